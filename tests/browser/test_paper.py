"""What comes out of the printer: how many sheets, and nothing on top of anything."""

from django.urls import reverse

from exercises.catalogue import load
from exercises.models import Exercise
from tests.factories import make_athlete, make_plan, make_plan_item, make_user
from tests.pdf_contents import PAPERS, SIZES, open_pdf, page_sizes, page_text, qr_codes

# How far the words end above what stands at the foot of the sheet, in pixels.
ROOM = """() => {
  const bottoms = [...document.querySelectorAll(".columns > div > *")]
    .map((one) => one.getBoundingClientRect().bottom);
  const foot = document.querySelector(".ending").getBoundingClientRect();
  return foot.top - Math.max(...bottoms);
}"""
LETTER = """(on) => {
  const link = document.querySelector("link[href$='/paper-letter.css']");
  link.sheet.disabled = !on;
}"""
# The paper less its margins, at 96 pixels an inch.
BETWEEN_MARGINS = {"a4": 687, "letter": 702}

TIGHTEST = 4


def card(slug: str, paper: str) -> str:
    return f"{reverse('exercises:print_card', args=[slug])}?paper={paper}"


def printed(page) -> bytes:
    return page.pdf(prefer_css_page_size=True)


def plan_of_everything():
    """A plan with every exercise there is, and who follows it."""
    user = make_user(email="maja@example.org", display_name="Maja")
    athlete = make_athlete(name="Maja", user=user)
    plan = make_plan(athlete=athlete)
    for place, exercise in enumerate(Exercise.objects.in_progression_order()):
        make_plan_item(plan=plan, athlete=athlete, exercise=exercise, position=place)
    return plan, user


def room_of(page, paper) -> float:
    page.set_viewport_size({"width": BETWEEN_MARGINS[paper], "height": 1000})
    # What Letter has more than A4 is one style sheet.
    page.evaluate(LETTER, paper == "letter")
    return page.evaluate(ROOM)


def test_every_card_is_one_side(page, shipped):
    """All are laid out; those with least room are printed."""
    load.load(*shipped)
    slugs = [*Exercise.objects.values_list("slug", flat=True)]
    room = {}
    page.emulate_media(media="print")
    for slug in slugs:
        page.goto(card(slug, "letter"))
        room |= {(paper, slug): room_of(page, paper) for paper in PAPERS}
    for paper in PAPERS:
        for slug in sorted(slugs, key=lambda slug: room[paper, slug])[:TIGHTEST]:
            page.goto(card(slug, paper))
            assert page_sizes(printed(page)) == [SIZES[paper]], (paper, slug)

    assert {which: n for which, n in room.items() if n < 4} == {}


def test_printed_code_leads_to_the_exercise(page, live_server, shipped):
    load.load(*shipped)
    page.goto(card("hanging-pike", "a4"))

    assert qr_codes(printed(page)) == [f"{live_server.url}/exercises/hanging-pike/"]


def test_session_sheet_repeats_its_head_and_tears_no_row(page, sign_in, shipped):
    load.load(*shipped)
    plan, user = plan_of_everything()
    sign_in(user)
    page.goto(f"{reverse('training:plan_sheet', args=[plan.pk])}?paper=letter")

    file = printed(page)

    sheets = [page_text(one) for one in open_pdf(file)]
    assert set(page_sizes(file)) == {SIZES["letter"]}
    assert len(sheets) > 3
    assert all("Effort" in sheet and "Date" in sheet for sheet in sheets[:-1])
    for item in plan.items.select_related("exercise"):
        own = f"{item.exercise.name} {item.dose}"
        assert len([sheet for sheet in sheets if own in sheet]) == 1, own


def test_print_is_a_button_on_the_card_and_a_link_to_it(page, shipped):
    load.load(*shipped)
    page.goto(reverse("exercises:exercise_detail", args=["hanging-pike"]))
    page.get_by_role("link", name="Print").click()
    page.get_by_role("link", name="Letter").click()
    page.evaluate("window.print = () => { window.printCalled = true; }")

    page.get_by_role("button", name="Print").click()

    assert page.evaluate("window.printCalled")
    assert page.url.endswith("/exercises/hanging-pike/card/?paper=letter")
