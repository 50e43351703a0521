"""What people come for, from the first page to the result, in a real browser."""

import re

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from accounts.models import Athlete
from assessments.models import Assessment
from tests.exercises.custom_exercises.images import drawn, exif
from tests.world import make_world
from training.models import SetLog

PASSWORD = "three green bridges"
TABLET = {"width": 1024, "height": 768}


@pytest.fixture
def catalogue(transactional_db):
    call_command("load_exercises", verbosity=0)


def sign_up(page, *, name, role):
    page.goto("/account/signup/")
    page.get_by_text(role, exact=True).click()
    page.get_by_label("Name").fill(name)
    page.get_by_label("Email address").fill(f"{name.lower()}@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()


def test_visitor_finds_how_an_exercise_is_done(page, catalogue):
    page.goto("/")
    page.get_by_role("link", name="See 29 exercises").click()
    page.get_by_role("searchbox").fill("haning leg rase")
    page.get_by_role("searchbox").press("Enter")
    page.get_by_role("link", name=re.compile("Hanging straight-leg raise")).click()

    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Hanging straight-leg raise"
    )
    expect(page.get_by_text("Lower slowly to a full stop and repeat.")).to_be_visible()


def test_athlete_logs_two_sets_of_each_side(page, catalogue):
    sign_up(page, name="Maja", role="I train")
    page.goto("/today/")
    page.get_by_role(
        "button", name=re.compile("start a session without a plan", re.IGNORECASE)
    ).click()
    page.get_by_label(re.compile("exercise", re.IGNORECASE)).first.select_option(
        label="Seated knee lift"
    )
    page.get_by_role("button", name=re.compile("Add")).click()
    for number in (1, 2):
        if number > 1:
            page.get_by_role("link", name="Add a set").click()
        for side in ("left", "right"):
            page.get_by_role("textbox", name="Reps").fill("8")
            page.get_by_role("textbox", name="Hold, seconds").fill("3")
            page.get_by_role("button", name=f"Save set {number}, {side}").click()
    page.get_by_role("button", name="Finish session").click()

    logged = SetLog.objects.order_by("number", "side")
    assert [(s.number, s.side, s.reps, s.hold_s) for s in logged] == [
        (1, "L", 8, 3),
        (1, "R", 8, 3),
        (2, "L", 8, 3),
        (2, "R", 8, 3),
    ]
    page.goto("/progress/")
    expect(page.get_by_text("of 15 min")).to_be_visible()


def test_coach_tests_an_athlete_on_a_tablet(page, catalogue):
    page.set_viewport_size(TABLET)
    sign_up(page, name="Jonas", role="I coach")
    page.get_by_label("Name").fill("Sprint squad")
    page.get_by_role("button", name=re.compile("squad", re.IGNORECASE)).click()
    page.get_by_role("link", name="Add athlete").first.click()
    page.get_by_label("Name").fill("Levi")
    page.get_by_label(re.compile("^Height")).fill("175")
    page.get_by_label(re.compile("^They agreed")).check()
    page.get_by_role("button", name="Add athlete").click()
    athlete = Athlete.objects.get(name="Levi")
    page.goto(f"/athletes/{athlete.pk}/tests/add/")
    fill_in_test(page)
    page.get_by_role("button", name="Save and show result").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Upright standard")
    expect(page.get_by_text("+1.0 cm", exact=False).first).to_be_visible()
    assert Assessment.objects.get().trials.count() == 10


def fill_in_test(page):
    """Right 9.0, left 8.0 cm, both clear 15 and 30 degrees and fail at 45."""
    page.get_by_role("textbox", name="Pain, 0 to 10").fill("0")
    for question in ("Injury or surgery", "Hard hip work yesterday"):
        group = page.get_by_role("group", name=question)
        group.get_by_text("No", exact=True).click()
    for lift in ("trial 1", "trial 2"):
        page.get_by_role("textbox", name=f"Right, {lift}").fill("9.0")
        page.get_by_role("textbox", name=f"Left, {lift}").fill("8,0")
    for lean, result in ((15, "Cleared"), (30, "Cleared"), (45, "Not cleared")):
        for side in ("Right", "Left"):
            group = page.get_by_role("group", name=f"{side}, {lean}°")
            group.get_by_text(result, exact=True).click()


def test_coach_adds_an_exercise_that_an_athlete_logs(page, sign_in, tmp_path):
    world = make_world()
    call_command("load_exercises", verbosity=0)
    photo = tmp_path / "fence.jpg"
    # Held upright, and so stored lying on its side.
    photo.write_bytes(drawn(size=(1600, 1200), exif=exif(turned=6)))
    sign_in(world.coach)
    page.goto("/exercises/")
    page.get_by_role("link", name="Add exercise").click()
    fill_in_exercise(page, photo)
    page.get_by_role("button", name="Add exercise").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gate drive")
    address = page.url

    sign_in(world.mate)
    find_and_log_exercise(page)

    logged = SetLog.objects.get(athlete=world.mate.athlete)
    assert (logged.exercise.name, logged.reps, logged.side) == ("Gate drive", 8, "L")
    sign_in(world.stranger)
    assert page.goto(address).status == 404
    assert page.goto(f"{address}picture/").status == 404


def find_and_log_exercise(page):
    page.goto("/exercises/?q=gate+drive")
    page.get_by_role("link", name=re.compile("Gate drive")).click()
    picture = page.get_by_role("img", name="One knee over a gate")
    expect(picture).to_be_visible()
    assert picture.evaluate("one => one.decode().then(() => one.naturalHeight)") == 1200
    page.get_by_role("link", name="Log this exercise").click()
    page.get_by_role(
        "button", name=re.compile("session without a plan", re.IGNORECASE)
    ).click()
    page.get_by_role("textbox", name="Reps").fill("8")
    page.get_by_role("textbox", name="Hold, seconds").fill("2")
    page.get_by_role("button", name="Save set 1, left").click()
    expect(page.get_by_role("heading", name="Gate drive")).to_be_visible()


def fill_in_exercise(page, photo):
    page.get_by_label("Name").fill("Gate drive")
    page.get_by_label("Summary").fill("Drive one knee up over a gate.")
    page.get_by_label("Set-up").fill("A gate, hip high.")
    page.get_by_label("Steps", exact=True).fill("Stand tall.\nDrive the knee up.")
    page.get_by_role("button", name="Picture").set_input_files(photo)
    page.get_by_label("What the picture shows").fill("One knee over a gate")
    muscles = page.get_by_role("group", name="Primary muscles")
    muscles.get_by_text("Rectus femoris").click()


@pytest.mark.parametrize("path", ("/", "/exercises/", "/account/login/"))
def test_pages_of_visitors_work_without_javascript(chromium, live_server, path):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto(live_server.url + path)

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    context.close()


def test_injected_script_is_blocked(page, page_errors):
    page.goto("/")

    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.broken = true";
          document.head.append(script);
        }"""
    )

    assert page.evaluate("() => window.broken") is None
    assert any("CSP script-src" in complaint for complaint in page_errors)
    page_errors.clear()
