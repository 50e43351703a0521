"""A form field for a picture; its value is our own copy, never the uploaded file."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exercises.custom_exercises.picture import (
    MAX_BYTES,
    PictureError,
    Prepared,
    prepare,
)

ACCEPTED: Final = "image/jpeg,image/png,image/webp"


@dataclass(frozen=True)
class Upload:
    """A picture as it is stored, and the digest of the file that it came from."""

    picture: Prepared
    source: str


class PictureField(forms.FileField):
    """Take an upload; `initial` is the digest of the file that is stored already."""

    widget = forms.FileInput
    default_error_messages = {
        "empty": gettext_lazy("This file is empty."),
        "invalid": gettext_lazy("Choose a file."),
        "max_length": gettext_lazy("Give the file a shorter name."),
    }

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.FileInput({"accept": ACCEPTED})
        super().__init__(required=False, max_length=200, widget=widget, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Upload | None:
        # Without `initial`: no file means no new picture, not the stored one.
        file: UploadedFile | None = super().clean(data)
        return self._read(file) if file else None

    def _read(self, file: UploadedFile) -> Upload:
        if (size := file.size or 0) > MAX_BYTES:
            message = _("This file is %(size)s; the limit is %(most)s.")
            params = {"size": filesizeformat(size), "most": filesizeformat(MAX_BYTES)}
            raise ValidationError(message % params)
        content = content_of(file)
        try:
            return Upload(prepare(content), digest(content))
        except PictureError as error:
            raise ValidationError(str(error)) from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data) and digest(content_of(data)) != initial


def content_of(file: UploadedFile) -> bytes:
    """Return the whole content, also when the file was read before."""
    file.seek(0)
    content: bytes = file.read()
    return content


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()
