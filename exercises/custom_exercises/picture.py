"""A picture as it came, made into one that is safe to keep. Bytes in, bytes out.

Nothing of the file survives but its pixels: they are decoded, turned upright, put on a
fresh canvas and written anew. So no script, place or name can ride along.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import Final

from django.utils.translation import gettext as _
from PIL import ExifTags, Image, ImageFile

from exercises.figures.thumbnail import THUMB

MOST_BYTES: Final = 5 << 20
# A telephone's 12 megapixels, and a camera's 24; more is refused before decoding.
MOST_PIXELS: Final = 25_000_000
LEAST_SIDE: Final = 120
FORMATS: Final = ("JPEG", "PNG", "WEBP")
# A JPEG that is drawn in more passes than this wants our time, not our eyes.
MOST_SCANS: Final = 64
START_OF_SCAN: Final = b"\xff\xda"
# What is kept: sides in pixels, sizes in bytes.
SIDE: Final = 1200
SMALL_SIDE: Final = THUMB
MOST_KEPT: Final = 600_000
MOST_KEPT_SMALL: Final = 80_000
# Kinds of pixels that can be made fewer as they are.
SMOOTH: Final = ("RGB", "RGBA", "L", "CMYK")
# What undoes each way in which a camera can be held.
TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# A noisy picture is written again with less care until it is small enough.
QUALITIES: Final = (80, 60, 35, 10)


class PictureError(Exception):
    """A file that is not taken, and why, in the user's words."""


@dataclass(frozen=True)
class Prepared:
    """A picture in the two sizes that are kept, as WebP."""

    whole: bytes
    small: bytes
    width: int
    height: int


def prepare(data: bytes) -> Prepared:
    """PictureError where the bytes are no picture of ours to take."""
    if data.count(START_OF_SCAN) > MOST_SCANS:
        raise PictureError(
            _("This picture is too complex. Save a new copy of it and choose that.")
        )
    # Another library in this process may have told Pillow to fill up what is missing.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as opened:
            _check_size(*opened.size)
            return _prepared(_on_canvas(_upright(opened)))
    except PictureError:
        raise
    except Exception as error:  # Fed with anything, a decoder may raise anything.
        raise PictureError(
            _("This isn't a JPEG, PNG or WebP picture. Choose a different file.")
        ) from error


def _check_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        words = _(
            "This picture is too large: %(width)s × %(height)s pixels. Make it smaller "
            "first."
        )
        raise PictureError(words % {"width": width, "height": height})
    if min(width, height) < LEAST_SIDE:
        words = _(
            "This picture is too small: %(width)s × %(height)s pixels. Each side needs "
            "at least %(least)s."
        )
        sizes = {"width": width, "height": height, "least": LEAST_SIDE}
        raise PictureError(words % sizes)


def _upright(opened: Image.Image) -> Image.Image:
    """In the size that is kept, turned as its camera says it was held."""
    picture = opened if opened.mode in SMOOTH else opened.convert("RGBA")
    exif = opened.getexif()
    picture.thumbnail((SIDE, SIDE))
    turn = TURNS.get(exif.get(ExifTags.Base.Orientation, 1))
    return picture if turn is None else picture.transpose(turn)


def _on_canvas(picture: Image.Image) -> Image.Image:
    """The pixels alone, on white where they let through."""
    seen = picture.convert("RGBA")
    canvas = Image.new("RGB", seen.size, "white")
    canvas.paste(seen, mask=seen.getchannel("A"))
    return canvas


def _prepared(whole: Image.Image) -> Prepared:
    small = whole.copy()
    small.thumbnail((SMALL_SIDE, SMALL_SIDE))
    return Prepared(
        whole=_written(whole, MOST_KEPT),
        small=_written(small, MOST_KEPT_SMALL),
        width=whole.width,
        height=whole.height,
    )


def _written(picture: Image.Image, most: int) -> bytes:
    for quality in QUALITIES:
        file = BytesIO()
        picture.save(file, "WEBP", quality=quality)
        if file.tell() <= most:
            break
    return file.getvalue()
