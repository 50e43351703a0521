"""What is drawn: the committed files, and their angles."""

import re
from itertools import pairwise
from math import atan2, cos, degrees, radians, sin
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.core.management import call_command

from exercises.figures import bodymap, small, still
from exercises.figures.body import Painter
from exercises.figures.camera import Camera
from exercises.figures.gallery import pictures
from exercises.figures.labels import words
from exercises.figures.motion import Clock, frames, svg, unwound
from exercises.figures.parts import Placed, Word
from exercises.figures.picture import groups
from exercises.figures.protractor import value
from exercises.figures.scene import Measure
from exercises.figures.shapes import SHAPES
from exercises.figures.style import COLOURS, RULES, sheet
from exercises.figures.thumbnail import FOLDER, drawing, shapes
from exercises.figures.words import alt, spoken
from exercises.management.commands import make_figures

KEPT = settings.BASE_DIR / "static" / "figures"
# A moment, moving discs, the body, a block, a tape measure, and what does not count.
OF_EACH_KIND = (
    *("seated-knee-lift-start", "ball-knee-tuck-motion", "body"),
    *("test-lean30-lift", "test-upright-inch", "test-fault-slouch"),
)
SVG = "{http://www.w3.org/2000/svg}"


def read(text):
    return ElementTree.fromstring(text)  # noqa: S314  # our own drawing


@pytest.mark.slow
@pytest.mark.sweep
def test_kept_figures_are_what_the_catalogue_draws(file):
    drawn = {picture.name: picture.draw() for picture in pictures(file)}

    assert {path.stem for path in KEPT.glob("*.svg")} == drawn.keys()
    stale = [
        name for name in drawn if (KEPT / f"{name}.svg").read_text() != drawn[name]
    ]
    assert stale == [], "run `make manage ARGS=make_figures`"


@pytest.mark.parametrize("name", OF_EACH_KIND)
def test_kept_figure_of_each_kind_is_what_is_drawn(file, name):
    drawn = next(one for one in pictures(file) if one.name == name).draw()

    assert drawn == (KEPT / f"{name}.svg").read_text()


@pytest.mark.sweep
def test_kept_small_figures_are_what_the_catalogue_draws(file, scenes):
    for scene in scenes[: len(file["exercises"])]:
        assert drawing(scene.slug) == small.drawing(scene).strip()
    assert shapes() == small.sprite()
    assert drawing("nobody-drew-this") == ""


@pytest.mark.slow
def test_command_writes_what_is_missing_and_removes_what_is_not_drawn(
    tmp_path, monkeypatch, capsys
):
    some = ("seated-knee-lift", "active-hang")
    monkeypatch.setattr(make_figures, "FIGURES", tmp_path)
    monkeypatch.setattr(
        make_figures,
        "pictures",
        lambda file: [one for one in pictures(file) if one.name in some],
    )
    stranger = tmp_path / "stranger.svg"
    stranger.write_text("<svg/>")
    before = {path: path.stat().st_mtime_ns for path in FOLDER.glob("*.svg")}

    call_command("make_figures")

    assert not stranger.exists()
    written = tmp_path / "seated-knee-lift.svg"
    assert written.read_text() == (KEPT / "seated-knee-lift.svg").read_text()
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert sorted(path.stem for path in tmp_path.iterdir()) == sorted(some)
    assert "2 figures, " in capsys.readouterr().out


@pytest.mark.sweep
def test_label_is_the_drawn_angle(scenes):
    """The number in the picture, and the thigh as it lies in space."""
    for scene in scenes:
        painter = Painter(scene.body(1), scene.camera)
        shown = [
            part.text
            for group in groups(scene)
            for part in group.parts
            if isinstance(part, Word)
        ]
        true = [words(value(painter.body, one), one) for one in scene.measures]
        assert shown == true, scene.slug


def test_thigh_label_follows_from_the_catalogue(file, scenes):
    for entry, scene in zip(file["exercises"], scenes, strict=False):
        end = entry["illustration"]["end"]
        painter = Painter(scene.body(1), Camera())
        thigh = end["near"]["hip"] - end["trunk"] - 90
        if Measure.THIGH in scene.measures:
            assert value(painter.body, Measure.THIGH) == pytest.approx(thigh, abs=0.5)
        if Measure.HIP in scene.measures:
            bent = value(painter.body, Measure.HIP)
            assert bent == pytest.approx(end["near"]["hip"], abs=0.5)


