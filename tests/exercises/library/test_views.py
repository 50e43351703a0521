import re

import pytest
from django.urls import reverse

from exercises.models import Equipment, Exercise, Progression, Study
from tests.exercises.library.pages import LIST, shown, text
from tests.factories import make_exercise, make_membership, make_squad


@pytest.fixture
def ladder(db):
    """A step from Sit to Lift to Drive, and a variation of Lift."""
    sit, lift, drive = (
        make_exercise(name=name, slug=name.lower(), position_in_family=place)
        for place, name in enumerate(("Sit", "Lift", "Drive"))
    )
    Progression.objects.create(easier=sit, harder=lift)
    Progression.objects.create(easier=lift, harder=drive)
    lift.variants.add(make_exercise(name="Twist", slug="twist"), drive)
    return lift


@pytest.mark.sweep
@pytest.mark.parametrize("who", (None, "athlete", "coach", "stranger"))
@pytest.mark.parametrize("name", ("exercise_list", "evidence"))
def test_page_is_open_to_all(client, loaded, request, name, who):
    if who:
        person = request.getfixturevalue(who)
        client.force_login(getattr(person, "user", person))

    response = client.get(reverse(f"exercises:{name}"))

    assert response.status_code == 200


@pytest.mark.parametrize(
    "slug",
    ("seated-knee-lift-lean", "active-hang", "high-knee-march", "bench-knee-raise"),
)
def test_exercise_detail_shows_all_the_catalogue_holds(client, loaded, slug):
    exercise = Exercise.objects.get(slug=slug)

    page = text(client.get(exercise.get_absolute_url()))

    lines = [
        *exercise.setup,
        *exercise.steps,
        *exercise.cues,
        *exercise.safety,
        *exercise.resistance,
        *exercise.notes,
        *(fault[key] for fault in exercise.faults for key in ("see", "fix")),
        *exercise.muscles.values_list("name", flat=True),
        *exercise.equipment.values_list("name", flat=True),
        *exercise.harder.values_list("name", flat=True),
        *exercise.easier.values_list("name", flat=True),
        exercise.pattern,
        exercise.origin_note,
        exercise.illustration["start"]["caption"],
    ]
    page = re.sub(r'<a href="/evidence/[^>]+>(.+?)</a>', r"\1", page)
    assert [line for line in lines if line.replace("'", "&#x27;") not in page] == []


@pytest.mark.parametrize("slug", ("nope", "x" * 300))
def test_exercise_detail_of_nothing_is_not_found(client, loaded, slug):
    assert client.get(f"/exercises/{slug}/").status_code == 404


def test_exercise_detail_names_the_source_of_the_dose(client, loaded):
    lean = text(client.get("/exercises/seated-knee-lift-lean/"))
    bench = text(client.get("/exercises/bench-knee-raise/"))

    article = 'the <a href="/evidence/#article">article</a>'
    assert f"<b>From {article}:</b> sets, reps, hold and days." in lean
    assert "About 5–7 minutes a session." in lean
    assert "Our convention:</b> the full dose." in bench


def test_exercise_detail_sorts_its_neighbours(client, ladder):
    context = client.get(ladder.get_absolute_url()).context

    names = {
        side: [exercise.name for exercise in context[side]]
        for side in ("easier", "harder", "variants")
    }
    assert names == {"easier": ["Sit"], "harder": ["Drive"], "variants": ["Twist"]}


def test_exercise_detail_shows_a_variation_from_both_its_ends(client, ladder):
    twist = Exercise.objects.get(slug="twist")

    assert client.get(twist.get_absolute_url()).context["variants"] == [ladder]


@pytest.mark.parametrize(
    ("who", "words"),
    (
        (None, "Sign in to log it"),
        ("athlete", "Log this exercise"),
    ),
)
def test_exercise_detail_leads_to_the_log(client, ladder, request, who, words):
    if who:
        client.force_login(request.getfixturevalue(who).user)

    assert f">{words}</a>" in text(client.get(ladder.get_absolute_url()))


def test_coach_who_does_not_train_is_not_asked_to_log(client, ladder, coach):
    client.force_login(coach)

    assert "log it" not in text(client.get(ladder.get_absolute_url())).lower()


