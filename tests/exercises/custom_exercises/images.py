"""Pictures as they come in, good ones and bad ones."""

import random
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image


def drawn(*, size=(400, 300), mode="RGB", kind="JPEG", **saved) -> bytes:
    """Left half red, right half blue."""
    picture = Image.new(mode, size, "red" if mode not in ("I;16", "L") else 120)
    if mode == "RGB":
        picture.paste("blue", (size[0] // 2, 0, *size))
    file = BytesIO()
    picture.save(file, kind, **saved)
    return file.getvalue()


def noise(*, size=(1600, 1600), kind="JPEG") -> bytes:
    pixels = random.Random(1).randbytes(size[0] * size[1] * 3)  # noqa: S311
    file = BytesIO()
    Image.frombytes("RGB", size, pixels).save(file, kind, quality=70)
    return file.getvalue()


def exif(*, turned=1) -> Image.Exif:
    """A camera's: where it was, whose it is, how it was held."""
    exif_data = Image.Exif()
    exif_data[ExifTags.Base.Orientation] = turned
    exif_data[ExifTags.Base.Artist] = "CANARY ARTIST"
    exif_data.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "CANARY"
    return exif_data


def upload(content: bytes | None = None, name="drive.jpg", kind="image/jpeg"):
    return SimpleUploadedFile(name, drawn() if content is None else content, kind)
