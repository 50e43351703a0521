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
def _empty_cache():
    caches["pdf"].clear()
    pdf.available.cache_clear()
    yield
    caches["pdf"].clear()
    pdf.available.cache_clear()


@pytest.fixture
def rendered(monkeypatch):
    """The rendered pages; each file is the page itself."""
    pages = []

    def run_worker(page, base):
        pages.append(page)
        return subprocess.CompletedProcess([], 0, page.encode(), b"")

    monkeypatch.setattr(pdf, "_run_worker", run_worker)
    return pages


def request_pdf(rf):
    context = {"paper": Paper.LETTER, "title": "A lift", "here": "/card/"}
    request = rf.get("/card.pdf")
    request.user = AnonymousUser()
    return pdf.response(request, "includes/mark.html", context, name="lift")


def test_file_has_a_name_and_opens_in_the_browser(rf, rendered):
    response = request_pdf(rf)

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="lift-letter.pdf"'
    assert "<title>A lift</title>" in response.text
    assert "css/paper-letter.css" in response.text


def test_same_page_is_rendered_once(rendered):
    files = {pdf.render_pdf("page", base=BASE) for _ in range(3)}

    assert files == {b"page"}
    assert rendered == ["page"]


def test_same_page_of_another_site_is_another_file(rendered):
    pdf.render_pdf("page", base=BASE)
    pdf.render_pdf("page", base="https://other.example/static/")

    assert rendered == ["page", "page"]


def test_third_request_at_the_same_time_is_refused(monkeypatch):
    started, finish = Event(), Event()

    def slow(page, base):
        started.set()
        finish.wait(10)
        return subprocess.CompletedProcess([], 0, b"file", b"")

    monkeypatch.setattr(pdf, "_run_worker", slow)
    names = ("one", "other")
    threads = [
        Thread(target=pdf.render_pdf, args=[name], kwargs={"base": ""})
        for name in names
    ]
    for thread in threads:
        thread.start()
    started.wait(10)
    while pdf._queue._value:  # noqa: SLF001  # until the second waits too
        pass

    with pytest.raises(BusyError):
        pdf.render_pdf("third", base=BASE)

    finish.set()
    for thread in threads:
        thread.join()
    assert pdf.render_pdf("third", base=BASE) == b"file"


def test_rendering_that_takes_too_long_is_stopped(monkeypatch):
    def late(page, base):
        raise subprocess.TimeoutExpired("worker", pdf.TIMEOUT_S)

    monkeypatch.setattr(pdf, "_run_worker", late)

    with pytest.raises(BusyError):
        pdf.render_pdf("page", base=BASE)


def test_error_of_the_worker_is_raised(monkeypatch):
    broken = subprocess.CompletedProcess([], 1, b"", b"no font")
    monkeypatch.setattr(pdf, "_run_worker", lambda page, base: broken)

    with pytest.raises(RuntimeError, match="no font"):
        pdf.render_pdf("page", base=BASE)


def test_no_pdf_without_weasyprint(monkeypatch):
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)

    assert not pdf.available()


def test_no_pdf_without_the_libraries_of_weasyprint(monkeypatch):
    broken = subprocess.CompletedProcess([], 1, b"", b"cannot load library")
    monkeypatch.setattr(pdf, "_run_worker", lambda page, base: broken)

    assert not pdf.available()


def test_worker_gets_no_secret(monkeypatch):
    environment = {}

    def run(arguments, **options):
        environment.update(options["env"])
        return subprocess.CompletedProcess(arguments, 0, b"", b"")

    monkeypatch.setenv("SECRET_KEY", "x")
    monkeypatch.setattr(subprocess, "run", run)

    assert pdf.available()
    assert environment.keys() <= {
        *pdf.PASSED_VARIABLES,
        *pdf.REPRODUCIBLE,
        "XDG_CACHE_HOME",
    }