def test_drawn_thigh_lies_as_the_label_says(scenes):
    """From the side exactly, the shape's turn in the picture is the thigh's angle."""
    for scene in scenes:
        painter = Painter(scene.body(1), Camera(yaw=0, pitch=0))
        thigh = painter.bone("sk", "thigh", "near_thigh", 0.245)
        along = scene.body(1).bones["near_thigh"].along
        true = degrees(atan2(along[1], along[0]))
        difference = (thigh.turn + true + 180) % 360 - 180
        assert difference == pytest.approx(0, abs=0.01), scene.slug


@pytest.mark.parametrize(
    ("angle", "measure", "text"),
    (
        (20.3, Measure.THIGH, "+20°"),
        (0.2, Measure.THIGH, "0°"),
        (-15, Measure.THIGH, "\N{MINUS SIGN}15°"),
        (78, Measure.HIP, "78°"),
        (45, Measure.LEAN, "45°"),
    ),
)
def test_words_of_an_angle(angle, measure, text):
    assert words(angle, measure) == text


@pytest.mark.parametrize(
    ("measure", "angle", "text"),
    (
        (Measure.THIGH, 20, "Thigh 20° above horizontal."),
        (Measure.THIGH, -5, "Thigh 5° below horizontal."),
        (Measure.HIP, 78, "Trunk-thigh angle 78°."),
        (Measure.LEAN, 45, "Trunk 45° from vertical."),
    ),
)
def test_an_angle_is_spoken(measure, angle, text):
    assert spoken(measure, angle) == text


def test_alternative_text_says_both_ends_and_the_angle(file):
    entry = next(one for one in file["exercises"] if one["id"] == "seated-knee-lift")

    text = alt(entry["id"], entry["illustration"])

    assert text.startswith("Start: ")
    assert text.endswith("Thigh 20° above horizontal.")


def test_every_file_is_well_formed_and_quiet():
    for path in KEPT.glob("*.svg"):
        text = path.read_text()
        root = read(text)
        assert root.find(f"{SVG}title").text
        assert 'style="' not in text
        assert "<script" not in text
        _, _, width, height = map(int, root.attrib["viewBox"].split())
        # The picture of the first page alone fills its own place.
        assert width == height > 0 or path.stem == "hero"
        used = set(re.findall(r'href="#([\w-]+)"', text))
        assert used <= set(re.findall(r'id="([\w-]+)"', text)), path.name


def test_left_side_is_the_right_one_in_a_mirror(scenes):
    scene = next(one for one in scenes if one.slug == "seated-knee-lift")
    right, left = (
        read(still.svg(groups(scene), "Lift", left=left)) for left in (False, True)
    )

    assert left.attrib["viewBox"] == right.attrib["viewBox"]
    mirror = left[-1].attrib["transform"]
    box = [int(number) for number in left.attrib["viewBox"].split()]
    assert mirror == f"matrix(-1 0 0 1 {2 * box[0] + box[2]} 0)"
    word = left.find(f".//{SVG}text")
    assert word.attrib["transform"].startswith("matrix(-1 0 0 1 ")
    assert word.text == right.find(f".//{SVG}text").text


@pytest.mark.sweep
def test_moving_figure_keeps_the_same_parts(scenes):
    for scene in scenes:
        kinds = [
            [(group.name, [type(part) for part in group.parts]) for group in moment]
            for moment in frames(scene)
        ]
        assert all(one == kinds[0] for one in kinds), scene.slug


def test_moving_figure_keeps_the_catalogues_tempo(file, scenes):
    entry = next(one for one in file["exercises"] if one["id"] == "seated-knee-lift")
    scene = next(one for one in scenes if one.slug == "seated-knee-lift")
    up, down = entry["dose"]["tempo_s"]

    clock = Clock.of(scene)

    assert clock.seconds == up + entry["dose"]["hold_s"][1] + down + 0.8
    assert clock.times[5] == up
    assert clock.order[:6] == (0, 1, 2, 3, 4, 5)
    assert all(before <= after for before, after in pairwise(clock.times))


def test_a_long_hold_is_shortened_and_a_fast_drive_can_be_seen(scenes):
    stretch = next(one for one in scenes if one.slug == "half-kneeling-stretch")
    drive = next(one for one in scenes if one.slug == "cable-knee-drive")

    assert Clock.of(stretch).seconds == pytest.approx(0.5 + 4 + 0.5 + 0.8)
    assert Clock.of(drive).times[5] == 0.5


