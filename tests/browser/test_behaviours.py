"""What the scripts add to pages that work without them."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from accounts.models import User
from tests.browser.conftest import DESKTOP, PHONE
from tests.factories import make_athlete, make_user

REPS = "#id_reps"
LOAD = "#id_load"


@pytest.fixture
def components(page, sign_in):
    sign_in(make_user(is_staff=True))
    page.goto(reverse("components"))
    return page


def press(page, field, step_by):
    page.locator(f'[data-stepper]:has({field}) [data-step-by="{step_by}"]').click()


def test_stepper_starts_from_the_previous_value_and_stops_at_its_limit(components):
    press(components, REPS, 1)
    first = components.input_value(REPS)
    for _press in range(12):
        press(components, REPS, -1)

    assert first == "10"
    assert components.input_value(REPS) == "1"


@pytest.mark.parametrize(
    ("typed", "stepped"), (("", "0.5"), ("2,25", "2.75"), ("300", "300.0"))
)
def test_stepper_reads_a_comma_and_keeps_the_decimals(components, typed, stepped):
    components.fill(LOAD, typed)

    press(components, LOAD, 1)

    assert components.input_value(LOAD) == stepped


def test_tab_goes_from_number_to_number_and_arrows_step(components):
    components.locator(REPS).focus()

    components.keyboard.press("ArrowUp")
    components.keyboard.press("ArrowDown")
    components.keyboard.press("ArrowDown")
    components.keyboard.press("Tab")

    assert components.input_value(REPS) == "8"
    left = components.evaluate("() => document.activeElement.matches('[data-step-by]')")
    assert not left


def test_number_is_selected_when_touched(components):
    components.fill(LOAD, "12.5")

    components.locator(REPS).focus()
    components.locator(LOAD).focus()

    assert components.evaluate("() => getSelection().toString()") == "12.5"


def test_refused_form_starts_at_its_summary(components):
    focused = "() => 'errorSummary' in document.activeElement.dataset"

    assert components.evaluate(focused)


def test_second_tap_sends_nothing(page):
    posts = []
    page.goto(reverse("accounts:theme_set"))

    def refuse(route):
        # An icon may still be on its way.
        if route.request.method != "POST":
            return route.fallback()
        posts.append(route.request.url)
        return route.abort()

    page.route("**/*", refuse)
    page.evaluate(
        """() => {
          const form = document.querySelector("main form");
          form.requestSubmit();
          form.requestSubmit();
        }"""
    )
    page.wait_for_timeout(200)

    assert len(posts) == 1


@pytest.fixture
def preferences(page, sign_in):
    sign_in(make_user(display_name="Maja"))
    page.goto(reverse("accounts:preferences"))
    page.fill("[name=display_name]", "Maja B.")
    return page


def save(page):
    page.get_by_role("button", name="Save").first.click()


def test_entries_stay_when_there_is_no_signal(preferences, page_errors):
    preferences.context.set_offline(True)
    save(preferences)
    preferences.get_by_text("No signal, so nothing was sent").wait_for()
    typed = preferences.input_value("[name=display_name]")
    stored = User.objects.get().display_name
    page_errors.clear()

    preferences.context.set_offline(False)
    preferences.get_by_text("No signal, so nothing was sent").wait_for(state="hidden")
    with preferences.expect_navigation():
        save(preferences)

    assert (typed, stored) == ("Maja B.", "Maja")
    assert User.objects.get().display_name == "Maja B."


@pytest.mark.parametrize("size", (PHONE, DESKTOP))
def test_no_signal_notice_does_not_cover_the_button(page, sign_in, page_errors, size):
    athlete = make_athlete(user=make_user())
    sign_in(athlete.user)
    page.set_viewport_size(size)
    page.goto(reverse("assessments:assessment_create", args=[athlete.pk]))
    button = page.get_by_role("button", name="Save and show result")

    page.context.set_offline(True)
    button.click()
    bar = page.locator("[data-no-signal]")
    bar.wait_for()
    page_errors.clear()

    notice, submit = bar.bounding_box(), button.bounding_box()
    assert notice["y"] + notice["height"] <= submit["y"]


def test_site_on_the_same_device_needs_no_signal(preferences):
    preferences.evaluate(
        "Object.defineProperty(navigator, 'onLine', { get: () => false })"
    )

    with preferences.expect_navigation():
        save(preferences)

    assert User.objects.get().display_name == "Maja B."


def test_theme_of_a_visitor_follows_the_device(page):
    ground = "() => getComputedStyle(document.body).backgroundColor"
    page.goto(reverse("home"))

    page.emulate_media(color_scheme="light")
    light = page.evaluate(ground)
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(ground)

    assert (light, dark) == ("rgb(241, 244, 247)", "rgb(11, 17, 25)")


def test_toast_leaves_but_not_under_the_pointer(page):
    page.clock.install()
    page.goto(reverse("home"))
    page.evaluate(
        """async (address) => {
          const toast = document.createElement("div");
          toast.className = "toast-bar";
          toast.dataset.toast = "";
          toast.textContent = "Set logged.";
          document.querySelector(".toasts").append(toast);
          await import(`${address}?again`);
        }""",
        "/static/js/page/toast.js",
    )
    toast = page.locator("[data-toast]")

    toast.hover()
    page.clock.run_for(9_000)
    stayed = toast.is_visible()
    page.mouse.move(5, 5)
    page.clock.run_for(9_000)

    assert stayed
    assert not toast.is_visible()


@pytest.fixture
def library(page):
    call_command("load_exercises", verbosity=0)
    return page


def test_animated_figure_is_loaded_on_request(library):
    page, requested = library, []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(reverse("exercises:exercise_detail", args=["seated-knee-lift"]))
    page.wait_for_load_state("networkidle")
    before = [url for url in requested if "-motion" in url]

    page.get_by_text("Play").click()
    page.locator(".motion img").evaluate("image => image.decode()")

    assert before == []
    assert [url for url in requested if "-motion" in url]
    assert page.get_by_text("Stop", exact=True).is_visible()


def test_equipment_is_stored_on_the_device(library):
    page, address = library, reverse("exercises:exercise_list")
    page.goto(address)
    page.locator("details:has([name=kit]) > summary").click()
    page.locator('input[name="kit"]').first.check()
    page.goto(address)

    page.get_by_text("Use my equipment").click()
    page.wait_for_url("**?*kit=*")

    assert page.locator('input[name="kit"]').first.is_checked()
    assert page.locator("[data-kit-offer]").is_hidden()


def test_enter_moves_between_numbers_on_the_test_form(page, sign_in):
    athlete = make_athlete(user=make_user())
    sign_in(athlete.user)
    page.goto(reverse("assessments:assessment_create", args=[athlete.pk]))
    first, second = page.locator("#upright [data-lift] .stepper input").all()[:2]

    first.fill("9")
    first.press("Enter")

    assert second.evaluate("input => input === document.activeElement")
    assert first.get_attribute("enterkeyhint") == "next"
    assert page.url.endswith("/add/")


def test_minutes_update_with_the_numbers(library):
    page = library
    page.goto(reverse("exercises:exercise_detail", args=["seated-knee-lift"]))
    page.get_by_text("Calculate your minutes").click()

    page.fill("#id_hold", "10")
    page.locator("#id_hold").blur()
    page.wait_for_url("**hold=10**")

    assert "minutes a session" in page.locator('[data-fresh="minutes"]').inner_text()
