import io
import os
import resource
import subprocess
import sys
from types import SimpleNamespace

import pytest
from django.conf import settings

from hipflex.printing import weasyprint_worker
from hipflex.printing.weasyprint_worker import StaticFiles, in_light_theme
from tests.pdf_contents import pdf_text

STATIC = settings.BASE_DIR / "static"
BASE = "https://hipflex.example/static/"
PAGE = """<!doctype html><html lang="en"><head><title>A sheet</title>
<link rel="stylesheet" href="css/tokens.css"></head>
<body><h1>Lift</h1><svg viewBox="0 0 9 9"><path d="M0 0h9v9z" fill="var(--move)"/></svg>
%s</body></html>"""


@pytest.fixture
def files(tmp_path):
    (tmp_path / "a.svg").write_text("<svg/>")
    (tmp_path / "key.txt").write_text("secret")
    (tmp_path.parent / "outside.svg").write_text("<svg/>")
    (tmp_path / "link.svg").symlink_to(tmp_path.parent / "outside.svg")
    return StaticFiles(BASE, [tmp_path / "nowhere", tmp_path])


def test_static_file_is_fetched(files):
    answer = files.fetch(f"{BASE}a.svg")

    assert answer.read() == b"<svg/>"


@pytest.mark.sweep
@pytest.mark.parametrize(
    "url",
    (
        "http://169.254.169.254/latest/meta-data/",
        "https://hipflex.example/exercises/a.svg",
        "https://hipflex.example.evil.example/static/a.svg",
        "file:///etc/passwd",
        "data:image/svg+xml,<svg/>",
        f"{BASE}../outside.svg",
        f"{BASE}/etc/hostname",
        f"{BASE}%2e%2e/outside.svg",
        f"{BASE}link.svg",
        f"{BASE}key.txt",
        f"{BASE}missing.svg",
        f"{BASE}a.svg?x",
        "data:image/svg+xml;base64,PHN2Zy8+",
        "data:text/css,a{}",
        "a.svg",
        BASE,
    ),
)
def test_other_addresses_are_refused(files, url):
    with pytest.raises(ValueError, match="none of our static files"):
        files.fetch(url)


def test_picture_in_the_page_is_fetched(files):
    answer = files.fetch("data:image/webp;base64,UklGRg==")

    assert answer.read() == b"RIFF"


def test_fonts_are_fetched_unchanged():
    font = "fonts/archivo-latin-wght-normal.woff2"

    answer = StaticFiles(BASE, [STATIC]).fetch(BASE + font)

    assert answer.read() == (STATIC / font).read_bytes()


def test_style_sheet_is_read_in_the_light_theme():
    css = in_light_theme("a{--b:light-dark(rgb(1 2 3 / 0.5), rgb(0 0 0)) c;d:var(--b)}")

    assert css == "a{--b:rgb(1 2 3 / 0.5) c;d:var(--b)}"


def test_drawing_is_read_in_the_light_theme():
    svg = in_light_theme(
        "<style>svg{--a:#fff;}@media(x){svg{--a:#000;}}.b{fill:var(--a);color:var(--c)}"
        ".t{font:600 9px Archivo,x;paint-order:stroke;stroke:var(--a);stroke-width:4}",
        is_drawing=True,
    )

    assert ".b{fill:#fff;color:var(--c)}" in svg
    assert ".t{font-weight:600;font-size:9px;font-family:Archivo,x;}" in svg


@pytest.mark.parametrize(
    "name", ("figures/seated-knee-lift.svg", "figures/high-knee-skip-end.svg")
)
def test_no_variable_is_left_in_our_figures(name):
    assert "var(" not in in_light_theme((STATIC / name).read_text(), is_drawing=True)


@pytest.mark.slow
def test_pdf_is_the_same_each_time_and_reads_no_other_files(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    stranger = '<img src="http://127.0.0.1:9/x.png" alt=""><img src="file:///x.svg">'

    one, other = (
        weasyprint_worker.render_pdf(PAGE % stranger, BASE, [STATIC]) for _ in range(2)
    )

    assert one == other
    assert one.startswith(b"%PDF")
    assert pdf_text(one) == "Lift"


@pytest.mark.parametrize(("page", "begins"), ((PAGE % "", b"%PDF"), ("", b"")))
def test_page_is_read_from_stdin_and_pdf_written_to_stdout(monkeypatch, page, begins):
    came, went = io.BytesIO(page.encode()), io.BytesIO()
    monkeypatch.setattr(sys, "argv", ["press", BASE, str(STATIC)])
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=came))
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=went))

    weasyprint_worker.main()

    assert went.getvalue()[:4] == begins


def test_process_limits_itself(monkeypatch):
    calls = []
    monkeypatch.setattr(os, "nice", lambda by: calls.append(("nice", by)))
    monkeypatch.setattr(resource, "setrlimit", lambda *limit: calls.append(limit))

    weasyprint_worker.limit()

    assert calls == [
        ("nice", 5),
        (
            resource.RLIMIT_CPU,
            (weasyprint_worker.MAX_CPU_S, weasyprint_worker.MAX_CPU_S),
        ),
        (
            resource.RLIMIT_AS,
            (weasyprint_worker.MAX_MEMORY_BYTES, weasyprint_worker.MAX_MEMORY_BYTES),
        ),
    ]


@pytest.mark.sweep
@pytest.mark.slow
def test_worker_that_needs_too_much_memory_ends():
    greedy = (
        "from hipflex.printing import weasyprint_worker as worker;"
        " worker.limit(); bytearray(2 << 30)"
    )

    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", greedy],
        capture_output=True,
        check=False,
        cwd=settings.BASE_DIR,
    )

    assert b"MemoryError" in done.stderr
