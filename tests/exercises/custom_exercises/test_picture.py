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
    told = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    header = struct.pack(">I", 13) + b"IHDR" + told
    check = struct.pack(">I", zlib.crc32(b"IHDR" + told))
    return b"\x89PNG\r\n\x1a\n" + header + check + body


@pytest.mark.parametrize("kind", ("JPEG", "PNG", "WEBP"))
def test_picture_is_written_anew_in_two_sizes(kind):
    prepared = prepare(drawn(size=(2400, 1200), kind=kind))

    whole, small = opened(prepared.whole), opened(prepared.small)
    assert (whole.format, whole.size) == ("WEBP", (1200, 600))
    assert (small.format, small.size) == ("WEBP", (320, 160))
    assert (prepared.width, prepared.height) == (1200, 600)


def test_small_picture_is_not_blown_up():
    assert opened(prepare(drawn(size=(200, 150))).whole).size == (200, 150)


@pytest.mark.parametrize("mode", ("1", "L", "P", "LA", "RGBA", "I;16"))
def test_pixels_of_any_kind_are_taken(mode):
    whole = opened(prepare(drawn(mode=mode, kind="PNG")).whole)

    assert (whole.mode, whole.size) == ("RGB", (400, 300))


def test_what_lets_through_stands_on_white():
    file = BytesIO()
    Image.new("RGBA", (200, 200), (0, 0, 0, 0)).save(file, "PNG")

    whole = opened(prepare(file.getvalue()).whole)

    assert min(whole.getpixel((100, 100))) > 250


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
    assert colour(prepared.whole, *red_at) == "red"
    assert colour(prepared.whole, 1 - red_at[0], 1 - red_at[1]) == (
        "blue" if red_at != (0.5, 0.5) else "red"
    )


@pytest.mark.parametrize("kind", ("JPEG", "PNG", "WEBP"))
def test_place_and_name_are_left_out(kind):
    content = drawn(kind=kind, exif=exif(), icc_profile=b"CANARY PROFILE" * 40)
    assert b"CANARY" in content

    prepared = prepare(content)

    for kept in (prepared.whole, prepared.small):
        assert b"CANARY" not in kept
        assert dict(opened(kept).getexif()) == {}
        assert not opened(kept).info.keys() & {"exif", "icc_profile", "xmp"}


@pytest.mark.parametrize("kind", ("JPEG", "PNG", "WEBP"))
def test_script_in_a_picture_is_left_out(kind):
    with_comment = drawn(kind=kind, **({"comment": HTML} if kind == "JPEG" else {}))

    prepared = prepare(with_comment + HTML)

    assert b"script" not in prepared.whole + prepared.small


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
def test_what_is_no_picture_is_refused(content, monkeypatch):
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
def test_picture_on_which_nothing_is_seen_is_refused(size):
    with pytest.raises(PictureError, match="Each side needs at least 120"):
        prepare(drawn(size=size, mode="L", kind="PNG"))


def test_jpeg_of_endless_passes_is_refused():
    with pytest.raises(PictureError, match="too complex"):
        prepare(drawn() + picture.START_OF_SCAN * 65)


@pytest.mark.slow
def test_noise_is_kept_small_enough():
    prepared = prepare(noise())

    assert len(prepared.whole) <= picture.MOST_KEPT
    assert len(prepared.small) <= picture.MOST_KEPT_SMALL


@pytest.mark.slow
def test_noise_is_written_again_with_less_care(monkeypatch):
    monkeypatch.setattr(picture, "MOST_KEPT", 1)

    least = prepare(noise()).whole

    monkeypatch.undo()
    assert len(least) < len(prepare(noise()).whole)
