"""Check the markup of every page, as each kind of person gets it.

`tests/markup.py` runs always; the Nu Html Checker needs Java, so it runs only where VNU
names its file (`make validate`).
"""

import json
import os
import re
import subprocess

import pytest

from exercises.models import Exercise
from tests.markup import markup_faults
from tests.pages import PAGES
from tests.role_clients import client_for
from vendor.cut_bootstrap import CLASS

pytestmark = [pytest.mark.slow, pytest.mark.sweep]
# The framework's own templates.
ADMIN = "/owner/"


@pytest.fixture(params=PAGES)
def pages(request, module_world_library, world):
    """The HTML of all pages of one role, by address."""
    client = client_for(world, request.param)
    paths = PAGES[request.param](world)
    ours = [path for path in paths if not path.startswith(ADMIN)]
    answers = {path: client.get(path, follow=True) for path in ours}
    return {path: answer.text for path, answer in answers.items()}


def test_every_page_has_valid_markup(pages):
    found = {path: markup_faults(text) for path, text in pages.items()}

    assert {path: faults for path, faults in found.items() if faults} == {}


def classes_in(html):
    return {
        one for names in re.findall(r'\bclass="([^"]*)"', html) for one in names.split()
    }


def styled_classes(settings, sheet):
    """Return the classes that the components of a style sheet style."""
    folder = settings.BASE_DIR / "static" / "css"
    files = re.findall(
        r'url\("((?:components|pages)/.+)"\)', (folder / sheet).read_text()
    )
    return set().union(*(CLASS.findall((folder / one).read_text()) for one in files))


def test_visitors_style_sheet_has_all_classes_they_see(
    client, module_world_library, world, settings
):
    shelf = [one.get_absolute_url() for one in Exercise.objects.library()]
    pages = [client.get(path, follow=True) for path in PAGES["visitor"](world) + shelf]

    missing = styled_classes(settings, "people.css") - styled_classes(
        settings, "site.css"
    )
    assert missing
    assert set().union(*(classes_in(page.text) for page in pages)) & missing == set()


@pytest.mark.parametrize(
    ("text", "complaint"),
    (
        ("<p><b>one</p>", "</p> closes nothing"),
        ("<div>", "<div> is never closed"),
        ("</div>", "</div> closes nothing"),
        ('<i id="a"></i><i id="a"></i>', "id='a' is there twice"),
        ('<i class="a" class="b"></i>', "<i> has an attribute twice"),
        ('<form action=""></form>', "<form> has an empty action"),
        ('<img src="/a.svg">', "<img> without alt"),
        ('<i class="accordion"></i>', "class 'accordion' is not in our cut"),
        ('<label for="a"></label>', "for='a' points nowhere"),
        ("<p><ul></ul></p>", "<ul> in <p>"),
        ("<a><button></button></a>", "<button> in an active element"),
        ("<ul><p></p></ul>", "<p> in a list"),
        ("<div><li></li></div>", "<li> outside of a list"),
        ("<section><p></p></section>", "<section> without a heading"),
    ),
)
def test_each_kind_of_fault_is_found(text, complaint):
    assert any(complaint in one for one in markup_faults(text))


@pytest.mark.skipif(
    "VNU" not in os.environ,
    reason="needs Java and npm: `make validate` names the checker",
)
def test_nu_html_checker_finds_no_fault(pages, tmp_path):
    names = {}
    for number, (path, text) in enumerate(pages.items()):
        (tmp_path / f"{number}.html").write_text(text)
        names[f"{number}.html"] = path

    words = (
        "java",
        "-jar",
        os.environ["VNU"],
        "--format",
        "json",
        "--exit-zero-always",
    )
    done = subprocess.run([*words, tmp_path], capture_output=True, check=True)  # noqa: S603

    messages = json.loads(done.stderr)["messages"]
    assert [described(one, names) for one in messages if is_fault(one)] == []


def is_fault(message):
    """Return whether a message is more than information."""
    return message["type"] != "info" or message.get("subType") == "warning"


def described(message, names):
    page = names[message["url"].rsplit("/", 1)[-1]]
    where = f"{page}:{message.get('lastLine')}"
    return f"{where} {message['message']} {message.get('extract', '')[:160]!r}"
