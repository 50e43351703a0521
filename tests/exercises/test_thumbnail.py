import re

import brotli
import pytest
from django.conf import settings
from django.core.management import call_command

from exercises import thumbnail as thumbnails
from exercises.models import Exercise
from exercises.thumbnail import FOLDER, thumbnail

FIGURES = settings.BASE_DIR / "static/img/exercises"
SQUARE = "M10 10L50 10L50 50L10 50Z"
OTHER = "M60 60L90 60L90 90L60 90Z"


def figure(*parts):
    body = "".join(parts)
    box = 'viewBox="0 0 160 160"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}><title>x</title>{body}</svg>'


def path(cls, data):
    return f'<path class="{cls}" d="{data}"/>'


def looks(*parts):
    return re.findall(r'class="fig-([\w-]+)"', thumbnail(figure(*parts)))


def test_kept_thumbnails_are_those_of_the_figures():
    made = {file.name: thumbnail(file.read_text()) for file in FIGURES.glob("*.svg")}

    assert {file.name: file.read_text() for file in FOLDER.glob("*.svg")} == made


def test_kept_thumbnails_are_small():
    texts = [file.read_bytes() for file in FOLDER.glob("*.svg")]

    assert max(len(brotli.compress(text)) for text in texts) <= 1_200


def test_command_writes_what_is_kept(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(
        "exercises.management.commands.make_thumbnails.FOLDER", tmp_path / "new"
    )

    call_command("make_thumbnails")

    written = {file.name: file.read_text() for file in tmp_path.glob("new/*")}
    assert written == {file.name: file.read_text() for file in FOLDER.glob("*.svg")}
    assert capsys.readouterr().out == f"{len(written)} thumbnails\n"


def test_thumbnail_is_hidden_from_readers():
    start = '<svg class="drawing" viewBox="0 0 160 160" aria-hidden="true">'

    assert thumbnail(figure()) == f"{start}</svg>\n"


def test_halos_and_highlights_go():
    assert looks(path("sko", SQUARE), path("mt-h", SQUARE), path("sk", SQUARE)) == [
        "skin"
    ]


def test_limb_is_one_mark_and_each_muscle_its_own():
    limb = [path("sk", SQUARE), path("st", OTHER), path("sk", OTHER)]
    muscles = [path("m1", SQUARE), path("m1", OTHER)]

    assert looks("<g>", *limb, *muscles, "</g>") == ["skin", "short", "main", "main"]


def test_what_is_far_is_paler():
    parts = [path("sk", SQUARE), path("hr", OTHER)]

    assert looks('<g class="far">', *parts, "</g>") == ["skin-far", "hair"]


def test_start_shows_only_where_nothing_covers_it():
    ghosts = f'<g class="gh"><path d="{SQUARE}"/><path d="{OTHER}"/></g>'
    before = path("sk", OTHER)
    after = path("sk", SQUARE)

    drawn = thumbnail(figure(before, ghosts, after))

    assert '<path class="fig-start" d="M60 90l30 0 0-30-30 0z"/>' in drawn


def test_lines_and_rounds_are_kept():
    band = '<path d="M0 0L9 9" fill="none"/>'
    rounds = '<circle class="bl" cx="7.2" cy="8" r="3"/>'
    shade = '<ellipse class="sd" cx="7" cy="8" rx="5" ry="0.2"/>'

    drawn = thumbnail(figure(band, rounds, shade, path("ar", "M0 0L10 10L20 0")))

    assert '<path class="fig-band" d="M0 0l9 9"/>' in drawn
    assert '<ellipse class="fig-ball" cx="7" cy="8" rx="3" ry="3"/>' in drawn
    assert '<ellipse class="fig-shade" cx="7" cy="8" rx="5" ry="1"/>' in drawn
    assert '<path class="fig-way" d="M0 0a10 10 0 0020 0"/>' in drawn


def test_style_sheets_colour_every_look():
    css = "".join(
        (settings.BASE_DIR / f"static/css/components/{name}.css").read_text()
        for name in ("drawing", "drawing-kit")
    )
    far = {f"{look}-far" for look in thumbnails.PALER}

    coloured = set(re.findall(r"\.fig-([\w-]+)", css))

    assert coloured == {*thumbnails.LOOKS.values(), *far, "start"}


@pytest.mark.parametrize(
    ("fields", "begins"),
    (
        ({"slug": "seated-knee-lift"}, '<svg class="drawing"'),
        ({"slug": "no-figure"}, ""),
        ({"slug": "seated-knee-lift", "squad_id": 1}, ""),
    ),
)
def test_only_shipped_exercises_have_one(fields, begins):
    drawn = Exercise(**fields).thumbnail

    assert drawn.startswith(begins)
    assert bool(drawn) == bool(begins)
