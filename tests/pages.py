"""The pages that each kind of person opens, for tests that look at all of them."""

from types import SimpleNamespace

from django.urls import reverse

SIGN_IN_PAGES = ("account_login", "account_signup", "account_reset_password")
ACCOUNT_PAGES = (
    "account_change_password",
    "account_email",
    "account_logout",
    "mfa_index",
    "usersessions_list",
)
PUBLIC = (
    "home",
    "privacy",
    "exercises:exercise_list",
    "exercises:compare",
    "exercises:evidence",
    "exercises:running_form",
    "exercises:standing_drill",
    "exercises:pike_ladder",
    "exercises:stretches",
    "assessments:protocol",
    "accounts:coach_start",
    "accounts:more",
    "accounts:invitation_enter",
)
OWN = ("training:today", "training:progress", "assessments:test_hub", "accounts:more")


def visitor_pages(world: SimpleNamespace) -> list[str]:
    library = reverse("exercises:exercise_list")
    return [
        *map(reverse, PUBLIC + SIGN_IN_PAGES),
        reverse("exercises:exercise_detail", args=["hanging-leg-raise"]),
        reverse("accounts:invitation_accept", args=[world.claim.code]),
        reverse("exercises:exercise_detail", args=["seated-knee-lift"])
        + "?side=left&sets=x",
        reverse("exercises:compare") + "?a=hanging-pike&b=seated-knee-lift",
        f"{library}?q=haning+leg+rase",
        f"{library}?q=zzzzzz&level=advanced",
        "/nothing-here/",
    ]


def athlete_pages(world: SimpleNamespace) -> list[str]:
    return [
        *map(reverse, OWN + ACCOUNT_PAGES),
        *_about_the_athlete(world),
        reverse("accounts:preferences"),
        reverse("training:session_detail", args=[world.session.pk]),
        reverse("training:set_create", args=[world.session.pk])
        + f"?exercise={world.exercise.slug}",
        reverse("training:set_edit", args=[world.set_log.pk]),
        reverse("training:plan_list"),
        reverse("training:plan_item_create", args=[world.exercise.slug]),
    ]


def coach_pages(world: SimpleNamespace) -> list[str]:
    squad = [world.squad.pk]
    athlete = [world.athlete.pk]
    return [
        reverse("training:squad_list"),
        reverse("training:squad_detail", args=squad),
        reverse("accounts:squad_create"),
        reverse("accounts:squad_edit", args=squad),
        reverse("accounts:athlete_create", args=squad),
        reverse("accounts:athlete_edit", args=athlete),
        reverse("accounts:invitation_create_athlete", args=athlete),
        reverse("accounts:invitation_create_staff", args=squad),
        reverse("accounts:consent_withdraw", args=athlete),
        reverse("assessments:test_hub"),
        reverse("training:plan_list"),
        *_about_the_athlete(world),
    ]


def _about_the_athlete(world: SimpleNamespace) -> list[str]:
    athlete = [world.athlete.pk]
    return [
        reverse("accounts:athlete_detail", args=athlete),
        reverse("assessments:assessment_list", args=athlete),
        reverse("assessments:assessment_create", args=athlete),
        reverse("assessments:assessment_detail", args=[world.assessment.pk]),
        reverse("assessments:assessment_edit", args=[world.assessment.pk]),
        reverse("training:history", args=athlete),
        reverse(
            "training:exercise_history", args=[world.athlete.pk, world.exercise.slug]
        ),
        reverse("training:session_start", args=athlete),
        reverse("training:plan_detail", args=[world.plan.pk]),
        reverse("training:plan_propose", args=athlete),
    ]


PAGES = {"visitor": visitor_pages, "athlete": athlete_pages, "coach": coach_pages}
