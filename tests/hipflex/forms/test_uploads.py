import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from hipflex.forms.uploads import MOST_KEPT


@pytest.mark.parametrize("size", (0, 1, 70_000, MOST_KEPT, MOST_KEPT + 1, 12_000_000))
def test_upload_is_kept_up_to_a_bound_and_knows_its_size(size):
    sent = {"picture": SimpleUploadedFile("a.jpg", b"x" * size), "name": "Lift"}

    request = RequestFactory().post("/", sent)

    kept = request.FILES["picture"]
    assert (kept.size, len(kept.read())) == (size, min(size, MOST_KEPT))
    assert (kept.name, request.POST["name"]) == ("a.jpg", "Lift")
