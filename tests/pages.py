"""The addresses of all pages that each kind of person can open."""

from types import SimpleNamespace

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

World = SimpleNamespace

# An address without a page.
NOWHERE = "/nothing-here/"
SIGN_IN_PAGES = (
    "account_login",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_email_verification_sent",
    "account_inactive",
)
PUBLIC = (
    "home",
    "privacy",
    "exercises:exercise_list",
    "exercises:compare",
    "exercises:evidence",
    "exercises:running_form",
    "exercises:standing_drill",
    "exercises:pike_progression",
    "exercises:stretches",
    "assessments:protocol",
    "accounts:coach_start",
    "accounts:more",
    "accounts:theme_set",
    "accounts:invitation_enter",
)
ACCOUNT_PAGES = (
    "account_change_password",
    "account_email",
    "account_logout",
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "usersessions_list",
)
PROTECTED_PAGES = (
    "mfa_index",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_list_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
)
ADMIN_PAGES = ("index", "accounts_user_changelist", "accounts_athlete_add")


def visitor_pages(world: World) -> list[str]:
    library = reverse("exercises:exercise_list")
    return [
        *map(reverse, PUBLIC + SIGN_IN_PAGES),
        reverse("exercises:exercise_detail", args=["hanging-leg-raise"]),
        reverse("exercises:print_card", args=["cable-knee-drive"]),
        reverse("exercises:print_card", args=["hanging-pike"]) + "?paper=letter",
        reverse("accounts:invitation_accept", args=[world.claim.code]),
        reverse("exercises:exercise_detail", args=["seated-knee-lift"])
        + "?side=left&sets=x",
        reverse("exercises:compare") + "?a=hanging-pike&b=seated-knee-lift",
        f"{library}?q=haning+leg+rase",
        f"{library}?q=zzzzzz&level=advanced",
        NOWHERE,
        reverse("account_confirm_email", args=["abc"]),
        reverse("account_confirm_email", args=[confirmation_key(world.user)]),
        reverse("account_reset_password_from_key", args=["1", "abc"]),
    ]


def athlete_pages(world: World) -> list[str]:
    return [
        *_athlete_record_pages(world),
        *_editor_pages(world),
        reverse("accounts:more"),
        reverse("accounts:preferences"),
        reverse("assessments:assessment_detail", args=[world.stopped.pk]),
        reverse("training:set_create", args=[world.session.pk]),
        reverse("training:plan_list"),
        reverse("training:plan_item_create", args=[world.exercise.slug]),
        reverse("training:progress"),
        *_custom_exercise_pages(world),
        f"{reverse('training:plan_list')}?ended=1",
    ]


def mate_pages(world: World) -> list[str]:
    """Return the pages of an athlete without sessions or tests."""
    own = [world.mate.athlete.pk]
    return [
        reverse("training:today"),
        reverse("training:progress"),
        reverse("training:session_start", args=own),
        reverse("training:plan_list"),
        reverse("training:plan_propose", args=own),
        reverse("assessments:assessment_list", args=own),
        reverse("assessments:assessment_create", args=own),
    ]


def coach_pages(world: World) -> list[str]:
    squad = [world.squad.pk]
    athlete = [world.athlete.pk]
    return [
        reverse("training:squad_list"),
        reverse("training:squad_detail", args=squad),
        f"{reverse('training:squad_detail', args=squad)}?q=zzz",
        reverse("accounts:squad_create"),
        reverse("accounts:squad_edit", args=squad),
        reverse("accounts:staff_edit", args=[world.assistant_post.pk]),
        reverse("accounts:athlete_create", args=squad),
        reverse("accounts:athlete_edit", args=athlete),
        reverse("accounts:invitation_create_athlete", args=athlete),
        reverse("accounts:invitation_create_athlete", args=[world.levi.pk]),
        reverse("accounts:invitation_create_staff", args=squad),
        reverse("accounts:invitation_accept", args=[world.claim.code]),
        reverse("accounts:consent_withdraw", args=athlete),
        reverse("assessments:test_hub"),
        reverse("training:plan_list"),
        *_athlete_record_pages(world),
        *_editor_pages(world),
        *_custom_exercise_pages(world),
        reverse("exercises:custom_exercise_create", args=squad),
        reverse("exercises:custom_exercise_edit", args=[world.own.address]),
    ]


