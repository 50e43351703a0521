"""The pictures that links to the site are shown with."""

from concurrent.futures import ThreadPoolExecutor
from io import StringIO

import pytest
from django.core.management import call_command

from exercises.figures.social_cards import (
    CARDS,
    HEIGHT,
    WIDTH,
    cards,
    png,
    size_of,
    source_of,
)
from exercises.management.commands import make_cards

LARGEST = 60_000


@pytest.fixture(scope="module")
def wanted():
    return {card.name: card for card in cards()}


def test_every_exercise_has_its_card_and_so_has_the_site(wanted, shipped):
    catalogue, _studies = shipped
    there = {path.stem for path in CARDS.iterdir()}

    assert there == {"site", *(entry.slug for entry in catalogue.exercises)}
    assert there == {*wanted}


def test_kept_cards_are_photographs_of_todays_figures(wanted):
    stale = [card.name for card in wanted.values() if not make_cards.is_current(card)]

    assert stale == [], "run `make manage ARGS=make_cards`"


def test_cards_are_as_large_as_previews_ask_and_no_heavier(wanted):
    pictures = [path.read_bytes() for path in CARDS.iterdir()]

    assert {size_of(one) for one in pictures} == {(1200, 630)}
    assert max(map(len, pictures)) < LARGEST


def test_card_shows_name_dose_level_and_figure(wanted):
    html = wanted["standing-knee-lift"].html

    for words in ("<span>Standing</span>", "hold 2–3 s", "each side", "Beginner"):
        assert words in html
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in html
    assert html.count('<i class="on">') == 1


def test_card_follows_the_tokens_and_the_figure(wanted):
    card = wanted["site"]

    assert "background: #f1f4f7" in card.css
    assert "var(" not in card.css.replace("--move: #0b5ed0", "")
    assert card._replace(css="").digest != card.digest
    assert card._replace(html="").digest != card.digest


def test_picture_says_what_it_was_made_from():
    picture = png(bytes(768), bytes(WIDTH * HEIGHT), "a figure")

    assert source_of(picture) == "a figure"
    assert size_of(picture) == (WIDTH, HEIGHT)


@pytest.mark.browser
@pytest.mark.slow
def test_command_photographs_what_is_missing_and_removes_the_rest(
    wanted, tmp_path, monkeypatch
):
    monkeypatch.setattr(make_cards, "CARDS", tmp_path)
    some = [wanted["site"], wanted["active-hang"]]
    monkeypatch.setattr(make_cards, "cards", lambda: some)
    (tmp_path / "active-hang.png").write_bytes((CARDS / "active-hang.png").read_bytes())
    (tmp_path / "gone.png").touch()
    said = StringIO()

    # In a thread of its own: other tests' browsers have a loop in this one.
    with ThreadPoolExecutor() as pool:
        pool.submit(call_command, "make_cards", stdout=said).result()

    assert said.getvalue() == "2 cards, 1 of them new\n"
    assert {path.stem for path in tmp_path.iterdir()} == {"site", "active-hang"}
    picture = (tmp_path / "site.png").read_bytes()
    assert size_of(picture) == (1200, 630)
    assert 20_000 < len(picture) < LARGEST
