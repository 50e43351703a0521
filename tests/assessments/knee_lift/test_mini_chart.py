from xml.etree import ElementTree as ET

from django.utils.safestring import SafeString

from assessments.knee_lift.mini_chart import mini_chart


def parse(svg):
    assert isinstance(svg, SafeString)
    assert "style=" not in svg
    return ET.fromstring(svg)  # noqa: S314  # our own drawing


def test_mini_shows_both_sides():
    svg = parse(mini_chart(7.5, 8.0))

    assert svg.get("class") == "ch mini"
    assert svg.get("aria-label") == "Left: 7.5. Right: 8.0. Centimetres."
    assert len(list(svg.iter("circle"))) == 2


def test_mini_keeps_a_high_lift_at_the_end_of_its_edge():
    dots = [one.get("cx") for one in parse(mini_chart(20.0, None)).iter("circle")]

    assert dots == ["122"]


def test_mini_of_nobody_is_words():
    assert mini_chart(None, None) == '<span class="quiet">not tested</span>'
