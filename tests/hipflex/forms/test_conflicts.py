"""Every form that edits a stored row tells what was shown, and shows what is saved."""

from datetime import UTC, datetime

import pytest
from django import forms
from django.forms.models import BaseModelForm
from django.http import QueryDict
from django.urls import get_resolver

from hipflex.forms.conflicts import (
    CONFLICT,
    VERSION_FIELD,
    EditMixin,
    saved_value_text,
)
from hipflex.forms.replay import KEY

OURS = ("accounts", "exercises", "assessments", "training")
STORED = {"name": "Maja", "sports": ["run", "jump"], "is_fit": True, "file": "abc"}


class PersonForm(EditMixin, forms.Form):
    name = forms.CharField(required=False, widget=forms.Textarea)
    sports = forms.MultipleChoiceField(
        choices=[("Athletics", [("run", "Running"), ("jump", "Jumping")])],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_fit = forms.BooleanField(required=False)
    at = forms.DateTimeField(required=False)
    file = forms.FileField(required=False)


def submitted(stored, sent, *, shown):
    """The form bound to what is stored now; `shown` is what it was made from."""
    data = QueryDict(mutable=True)
    data[VERSION_FIELD] = PersonForm(initial=shown).current_version()
    for name, values in sent.items():
        data.setlist(name, values)
    return PersonForm(data, {}, initial=stored)


AS_SHOWN = {"name": ["Maja"], "sports": ["jump", "run"], "is_fit": ["on"]}


def test_form_sent_back_as_shown_changes_nothing():
    form = submitted(STORED, AS_SHOWN, shown=STORED)

    assert not form.is_stale
    assert form.changed_data == []


def test_change_of_what_nobody_else_changed_is_not_stale():
    form = submitted(STORED, AS_SHOWN | {"name": ["Mia"]}, shown=STORED)

    assert not form.is_stale
    assert form.changed_data == ["name"]


@pytest.mark.parametrize(
    "theirs",
    ({"name": "Ida\nBerg"}, {"sports": ["jump"]}, {"is_fit": False}, {"file": "b"}),
)
def test_values_left_as_shown_do_not_overwrite_what_is_stored(theirs):
    stored = STORED | theirs

    form = submitted(stored, AS_SHOWN, shown=STORED)

    assert not form.is_stale
    assert form.is_valid()
    assert form.changed_data == []


def test_stale_form_shows_both_values_and_is_answered_by_the_next():
    stored = STORED | {"name": "Ida", "sports": ["jump"], "is_fit": False}
    form = submitted(stored, AS_SHOWN | {"name": ["Mia"]}, shown=STORED)
    assert form.is_stale

    form.with_saved_values()

    assert form.non_field_errors() == [str(CONFLICT)]
    assert {name: form[name].value() for name in ("name", "sports")} == {
        "name": "Mia",
        "sports": ["jump"],
    }
    assert {field.name: field.help_text for field in form if field.help_text} == {
        "name": "Currently saved: Ida",
        "sports": "Currently saved: Jumping",
        "is_fit": "Currently saved: No",
    }
    again = PersonForm(form.data, {}, initial=stored)
    assert not again.is_stale
    assert again.changed_data == ["name"]


def test_file_changed_elsewhere_has_no_saved_value_to_show():
    stored = STORED | {"name": "Ida", "file": "b"}
    form = submitted(stored, AS_SHOWN | {"name": ["Mia"]}, shown=STORED)

    form.with_saved_values()

    assert form["file"].help_text == ""


@pytest.mark.parametrize("version", (None, "", "nonsense"))
def test_form_that_has_lost_its_version_is_stale_when_it_changes_something(version):
    data = QueryDict(mutable=True)
    data["name"] = "Mia"
    if version is not None:
        data[VERSION_FIELD] = version

    assert PersonForm(data, {}, initial=STORED).is_stale


@pytest.mark.parametrize(
    ("name", "stored", "text"),
    (
        ("name", "Lift", "Lift"),
        ("name", None, "–"),
        ("name", "", "–"),
        ("name", 0, "0"),
        ("at", datetime(2026, 1, 5, 9, 30, tzinfo=UTC), "5 January 2026, 09:30"),
        ("is_fit", True, "Yes"),
        ("sports", ["run", "jump"], "Running, Jumping"),
        ("sports", [], "–"),
    ),
)
def test_saved_value_is_shown_with_the_labels_of_its_choices(name, stored, text):
    field = PersonForm(initial={name: stored})[name]

    assert saved_value_text(field) == f"Currently saved: {text}"


def test_saved_lines_are_shown_apart():
    field = PersonForm(initial={"name": "Tall\nStill"})["name"]

    assert saved_value_text(field) == "Currently saved: Tall; Still"


def test_note_of_several_lines_that_was_not_touched_is_no_change():
    """Browsers send another line end than a row may have."""
    stored = STORED | {"name": "One\r\nTwo"}
    form = submitted(stored, AS_SHOWN, shown=STORED)

    assert not form.is_stale
    assert form.changed_data == []
    assert form.data["name"] == "One\r\nTwo"


def test_help_text_set_after_binding_is_shown():
    class HelpfulForm(PersonForm):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.fields["name"].help_text = "As in the passport."

    form = HelpfulForm(QueryDict("name=Maja"), {}, initial=STORED)

    assert form["name"].help_text == "As in the passport."


def test_every_form_that_edits_a_row_has_the_mechanism():
    """A model form creates, with a key, or carries what it showed.

    The test form does both: it carries the version of its test (`VersionField`).
    """
    # Imports all views, and with them their forms.
    assert get_resolver().url_patterns

    without = {
        form.__qualname__
        for form in subclasses_of(BaseModelForm)
        if form.__module__.split(".")[0] in OURS
        and not form.__subclasses__()
        and KEY not in form.base_fields
        and not issubclass(form, EditMixin)
    }

    assert without == set()


def subclasses_of(cls):
    for sub in cls.__subclasses__():
        yield sub
        yield from subclasses_of(sub)
