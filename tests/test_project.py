"""Rules of the project that no single view or model can check."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import CheckConstraint, ForeignKey, UniqueConstraint

from accounts.scoping import AthleteScopedQuerySet
from tests.view_names import OUR_VIEWS, PUBLIC_VIEWS, named_views

APPS = ("accounts", "exercises", "assessments", "training")
TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))


def athlete_models():
    return [
        model
        for model in apps.get_models()
        if model._meta.app_label in APPS
        and "athlete" in {field.name for field in model._meta.fields}
    ]


def test_only_public_views_are_open_to_strangers():
    open_views = {
        name
        for name, view in named_views()
        if name in OUR_VIEWS and not getattr(view, "login_required", True)
    }

    assert open_views == PUBLIC_VIEWS


def test_rows_of_athletes_are_scoped():
    unscoped = [
        model
        for model in athlete_models()
        if not isinstance(model.objects.all(), AthleteScopedQuerySet)
    ]

    assert unscoped == []


# Queries find these by another column first.
OTHER_INDEX = {"Membership", "Consent", "Invitation"}


def test_rows_of_athletes_have_an_index_that_starts_with_the_athlete():
    unindexed = [
        model.__name__
        for model in athlete_models()
        if model.__name__ not in OTHER_INDEX
        and not any(index.fields[0] == "athlete" for index in model._meta.indexes)
    ]

    assert unindexed == []


def test_rows_that_depend_on_an_athletes_row_share_its_athlete():
    """Foreign keys between an athlete's rows include the athlete."""
    loose = [
        f"{model.__name__}.{field.name}"
        for model in athlete_models()
        for field in model._meta.fields
        if isinstance(field, ForeignKey)
        and field.related_model in athlete_models()
        and not any(
            getattr(constraint, "fields", ())[:2]
            in ([field.name, "athlete"], [field.name, "owner"])
            for constraint in model._meta.constraints
        )
    ]

    assert loose == []


# No row can break these: they are the targets of composite foreign keys.
TARGETS = ("_of_one_athlete", "_of_one_owner", "_measured_one_way", "_pictured_one_way")


def test_every_constraint_has_an_error_message():
    without_message = [
        constraint.name
        for model in apps.get_models()
        if model._meta.app_label in APPS
        for constraint in model._meta.constraints
        if isinstance(constraint, CheckConstraint | UniqueConstraint)
        and not constraint.name.endswith(TARGETS)
        and constraint.violation_error_message
        == constraint.default_violation_error_message
    ]

    assert without_message == []


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_templates_hold_no_inline_style_or_script(path):
    text = path.read_text()

    assert re.findall(r'\sstyle="|\son[a-z]+="|<style|javascript:', text) == []
    assert re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/)", text) == []


def imports_of(path: Path) -> set[str]:
    pattern = r"^(?:from|import) (\w+)"
    return set(re.findall(pattern, path.read_text(), re.MULTILINE)) & set(APPS)


@pytest.mark.parametrize("app", APPS)
def test_imports_go_one_way(app):
    later = set(APPS[APPS.index(app) + 1 :])
    modules = (settings.BASE_DIR / app).rglob("*.py")

    wrong = {str(path): imports_of(path) & later for path in modules}

    assert {path: names for path, names in wrong.items() if names} == {}
