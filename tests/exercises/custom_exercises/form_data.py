"""Data of the form for custom exercises."""

import uuid

from django.urls import reverse

from exercises.models import Equipment, Muscle
from tests.exercises.custom_exercises.images import upload


def make_requirements():
    """Create equipment and muscles to choose from."""
    for slug in ("chair", "mat"):
        named = {"name": slug.title(), "met_by": [slug]}
        Equipment.objects.get_or_create(slug=slug, defaults=named)
    for slug in ("iliopsoas", "obliques"):
        Muscle.objects.get_or_create(slug=slug, defaults={"name": slug.title()})


def form_data(**fields):
    usual = {
        "key": str(uuid.uuid4()),
        "name": "Fence drive",
        "summary": "Drive one knee up between two fences.",
        "family": "drive",
        "position": "standing",
        "laterality": "unilateral",
        "level": "intermediate",
        "mode": "reps_hold",
        "by_side": "on",
        "load_kinds": ["bodyweight", "ankle_weight"],
        "above_90": "most",
        "hip_start_deg": "0",
        "hip_end_deg": "110",
        "sets": "3",
        "reps_low": "6",
        "reps_high": "8",
        "hold_low_s": "1",
        "hold_high_s": "2",
        "up_s": "1",
        "down_s": "2",
        "rest_s": "60",
        "per_week_low": "1",
        "per_week_high": "2",
        "required": ["chair"],
        "optional": ["mat"],
        "primary": ["iliopsoas"],
        "secondary": ["obliques"],
        "setup": "Two fences, hip high.",
        "steps": "Stand tall.\r\nDrive the knee up.\r\n\r\nLower slowly.",
        "cues": "Tall!",
        "faults": "The trunk tips back: sit the ribs down",
        "safety": "Stop where the hip pinches.",
        "picture_alt": "",
    }
    merged = usual | fields
    return {name: value for name, value in merged.items() if value is not None}


def form_data_with_picture(content=None, **fields):
    given = {"picture": upload(content), "picture_alt": "One knee over a fence"}
    return form_data(**given | fields)


def create_url(squad):
    return reverse("exercises:custom_exercise_create", args=[squad.pk])


def edit_url(exercise):
    return reverse("exercises:custom_exercise_edit", args=[exercise.address])
