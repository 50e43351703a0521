"""Turn an uploaded picture into one that is safe to store. Bytes in, bytes out.

Nothing of the file survives but its pixels: they are decoded, turned upright, put on a
new canvas and encoded again. So no script, place or name can come along.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import Final

from django.utils.translation import gettext as _
from PIL import ExifTags, Image, ImageFile

from exercises.models.picture import (
    MAX_FULL_BYTES,
    MAX_SIDE,
    MAX_THUMBNAIL_BYTES,
    MAX_THUMBNAIL_SIDE,
)

MAX_BYTES: Final = 5 << 20
# A phone has 12 megapixels, a camera 24; more is refused before decoding.
MAX_PIXELS: Final = 25_000_000
MIN_SIDE: Final = 120
FORMATS: Final = ("JPEG", "PNG", "WEBP")
# A JPEG with more scans than this is made to cost decoding time.
MAX_SCANS: Final = 64
START_OF_SCAN: Final = b"\xff\xda"
# Pixel modes that Pillow can scale down without converting them first.
SCALABLE_MODES: Final = ("RGB", "RGBA", "L", "CMYK")
# EXIF orientation -> the transposition that turns the picture upright.
UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# A noisy picture is encoded again at lower quality until it is small enough.
QUALITIES: Final = (80, 60, 35, 10)


class PictureError(Exception):
    """A file that is refused; the message is shown to the user."""


@dataclass(frozen=True)
class Prepared:
    """A picture as WebP in the two stored sizes; width and height in pixels."""

    full: bytes
    thumbnail: bytes
    width: int
    height: int


def prepare(data: bytes) -> Prepared:
    """Return the picture in both sizes. PictureError if the bytes are refused."""
    if data.count(START_OF_SCAN) > MAX_SCANS:
        raise PictureError(
            _("This picture is too complex. Save a new copy of it and choose that.")
        )
    # Another library in this process may have set Pillow to accept truncated files.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as opened:
            _check_size(*opened.size)
            return _prepared(_on_canvas(_upright(opened)))
    except PictureError:
        raise
    except Exception as error:  # Given bad bytes, a decoder may raise anything.
        raise PictureError(
            _("This isn't a JPEG, PNG or WebP picture. Choose a different file.")
        ) from error


def _check_size(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        message = _(
            "This picture is too large: %(width)s × %(height)s pixels. Make it smaller "
            "first."
        )
        raise PictureError(message % {"width": width, "height": height})
    if min(width, height) < MIN_SIDE:
        message = _(
            "This picture is too small: %(width)s × %(height)s pixels. Each side needs "
            "at least %(least)s."
        )
        sizes = {"width": width, "height": height, "least": MIN_SIDE}
        raise PictureError(message % sizes)


def _upright(opened: Image.Image) -> Image.Image:
    """Return the picture in its stored size, turned by its EXIF orientation."""
    picture = opened if opened.mode in SCALABLE_MODES else opened.convert("RGBA")
    exif = opened.getexif()
    picture.thumbnail((MAX_SIDE, MAX_SIDE))
    transposition = UPRIGHT.get(exif.get(ExifTags.Base.Orientation, 1))
    return picture if transposition is None else picture.transpose(transposition)


def _on_canvas(picture: Image.Image) -> Image.Image:
    """Return the pixels alone, transparent ones on white."""
    pixels = picture.convert("RGBA")
    canvas = Image.new("RGB", pixels.size, "white")
    canvas.paste(pixels, mask=pixels.getchannel("A"))
    return canvas


def _prepared(full: Image.Image) -> Prepared:
    thumbnail = full.copy()
    thumbnail.thumbnail((MAX_THUMBNAIL_SIDE, MAX_THUMBNAIL_SIDE))
    return Prepared(
        full=_encoded(full, MAX_FULL_BYTES),
        thumbnail=_encoded(thumbnail, MAX_THUMBNAIL_BYTES),
        width=full.width,
        height=full.height,
    )


def _encoded(picture: Image.Image, max_bytes: int) -> bytes:
    for quality in QUALITIES:
        file = BytesIO()
        picture.save(file, "WEBP", quality=quality)
        if file.tell() <= max_bytes:
            break
    return file.getvalue()
