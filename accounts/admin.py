from django.contrib import admin

from accounts.models import (
    Athlete,
    Consent,
    Invitation,
    Membership,
    Squad,
    Staff,
    User,
)
from hipflex.admin import FactAdmin


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    # Users set their own password with a link sent by email.
    exclude = ["password", "groups", "user_permissions"]
    readonly_fields = ["last_login", "date_joined"]
    list_display = ["email", "display_name", "is_active", "is_superuser"]
    search_fields = ["email", "display_name"]
    ordering = ["email"]


@admin.register(Athlete)
class AthleteAdmin(admin.ModelAdmin):
    list_display = ["name", "user", "birth_year", "is_demo"]
    list_select_related = ["user"]
    list_filter = ["is_demo"]
    search_fields = ["name", "user__email"]
    autocomplete_fields = ["user"]
    ordering = ["name", "id"]


@admin.register(Squad)
class SquadAdmin(admin.ModelAdmin):
    list_display = ["name", "is_demo", "created_at"]
    search_fields = ["name"]
    ordering = ["name", "id"]


@admin.register(Staff)
class StaffAdmin(admin.ModelAdmin):
    list_display = ["user", "squad", "role"]
    list_select_related = ["user", "squad"]
    autocomplete_fields = ["user", "squad"]
    ordering = ["squad", "id"]


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin):
    list_display = ["athlete", "squad", "joined_on", "left_on"]
    list_select_related = ["athlete", "squad"]
    autocomplete_fields = ["athlete", "squad"]
    ordering = ["-id"]


@admin.register(Consent)
class ConsentAdmin(FactAdmin):
    list_display = ["athlete", "given_by", "given_at", "withdrawn_at"]
    list_select_related = ["athlete"]
    ordering = ["-id"]


@admin.register(Invitation)
class InvitationAdmin(admin.ModelAdmin):
    # Without the code: the site owner must not use invitations of others.
    fields = ["squad", "athlete", "role", "created_by", "expires_at"]
    list_display = ["squad", "athlete", "role", "expires_at", "accepted_at"]
    list_select_related = ["squad", "athlete"]
    autocomplete_fields = ["squad", "athlete", "created_by"]
    ordering = ["-id"]
