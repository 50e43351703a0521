"""Sign-in by email; the roles that the navigation needs are in the same query."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from accounts.models import User


class EmailBackend(AuthenticationBackend):
    def get_user(self, user_id: Any) -> User | None:
        return User.objects.with_roles().filter(pk=user_id, is_active=True).first()
