from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils.html import escape
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE as IMAGE

from exercises.library.print_card import PrintCard, print_card_of
from exercises.models import Exercise
from hipflex.printing import pdf, weasyprint_worker
from tests.exercises.custom_exercises.images import drawn
from tests.exercises.library.pages import text
from tests.factories import make_exercise, make_picture, make_squad
from tests.pdf_contents import (
    PAPERS,
    SIZES,
    font_families,
    open_pdf,
    page_sizes,
    pdf_text,
    qr_codes,
)

SHORT = PrintCard(setup=["a"], steps=["b"], cues=["c"], faults=["d"], safety=["e"])
LINE = "x" * 46


def card(slug, paper="a4", kind=""):
    name = f"exercises:print_card{kind}"
    return f"{reverse(name, args=[slug])}?paper={paper}"


@pytest.mark.parametrize(
    ("steps", "fit"),
    ((5, "large"), (7, "roomy"), (8, "usual"), (17, "dense"), (18, "tiny")),
)
def test_the_more_words_the_smaller(steps, fit):
    assert replace(SHORT, steps=[LINE] * steps, cues=[]).fit == fit


def test_what_to_say_stands_below_the_shorter_column():
    assert SHORT.has_cues_left
    assert not replace(SHORT, setup=[LINE] * 4).has_cues_left
    assert replace(SHORT, setup=[LINE] * 4, faults=[LINE] * 5).has_cues_left


def test_columns_without_words_take_no_room():
    empty = PrintCard(setup=[], steps=[LINE], cues=[], faults=[], safety=[])

    assert empty.fit == "large"


@pytest.mark.sweep
@pytest.mark.parametrize("who", (None, "athlete", "coach", "stranger"))
def test_card_is_open_to_all(client, loaded, request, who):
    if who:
        person = request.getfixturevalue(who)
        client.force_login(getattr(person, "user", person))

    response = client.get(card("seated-knee-lift"))

    assert response.status_code == 200


@pytest.mark.sweep
def test_card_says_all_that_a_coach_points_at(client, loaded):
    exercise = Exercise.objects.get(slug="seated-knee-lift-lean")

    page = text(client.get(card(exercise.slug)))

    lines = [
        *(exercise.name, exercise.summary, "8–10", "2–3 s", "days a week"),
        *("sets, reps, hold and days.", "Our convention:", "See it move"),
        *(*exercise.setup, *exercise.steps, *exercise.safety),
        *(f"“{cue}”" for cue in exercise.cues),
        *(fault[key] for fault in exercise.faults for key in ("see", "fix")),
        *exercise.muscles.values_list("name", flat=True),
        exercise.illustration["start"]["caption"],
        "http://testserver/exercises/seated-knee-lift-lean/",
    ]
    assert [line for line in lines if escape(line) not in page] == []


def test_card_may_be_kept_by_any_cache(client, loaded):
    response = client.get(card("hanging-pike"))

    assert response["Cache-Control"] == "public, max-age=300"


@pytest.mark.parametrize("kind", ("", "_pdf"))
def test_card_of_what_is_not_there_is_not_found(client, loaded, kind):
    assert client.get(card("no-such-lift", kind=kind)).status_code == 404


@pytest.mark.parametrize("kind", ("", "_pdf"))
def test_card_of_another_squads_exercise_is_not_found(client, athlete, kind):
    own = make_exercise(slug="ours", squad=make_squad())
    client.force_login(athlete.user)

    assert client.get(card(own.address, kind=kind)).status_code == 404


def test_card_of_the_squads_own_exercise_does_without_figures(client, athlete, squad):
    own = make_exercise(slug="ours", squad=squad)
    client.force_login(athlete.user)

    page = client.get(card(own.address)).text

    assert own.get_absolute_url() in page
    assert "<img" not in page.partition("<main")[2]


def test_card_shows_the_squads_picture(client, athlete, squad):
    own = make_exercise(slug="ours", squad=squad)
    make_picture(exercise=own, full=drawn(size=(300, 500), kind="WEBP"))
    own.refresh_from_db()
    client.force_login(athlete.user)

    page = client.get(card(own.address)).text
    file = client.get(card(own.address, kind="_pdf")).content

    assert f'<img src="{own.photo}" alt="A lunge at a fence">' in page
    (sheet,) = open_pdf(file)
    (image,) = [one for one in sheet.get_objects() if one.type == IMAGE]
    assert image.get_px_size() == (300, 500)


def test_exercise_page_leads_to_its_card(client, loaded):
    exercise = Exercise.objects.get(slug="hanging-pike")

    assert 'href="card/"' in client.get(exercise.get_absolute_url()).text


