"""A field for a picture: what comes in is looked at, and only our own copy goes on."""

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
    MOST_BYTES,
    PictureError,
    Prepared,
    prepare,
)

ACCEPTED: Final = "image/jpeg,image/png,image/webp"


@dataclass(frozen=True)
class Upload:
    """A picture as it is kept, and the digest of the file that it came from."""

    picture: Prepared
    source: str


class PictureField(forms.FileField):
    """`initial` is the digest of the file that is kept already."""

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
        # Without `initial`: no file is no picture, not the one that is kept.
        file: UploadedFile | None = super().clean(data)
        return self._read(file) if file else None

    def _read(self, file: UploadedFile) -> Upload:
        if (size := file.size or 0) > MOST_BYTES:
            words = _("This file is %(size)s; the limit is %(most)s.")
            told = {"size": filesizeformat(size), "most": filesizeformat(MOST_BYTES)}
            raise ValidationError(words % told)
        content = content_of(file)
        try:
            return Upload(prepare(content), digest(content))
        except PictureError as error:
            raise ValidationError(str(error)) from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data) and digest(content_of(data)) != initial


def content_of(file: UploadedFile) -> bytes:
    """From its start: a form may be read twice."""
    file.seek(0)
    content: bytes = file.read()
    return content


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()
