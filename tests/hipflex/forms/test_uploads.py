import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from hipflex.forms.uploads import MAX_BYTES


@pytest.mark.parametrize("size", (0, 1, 70_000, MAX_BYTES, MAX_BYTES + 1, 12_000_000))
def test_upload_is_cut_at_a_limit_and_reports_its_size(size):
    sent = {"picture": SimpleUploadedFile("a.jpg", b"x" * size), "name": "Lift"}

    request = RequestFactory().post("/", sent)

    kept = request.FILES["picture"]
    assert (kept.size, len(kept.read())) == (size, min(size, MAX_BYTES))
    assert (kept.name, request.POST["name"]) == ("a.jpg", "Lift")
