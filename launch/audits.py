"""Checks by tools of the web, which need npm: not part of `make test`."""

import json
import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from launch.checks import pytest, test_environment
from launch.chromium import ensure_chromium
from launch.console import ProblemError, say
from launch.environment import TEST, ensure_environment
from launch.folders import data_folder
from launch.processes import run

LIGHTHOUSE: Final = "lighthouse@12.8.2"
CHECKER: Final = "vnu-jar@26.9.27"
JAR: Final = "node_modules/vnu-jar/build/dist/vnu.jar"
PAGES: Final = ("/", "/exercises/", "/exercises/seated-knee-lift/", "/evidence/")
# Least scores, and the longest until the largest thing is painted on a slow phone.
LEAST: Final = {
    "performance": 99,
    "accessibility": 100,
    "best-practices": 100,
    "seo": 100,
}
LONGEST_MS: Final = 1200
FLAGS: Final = "--headless=new --no-sandbox --disable-gpu"


def run_lighthouse() -> int:
    """Scores of public pages of the site that runs at URL, on a simulated phone."""
    site = os.environ.get("URL") or "http://127.0.0.1:8000"
    tool, chromium = needed("npx"), ensure_chromium()
    say("Other work on this machine makes the scores worse.")
    results = [audited(tool, chromium, f"{site}{path}") for path in PAGES]
    return 0 if all(results) else 1


def audited(tool: str, chromium: str, address: str) -> bool:
    """Says how a page did; whether that is enough."""
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        words = ("--yes", LIGHTHOUSE, address, "--quiet", "--output=json")
        where = (f"--output-path={report}", f"--chrome-flags={FLAGS}")
        environment = os.environ | {"CHROME_PATH": chromium}
        # Now and then Lighthouse misses the start of a page by itself.
        tries = (run(tool, *words, *where, env=environment) for _try in range(2))
        if all(one.returncode != 0 for one in tries):
            raise ProblemError(f"Lighthouse could not open {address}: is it running?")
        return told(address, json.loads(report.read_text()))


def told(address: str, report: dict[str, Any]) -> bool:
    scores = {
        name: round((one["score"] or 0) * 100)
        for name, one in report["categories"].items()
    }
    painted = report["audits"]["largest-contentful-paint"]["numericValue"]
    shown = ", ".join(f"{name} {score}" for name, score in scores.items())
    say(f"{address}: {shown}, largest paint {painted / 1000:.2f} s")
    enough = all(scores[name] >= least for name, least in LEAST.items())
    return enough and painted <= LONGEST_MS


def run_validate() -> int:
    """Every page before the Nu Html Checker."""
    needed("java")
    python = ensure_environment(TEST)
    with test_environment(python) as environment:
        environment["VNU"] = str(checker())
        return pytest(python, environment, "tests/test_markup.py")


def checker() -> Path:
    """The checker's file, fetched once."""
    folder = data_folder() / "tools"
    if not (folder / JAR).exists():
        say("Fetching the Nu Html Checker …")
        folder.mkdir(exist_ok=True)
        words = ("install", "--ignore-scripts", "--no-save", "--prefix", str(folder))
        run(needed("npm"), *words, CHECKER, capture_output=True)
    if not (folder / JAR).exists():
        raise ProblemError(f"npm could not fetch {CHECKER}.")
    return folder / JAR


def needed(tool: str) -> str:
    found = shutil.which(tool)
    if found is None:
        raise ProblemError(f"This check needs {tool}: install it first.")
    return found
