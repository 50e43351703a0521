from django.urls import path

from accounts.views import athlete, invitation, preferences, squad, staff

app_name = "accounts"
urlpatterns = [
    path("start/", preferences.start, name="start"),
    path("more/", preferences.more, name="more"),
    path("preferences/", preferences.preferences, name="preferences"),
    path("theme/", preferences.theme_set, name="theme_set"),
    path("coaches/", squad.coach_start, name="coach_start"),
    path("squads/add/", squad.squad_create, name="squad_create"),
    path("squads/<int:pk>/edit/", squad.squad_edit, name="squad_edit"),
    path("staff/<int:pk>/edit/", staff.staff_edit, name="staff_edit"),
    path("staff/<int:pk>/remove/", staff.staff_remove, name="staff_remove"),
    path("train/", athlete.athlete_start, name="athlete_start"),
    path(
        "squads/<int:squad_pk>/athletes/add/",
        athlete.athlete_create,
        name="athlete_create",
    ),
    path("athletes/<int:pk>/", athlete.athlete_detail, name="athlete_detail"),
    path("athletes/<int:pk>/edit/", athlete.athlete_edit, name="athlete_edit"),
    path(
        "athletes/<int:pk>/consent/withdraw/",
        athlete.consent_withdraw,
        name="consent_withdraw",
    ),
    path("memberships/<int:pk>/end/", athlete.membership_end, name="membership_end"),
    path(
        "memberships/<int:pk>/restore/",
        athlete.membership_restore,
        name="membership_restore",
    ),
    path(
        "athletes/<int:athlete_pk>/invite/",
        invitation.invitation_create_athlete,
        name="invitation_create_athlete",
    ),
    path(
        "squads/<int:squad_pk>/staff/invite/",
        invitation.invitation_create_staff,
        name="invitation_create_staff",
    ),
    path(
        "invitations/<int:pk>/revoke/",
        invitation.invitation_revoke,
        name="invitation_revoke",
    ),
    path("join/", invitation.invitation_enter, name="invitation_enter"),
    path("join/<str:code>/", invitation.invitation_accept, name="invitation_accept"),
]
