"""What a coach types into the test form of a test."""

import uuid
from typing import Any

from django.urls import reverse

from assessments.test_form.prefill import new_test_form
from tests.factories import make_athlete, make_user


def submitted_data(**changes: Any) -> dict[str, Any]:
    """9.0 and 8.0 cm upright, 15° and 30° cleared, 45° not yet; `None` leaves out."""
    data = {
        "key": str(uuid.uuid4()),
        "pain_before": "0",
        "injured_recently": "no",
        "trained_yesterday": "no",
        "taken_at": "2026-01-05T09:00",
        "method": "tape",
        "unit": "cm",
        "shoes": "yes",
        "stature_cm": "175",
        "first_side": "R",
        "R-upright-1-lift": "9.0",
        "L-upright-1-lift": "8.0",
        "R-upright-2-lift": "9.0",
        "L-upright-2-lift": "8.0",
        "R-lean15-1-result": "cleared",
        "L-lean15-1-result": "cleared",
        "R-lean30-1-result": "cleared",
        "L-lean30-1-result": "cleared",
        "R-lean45-1-result": "failed",
        "L-lean45-1-result": "failed",
    }
    typed = data | changes
    return {name: value for name, value in typed.items() if value is not None}


NOTHING = dict.fromkeys(
    [name for name in submitted_data() if name[1:].startswith(("-upright", "-lean"))]
)


def submitted_form(**changes):
    """A new sheet as somebody sent it."""
    athlete = make_athlete()
    return new_test_form(athlete, make_user(), submitted_data(**changes))


def messages_of(test_form):
    """Field name to its first message, over all forms of a refused test_form."""
    assert not test_form.is_valid()
    return {
        form.add_prefix(name): errors[0]
        for form in test_form.forms
        for name, errors in form.errors.items()
    }


def create_url(athlete: Any) -> str:
    return reverse("assessments:assessment_create", args=[athlete.pk])
