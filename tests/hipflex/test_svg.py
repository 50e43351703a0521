import pytest
from django.utils.safestring import SafeString, mark_safe
from hypothesis import given
from hypothesis import strategies as st

from hipflex.svg import (
    decimal,
    line,
    number,
    picture,
    signed,
    sketch,
    spaced,
    tag,
    text,
)


@pytest.mark.parametrize(
    ("value", "written"),
    ((3, "3"), (3.0, "3"), (3.14, "3.1"), (-2.55, "-2.5"), (-0.01, "0"), (100, "100")),
)
def test_number_is_short(value, written):
    assert number(value) == written


@pytest.mark.parametrize(
    ("value", "plain", "with_sign"),
    (
        (1.25, "1.3", "+1.3"),
        (-0.5, "−0.5", "−0.5"),
        (-0.04, "0.0", "0.0"),
        (0, "0.0", "0.0"),
    ),
)
def test_numbers_for_reading_have_a_real_minus(value, plain, with_sign):
    assert decimal(value) == plain
    assert signed(value) == with_sign


def test_decimal_places():
    assert decimal(10.6, 0) == "11"
    assert signed(-10.6, 0) == "−11"


def test_tag_escapes_what_is_not_safe():
    found = tag("text", "<b>", mark_safe("<tspan/>"), cls='a"b', stroke_width=1.5)

    assert isinstance(found, SafeString)
    assert found == (
        '<text class="a&quot;b" stroke-width="1.5">&lt;b&gt;<tspan/></text>'
    )


@given(words=st.text())
def test_words_never_open_an_element(words):
    assert tag("title", words).count("<") == 2


def test_line_through_points():
    assert line([(0, 0), (1.04, 2.5)]) == "M0 0L1 2.5"
    assert line([(0, 0), (1, 0), (1, 1)], closed=True) == "M0 0L1 0L1 1Z"
    assert line([]) == ""


def test_text_may_be_anchored():
    assert text("t", (1, 2), "a") == '<text class="t" x="1" y="2">a</text>'
    assert 'text-anchor="end"' in text("t", (1, 2), "a", anchor="end")


def test_picture_names_itself():
    found = picture("u", size=(10, 20), title="T", description="D & E")

    assert found == (
        '<svg class="ch" viewBox="0 0 10 20" role="img" aria-labelledby="u-t u-d">'
        '<title id="u-t">T</title><desc id="u-d">D &amp; E</desc></svg>'
    )


def test_picture_without_a_description_has_one_name():
    assert 'aria-labelledby="u-t"' in picture("u", size=(1, 1), title="T")


def test_sketch_carries_its_label():
    assert sketch(size=(1, 2), label="A", cls="week-dots") == (
        '<svg class="week-dots" viewBox="0 0 1 2" role="img" aria-label="A"></svg>'
    )


def test_spaced_labels_do_not_touch_and_keep_the_last():
    xs = [10.0, 40.0, 70.0, 100.0]

    assert spaced(xs, ["12.10"] * 4) == [1, 3]
    assert spaced(xs, ["1"] * 4) == [0, 1, 2, 3]
    assert spaced([], []) == []
