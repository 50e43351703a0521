"""`make lighthouse`: public pages on a simulated phone. Needs npm."""

import json
import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from launch.checks import find_chromium
from launch.console import ProblemError, write_line
from launch.processes import run

LIGHTHOUSE: Final = ("--yes", "lighthouse@12.8.2", "--quiet", "--output=json")
CHROMIUM_FLAGS: Final = "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
PAGES: Final = ("/", "/exercises/", "/exercises/seated-knee-lift/", "/evidence/")
MIN_SCORES: Final = {
    "performance": 99,
    "accessibility": 100,
    "best-practices": 100,
    "seo": 100,
}
# Largest contentful paint on a slow phone.
MAX_PAINT_MS: Final = 1200


def run_lighthouse() -> int:
    """Audit the site that runs at URL; return 1 if a page misses a limit."""
    site = os.environ.get("URL") or "http://127.0.0.1:8000"
    npx, chromium = shutil.which("npx"), find_chromium()
    if not npx or not chromium:
        raise ProblemError("Lighthouse needs npm and Chromium: install them first.")
    write_line("Other work on this machine makes the scores worse.")
    environment = os.environ | {"CHROME_PATH": chromium}
    reports = {path: audit(npx, f"{site}{path}", environment) for path in PAGES}
    results = [is_good(path, report) for path, report in reports.items()]
    return 0 if all(results) else 1


def audit(npx: str, url: str, environment: dict[str, str]) -> dict[str, Any]:
    """Return Lighthouse's report; ProblemError if it cannot open the page."""
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = (npx, *LIGHTHOUSE, CHROMIUM_FLAGS, f"--output-path={report}", url)
        # Lighthouse sometimes misses the start of a page: try a second time.
        attempts = (run(*command, env=environment) for _attempt in range(2))
        if all(attempt.returncode != 0 for attempt in attempts):
            raise ProblemError(f"Lighthouse could not open {url}: does the site run?")
        return json.loads(report.read_text())


def is_good(path: str, report: dict[str, Any]) -> bool:
    """Show a page's scores; return whether they are within the limits."""
    scores = {
        name: round((category["score"] or 0) * 100)
        for name, category in report["categories"].items()
    }
    paint = report["audits"]["largest-contentful-paint"]["numericValue"]
    shown = ", ".join(f"{name} {score}" for name, score in scores.items())
    write_line(f"{path}: {shown}, largest paint {paint / 1000:.2f} s")
    enough = all(scores[name] >= least for name, least in MIN_SCORES.items())
    return enough and paint <= MAX_PAINT_MS
