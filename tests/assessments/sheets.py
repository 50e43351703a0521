"""What a coach types into the run sheet of a test."""

import uuid
from typing import Any

from django.urls import reverse


def sheet_data(**changes: Any) -> dict[str, Any]:
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


def create_url(athlete: Any) -> str:
    return reverse("assessments:assessment_create", args=[athlete.pk])
