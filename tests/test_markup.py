"""Every page as every kind of person gets it, before the Nu Html Checker.

The checker needs Java, so it is asked only where VNU names its file (`make validate`);
what can be said without it is said by `tests/markup.py` in every run.
"""

import json
import os
import re
import subprocess

import pytest

from exercises.models import Exercise
from hipflex.assets.bootstrap import CLASS
from tests.markup import markup_faults
from tests.pages import PAGES
from tests.role_clients import client_for

pytestmark = [pytest.mark.slow, pytest.mark.sweep]
# The framework's own templates.
ADMIN = "/owner/"


@pytest.fixture(params=PAGES)
def pages(request, module_world_library, world):
    """Address → text, of all pages of one role."""
    client = client_for(world, request.param)
    paths = PAGES[request.param](world)
    ours = [path for path in paths if not path.startswith(ADMIN)]
    answers = {path: client.get(path, follow=True) for path in ours}
    return {path: answer.text for path, answer in answers.items()}


def test_markup_of_every_page_is_sound(pages):
    found = {path: markup_faults(text) for path, text in pages.items()}

    assert {path: said for path, said in found.items() if said} == {}


def worn(html):
    return {
        one for names in re.findall(r'\bclass="([^"]*)"', html) for one in names.split()
    }


def styled(settings, sheet):
    """The classes that the components of a style sheet know."""
    folder = settings.BASE_DIR / "static" / "css"
    files = re.findall(r'url\("(components/.+)"\)', (folder / sheet).read_text())
    return set().union(*(CLASS.findall((folder / one).read_text()) for one in files))


def test_visitors_meet_nothing_that_their_style_sheet_lacks(
    client, module_world_library, world, settings
):
    shelf = [one.get_absolute_url() for one in Exercise.objects.library()]
    pages = [client.get(path, follow=True) for path in PAGES["visitor"](world) + shelf]

    missing = styled(settings, "people.css") - styled(settings, "site.css")
    assert missing
    assert set().union(*(worn(page.text) for page in pages)) & missing == set()


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
        ('<i class="accordion"></i>', "class 'accordion' is not kept"),
        ('<label for="a"></label>', "for='a' points nowhere"),
        ("<p><ul></ul></p>", "<ul> in <p>"),
        ("<a><button></button></a>", "<button> in what is active itself"),
        ("<ul><p></p></ul>", "<p> in a list"),
        ("<div><li></li></div>", "<li> outside of a list"),
        ("<section><p></p></section>", "<section> without a heading"),
    ),
)
def test_markup_that_is_wrong_is_named(text, complaint):
    assert any(complaint in one for one in markup_faults(text))


@pytest.mark.skipif(
    "VNU" not in os.environ,
    reason="needs Java and npm: `make validate` names the checker",
)
def test_nu_html_checker_has_no_complaint(pages, tmp_path):
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

    said = [one for one in json.loads(done.stderr)["messages"] if is_complaint(one)]
    assert [told(one, names) for one in said] == []


def is_complaint(message):
    """What is only information may stay."""
    return message["type"] != "info" or message.get("subType") == "warning"


def told(message, names):
    page = names[message["url"].rsplit("/", 1)[-1]]
    where = f"{page}:{message.get('lastLine')}"
    return f"{where} {message['message']} {message.get('extract', '')[:160]!r}"
