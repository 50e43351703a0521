"""A squad's own exercise and its picture: what the database holds true of both."""

from datetime import UTC, datetime
from hashlib import sha256

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from accounts.models import Squad
from exercises.figures.exercise_figures import load_figures, thumbnail
from exercises.models import Exercise, ExercisePicture
from tests.factories import (
    MORNING,
    TINY_WEBP,
    make_exercise,
    make_picture,
    make_plan_item,
    make_set_log,
    make_squad,
    make_staff,
    make_user,
)


@pytest.fixture
def own(squad):
    return make_exercise(squad=squad, slug="fence-drive", name="Fence drive")


@pytest.mark.parametrize(
    ("broken", "constraint"),
    (
        ({"origin": "article"}, "exercises_exercise_origin_fits_its_owner"),
        ({"dose_basis": "convention"}, "exercises_exercise_origin_fits_its_owner"),
        ({"picture_alt": " "}, "exercises_exercise_picture_alt_is_custom"),
        ({"version": 0}, "exercises_exercise_version_from_1"),
        (
            {"archived_at": datetime(1980, 1, 1, tzinfo=UTC)},
            "exercises_exercise_archived_by_its_squad",
        ),
        ({"summary": "x" * 301}, "exercises_exercise_custom_texts_are_short"),
        ({"steps": ["Lift."] * 13}, "exercises_exercise_custom_texts_are_short"),
        ({"setup": ["A box."] * 13}, "exercises_exercise_custom_texts_are_short"),
        ({"cues": ["Up."] * 13}, "exercises_exercise_custom_texts_are_short"),
        ({"safety": ["Stop."] * 13}, "exercises_exercise_custom_texts_are_short"),
        ({"slug": "12_lift"}, "exercises_exercise_slug_of_small_letters"),
    ),
)
def test_database_refuses_a_broken_exercise_of_a_squad(squad, broken, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        make_exercise(squad=squad, **broken)


@pytest.mark.parametrize(
    ("broken", "constraint"),
    (
        ({"dose_basis": "squad"}, "exercises_exercise_origin_fits_its_owner"),
        ({"picture_alt": "A"}, "exercises_exercise_picture_alt_is_custom"),
        ({"archived_at": MORNING}, "exercises_exercise_archived_by_its_squad"),
    ),
)
def test_database_keeps_the_library_apart(db, broken, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        make_exercise(**broken)


def test_a_squad_has_each_name_once(own, squad):
    make_exercise(squad=make_squad(), name="Fence drive")

    with pytest.raises(IntegrityError, match="exercises_exercise_squad_name_once"):
        make_exercise(squad=squad, name="fence DRIVE")


@pytest.mark.parametrize(
    ("broken", "constraint"),
    (
        ({"full": b""}, "exercises_picture_is_webp"),
        ({"full": b"<svg onload='alert(1)'/>"}, "exercises_picture_is_webp"),
        ({"thumbnail": b"GIF89a" + TINY_WEBP}, "exercises_picture_is_webp"),
        ({"full": TINY_WEBP + bytes(600_000)}, "exercises_picture_size_limit"),
        ({"thumbnail": TINY_WEBP + bytes(80_000)}, "exercises_picture_size_limit"),
        ({"width": 0}, "exercises_picture_side_limit"),
        ({"height": 1201}, "exercises_picture_side_limit"),
        ({"source": "A" * 64}, "exercises_picture_source_is_sha256"),
        ({"has_picture": False}, "exercises_picture_"),
    ),
)
def test_database_refuses_a_broken_picture(own, broken, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        make_picture(exercise=own, **broken)


def test_database_keeps_no_picture_without_words(own):
    make_picture(exercise=own)

    with pytest.raises(IntegrityError, match="exercises_picture_belongs_to_alt_text"):
        Exercise.objects.filter(pk=own.pk).update(picture_alt="")


def test_database_takes_no_picture_without_words(own):
    drawn = {"full": TINY_WEBP, "thumbnail": TINY_WEBP, "width": 1, "height": 1}

    with pytest.raises(IntegrityError, match="exercises_picture_has_alt_text"):
        ExercisePicture.objects.create(exercise=own, source="0" * 64, **drawn)


def test_picture_knows_its_digest(own):
    picture = make_picture(exercise=own)
    picture.refresh_from_db()

    assert picture.digest == sha256(TINY_WEBP).hexdigest()
    assert str(picture) == f"Picture of exercise {own.pk}"


def test_no_address_is_like_another(own, squad):
    other = make_squad()
    exercises = [
        own,
        make_exercise(slug="fence-drive"),
        make_exercise(slug=f"{squad.pk}-fence-drive"),
        make_exercise(squad=other, slug="fence-drive"),
        make_exercise(squad=squad, slug=f"{other.pk}-fence-drive"),
    ]

    assert own.get_absolute_url() == f"/exercises/{squad.pk}_fence-drive/"
    assert len({one.address for one in exercises}) == 5
    for one in exercises:
        assert Exercise.objects.at(one.address).get() == one


def test_own_exercise_shows_its_picture_or_somebody_neutral(own):
    neutral = thumbnail(own)

    make_picture(exercise=own)

    assert neutral.startswith('<svg class="drawing"')
    assert (own.image, own.photo) == (
        "figures/neutral.svg",
        f"{own.get_absolute_url()}picture/?v=1",
    )
    assert f'src="{own.get_absolute_url()}picture/small/?v=1"' in thumbnail(own)


def test_own_exercise_borrows_no_drawing_from_a_namesake(squad):
    own = make_exercise(squad=squad, slug="hanging-leg-raise", family="hang")
    own.equipment_list = [{"slug": "ankle-weight", "name": "Ankle weights"}]

    assert load_figures(own) == []


def test_writing_staff_alone_may_change_it(own, coach, athlete, physio, stranger):
    assistant = make_user()
    make_staff(user=assistant, squad=own.squad, role="coach")
    library = make_exercise()

    for user, may in (
        (coach, True),
        (assistant, True),
        (physio, False),
        (athlete.user, False),
        (stranger, False),
        (AnonymousUser(), False),
    ):
        rights = Exercise.objects.with_edit_right(user)
        assert set(Exercise.objects.editable_by(user)) == ({own} if may else set())
        assert rights.get(pk=own.pk).is_editable is may
        assert rights.get(pk=library.pk).is_editable is False


def test_archived_exercise_is_visible_and_not_offered(own, athlete):
    own.archive()
    first = own.archived_at
    own.archive()

    assert own.archived_at == first
    assert list(Exercise.objects.visible_to(athlete.user)) == [own]
    assert list(Exercise.objects.offered_to(athlete.user)) == []
    own.restore()
    assert list(Exercise.objects.offered_to(athlete.user)) == [own]


@pytest.mark.parametrize("make", (make_set_log, make_plan_item))
def test_exercise_in_a_plan_or_a_log_is_in_use(own, make):
    assert not own.is_in_use
    make_picture(exercise=own)
    assert not own.is_in_use

    make(exercise=own)

    assert own.is_in_use


def test_squads_exercises_go_with_the_squad(own):
    make_picture(exercise=own)

    Squad.objects.filter(pk=own.squad_id).delete()

    assert not Exercise.objects.exists()
