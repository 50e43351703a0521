from xml.etree import ElementTree as ET

import pytest

from hipflex.icons import ICONS
from hipflex.templatetags.hipflex import icon, level_bar, side


@pytest.mark.parametrize("name", sorted(ICONS))
def test_icon_is_a_drawing_without_style(name):
    svg = ET.fromstring(icon(name))  # noqa: S314  # our own text

    assert svg.attrib["viewBox"] == "0 0 24 24"
    assert len(svg) > 0
    assert not any("style" in part.attrib for part in svg.iter())


def test_icon_is_silent_beside_a_word():
    assert 'aria-hidden="true"' in icon("print")


def test_icon_alone_has_a_name():
    assert 'role="img" aria-label="Share &amp; print"' in icon("print", "Share & print")


def test_icon_takes_a_class():
    assert '<svg class="i tickmark"' in icon("check", css="tickmark")


@pytest.mark.parametrize(
    ("letter", "css", "word"),
    (("L", "l", "Left"), ("R", "r", "Right"), ("B", "b", "Both sides")),
)
def test_side_says_letter_and_word(letter, css, word):
    assert side(letter) == (
        f'<span class="side {css}"><span aria-hidden="true">{letter}</span>'
        f'<span class="visually-hidden">{word}</span></span>'
    )


def test_level_bar_marks_what_is_reached():
    assert level_bar(2) == (
        '<span class="level-bar" aria-hidden="true">'
        '<i class="on"></i><i class="on"></i><i class=""></i></span>'
    )
