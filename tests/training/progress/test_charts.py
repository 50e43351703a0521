from xml.etree import ElementTree as ET

import pytest
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from training.progress import charts


def parse(svg):
    assert isinstance(svg, SafeString)
    assert "style=" not in svg
    return ET.fromstring(svg)  # noqa: S314  # our own drawing


def drawn(svg, cls):
    return [one for one in parse(svg).iter() if one.get("class") == cls]


def make_bars(labels, values, *, goal=15, width=640):
    return charts.bars(
        "b",
        labels,
        values,
        goal=goal,
        width=width,
        height=190,
        title="Minutes a week",
        description="Twelve weeks & more.",
    )


@pytest.mark.parametrize(
    ("minutes", "goal", "share"),
    ((11, 15, 11 / 15), (15, 15, 1), (40, 15, 1), (3, 0, 1)),
)
def test_ring_closes_at_the_goal(minutes, goal, share):
    arc = drawn(charts.ring(minutes, goal), "mv")[0]

    on, around = map(float, arc.get("stroke-dasharray").split())
    assert on / around == pytest.approx(share, abs=0.001)


def test_ring_has_the_minutes_as_text():
    svg = parse(charts.ring(10.6, 15))

    assert svg.get("aria-label") == "11 of 15 minutes this week"
    assert [one.text for one in svg.iter("text")] == ["11", "of 15 min"]


def test_ring_of_nothing_has_no_arc():
    assert drawn(charts.ring(0, 15), "mv") == []


def test_bars_show_the_current_week_last():
    svg = make_bars(["26.10", "2.11", "now"], [15, 16.4, 11])

    assert len(drawn(svg, "br")) == 2
    assert [one.text for one in drawn(svg, "vn")] == ["11"]
    assert [one.text for one in drawn(svg, "v")] == ["15", "16"]
    assert parse(svg).find("desc").text == "Twelve weeks & more."


def test_low_bar_has_its_number_above():
    svg = make_bars(["9.11", "now"], [60, 1])

    number = drawn(svg, "v")[-1]
    bar = drawn(svg, "bn")[0]
    assert number.text == "1"
    assert float(number.get("y")) < float(bar.get("y"))


def test_empty_week_has_a_number_and_no_bar():
    svg = make_bars(["9.11", "now"], [0, 0])

    assert list(parse(svg).iter("rect")) == []
    assert [one.text for one in drawn(svg, "v")] == ["0", "0"]


def test_bars_without_weeks_still_show_the_goal():
    assert len(drawn(make_bars([], []), "tg")) == 1


def test_narrow_bars_keep_the_label_of_the_current_week():
    labels = [f"{day}.10" for day in range(10, 21)] + ["now"]

    found = [
        one.text
        for one in drawn(make_bars(labels, [10] * 12, width=306), "t")
        if one.text in labels
    ]

    assert found[-1] == "now"
    assert len(found) < len(labels)


@given(values=st.lists(st.floats(0, 2000), max_size=12), width=st.integers(300, 640))
def test_bars_stay_inside(values, width):
    svg = make_bars(["now"] * len(values), values, width=width)

    for bar in parse(svg).iter("rect"):
        assert 0 <= float(bar.get("x")) <= width
        assert 0 <= float(bar.get("y")) <= 190


def test_week_dots_show_sessions_done_and_planned():
    svg = charts.week_dots([2, 1, 0, 3], 2)

    assert parse(svg).get("aria-label") == "Sessions per week, oldest first: 2, 1, 0, 3"
    assert len(drawn(svg, "x")) == 6
    assert len(drawn(svg, "o")) == 3


@pytest.mark.parametrize("counts", ([], [9, 0]))
def test_week_dots_stay_inside(counts):
    svg = charts.week_dots(counts, 2)

    assert all(0 < float(one.get("cy")) < 24 for one in parse(svg).iter("circle"))
    assert parse(svg).get("viewBox").endswith(" 24")
