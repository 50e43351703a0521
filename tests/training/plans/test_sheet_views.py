import pytest
from django.urls import reverse

from hipflex.printing import pdf
from tests.exercises.library.pages import text
from tests.factories import make_exercise, make_plan, make_plan_item
from tests.pdf_contents import font_families, open_pdf, page_sizes, pdf_text, qr_codes

READERS = (("athlete", 200), ("coach", 200), ("physio", 200), ("stranger", 404))

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(athlete):
    plan = make_plan(athlete=athlete, name="Knees up")
    make_plan_item(plan=plan, athlete=athlete, sets=2)
    return plan


@pytest.fixture
def long_plan(athlete):
    """More than a sheet of paper holds."""
    plan = make_plan(athlete=athlete, name="All of it")
    for place in range(8):
        exercise = make_exercise(slug=f"lift-{place}", name=f"Lift {place}")
        make_plan_item(
            plan=plan, athlete=athlete, exercise=exercise, sets=3, position=place
        )
    return plan


def address(plan, kind="", paper="a4"):
    return f"{reverse(f'training:plan_sheet{kind}', args=[plan.pk])}?paper={paper}"


@pytest.mark.parametrize(("who", "status"), READERS)
@pytest.mark.parametrize("kind", ("", "_pdf"))
def test_sheet_is_for_those_who_see_the_plan(
    sign_in, plan, monkeypatch, kind, who, status
):
    monkeypatch.setattr(pdf, "render_pdf", lambda page, base: b"file")
    client = sign_in(who)

    assert client.get(address(plan, kind)).status_code == status


def test_sheet_says_who_what_and_where(own_page, plan, athlete):
    page = text(own_page.get(address(plan)))

    start = f"http://testserver/athletes/{athlete.pk}/sessions/start/"
    for line in ("Maja", "Knees up", "Date", "Effort", "Pain", start):
        assert line in page


def test_sheet_is_made_with_few_queries(
    own_page, long_plan, django_assert_max_num_queries
):
    with django_assert_max_num_queries(6):
        own_page.get(address(long_plan))


@pytest.mark.parametrize("who", ("athlete", "physio"))
def test_plan_leads_to_its_sheet(sign_in, plan, who):
    client = sign_in(who)

    page = client.get(plan.get_absolute_url()).text

    assert f'href="{reverse("training:plan_sheet", args=[plan.pk])}"' in page


def test_empty_plan_says_so(own_page, athlete):
    plan = make_plan(athlete=athlete)

    page = own_page.get(address(plan))

    assert "This plan has no exercises yet." in page.text


@pytest.mark.sweep
@pytest.mark.slow
def test_pdf_repeats_its_head_on_every_sheet_and_tears_no_row(own_page, long_plan):
    response = own_page.get(address(long_plan, "_pdf", "letter"))

    file = response.content
    sheets = [page.get_textpage().get_text_bounded() for page in open_pdf(file)]
    assert set(page_sizes(file)) == {(612, 792)}
    assert len(sheets) >= 2
    for number, sheet in enumerate(sheets, start=1):
        assert "Maja" in sheet
        assert "Effort" in sheet
        assert f"{number} / {len(sheets)}" in sheet
    for place in range(8):
        [own] = [sheet for sheet in sheets if f"Lift {place}" in sheet]
        rows = own.partition(f"Lift {place}")[2].partition("Lift")[0]
        assert rows.count("8 × 2 s") == 6


@pytest.mark.sweep
@pytest.mark.slow
def test_pdf_has_every_letter_of_a_name(own_page, plan, athlete):
    athlete.name = "Zoë “Bo” Öhl & X!"
    athlete.save()

    text = pdf_text(own_page.get(address(plan, "_pdf")).content)

    assert athlete.name in text
    assert "Session sheet" in text


@pytest.mark.sweep
@pytest.mark.slow
def test_pdf_is_private_readable_and_leads_to_the_log(own_page, plan, athlete):
    response = own_page.get(address(plan, "_pdf"))

    assert "private" in response["Cache-Control"]
    assert "no-store" in response["Cache-Control"]
    assert response["Content-Disposition"].endswith(f'session-{plan.pk}-a4.pdf"')
    assert "Knees up" in pdf_text(response.content)
    assert font_families(response.content) == {"Archivo"}
    assert open_pdf(response.content).is_tagged()
    start = f"http://testserver/athletes/{athlete.pk}/sessions/start/"
    assert qr_codes(response.content) == [start]
