import re
from xml.etree import ElementTree as ET

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from hipflex.printing import qr


def scanned(svg, scale=4):
    """What a reader finds in the drawing."""
    size = int(svg.attrib["viewBox"].split()[-1])
    picture = Image.new("L", (size * scale, size * scale), 255)
    pen = ImageDraw.Draw(picture)
    for bar in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", svg[0].attrib["d"]):
        x, y, length = (int(one) * scale for one in bar)
        pen.rectangle((x, y, x + length - 1, y + scale - 1), fill=0)
    return [code.text for code in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize(
    "text", ("https://hipflex.example/exercises/seated-knee-lift/", "x", "x" * 600)
)
def test_code_contains_its_text(text):
    svg = ET.fromstring(qr.drawing(text, "The address"))  # noqa: S314  # our own

    assert scanned(svg) == [text]


def test_code_names_itself_and_needs_no_style():
    drawn = qr.drawing("x", "The address <here>")

    assert 'role="img" aria-label="The address &lt;here&gt;"' in drawn
    assert "style" not in drawn
    assert "fill" not in drawn
