import re
from pathlib import Path

import pytest

CSS = Path(__file__).parents[3] / "static" / "css"
COMPONENTS = sorted((CSS / "components").glob("*.css"))
PAPER = sorted((CSS / "paper").glob("*.css"))
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(rgb|hsl)a?\(", re.IGNORECASE)
DATA_URL = re.compile(r'url\("data:[^"]*"\)')


def part(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


# What hides must come after what shows, in both style sheets.
LAST = ("print.css", "forced.css", "responsive.css")


def components_of(name: str) -> list[str]:
    return re.findall(r'"components/(.+)"', (CSS / name).read_text())


def test_every_component_is_in_one_style_sheet():
    imported = components_of("site.css") + components_of("people.css")

    assert sorted(imported) == sorted([*(path.name for path in COMPONENTS), *LAST])


def test_paper_css_imports_every_part_once():
    imported = re.findall(r'"paper/(.+)"', (CSS / "paper.css").read_text())

    assert sorted(imported) == [path.name for path in PAPER]


@pytest.mark.parametrize("path", COMPONENTS + PAPER, ids=part)
def test_component_keeps_the_house_rules(path):
    css = DATA_URL.sub("", path.read_text())

    assert css.count("\n") <= 100
    assert not COLOUR.search(css)
    assert "!important" not in css


@pytest.mark.parametrize("path", COMPONENTS + PAPER, ids=part)
def test_component_uses_only_known_tokens(path):
    tokens = (CSS / "tokens.css").read_text() + (CSS / "paper.css").read_text()
    known = set(re.findall(r"^\s+(--[\w-]+):", tokens, re.MULTILINE))

    used = set(re.findall(r"var\((--[\w-]+)", path.read_text()))

    assert used <= known


@pytest.mark.parametrize("name", ("site.css", "people.css"))
def test_what_hides_by_width_comes_last(name):
    assert components_of(name)[-1] == "responsive.css"


@pytest.mark.parametrize(
    "name", (".cur", ".stepsbar .now", ".lvl5 .at", ".days .did b")
)
def test_forced_colours_still_say_which_one_it_is(name):
    forced = (CSS / "components" / "forced.css").read_text()

    rules = re.findall(r"([^{}]+)\{([^{}]+)\}", forced)
    own = [
        rule
        for names, rule in rules
        if name in [one.strip() for one in names.split(",")]
    ]
    assert own
    assert all("Highlight" in rule for rule in own)
