"""Sheets of paper as PDF files, where WeasyPrint is installed.

Each is made by `weasyprint_worker` in a process of its own, one at a time, and kept by
what is on it: asking again and again costs nothing, and a crash takes nothing along.
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

# A sheet takes about two seconds of work, on a busy machine longer.
MOST_SECONDS: Final = 45
RETRY_AFTER: Final = "20"
PROGRAM: Final = (
    "from hipflex.printing import weasyprint_worker as worker;"
    " worker.limit(); worker.main()"
)
# What the process is told of the machine; it learns no secret.
PASSED_ON: Final = ("PATH", "LANG", "WEASYPRINT_DLL_DIRECTORIES")
# No file says when it was made, and no set is in another order.
FIXED: Final = {"SOURCE_DATE_EPOCH": "0", "PYTHONHASHSEED": "0"}

# Half of a server process's threads stay free for pages.
_queue = Semaphore(2)
_turn = Lock()


class BusyError(Exception):
    """Others are waiting for their sheets already, or this one takes too long."""


@cache
def available() -> bool:
    """Whether WeasyPrint is installed and finds the libraries that it needs."""
    return find_spec("weasyprint") is not None and _press("", "").returncode == 0


def response(
    request: HttpRequest, sheet: str, context: dict[str, Any], *, name: str
) -> HttpResponse:
    """The PDF of a sheet's template, or a page that says why there is none."""
    if not available():
        return render(request, "printing/no_pdf.html", context, status=404)
    page = render_to_string("printing/pdf.html", {**context, "sheet": sheet}, request)
    try:
        pdf = made_of(page, base=request.build_absolute_uri(settings.STATIC_URL))
    except BusyError:
        busy = render(request, "printing/busy.html", context, status=503)
        busy["Retry-After"] = RETRY_AFTER
        return busy
    paper: Paper = context["paper"]
    file = f'inline; filename="{name}-{paper.value}.pdf"'
    headers = {"Content-Disposition": file}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def inlined(webp: bytes) -> str:
    """The address of a picture that comes along with the page."""
    return f"data:image/webp;base64,{b64encode(webp).decode()}"


def made_of(page: str, *, base: str) -> bytes:
    """The same page gives the same file, byte for byte; `base` is what links are to."""
    kept, key = caches["pdf"], sha256(f"{base}\n{page}".encode()).hexdigest()
    pdf: bytes | None = kept.get(key)
    if pdf is None:
        with _one_at_a_time():
            # Another may have asked for the same in the meantime.
            pdf = kept.get(key) or _pressed(page, base)
            kept.set(key, pdf)
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


def _pressed(page: str, base: str) -> bytes:
    try:
        done = _press(page, base)
    except subprocess.TimeoutExpired:
        raise BusyError from None
    if done.returncode or not done.stdout:
        words = done.stderr.decode(errors="replace")[-1500:]
        raise RuntimeError(f"The PDF could not be made: {words}")
    return done.stdout


def _press(page: str, base: str) -> subprocess.CompletedProcess[bytes]:
    folders = (str(settings.BASE_DIR / "static"), str(settings.STATIC_ROOT))
    told = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return subprocess.run(  # noqa: S603  # our own program, and no words of visitors
        [sys.executable, "-c", PROGRAM, base, *folders],
        input=page.encode(),
        capture_output=True,
        check=False,
        cwd=settings.BASE_DIR,
        env=told | FIXED | {"XDG_CACHE_HOME": tempfile.gettempdir()},
        timeout=MOST_SECONDS,
    )
