"""Print pages to PDF files, where WeasyPrint is installed.

Each file is rendered by `weasyprint_worker` in a process of its own, one at a time, and
cached by its content: a repeated request costs nothing, and a crash harms no other.
"""

import os
import subprocess
import sys
import tempfile
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from threading import Lock, Semaphore
from typing import Any, Final

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from hipflex.printing.paper import Paper

# A page takes about two seconds of work, on a busy machine longer.
TIMEOUT_S: Final = 45
RETRY_AFTER: Final = "20"
PROGRAM: Final = (
    "from hipflex.printing import weasyprint_worker as worker;"
    " worker.limit(); worker.main()"
)
# The environment variables that the process gets; none is secret.
PASSED_VARIABLES: Final = ("PATH", "LANG", "WEASYPRINT_DLL_DIRECTORIES")
# No date in the file and no random order: the same page gives the same bytes.
REPRODUCIBLE: Final = {"SOURCE_DATE_EPOCH": "0", "PYTHONHASHSEED": "0"}

# Half of a server process's threads stay free for pages.
_queue = Semaphore(2)
_turn = Lock()


class BusyError(Exception):
    """Others are waiting for their files already, or this one takes too long."""


@cache
def available() -> bool:
    """Whether WeasyPrint is installed and finds the libraries that it needs."""
    return find_spec("weasyprint") is not None and _run_worker("", "").returncode == 0


def response(
    request: HttpRequest, sheet: str, context: dict[str, Any], *, name: str
) -> HttpResponse:
    """Return the PDF of the template `sheet`, or a page that explains why not."""
    if not available():
        return render(request, "printing/no_pdf.html", context, status=404)
    page = render_to_string("printing/pdf.html", {**context, "sheet": sheet}, request)
    try:
        pdf = render_pdf(page, base=request.build_absolute_uri(settings.STATIC_URL))
    except BusyError:
        busy = render(request, "printing/busy.html", context, status=503)
        busy["Retry-After"] = RETRY_AFTER
        return busy
    paper: Paper = context["paper"]
    file = f'inline; filename="{name}-{paper.value}.pdf"'
    headers = {"Content-Disposition": file}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def data_url(webp: bytes) -> str:
    """Return a picture as a data URL."""
    return f"data:image/webp;base64,{b64encode(webp).decode()}"


def render_pdf(page: str, *, base: str) -> bytes:
    """Return the PDF of a page whose static files are below `base`.

    The same page gives the same bytes. BusyError where two are waiting already.
    """
    cache, key = caches["pdf"], sha256(f"{base}\n{page}".encode()).hexdigest()
    pdf: bytes | None = cache.get(key)
    if pdf is None:
        with _one_at_a_time():
            # Another request may have rendered the same page while this one waited.
            pdf = cache.get(key) or _render(page, base)
            cache.set(key, pdf)
    return pdf


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    if not _queue.acquire(blocking=False):
        raise BusyError
    try:
        with _turn:
            yield
    finally:
        _queue.release()


def _render(page: str, base: str) -> bytes:
    try:
        done = _run_worker(page, base)
    except subprocess.TimeoutExpired:
        raise BusyError from None
    if done.returncode or not done.stdout:
        message = done.stderr.decode(errors="replace")[-1500:]
        raise RuntimeError(f"The PDF could not be made: {message}")
    return done.stdout


def _run_worker(page: str, base: str) -> subprocess.CompletedProcess[bytes]:
    folders = (str(settings.BASE_DIR / "static"), str(settings.STATIC_ROOT))
    passed = {name: os.environ[name] for name in PASSED_VARIABLES if name in os.environ}
    return subprocess.run(  # noqa: S603  # our own program, no input of visitors
        [sys.executable, "-c", PROGRAM, base, *folders],
        input=page.encode(),
        capture_output=True,
        check=False,
        cwd=settings.BASE_DIR,
        env=passed | REPRODUCIBLE | {"XDG_CACHE_HOME": tempfile.gettempdir()},
        timeout=TIMEOUT_S,
    )
