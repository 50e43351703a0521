"""The posts in a squad: changing and ending one."""

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

# Where each removal has led, for who sends it again.
REMOVED = "removed_posts"


def _last_head() -> str:
    return _("A squad needs at least one head coach. Appoint another one first.")


@require_http_methods(["GET", "HEAD", "POST"])
def staff_edit(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    posts = Staff.objects.changeable_by(request.user).for_page()
    if request.method == "POST":
        posts = posts.select_for_update(of=("self",))
    post = get_object_or_404(posts, pk=pk)
    posted = request.POST if request.method == "POST" else None
    form = StaffRoleForm(posted, initial={"role": post.role})
    if form.is_bound and form.is_stale:
        return _render_form(request, form.with_saved_values(), post, status=409)
    if form.is_valid() and not post.change_role(form.cleaned_data["role"]):
        form.add_error("role", _last_head())
    if form.is_valid():
        record("role_changed", by=request.user.pk, user=post.user_id, role=post.role)
        messages.success(request, _("Role saved."))
        if post.user_id == request.user.pk and post.role != Staff.Role.HEAD:
            return redirect(post.squad)
        return redirect("accounts:squad_edit", post.squad_id)
    return _render_form(request, form, post, status=422 if form.is_bound else 200)


def _render_form(
    request: AuthenticatedRequest, form: StaffRoleForm, post: Staff, *, status: int
) -> HttpResponse:
    context = {"form": form, "post": post}
    return render(request, "accounts/squads/staff_edit.html", context, status=status)


@require_POST
def staff_remove(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Takes someone off the staff, or leaves it."""
    if way_on := request.session.get(REMOVED, {}).get(str(pk)):
        return redirect(way_on)
    posts = Staff.objects.endable_by(request.user).for_page()
    post = get_object_or_404(posts, pk=pk)
    is_own = post.user_id == request.user.pk
    if not post.end():
        messages.error(request, _last_head())
        return redirect("accounts:squad_edit", post.squad_id)
    record("staff_removed", by=request.user.pk, user=post.user_id, squad=post.squad_id)
    way_on = reverse("accounts:squad_edit", args=[post.squad_id])
    text = _("%(name)s removed from the staff.") % {"name": post.user}
    if is_own:
        way_on = reverse("accounts:start")
        text = _("You left %(squad)s.") % {"squad": post.squad}
    messages.success(request, text)
    request.session[REMOVED] = request.session.get(REMOVED, {}) | {str(pk): way_on}
    return redirect(way_on)