def _custom_exercise_pages(world: World) -> list[str]:
    own = [world.own.address]
    compared = f"?a={world.own.address}&b=seated-knee-lift"
    return [
        reverse("exercises:exercise_list"),
        reverse("exercises:custom_exercise_list"),
        reverse("exercises:exercise_detail", args=own),
        reverse("exercises:compare") + compared,
        reverse("training:plan_item_create", args=own),
    ]


def newcomer_pages(world: World) -> list[str]:
    """Return the pages of someone who has signed up and neither trains nor coaches."""
    return [
        reverse("accounts:start"),
        reverse("training:squad_list"),
        reverse("training:plan_list"),
        reverse("exercises:custom_exercise_list"),
        reverse("assessments:test_hub"),
        reverse("accounts:invitation_accept", args=[world.claim.code]),
    ]


def account_pages(world: World) -> list[str]:
    return [*map(reverse, ACCOUNT_PAGES)]


def protected_pages(world: World) -> list[str]:
    """Return the pages of someone with an authenticator app and a passkey."""
    key = [world.passkey.pk]
    return [
        *map(reverse, PROTECTED_PAGES),
        reverse("mfa_edit_webauthn", args=key),
        reverse("mfa_remove_webauthn", args=key),
    ]


def owner_pages(world: World) -> list[str]:
    return [
        *(reverse(f"admin:{name}") for name in ADMIN_PAGES),
        reverse("admin:accounts_squad_change", args=[world.squad.pk]),
        reverse("admin:accounts_squad_delete", args=[world.squad.pk]),
        reverse("components"),
        reverse("exercises:figure_sheet"),
    ]


def _athlete_record_pages(world: World) -> list[str]:
    """Return the pages about an athlete that a physio can open too."""
    athlete = [world.athlete.pk]
    return [
        reverse("accounts:athlete_detail", args=athlete),
        reverse("assessments:assessment_list", args=athlete),
        reverse("assessments:assessment_detail", args=[world.assessment.pk]),
        reverse("training:history", args=athlete),
        reverse(
            "training:exercise_history", args=[world.athlete.pk, world.exercise.slug]
        ),
        reverse("training:plan_detail", args=[world.plan.pk]),
        reverse("training:plan_sheet", args=[world.plan.pk]),
        reverse("training:session_detail", args=[world.session.pk]),
        reverse("training:session_detail", args=[world.finished.pk]),
    ]


def _editor_pages(world: World) -> list[str]:
    athlete = [world.athlete.pk]
    add_set = reverse("training:set_create", args=[world.session.pk])
    return [
        reverse("assessments:assessment_create", args=athlete),
        reverse("assessments:assessment_edit", args=[world.assessment.pk]),
        reverse("training:session_start", args=athlete),
        reverse("training:session_edit", args=[world.finished.pk]),
        f"{add_set}?exercise={world.exercise.slug}",
        reverse("training:set_edit", args=[world.set_log.pk]),
        reverse("training:plan_propose", args=athlete),
    ]


def confirmation_key(user) -> str:
    """Return the key in the link that confirms an email address."""
    email, _is_new = user.emailaddress_set.get_or_create(email=user.email)
    return EmailConfirmationHMAC(email).key


def reset_link(user) -> str:
    """Return the link in the email for a new password; it redirects to the form."""
    key = default_token_generator.make_token(user)
    uid = user_pk_to_url_str(user)
    return reverse("account_reset_password_from_key", args=[uid, key])


PAGES = {
    "visitor": visitor_pages,
    "athlete": athlete_pages,
    "mate": mate_pages,
    "coach": coach_pages,
    "physio": _athlete_record_pages,
    "newcomer": newcomer_pages,
    "member": account_pages,
    "protected": protected_pages,
    "halfway": lambda world: [reverse("mfa_authenticate")],
    "passwordless": lambda world: [reverse("account_set_password")],
    "owner": owner_pages,
}