def test_exercise_of_a_squad_is_for_the_squad(
    client, empty_library, squad, athlete, stranger
):
    custom = make_exercise(squad=squad, slug="garage", origin="squad")

    client.force_login(athlete.user)
    inside = client.get(custom.get_absolute_url())
    listed = shown(client.get(LIST))
    client.force_login(stranger)
    outside = client.get(custom.get_absolute_url())

    assert (inside.status_code, outside.status_code) == (200, 404)
    assert listed == ["garage"]
    assert shown(client.get(LIST)) == []


def test_namesakes_have_each_their_page(client, squad, athlete):
    second = make_squad()
    make_membership(athlete=athlete, squad=second)
    namesakes = [
        make_exercise(squad=squad, slug="lift", name="Ours"),
        make_exercise(squad=second, slug="lift", name="Ours too"),
        make_exercise(slug="lift", name="Everyone's"),
    ]
    client.force_login(athlete.user)

    for exercise in namesakes:
        response = client.get(exercise.get_absolute_url())
        assert response.context["exercise"] == exercise


@pytest.mark.parametrize("item_count", (1, 3))
def test_exercise_detail_query_count(
    client, athlete, item_count, django_assert_num_queries
):
    lift = make_exercise()
    for _number in range(item_count):
        Progression.objects.create(easier=lift, harder=make_exercise())
        kit = Equipment.objects.create(slug=f"kit-{_number}", name="Kit")
        lift.equipment_roles.create(equipment=kit, is_required=True, position=0)

    with django_assert_num_queries(3):  # edition, exercise, neighbours
        visitor = client.get(lift.get_absolute_url())
    client.force_login(athlete.user)
    with django_assert_num_queries(4):  # session, user, exercise, neighbours
        client.get(lift.get_absolute_url())

    assert len(visitor.context["harder"]) == item_count


def test_evidence_query_count(client, loaded, django_assert_num_queries):
    with django_assert_num_queries(2):  # edition, studies
        client.get(reverse("exercises:evidence"))


def test_evidence_shows_both_sides_with_anchors(client, loaded):
    page = text(client.get(reverse("exercises:evidence")))

    for words in (
        'id="study-deane-2005"',
        'id="study-indiana-state-2006"',
        'id="study-dorn-2012"',
        'id="study-weyand-2000"',
        'href="https://doi.org/10.1007/s00167-015-3583-y"',
        "Supports the training",
        "Against the training",
        'id="article"',
        'id="misquotes"',
        "3.8% and 9.0%",
    ):
        assert words in page


def test_evidence_holds_every_study_once(client, loaded):
    page = client.get(reverse("exercises:evidence")).text

    anchors = re.findall(r'id="study-([\w-]+)"', page)
    assert sorted(anchors) == sorted(Study.objects.values_list("slug", flat=True))
    targets = set(re.findall(r'href="(?:/evidence/)?#([\w-]+)"', page)) - {"main"}
    assert [one for one in targets if f'id="{one}"' not in page] == []


def test_evidence_puts_the_sides_first(client, loaded):
    page = client.get(reverse("exercises:evidence")).text

    order = [page.index(f'id="{name}"') for name in ("short", "sides", "article")]
    order += [page.index(f'id="{name}"') for name in ("misquotes", "timing-sprints")]
    assert order == sorted(order)
    assert page.index('id="study-thorborg-2016"') > page.index('id="study-weyand-2000"')


def test_evidence_without_studies_says_so(client, empty_library):
    page = text(client.get(reverse("exercises:evidence")))

    assert page.count("No studies here yet.") == 3


@pytest.mark.parametrize("name", ("exercise_list", "evidence"))
def test_visitors_get_no_session(client, loaded, name):
    client.get(reverse(f"exercises:{name}"))

    assert "session" not in client.cookies


@pytest.mark.parametrize(
    "path", ("/exercises/", "/exercises/seated-knee-lift/", "/evidence/")
)
def test_visitors_page_may_be_kept_by_any_cache(client, loaded, path):
    response = client.get(path)

    assert response["Cache-Control"] == "public, max-age=300"
    assert not response.cookies
