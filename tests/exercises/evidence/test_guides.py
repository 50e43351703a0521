import pytest
from django.urls import reverse

from exercises.evidence import guides
from exercises.evidence.citations import names_a_source
from exercises.evidence.running_form import MAX_POINTS, SCORES, VIEWS, signs
from exercises.models import Exercise
from tests.exercises.library.pages import text
from tests.factories import make_exercise

READING = (guides.STANDING, guides.PIKE, guides.STRETCHES)


@pytest.mark.parametrize("guide", READING, ids=lambda guide: guide.view_name)
def test_guide_shows_its_exercises_from_easier_to_harder(
    client, loaded, guide, django_assert_num_queries
):
    with django_assert_num_queries(2):  # edition, exercises
        response = client.get(reverse(guide.view_name))

    page = text(response)
    places = [page.index(f'id="{slug}"') for slug in guide.exercises]
    assert places == sorted(places)
    assert response["Cache-Control"] == "public, max-age=300"
    for exercise in Exercise.objects.among(guide.exercises):
        assert all(line.replace("'", "&#x27;") in page for line in exercise.steps)


@pytest.mark.parametrize("guide", READING, ids=lambda guide: guide.view_name)
def test_guide_of_an_empty_library_says_so(client, empty_library, guide):
    page = text(client.get(reverse(guide.view_name)))

    assert "The library has none of these exercises yet." in page


def test_guide_leaves_out_what_squads_add(client, loaded, squad):
    make_exercise(squad=squad, slug="active-hang", name="Ours")

    page = text(client.get(reverse("exercises:pike_progression")))

    assert page.count('id="active-hang"') == 1
    assert "Ours" not in page


def test_pike_progression_says_what_opens_a_rung(client, loaded):
    page = text(client.get(reverse("exercises:pike_progression")))

    knees, legs, pike = (
        page.index(f'id="{slug}"')
        for slug in ("hanging-knee-raise", "hanging-leg-raise", "hanging-pike")
    )
    assert knees < page.index("(R-OPEN-HANG)") < legs
    assert pike < page.index("(R-OPEN-PIKE)")
    assert "7.5 cm upright on both sides and hang for 20 s" in page


def test_guides_are_about_exercises_that_are_there(shipped):
    slugs = {entry.slug for entry in shipped[0].exercises}
    named = [slug for guide in guides.GUIDES for slug in guide.exercises]

    assert set(named) <= slugs
    assert len(named) == len(set(named))
    assert {gate.exercise for gate in guides.PIKE_ENTRY_CRITERIA} < set(
        guides.PIKE.exercises
    )
    assert all(names_a_source(str(gate.basis)) for gate in guides.PIKE_ENTRY_CRITERIA)


@pytest.mark.parametrize(
    ("slug", "page"),
    (
        ("hanging-pike", "pike-progression"),
        ("standing-knee-lift", "standing-drill"),
        ("high-knee-skip", "running-form"),
        ("half-kneeling-stretch", "stretches"),
        ("seated-knee-lift", "test"),
    ),
)
def test_exercise_leads_to_its_guide(client, loaded, slug, page):
    html = client.get(f"/exercises/{slug}/").text

    assert f'<a href="/{page}/">' in html.split('class="progressions', 1)[1]


def test_exercise_without_a_guide_leads_to_none(client, loaded):
    assert guides.guide_of("ball-knee-tuck") is None
    assert client.get("/exercises/ball-knee-tuck/").status_code == 200


def test_library_and_guides_show_the_whole_ladder(client, loaded):
    for path in ("/exercises/", "/running-form/", "/stretches/", "/test/"):
        html = client.get(path).text

        nav = html.split('class="guides', 1)[1].split("</nav>")[0]
        assert nav.count("<a ") == len(guides.GUIDES)
        assert nav.count('aria-current="page"') == (path != "/exercises/")


def test_running_form_asks_the_database_nothing(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = text(client.get(reverse("exercises:running_form")))

    for words in ("10 m ahead", "240 frames", "from 0 to 12", "no cut-off", "Bramah"):
        assert words in page
    for sign in signs():
        assert str(sign.name) in page


def test_signs_are_the_six_of_the_article():
    assert [sign.id for sign in signs()] == ["F1", "F2", "F3", "F4", "F5", "F6"]
    assert [sign.id for sign in signs() if sign.is_good] == ["F4"]
    assert len(signs()) * max(SCORES) == MAX_POINTS
    assert [view.id for view in VIEWS] == ["front", "back", "side"]


def test_every_sign_is_drawn(settings):
    drawn = {path.stem for path in (settings.BASE_DIR / "static/figures").iterdir()}
    named = [name for sign in signs() for name in (sign.figure, sign.good) if name]

    assert set(named) <= drawn
    assert len(set(named)) == 8


def test_a_sign_without_a_good_picture_shows_one(client, db):
    assert 'src="/static/figures/.svg"' not in client.get("/running-form/").text
