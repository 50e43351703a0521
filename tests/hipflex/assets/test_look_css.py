import re
from pathlib import Path

import pytest

from tests.class_names import class_names
from vendor.cut_bootstrap import CLASS

CSS = Path(__file__).parents[3] / "static" / "css"
PARTS = sorted(
    path for folder in ("components", "pages") for path in (CSS / folder).glob("*.css")
)
PAPER = sorted((CSS / "paper").glob("*.css"))
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(rgb|hsl)a?\(", re.IGNORECASE)
DATA_URL = re.compile(r'url\("data:[^"]*"\)')
NO_RULE = re.compile(r"/\*.*?\*/|@import[^;]+;", re.DOTALL)

# Rules that hide must come after rules that show, in both style sheets.
LAST = [
    "components/print.css",
    "components/forced-colors.css",
    "components/responsive.css",
]
# Files of pages that do not exist yet; no style sheet may import them before.
WAITING = {"pages/offline.css", "pages/test-day.css", "pages/timer.css"}
# Beginnings of names that templates and charts put together from parts.
BUILT = re.compile(r"(bd-|p)[lr]|c-[a-z]+|f[1-4]|pic-\d+")


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def imports(sheet: str) -> list[str]:
    return re.findall(r'@import url\("(\w+/.+)"\)', (CSS / sheet).read_text())


def test_every_part_is_in_one_style_sheet():
    imported = imports("site.css") + imports("people.css")

    assert sorted({*imported}) == sorted({*map(name, PARTS)} - WAITING)
    assert len(imported) == len({*imported}) + len(LAST)


def test_paper_css_imports_every_part_once():
    assert sorted(imports("paper.css")) == [*map(name, PAPER)]


@pytest.mark.parametrize("path", PARTS + PAPER, ids=name)
def test_part_keeps_the_house_rules(path):
    css = DATA_URL.sub("", path.read_text())

    assert not COLOUR.search(css)
    assert "!important" not in css


@pytest.mark.parametrize("path", PARTS + PAPER, ids=name)
def test_part_uses_only_known_tokens(path):
    tokens = (CSS / "tokens.css").read_text() + (CSS / "paper.css").read_text()
    known = set(re.findall(r"^\s+(--[\w-]+):", tokens, re.MULTILINE))

    used = set(re.findall(r"var\((--[\w-]+)", path.read_text()))

    assert used <= known


@pytest.mark.parametrize("sheet", ("site.css", "people.css"))
def test_what_hides_comes_last(sheet):
    assert imports(sheet)[-len(LAST) :] == LAST


@pytest.mark.slow
def test_every_class_of_a_style_sheet_is_used():
    css = {path: NO_RULE.sub("", path.read_text()) for path in CSS.rglob("*.css")}
    sent = [text for path, text in css.items() if name(path) not in WAITING]
    preludes = re.findall(r"([^{}]+)\{", DATA_URL.sub("", "".join(sent)))
    styled = {*CLASS.findall("".join(preludes))}

    unused = styled - class_names()

    assert len(styled) > 300
    assert {one for one in unused if not BUILT.fullmatch(one)} == set()


@pytest.mark.parametrize(
    "selector",
    (".set-current", ".test-steps .now", ".level-scale .at", ".days .trained b"),
)
def test_forced_colours_still_say_which_one_it_is(selector):
    forced = (CSS / "components" / "forced-colors.css").read_text()

    rules = re.findall(r"([^{}]+)\{([^{}]+)\}", forced)
    own = [
        rule
        for names, rule in rules
        if selector in [one.strip() for one in names.split(",")]
    ]
    assert own
    assert all("Highlight" in rule for rule in own)
