"""Staff members of a squad: edit the role, remove."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.forms.squad import StaffRoleForm
from accounts.models import Staff
from accounts.requests import AuthenticatedRequest
from accounts.security_log import record

# In the session: where each removal redirected to, for a repeated request.
REMOVED_KEY = "removed_staff"


def _last_head_message() -> str:
    return _("A squad needs at least one head coach. Appoint another one first.")


@require_http_methods(["GET", "HEAD", "POST"])
def staff_edit(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    staff = Staff.objects.changeable_by(request.user).for_page()
    if request.method == "POST":
        staff = staff.select_for_update(of=("self",))
    staff_member = get_object_or_404(staff, pk=pk)
    data = request.POST if request.method == "POST" else None
    form = StaffRoleForm(data, initial={"role": staff_member.role})
    if form.is_bound and form.is_stale:
        return _render_form(request, form.with_saved_values(), staff_member, status=409)
    if form.is_valid() and not staff_member.change_role(form.cleaned_data["role"]):
        form.add_error("role", _last_head_message())
    if form.is_valid():
        record(
            "role_changed",
            by=request.user.pk,
            user=staff_member.user_id,
            role=staff_member.role,
        )
        messages.success(request, _("Role saved."))
        if (
            staff_member.user_id == request.user.pk
            and staff_member.role != Staff.Role.HEAD
        ):
            return redirect(staff_member.squad)
        return redirect("accounts:squad_edit", staff_member.squad_id)
    return _render_form(
        request, form, staff_member, status=422 if form.is_bound else 200
    )


def _render_form(
    request: AuthenticatedRequest,
    form: StaffRoleForm,
    staff_member: Staff,
    *,
    status: int,
) -> HttpResponse:
    context = {"form": form, "staff_member": staff_member}
    return render(request, "accounts/squads/staff_edit.html", context, status=status)


@require_POST
def staff_remove(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Remove a staff member; users can remove themselves."""
    if next_url := request.session.get(REMOVED_KEY, {}).get(str(pk)):
        return redirect(next_url)
    staff = Staff.objects.endable_by(request.user).for_page()
    staff_member = get_object_or_404(staff, pk=pk)
    is_own = staff_member.user_id == request.user.pk
    if not staff_member.end():
        messages.error(request, _last_head_message())
        return redirect("accounts:squad_edit", staff_member.squad_id)
    record(
        "staff_removed",
        by=request.user.pk,
        user=staff_member.user_id,
        squad=staff_member.squad_id,
    )
    next_url = reverse("accounts:squad_edit", args=[staff_member.squad_id])
    message = _("%(name)s removed from the staff.") % {"name": staff_member.user}
    if is_own:
        next_url = reverse("accounts:start")
        message = _("You left %(squad)s.") % {"squad": staff_member.squad}
    messages.success(request, message)
    request.session[REMOVED_KEY] = request.session.get(REMOVED_KEY, {}) | {
        str(pk): next_url
    }
    return redirect(next_url)
