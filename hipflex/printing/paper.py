"""The paper sizes that pages can be printed on."""

from django.db.models import TextChoices
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class Paper(TextChoices):
    A4 = "a4", _("A4")
    LETTER = "letter", _("Letter")


def chosen(request: HttpRequest) -> Paper:
    """Return the paper requested by `?paper=`; A4 where it is missing or unknown."""
    requested = request.GET.get("paper", "")
    return Paper(requested) if requested in Paper.values else Paper.A4
