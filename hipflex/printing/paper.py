"""The sizes of paper that a page can be printed on."""

from django.db.models import TextChoices
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class Paper(TextChoices):
    A4 = "a4", _("A4")
    LETTER = "letter", _("Letter")


def chosen(request: HttpRequest) -> Paper:
    """As the address asks; A4 where it asks for nothing that there is."""
    asked = request.GET.get("paper", "")
    return Paper(asked) if asked in Paper.values else Paper.A4
