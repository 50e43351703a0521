"""Where the figures stand: both sides, both ends, moving, with weights, on a body."""

import re
import sys

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.html import escape

from exercises.figures import kinematics, pose, scene
from exercises.figures.exercise_figures import drawn_faults, load_figures, muscle_map
from exercises.figures.thumbnail import drawing
from exercises.figures.words import alt
from exercises.models import Exercise
from tests.exercises.library.pages import text
from tests.factories import make_user

STATIC = settings.BASE_DIR / "static"


def page_of(client, slug, **query):
    return client.get(reverse("exercises:exercise_detail", args=[slug]), query).text


@pytest.mark.sweep
def test_every_picture_of_every_exercise_page_is_there(client, loaded):
    for exercise in Exercise.objects.library():
        for side in ("right", "left"):
            html = page_of(client, exercise.slug, side=side)
            named = re.findall(r'src="/static/(figures/[^"]+)"', html)
            missing = [name for name in named if not (STATIC / name).is_file()]
            assert named
            assert missing == [], exercise.slug


def test_left_side_is_shown_where_there_is_one(client, loaded):
    assert "/seated-knee-lift-left.svg" in page_of(
        client, "seated-knee-lift", side="left"
    )
    assert "/seated-knee-lift-left" not in page_of(client, "seated-knee-lift")
    hanging = page_of(client, "hanging-pike", side="left")
    assert "-left" not in "".join(re.findall(r'src="([^"]+)"', hanging))


def test_both_ends_stand_small_beside_the_figure(client, loaded):
    html = page_of(client, "hanging-leg-raise")
    start = Exercise.objects.get(slug="hanging-leg-raise").illustration["start"]

    assert html.count('class="poses') == 1
    assert start["caption"] in text(client.get("/exercises/hanging-leg-raise/"))
    assert html.count('class="shapes"') == 1


def test_weights_are_drawn_where_the_catalogue_offers_them(client, loaded):
    rows = Exercise.objects.for_page()
    hanging, seated = (
        rows.get(slug=slug) for slug in ("hanging-leg-raise", "seated-knee-lift")
    )

    assert [name for _, name in load_figures(hanging)] == ["Ankle weights", "Dumbbell"]
    assert [name for _, name in load_figures(seated)] == ["Ankle weights"]
    assert all(picture for picture, _ in load_figures(hanging))
    assert load_figures(hanging)[0][0] in page_of(client, hanging.slug)


def test_faults_are_drawn_where_a_pose_exists(client, loaded):
    assert drawing("test-fault-slouch") in page_of(client, "seated-knee-lift")
    for exercise in Exercise.objects.library():
        for fault in drawn_faults(exercise):
            assert bool(fault["drawing"]) is ("picture" in fault), exercise.slug


def test_muscles_lie_on_a_body(client, loaded):
    exercise = Exercise.objects.for_page().get(slug="hanging-leg-raise")

    assert 'class="m1"' in muscle_map(exercise)
    assert muscle_map(exercise).count("<path") == len(exercise.muscle_list)


def modules_called(function):
    """Return the files of all Python code that runs while the function is called."""
    files = set()
    sys.setprofile(lambda frame, _event, _arg: files.add(frame.f_code.co_filename))
    try:
        function()
    finally:
        sys.setprofile(None)
    return files


@pytest.mark.parametrize(
    "path",
    (
        "/exercises/",
        "/exercises/hanging-pike/",
        "/exercises/hanging-pike/card/",
        "/exercises/compare/?a=hanging-pike&b=seated-knee-lift",
        "/pike-progression/",
    ),
)
def test_page_computes_no_pose(client, loaded, path):
    files = modules_called(lambda: client.get(path))

    assert not files & {module.__file__ for module in (kinematics, pose, scene)}


def test_pose_is_noticed_where_it_is_computed(loaded):
    illustration = Exercise.objects.get(slug="hanging-pike").illustration

    files = modules_called(lambda: alt("hanging-pike", illustration))

    assert kinematics.__file__ in files


def test_alternative_text_is_that_of_the_joint_angles(client, loaded):
    for exercise in Exercise.objects.library():
        assert exercise.image_text == alt(exercise.slug, exercise.illustration)
    assert escape(exercise.image_text) in page_of(client, exercise.slug)


@pytest.mark.parametrize(("is_staff", "status"), ((True, 200), (False, 404)))
def test_all_figures_are_for_those_who_build(client, loaded, is_staff, status):
    client.force_login(make_user(is_staff=is_staff))

    response = client.get(reverse("exercises:figure_sheet"))

    assert response.status_code == status
    if is_staff:
        drawn = len([*(STATIC / "figures").glob("*.svg")])
        assert response.text.count('src="/static/figures/') == drawn
