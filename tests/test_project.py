"""Rules of the project that no single view or model can check."""

import ast
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
TARGETS = (
    "_of_one_athlete",
    "_of_one_owner",
    "_measured_one_way",
    "_has_picture_one_way",
)


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


def modules_in(folder: str) -> list[Path]:
    return sorted((settings.BASE_DIR / folder).rglob("*.py"))


def imports_of(path: Path) -> set[str]:
    """What a module imports from our apps, by dotted name, inside functions too."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in names if name.partition(".")[0] in APPS}


def wrong_imports(folder, is_wrong):
    """Imports for which `is_wrong(path of the importer, imported name)` is true."""
    return {
        (str(path.relative_to(settings.BASE_DIR)), name)
        for path in modules_in(folder)
        for name in imports_of(path)
        if is_wrong(path.relative_to(settings.BASE_DIR), name)
    }


def has_part(name: str, pattern: str) -> bool:
    """Whether a part of the dotted name after the app matches the whole pattern."""
    return any(re.fullmatch(pattern, part) for part in name.split(".")[1:])


@pytest.mark.parametrize("app", APPS)
def test_imports_go_one_way(app):
    later = APPS[APPS.index(app) + 1 :]

    assert wrong_imports(app, lambda _path, name: name.startswith(later)) == set()


def test_project_package_imports_no_app():
    assert wrong_imports("hipflex", lambda _path, _name: True) == set()


@pytest.mark.parametrize("app", APPS)
def test_models_import_neither_forms_nor_views(app):
    pages = r"(\w+_)?(forms?|views)"

    wrong = wrong_imports(f"{app}/models", lambda _path, name: has_part(name, pages))

    assert wrong == set()


@pytest.mark.parametrize("app", APPS)
def test_only_addresses_import_views_of_another_folder(app):
    def is_wrong(path, name):
        folder = ".".join(path.parts[:2])
        is_own = name.startswith(f"{folder}.")
        return has_part(name, r"(\w+_)?views") and not is_own

    assert {
        (path, name)
        for path, name in wrong_imports(app, is_wrong)
        if path != f"{app}/urls.py"
    } == set()


# A path in a document: in code quotes, with a folder, no placeholder.
PATH = re.compile(r"`([\w./-]+/[\w./-]*)`")
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "docs/architecture.md")
# Places that are made when the site runs, or that are addresses.
MADE_LATER = ("data/", "/", "http")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_name_files_that_exist(name):
    text = (settings.BASE_DIR / name).read_text()
    paths = [path for path in PATH.findall(text) if not path.startswith(MADE_LATER)]

    assert [path for path in paths if not (settings.BASE_DIR / path).exists()] == []
