"""Forms for a squad and its staff."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Invitation, Squad, Staff, User
from accounts.models.invitation import code_for
from hipflex.forms.conflicts import EditMixin
from hipflex.forms.layout import Segmented
from hipflex.forms.replay import KeyField


def _helper(*fields: Any) -> FormHelper:
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(*fields)
    return helper


class SquadForm(EditMixin, forms.ModelForm):
    """Rename a squad."""

    class Meta:
        model = Squad
        fields = ["name"]

    @property
    def helper(self) -> FormHelper:
        return _helper(*self.fields)


class SquadCreateForm(forms.ModelForm):
    """Create a squad and become its head coach."""

    key = KeyField()

    class Meta:
        model = Squad
        fields = ["name"]

    def __init__(self, *args: Any, head_coach: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.head_coach = head_coach

    @property
    def helper(self) -> FormHelper:
        return _helper("key", "name")

    @transaction.atomic
    def save(self, commit: bool = True) -> Squad:
        self.instance.key = self.cleaned_data["key"]
        squad: Squad = super().save(commit)
        squad.staff.create(user=self.head_coach, role=Staff.Role.HEAD)
        return squad


class RoleForm(forms.Form):
    """Choose the role of a staff member."""

    role = forms.ChoiceField(
        label=_("Role"),
        choices=Staff.Role.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "Head coaches manage the squad and its staff. Coaches test, plan and log. "
            "Physios can see everything but can't change anything."
        ),
    )

    @property
    def helper(self) -> FormHelper:
        return _helper(Segmented("role"))


class StaffRoleForm(EditMixin, RoleForm):
    """Edit the role of a staff member."""


class StaffInvitationForm(RoleForm):
    """Invite one person to the staff."""

    key = KeyField()

    def __init__(
        self, *args: Any, squad: Squad, created_by: User, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.initial["role"] = Staff.Role.COACH
        self.squad = squad
        self.created_by = created_by

    @property
    def helper(self) -> FormHelper:
        return _helper("key", Segmented("role"))

    def save(self) -> Invitation:
        """Return the invitation of this form, the same one each time it is sent."""
        invitation, _is_new = Invitation.objects.get_or_create(
            code=code_for(self.cleaned_data["key"], self.squad, self.created_by),
            squad=self.squad,
            created_by=self.created_by,
            defaults={"role": self.cleaned_data["role"]},
        )
        return invitation