def test_moving_file_moves_every_value_in_step(scenes):
    scene = next(one for one in scenes if one.slug == "forward-sled-drag")

    root = read(svg(scene, "Drag"))

    moved = [one for one in root.iter() if one.tag.startswith(f"{SVG}animate")]
    timed = [one for one in moved if "keyTimes" in one.attrib]
    assert timed
    for one in timed:
        count = len(one.attrib["keyTimes"].split(";"))
        assert len(one.attrib["values"].split(";")) == count


def test_turns_take_the_short_way():
    assert unwound([170, -170, -150]) == [170, 190, 210]


def test_style_sheet_holds_only_what_is_used():
    css = sheet({"sk", "far"})

    assert ".sk{" in css
    assert ".far .sk{" in css
    assert "--skin:" in css
    assert "--muscle" not in css
    assert ".m1" not in css


@pytest.mark.sweep
def test_every_look_that_is_drawn_has_a_style(scenes):
    plain = {"", "far", "gh", "mf"}
    for scene in scenes:
        for group in groups(scene):
            looks = {part.look for part in group.parts}
            assert looks <= RULES.keys() | plain, scene.slug


def test_colours_are_the_pages(settings):
    tokens = (settings.BASE_DIR / "static/css/tokens.css").read_text()
    names = {"main": "muscle"}
    for name, (light, dark) in COLOURS.items():
        found = re.search(rf"--{names.get(name, name)}: (.+);", tokens)
        if found:
            given = re.findall(r"#[0-9a-f]{6}", found[1])
            pair = [full(light), full(dark)]
            assert given in (pair, pair[:1] * len(given)), name


def full(colour):
    return colour if len(colour) == 7 else "#" + "".join(c * 2 for c in colour[1:])


@pytest.mark.sweep
def test_small_figure_uses_only_the_shapes_of_the_page(scenes):
    defined = set(re.findall(r'id="([\w-]+)"', small.sprite()))
    for scene in scenes:
        used = set(re.findall(r'href="#([\w-]+)"', small.drawing(scene)))
        assert used <= defined, scene.slug


def test_a_part_is_placed_along_its_ends():
    part = Placed.along("sk", "thigh", ((10, 20), (10, 265)), 245)

    assert (part.at, part.turn, part.stretch) == ((10, 20), 90, 1)
    assert Placed.along("sk", "thigh", ((0, 0), (1, 0)), 245).stretch == 0.12


def test_camera_from_ahead_sees_the_right_side_on_the_left():
    front = Camera(yaw=90, pitch=0)

    assert front((0, 0, 1)) == pytest.approx((-1000, 0))
    assert front.depth((1, 0, 0)) == pytest.approx(1)
    assert Camera(0, 0)((cos(radians(60)), sin(radians(60)), 5))[0] == pytest.approx(
        500
    )


def test_every_shape_is_used_somewhere():
    drawn = "".join(path.read_text() for path in KEPT.glob("*.svg"))

    unused = [name for name in SHAPES if f'id="{name}"' not in drawn]

    assert unused == []


def test_a_word_is_left_as_it_is_in_a_small_figure():
    word = Word("tx", (6, 6), "20°")

    assert small.smaller(word) == word


def test_body_shows_every_muscle_of_the_catalogue(file):
    assert set(file["muscles"]) == bodymap.drawn()


def test_muscles_lie_on_both_sides_and_inside_the_picture():
    svg_text = bodymap.overlay(["iliopsoas"], ["calves"])
    root = read(svg_text)
    left, top, width, height = map(int, root.attrib["viewBox"].split())

    assert [path.attrib["class"] for path in root] == ["m2", "m1"]
    for path in root:
        starts = re.findall(r"M(-?\d+) ?(-?\d+)", path.attrib["d"])
        assert len(starts) == 4
        for x, y in starts:
            assert left < int(x) < left + width
            assert top < int(y) < top + height


def test_ends_of_a_movement_share_one_frame(scenes):
    start, end = (small.moment(scenes[0], share) for share in (0, 1))

    assert start != end
    assert read(start).attrib["viewBox"] == read(end).attrib["viewBox"]
    assert drawing(f"{scenes[0].slug}-start") == start.strip()
    assert drawing(f"{scenes[0].slug}-end") == end.strip()
