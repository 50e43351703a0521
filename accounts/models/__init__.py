from accounts.models.athlete import Athlete, Consent, Invitation, Membership
from accounts.models.squad import Squad, Staff
from accounts.models.user import User, user_display

__all__ = [
    "Athlete",
    "Consent",
    "Invitation",
    "Membership",
    "Squad",
    "Staff",
    "User",
    "user_display",
]
