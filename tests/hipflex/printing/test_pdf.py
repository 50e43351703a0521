import subprocess
from threading import Event, Thread

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches

from hipflex.printing import pdf
from hipflex.printing.paper import Paper
from hipflex.printing.pdf import BusyError

BASE = "https://hipflex.example/static/"


@pytest.fixture(autouse=True)
def _nothing_kept():
    caches["pdf"].clear()
    pdf.available.cache_clear()
    yield
    caches["pdf"].clear()
    pdf.available.cache_clear()


@pytest.fixture
def pressed(monkeypatch):
    """The pages that were pressed; the file is the page itself."""
    pages = []

    def press(page, base):
        pages.append(page)
        return subprocess.CompletedProcess([], 0, page.encode(), b"")

    monkeypatch.setattr(pdf, "_press", press)
    return pages


def ask(rf):
    context = {"paper": Paper.LETTER, "title": "A lift", "here": "/card/"}
    request = rf.get("/card.pdf")
    request.user = AnonymousUser()
    return pdf.response(request, "includes/mark.html", context, name="lift")


def test_file_says_what_it_is_and_is_shown_in_the_browser(rf, pressed):
    response = ask(rf)

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="lift-letter.pdf"'
    assert "<title>A lift</title>" in response.text
    assert "css/paper-letter.css" in response.text


def test_same_page_is_pressed_once(pressed):
    files = {pdf.made_of("page", base=BASE) for _ in range(3)}

    assert files == {b"page"}
    assert pressed == ["page"]


def test_same_page_of_another_site_is_another_file(pressed):
    pdf.made_of("page", base=BASE)
    pdf.made_of("page", base="https://other.example/static/")

    assert pressed == ["page", "page"]


def test_two_wait_and_a_third_is_sent_away(monkeypatch):
    begun, go_on = Event(), Event()

    def slow(page, base):
        begun.set()
        go_on.wait(10)
        return subprocess.CompletedProcess([], 0, b"file", b"")

    monkeypatch.setattr(pdf, "_press", slow)
    names = ("one", "other")
    threads = [Thread(target=pdf.made_of, args=[n], kwargs={"base": ""}) for n in names]
    for thread in threads:
        thread.start()
    begun.wait(10)
    while pdf._queue._value:  # noqa: SLF001  # until the second waits too
        pass

    with pytest.raises(BusyError):
        pdf.made_of("third", base=BASE)

    go_on.set()
    for thread in threads:
        thread.join()
    assert pdf.made_of("third", base=BASE) == b"file"


def test_what_takes_too_long_is_given_up(monkeypatch):
    def late(page, base):
        raise subprocess.TimeoutExpired("press", pdf.MOST_SECONDS)

    monkeypatch.setattr(pdf, "_press", late)

    with pytest.raises(BusyError):
        pdf.made_of("page", base=BASE)


def test_what_goes_wrong_is_told(monkeypatch):
    broken = subprocess.CompletedProcess([], 1, b"", b"no font")
    monkeypatch.setattr(pdf, "_press", lambda page, base: broken)

    with pytest.raises(RuntimeError, match="no font"):
        pdf.made_of("page", base=BASE)


def test_nothing_is_printed_where_weasyprint_is_absent(monkeypatch):
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)

    assert not pdf.available()


def test_nothing_is_printed_where_its_libraries_are_absent(monkeypatch):
    broken = subprocess.CompletedProcess([], 1, b"", b"cannot load library")
    monkeypatch.setattr(pdf, "_press", lambda page, base: broken)

    assert not pdf.available()


def test_process_learns_no_secret(monkeypatch):
    told = {}

    def run(words, **options):
        told.update(options["env"])
        return subprocess.CompletedProcess(words, 0, b"", b"")

    monkeypatch.setenv("SECRET_KEY", "x")
    monkeypatch.setattr(subprocess, "run", run)

    assert pdf.available()
    assert told.keys() <= {*pdf.PASSED_ON, *pdf.FIXED, "XDG_CACHE_HOME"}
