"""A squad's own exercise in the log and in plans, and after it is gone from sight."""

import pytest
from django.urls import reverse

from exercises.figures.exercise_figures import thumbnail
from tests.factories import (
    MORNING,
    make_athlete,
    make_exercise,
    make_membership,
    make_picture,
    make_plan,
    make_plan_item,
    make_session,
    make_set_log,
    make_squad,
    make_user,
)
from training.models import PlanItem, SetLog

KEYS = (
    "5b1f3c5e-2c0e-4b6e-9d53-0f6a3f1d7c11",
    "5b1f3c5e-2c0e-4b6e-9d53-0f6a3f1d7c12",
)


@pytest.fixture
def own(squad):
    """With a namesake in the library, and one in another squad."""
    own = make_exercise(squad=squad, slug="lift", name="Fence lift")
    make_exercise(slug="lift", name="Common lift")
    make_exercise(squad=make_squad(), slug="lift", name="Their lift")
    make_picture(exercise=own)
    own.refresh_from_db()
    return own


def history_url(athlete, exercise):
    return reverse("training:exercise_history", args=[athlete.pk, exercise.address])


def test_athlete_logs_it_with_last_times_values(client, athlete, own):
    before = make_session(athlete=athlete, finished_at=MORNING)
    make_set_log(session=before, exercise=own, reps=7, hold_s=3)
    session = make_session(athlete=athlete)
    client.force_login(athlete.user)

    page = client.get(f"{session.get_absolute_url()}?exercise={own.address}").text
    add = reverse("training:set_create", args=[session.pk])
    data = {"key": KEYS[0], "number": 1, "side": "L", "reps": 8, "hold_s": 2}
    client.post(f"{add}?exercise={own.address}", data)

    assert f'{add}?exercise={own.address}"' in page
    assert "last time 7 × 3 s" in page
    assert thumbnail(own) in page
    assert session.sets.get().exercise == own


def test_picker_offers_what_one_sees_and_is_not_archived(client, athlete, own):
    old = make_exercise(squad=own.squad, name="Old lift")
    old.archive()
    session = make_session(athlete=athlete)
    client.force_login(athlete.user)

    page = client.get(reverse("training:set_create", args=[session.pk]))

    names = [name for _address, name in page.context["choices"]]
    assert names == ["Common lift", "Fence lift"]


def test_coach_puts_it_into_a_plan_of_the_squad_alone(client, coach, athlete, own):
    plan = make_plan(athlete=athlete)
    elsewhere = make_squad(head=coach)
    make_plan(athlete=make_athlete())
    other = make_athlete()
    make_membership(athlete=other, squad=elsewhere)
    foreign = make_plan(athlete=other)
    client.force_login(coach)
    url = reverse("training:plan_item_create", args=[own.address])

    form = client.get(url).context["form"]
    data = {name: form[name].value() for name in form.fields} | {"lean_deg": ""}
    refused = client.post(url, data | {"plan": foreign.pk, "key": KEYS[0]})
    client.post(url, data | {"plan": plan.pk, "key": KEYS[1]})

    assert list(form.fields["plan"].queryset) == [plan]
    assert [*refused.context["form"].errors] == ["plan"]
    assert PlanItem.objects.get().exercise == own


def test_coach_who_trains_puts_it_into_a_plan_of_ones_own(client, coach, own):
    mine = make_plan(athlete=make_athlete(user=coach))
    client.force_login(coach)

    response = client.get(reverse("training:plan_item_create", args=[own.address]))

    assert list(response.context["form"].fields["plan"].queryset) == [mine]


def test_archived_exercise_goes_into_no_plan(client, coach, own):
    own.archive()
    client.force_login(coach)

    url = reverse("training:plan_item_create", args=[own.address])

    assert client.get(url).status_code == 404


def test_archived_exercise_of_a_plan_is_still_logged_and_read(client, athlete, own):
    plan = make_plan(athlete=athlete)
    make_plan_item(plan=plan, exercise=own)
    session = make_session(athlete=athlete, plan=plan)
    own.archive()
    client.force_login(athlete.user)

    add = reverse("training:set_create", args=[session.pk])
    data = {"key": KEYS[0], "number": 1, "side": "L", "reps": 8, "hold_s": 2}
    client.post(f"{add}?exercise={own.address}", data)

    assert SetLog.objects.get().exercise == own
    for url in (
        session.get_absolute_url(),
        plan.get_absolute_url(),
        history_url(athlete, own),
        reverse("training:progress"),
        reverse("training:today"),
    ):
        assert "Fence lift" in client.get(url, follow=True).text, url


def test_who_has_left_the_squad_reads_the_sets_and_not_the_page(client, athlete, own):
    session = make_session(athlete=athlete, finished_at=MORNING)
    make_set_log(session=session, exercise=own)
    athlete.memberships.update(left_on=MORNING.date())
    client.force_login(athlete.user)

    history = client.get(history_url(athlete, own))

    assert client.get(own.get_absolute_url()).status_code == 404
    assert "Fence lift" in client.get(session.get_absolute_url()).text
    assert "Fence lift" in history.text
    assert "How to do it" not in history.text


@pytest.fixture
def left(athlete, own):
    """An athlete who has left the squad, with a plan and a session that ask for it."""
    plan = make_plan(athlete=athlete)
    make_plan_item(plan=plan, exercise=own)
    session = make_session(athlete=athlete, plan=plan)
    athlete.memberships.update(left_on=MORNING.date())
    return session


def test_who_has_left_the_squad_still_logs_what_a_plan_has_of_it(client, left, own):
    client.force_login(left.athlete.user)
    add = f"{reverse('training:set_create', args=[left.pk])}?exercise={own.address}"
    data = {"key": KEYS[0], "number": 1, "side": "L", "reps": 8, "hold_s": 2}

    client.post(add, data)
    left.plan.items.get().delete_by(make_user())
    client.post(add, data | {"key": KEYS[1], "side": "R"})

    assert [one.exercise for one in left.sets.all()] == [own, own]


def test_who_has_left_the_squad_logs_nothing_else_of_it(client, left, own):
    other = make_exercise(squad=own.squad, name="Other lift")
    client.force_login(left.athlete.user)
    add = reverse("training:set_create", args=[left.pk])

    response = client.get(f"{add}?exercise={other.address}")

    assert response.status_code == 404


def test_nothing_leads_who_has_left_the_squad_to_its_page(client, left, own):
    client.force_login(left.athlete.user)
    log, plan = left.get_absolute_url(), left.plan.get_absolute_url()
    pages = [log, plan, reverse("training:progress")]
    texts = [client.get(page).text for page in pages]
    left.finish(at=left.started_at, note="")
    texts.append(client.get(reverse("training:today")).text)

    for text in texts:
        assert "Fence lift" in text
        assert thumbnail(own) not in text
        assert f'href="{own.get_absolute_url()}"' not in text


def test_history_of_what_was_never_done_is_nothing_to_outsiders(client, own):
    outsider = make_user()
    athlete = make_athlete(user=outsider)
    client.force_login(outsider)

    assert client.get(history_url(athlete, own)).status_code == 404


def test_namesakes_have_each_their_history(client, athlete, own):
    session = make_session(athlete=athlete)
    make_set_log(session=session, exercise=own)
    client.force_login(athlete.user)

    ours = client.get(history_url(athlete, own))
    common = client.get(reverse("training:exercise_history", args=[athlete.pk, "lift"]))

    assert len(ours.context["sessions"]) == 1
    assert common.context["sessions"] == []
    assert common.context["exercise"].name == "Common lift"
