"""The pictures that links to the site are shown with."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from PIL import Image

from devtools.social_cards import (
    CARDS,
    HEIGHT,
    SOURCE,
    WIDTH,
    cards,
    is_current,
    make,
    small_png,
)

MAX_BYTES = 60_000


@pytest.fixture(scope="module")
def wanted():
    return {card.name: card for card in cards()}


def test_site_and_every_exercise_have_a_card(wanted, shipped):
    catalogue, _studies = shipped
    names = {path.stem for path in CARDS.iterdir()}

    assert names == {"site", *(entry.slug for entry in catalogue.exercises)}
    assert names == {*wanted}


def test_committed_cards_are_current(wanted):
    stale = [card.name for card in wanted.values() if not is_current(card)]

    assert stale == [], "run `python -m devtools.social_cards`"


def test_missing_card_is_not_current(wanted, tmp_path):
    assert not is_current(wanted["site"], tmp_path)


def test_cards_have_the_size_of_previews_and_few_bytes(wanted):
    for path in CARDS.iterdir():
        with Image.open(path) as image:
            assert image.size == (1200, 630)
        assert path.stat().st_size < MAX_BYTES


def test_card_shows_name_dose_level_and_figure(wanted):
    html = wanted["standing-knee-lift"].html

    for words in ("<span>Standing</span>", "hold 2–3 s", "each side", "Beginner"):
        assert words in html
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in html
    assert html.count('<i class="on">') == 1


def test_digest_depends_on_style_and_page(wanted):
    card = wanted["site"]

    assert "background: #f1f4f7" in card.css
    assert "var(" not in card.css.replace("--move: #0b5ed0", "")
    assert card._replace(css="").digest != card.digest
    assert card._replace(html="").digest != card.digest


def test_png_has_few_colours_and_the_digest_of_its_page():
    file = BytesIO()
    Image.linear_gradient("L").resize((WIDTH, HEIGHT)).convert("RGBA").save(file, "PNG")

    png = small_png(file.getvalue(), digest="of a page")

    with Image.open(BytesIO(png)) as image:
        assert (image.mode, image.size) == ("P", (WIDTH, HEIGHT))
        assert image.info[SOURCE] == "of a page"


@pytest.mark.slow
def test_commands_set_up_django_themselves():
    program = "import devtools; from django.apps import apps; print(apps.ready)"

    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )

    assert done.stdout == "True\n"


@pytest.mark.browser
@pytest.mark.slow
def test_missing_cards_are_rendered_and_others_deleted(wanted, tmp_path):
    chosen = [wanted["site"], wanted["active-hang"]]
    (tmp_path / "active-hang.png").write_bytes((CARDS / "active-hang.png").read_bytes())
    (tmp_path / "gone.png").touch()

    # In a thread of its own: other tests' browsers have a loop in this one.
    with ThreadPoolExecutor() as pool:
        rendered = pool.submit(make, chosen, tmp_path).result()

    assert rendered == ["site"]
    assert {path.stem for path in tmp_path.iterdir()} == {"site", "active-hang"}
    assert is_current(wanted["site"], tmp_path)
    assert 20_000 < (tmp_path / "site.png").stat().st_size < MAX_BYTES
