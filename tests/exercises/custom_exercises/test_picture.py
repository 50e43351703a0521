"""What becomes of a picture that comes in, and what is no picture at all."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from exercises.custom_exercises import picture
from exercises.custom_exercises.picture import PictureError, prepare
from tests.exercises.custom_exercises.images import drawn, exif, noise

HTML = b"<script>alert(document.cookie)</script>"


def opened(content):
    return Image.open(BytesIO(content))


def colour(content, x, y):
    """The plainest name of the colour at a place, 0 to 1."""
    picture = opened(content).convert("RGB")
    spot = picture.getpixel((int(x * picture.width), int(y * picture.height)))
    return max(zip(spot, ("red", "green", "blue"), strict=True))[1]


def png(width, height, body=b""):
    """A PNG that says it is so large; `body` is what comes after."""
    dimensions = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    header = struct.pack(">I", 13) + b"IHDR" + dimensions
    check = struct.pack(">I", zlib.crc32(b"IHDR" + dimensions))
    return b"\x89PNG\r\n\x1a\n" + header + check + body


@pytest.mark.parametrize("kind", ("JPEG", "PNG", "WEBP"))
def test_picture_is_encoded_again_in_two_sizes(kind):
    prepared = prepare(drawn(size=(2400, 1200), kind=kind))

    full, thumbnail = opened(prepared.full), opened(prepared.thumbnail)
    assert (full.format, full.size) == ("WEBP", (1200, 600))
    assert (thumbnail.format, thumbnail.size) == ("WEBP", (320, 160))
    assert (prepared.width, prepared.height) == (1200, 600)


def test_small_picture_is_not_enlarged():
    assert opened(prepare(drawn(size=(200, 150))).full).size == (200, 150)


@pytest.mark.parametrize("mode", ("1", "L", "P", "LA", "RGBA", "I;16"))
def test_pixels_of_any_kind_are_taken(mode):
    full = opened(prepare(drawn(mode=mode, kind="PNG")).full)

    assert (full.mode, full.size) == ("RGB", (400, 300))


def test_transparent_pixels_become_white():
    file = BytesIO()
    Image.new("RGBA", (200, 200), (0, 0, 0, 0)).save(file, "PNG")

    full = opened(prepare(file.getvalue()).full)

    assert min(full.getpixel((100, 100))) > 250


@pytest.mark.parametrize(
    ("turned", "red_at"),
    (
        (1, (0.1, 0.5)),
        (2, (0.9, 0.5)),
        (3, (0.9, 0.5)),
        (4, (0.1, 0.5)),
        (5, (0.5, 0.1)),
        (6, (0.5, 0.1)),
        (7, (0.5, 0.9)),
        (8, (0.5, 0.9)),
        (77, (0.1, 0.5)),
    ),
)
def test_picture_is_turned_as_the_camera_was_held(turned, red_at):
    prepared = prepare(drawn(exif=exif(turned=turned)))

    is_turned = turned in (5, 6, 7, 8)
    size = (300, 400) if is_turned else (400, 300)
    assert (prepared.width, prepared.height) == size
    assert colour(prepared.full, *red_at) == "red"
    assert colour(prepared.full, 1 - red_at[0], 1 - red_at[1]) == (
        "blue" if red_at != (0.5, 0.5) else "red"
    )


@pytest.mark.parametrize("kind", ("JPEG", "PNG", "WEBP"))
def test_metadata_is_removed(kind):
    content = drawn(kind=kind, exif=exif(), icc_profile=b"CANARY PROFILE" * 40)
    assert b"CANARY" in content

    prepared = prepare(content)

    for image in (prepared.full, prepared.thumbnail):
        assert b"CANARY" not in image
        assert dict(opened(image).getexif()) == {}
        assert not opened(image).info.keys() & {"exif", "icc_profile", "xmp"}


@pytest.mark.parametrize("kind", ("JPEG", "PNG", "WEBP"))
def test_script_in_a_picture_is_removed(kind):
    with_comment = drawn(kind=kind, **({"comment": HTML} if kind == "JPEG" else {}))

    prepared = prepare(with_comment + HTML)

    assert b"script" not in prepared.full + prepared.thumbnail


BROKEN = (
    b"",
    b"\x00" * 1000,
    HTML,
    b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
    b"\xff\xd8\xff\xe0" + HTML,
    b"GIF89a" + bytes(100),
    b"BM" + bytes(100),
    b"%PDF-1.7",
    b"RIFF\xff\xff\xff\xffWEBPVP8X" + b"\xff" * 100,
    drawn()[:100],
    drawn()[:-1000],
    drawn(kind="PNG")[:-40],
    drawn(kind="WEBP")[:-40],
    drawn(kind="GIF"),
    drawn(kind="TIFF"),
    png(400, 300, b"IDAT"),
)


@pytest.mark.parametrize("content", BROKEN, ids=range(len(BROKEN)))
def test_invalid_picture_is_refused(content, monkeypatch):
    # As WeasyPrint does wherever it is loaded.
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", True)
    with pytest.raises(PictureError, match="isn't a JPEG, PNG or WebP"):
        prepare(content)


@pytest.mark.parametrize(("width", "height"), ((5001, 5000), (60_000, 60_000)))
def test_bomb_is_refused_before_it_is_decoded(width, height):
    with pytest.raises(PictureError, match=r"too large|isn't a JPEG"):
        prepare(png(width, height))


def test_bomb_that_would_decode_is_not_decoded(monkeypatch):
    bomb = drawn(size=(6000, 5000), mode="L", kind="PNG")
    monkeypatch.setattr(Image.Image, "load", lambda self: pytest.fail("decoded"))

    with pytest.raises(PictureError, match="too large: 6000 × 5000 pixels"):
        prepare(bomb)


@pytest.mark.parametrize("size", ((1, 1), (119, 400), (20_000, 1)))
def test_tiny_picture_is_refused(size):
    with pytest.raises(PictureError, match="Each side needs at least 120"):
        prepare(drawn(size=size, mode="L", kind="PNG"))


def test_jpeg_with_too_many_scans_is_refused():
    with pytest.raises(PictureError, match="too complex"):
        prepare(drawn() + picture.START_OF_SCAN * 65)


@pytest.mark.slow
def test_noise_is_compressed_to_the_limits():
    prepared = prepare(noise())

    assert len(prepared.full) <= picture.MAX_FULL_BYTES
    assert len(prepared.thumbnail) <= picture.MAX_THUMBNAIL_BYTES


@pytest.mark.slow
def test_noise_is_encoded_again_at_lower_quality(monkeypatch):
    monkeypatch.setattr(picture, "MAX_FULL_BYTES", 1)

    smallest = prepare(noise()).full

    monkeypatch.undo()
    assert len(smallest) < len(prepare(noise()).full)
