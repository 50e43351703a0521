from accounts.models.athlete import Athlete
from accounts.models.consent import Consent
from accounts.models.invitation import Invitation
from accounts.models.membership import Membership
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
