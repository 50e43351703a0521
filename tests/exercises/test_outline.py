import pytest

from exercises.outline import Grid, Outline, bow, straight

WHOLE = Grid(0, 0, 1)


@pytest.mark.parametrize(
    ("data", "written"),
    (
        ("M1 2L4 6Z", "M1 2l3 4z"),
        ("M1.4 2.2l3 4.4-2-1z", "M1 2l3 5-2-1z"),
        ("M0 0C1 1 2 2 9 0", "M0 0l9 0"),
        ("M0 0A9 9 0 1 0 9 4", "M0 0a9 9 0 109 4"),
        ("M0 0a8 8 0 0 1 9 4l-3 1", "M0 0a8 8 0 019 4l-3 1"),
        ("M0 0L0.2 0.1L5 5", "M0 0l5 5"),
        ("M3 4L3.2 4.1", "M3 4"),
    ),
)
def test_outline_is_written_short(data, written):
    assert str(Outline.read(data, WHOLE)) == written


def test_grid_moves_and_rounds():
    outline = Outline.read("M-10 -10L10 10L30 -10", Grid(-10, -10, 0.5))

    assert str(outline) == "M0 0l10 10 10-10"


@pytest.mark.parametrize(
    ("data", "written"),
    (
        # A bend of half a cell is not a bend.
        ("M0 0L5 0.5L10 0L10 10L0 10Z", "M0 10l10 0 0-10-10 0z"),
        ("M0 0L0 10L10 10L10 0Z", "M0 0l0 10 10 0 0-10z"),
        ("M0 0L5 0.5L10 0L10 10", "M0 0l10 0 0 10"),
        # There and back again.
        ("M0 0L9 0L0 0", "M0 0l9 0-9 0"),
    ),
)
def test_needless_corners_go_and_closed_ways_turn_alike(data, written):
    assert str(Outline.read(data, WHOLE)) == written


def test_round_end_stays_a_half_circle():
    outline = Outline.read("M0 0A2.6 2.6 0 1 0 5 0Z", WHOLE)

    assert str(outline) == "M0 0a2 2 0 105 0z"


@pytest.mark.parametrize(
    ("data", "cells"),
    (
        ("M0 0L4 0L4 3L0 3Z", 12),
        ("M10 0A10 10 0 1 0 10 20A10 10 0 1 0 10 0Z", 308),
        ("M10 0A10 10 0 1 1 10 20A10 10 0 1 1 10 0Z", 308),
        ("M0 10A10 10 0 0 1 10 0L10 10Z", 79),
        ("M0 10A10 10 0 1 0 10 0L10 10Z", 223),
        ("M3 3A2 2 0 0 1 3 3L5 5Z", 0),
    ),
)
def test_cells_are_those_inside(data, cells):
    assert len(Outline.read(data, WHOLE).cells) == cells


def test_straight_goes_from_end_to_end():
    assert straight("M0 0L3 9L8 8", WHOLE) == "M0 0l8 8"


@pytest.mark.parametrize(
    ("data", "written"),
    (
        ("M0 0L10 10L20 0", "M0 0a10 10 0 0020 0"),
        ("M0 0L10 -10L20 0", "M0 0a10 10 0 0120 0"),
        ("M0 0L5 5L9 9", "M0 0l9 9"),
        ("M5 5L5 5L5 5", ""),
    ),
)
def test_bow_goes_through_the_middle(data, written):
    assert bow(data, WHOLE) == written
