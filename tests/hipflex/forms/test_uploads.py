import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from hipflex.forms.conflicts import saved_now
from hipflex.forms.uploads import MOST_KEPT


@pytest.mark.parametrize("size", (0, 1, 70_000, MOST_KEPT, MOST_KEPT + 1, 12_000_000))
def test_upload_is_kept_up_to_a_bound_and_knows_its_size(size):
    sent = {"picture": SimpleUploadedFile("a.jpg", b"x" * size), "name": "Lift"}

    request = RequestFactory().post("/", sent)

    kept = request.FILES["picture"]
    assert (kept.size, len(kept.read())) == (size, min(size, MOST_KEPT))
    assert (kept.name, request.POST["name"]) == ("a.jpg", "Lift")


@pytest.mark.parametrize(
    ("stored", "words"),
    (
        ({"name": "Lift"}, "Lift"),
        ({"name": ""}, "–"),
        ({"kinds": ["a", "b"]}, "Ankle, Band"),
    ),
)
def test_what_is_saved_is_said_in_the_words_of_the_field(stored, words):
    class Form(forms.Form):
        name = forms.CharField()
        kinds = forms.MultipleChoiceField(choices=[("a", "Ankle"), ("b", "Band")])

    form = Form(initial=stored)

    assert saved_now(form[next(iter(stored))]) == f"Currently saved: {words}"