@pytest.mark.parametrize(("paper", "other"), (("a4", "letter"), ("letter", "a4")))
def test_other_paper_is_a_link_away(client, loaded, paper, other):
    page = client.get(card("hanging-pike", paper)).text

    assert f'href="?paper={paper}" aria-current="true"' in page
    assert f'href="?paper={other}">' in page
    assert ("paper-letter.css" in page) == (paper == "letter")


def test_pdf_is_not_offered_where_it_cannot_be_made(client, loaded, monkeypatch):
    monkeypatch.setattr(pdf, "available", lambda: False)

    page = client.get(card("hanging-pike"))
    refused = client.get(card("hanging-pike", "letter", "_pdf"))

    assert "card.pdf" not in page.text
    assert refused.status_code == 404
    assert "This site can't make PDF files" in refused.text
    assert card("hanging-pike", "letter") in refused.text


def test_busy_printer_says_when_to_come_back(client, loaded, monkeypatch):
    def busy(page, *, base):
        raise pdf.BusyError

    monkeypatch.setattr(pdf, "available", lambda: True)
    monkeypatch.setattr(pdf, "render_pdf", busy)

    response = client.get(card("hanging-pike", kind="_pdf"))

    assert response.status_code == 503
    assert response["Retry-After"] == "20"
    assert "Too many PDF requests" in response.text


@pytest.mark.sweep
@pytest.mark.slow
def test_pdf_is_the_same_every_time(client, loaded):
    one = client.get(card("hanging-pike", kind="_pdf"))
    pdf.caches["pdf"].clear()
    other = client.get(card("hanging-pike", kind="_pdf"))
    unchanged = client.get(
        card("hanging-pike", kind="_pdf"), headers={"if-none-match": one["ETag"]}
    )

    assert one.content == other.content
    assert unchanged.status_code == 304
    assert one["Cache-Control"] == "public, max-age=300"
    assert one["Content-Disposition"] == 'inline; filename="hanging-pike-a4.pdf"'


@pytest.mark.sweep
@pytest.mark.slow
def test_pdf_can_be_read_by_people_phones_and_screen_readers(client, loaded):
    file = client.get(card("seated-knee-lift", kind="_pdf")).content

    printed = pdf_text(file)
    document = open_pdf(file)
    assert "Slumping or rounding the lower back" in printed
    assert "Stop if you feel sharp or pinching groin pain" in printed
    assert qr_codes(file) == ["http://testserver/exercises/seated-knee-lift/"]
    assert document.get_metadata_dict()["Title"] == "Seated knee lift"
    assert document.is_tagged()
    assert font_families(file) == {"Archivo"}
    # Figures and code are drawn, not photographed.
    assert not any(one.type == IMAGE for page in document for one in page.get_objects())


@pytest.fixture
def in_this_process(monkeypatch):
    """Pressing many sheets is quicker without starting Python for each."""
    folders = [pdf.settings.BASE_DIR / "static"]

    def render(page, base):
        return weasyprint_worker.render_pdf(page, base, folders)

    monkeypatch.setattr(pdf, "_render", render)


def fullest_of_each_size():
    """Return the card with the longest column for each font size."""
    full = {}
    for exercise in Exercise.objects.all():
        card = print_card_of(exercise)
        left = (*card.setup, *card.steps)
        right = (*card.faults, *card.safety)
        words = max(len("".join(left)), len("".join(right)))
        full.setdefault(card.fit, []).append((words, exercise.slug))
    return {fit: max(cards)[1] for fit, cards in full.items()}


@pytest.mark.slow
@pytest.mark.sweep
@pytest.mark.parametrize("paper", PAPERS)
def test_fullest_pdf_of_each_size_is_one_side(client, loaded, in_this_process, paper):
    """The browser lays all cards out on both papers, `tests/browser/test_paper.py`."""
    slugs = fullest_of_each_size().values()
    files = {slug: client.get(card(slug, paper, "_pdf")).content for slug in slugs}

    longer = {slug: page_sizes(file) for slug, file in files.items()}
    assert longer == {slug: [SIZES[paper]] for slug in slugs}
    assert len(slugs) >= 3


@pytest.mark.sweep
def test_card_names_the_exercises_page_as_the_one_to_find(client, loaded):
    page = client.get("/exercises/seated-knee-lift/card/")
    pdf = client.get("/exercises/seated-knee-lift/card.pdf")

    address = "http://testserver/exercises/seated-knee-lift/"
    assert f'<link rel="canonical" href="{address}">' in page.text
    assert pdf["Link"] == f'<{address}>; rel="canonical"'
