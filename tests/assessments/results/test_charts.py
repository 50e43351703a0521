import re
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from assessments.results import charts
from assessments.results.timeline import trend_chart

FIRST = date(2026, 8, 28)
readings = st.none() | st.floats(0, 35)


def parse(svg):
    assert isinstance(svg, SafeString)
    assert "style=" not in svg
    return ET.fromstring(svg)  # noqa: S314  # our own drawing


def words(svg):
    return [one.text for one in parse(svg).iter("text")]


def drawn(svg, cls):
    return [one for one in parse(svg).iter() if one.get("class") == cls]


def make_scale(left, right, *, width=520, **fields):
    fields = {"error": 2.1, "title": "Left and right"} | fields
    return charts.scale("s", left, right, width=width, **fields)


def make_chart(points, *, width=560, height=270, **fields):
    fields = {"error": 2.1, "title": "Knee lift", "description": "All tests."} | fields
    return trend_chart("c", points, width=width, height=height, **fields)


def month(number):
    return FIRST + timedelta(days=28 * number)


def test_scale_names_itself():
    svg = parse(make_scale(7.5, 8.75, title="<b>&"))

    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == "s-t s-d"
    assert svg.find("title").text == "<b>&"
    assert svg.find("desc").text == "Centimetres. Left: 7.5. Right: 8.8."


def test_scale_shows_both_sides_and_the_names_of_the_marks():
    found = words(make_scale(7.5, 8.75))

    assert {"L", "7.5", "R", "8.8", "0 cm", "10"} <= set(found)
    assert {"2.5 Building", "7.5 Upright standard"} <= set(found)


@pytest.mark.parametrize(
    ("left", "fields"),
    ((7.5, {"narrow": True, "width": 306}), (20.0, {}), (35.0, {"width": 306})),
)
def test_scale_without_room_keeps_the_numbers_of_the_marks(left, fields):
    found = words(make_scale(left, 5.0, **fields))

    assert "2.5" in found
    assert "2.5 Building" not in found


def test_scale_says_what_was_not_measured():
    svg = make_scale(None, 3.0)

    assert "L: not measured" in words(svg)
    assert drawn(svg, "lf") == []


def test_scale_without_error_has_no_band():
    assert drawn(make_scale(8.0, 8.5, error=0), "wl") == []


def test_scale_turns_a_value_inward_at_the_edge():
    anchors = [
        one.get("text-anchor") for one in drawn(make_scale(14.0, 3.0, error=0), "nl")
    ]

    assert anchors == ["end"]


@given(left=readings, right=readings, width=st.integers(300, 640))
def test_scale_keeps_every_dot_inside(left, right, width):
    svg = make_scale(left, right, width=width)

    dots = [float(one.get("cx")) for one in parse(svg).iter("circle")]
    assert all(0 <= x <= width for x in dots)


@pytest.mark.parametrize(
    ("left", "right", "filled"), ((15, 30, 2), (0, 45, 1), (None, None, 0))
)
def test_fan_is_filled_to_the_steepest_lean_cleared(left, right, filled):
    svg = charts.fan("f", left, right, title="Lean")

    assert len(drawn(svg, "lf") + drawn(svg, "rf")) == filled
    assert len(drawn(svg, "wl") + drawn(svg, "wr")) == 2
    assert {"0°", "15°", "30°", "45°"} <= set(words(svg))
    assert parse(svg).get("aria-labelledby") == "f-t"


def test_chart_ends_with_the_latest_values():
    svg = make_chart([(FIRST, 3.0, 4.5), (month(1), 7.5, 8.75)])

    assert [one.text for one in drawn(svg, "nl") + drawn(svg, "nr")] == [
        "L 7.5",
        "R 8.8",
    ]
    assert parse(svg).find("desc").text == "All tests."
    assert {"28 Aug", "25 Sep"} <= set(words(svg))


@pytest.mark.parametrize("value", (0.0, 8.0))
def test_chart_keeps_equal_values_apart(value):
    svg = make_chart([(FIRST, value, value), (month(1), value, value)])

    left, right = (float(drawn(svg, cls)[0].get("y")) for cls in ("nl", "nr"))
    assert abs(left - right) == 18
    assert max(left, right) <= 270 - 34


def test_chart_of_one_test_has_dots_and_no_line():
    svg = make_chart([(FIRST, 7.5, 8.0)])

    assert len(drawn(svg, "pl")) == len(drawn(svg, "pr")) == 1
    assert drawn(svg, "l sl") == []
    assert len(drawn(svg, "bd-l")) == 1


def test_chart_passes_over_a_missing_side():
    points = [(FIRST, 5.0, 5.0), (month(1), None, 6.0), (month(2), 7.0, None)]

    svg = make_chart(points)

    assert len(drawn(svg, "pl")) == len(drawn(svg, "pr")) == 2
    assert drawn(svg, "nr")[0].text == "R 6.0"


def test_chart_spaces_dates_as_they_lie_in_time():
    points = [(FIRST, 5.0, None), (month(1), 5.0, None), (month(4), 5.0, None)]

    xs = [float(one.get("cx")) for one in drawn(make_chart(points), "pl")]

    assert xs[2] - xs[1] == pytest.approx(3 * (xs[1] - xs[0]), abs=0.3)


@pytest.mark.parametrize("days", (("1", "2", "3"), (FIRST, FIRST, FIRST)))
def test_chart_spaces_labels_evenly(days):
    xs = [
        float(one.get("cx"))
        for one in drawn(make_chart([(day, 5.0, None) for day in days]), "pl")
    ]

    assert xs[2] - xs[1] == pytest.approx(xs[1] - xs[0])


@pytest.mark.parametrize("width", (306, 640))
def test_chart_of_two_years_keeps_its_dates_apart(width):
    svg = make_chart([(month(one), 3 + one * 0.7, 20.0) for one in range(24)])

    labels = [
        (float(one.get("x")), len(one.text))
        for one in drawn(svg, "t")
        if re.fullmatch(r"[A-Z][a-z]+ 20\d\d", one.text)
    ]
    neighbours = pairwise(labels)
    assert labels
    assert all(x0 + (n0 + n1) * 3.5 < x1 for (x0, n0), (x1, n1) in neighbours)


@pytest.mark.parametrize("points", ([], [(FIRST, None, None)]))
def test_chart_without_a_lift_still_shows_the_marks(points):
    svg = make_chart(points)

    assert {"2.5 Building", "7.5 Upright standard"} <= set(words(svg))
    assert drawn(svg, "pl") == []


def test_chart_puts_the_name_of_a_mark_where_no_lift_is():
    points = [(FIRST, 8.0, 8.0), (month(1), 4.0, 4.0), (month(2), 4.0, 4.0)]

    name = next(
        one
        for one in drawn(make_chart(points), "tt")
        if one.text == "7.5 Upright standard"
    )

    assert float(name.get("x")) > 100


@given(
    points=st.lists(
        st.tuples(st.dates(date(2024, 1, 1), date(2027, 1, 1)), readings, readings),
        max_size=24,
    ),
    width=st.integers(306, 640),
)
def test_chart_keeps_every_dot_inside(points, width):
    svg = make_chart(sorted(points, key=lambda point: point[0]), width=width)

    for dot in parse(svg).iter("circle"):
        assert 0 <= float(dot.get("cx")) <= width
        assert 0 <= float(dot.get("cy")) <= 270 - 34
