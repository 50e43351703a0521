"""`make test` and its parts; each check stops the run at the first fault."""

import ctypes
import os
import re
import secrets
import shlex
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path

from launch.console import ProblemError, write_line
from launch.database import named_binaries, private_database
from launch.environment import TEST, ensure_environment
from launch.folders import REPOSITORY, data_folder, exclusive_lock
from launch.processes import run

Command = tuple[str, ...]
Environment = dict[str, str]

# The engine alone, without windows, takes two thirds of the time.
CHROMIUM_NAMES = (
    "chromium-headless-shell",
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# What WeasyPrint loads, and the Debian packages that contain it.
PDF_LIBRARIES = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
PDF_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")

COVERAGE = ("--cov", "--cov-report=term-missing:skip-covered")
UNIT_TESTS = "not slow and not pages and not sweep"
SLOW_FOLDERS = ("tests/browser", "tests/devtools", "tests/faults", "tests/launch")
TEMPLATE_CHECKS = (
    ("djade", "--target-version", "6.0"),
    ("djhtml", "--tabwidth", "2"),
)
MANAGE = ("python", "manage.py")
PROJECT_CHECKS = (
    ("mypy", "."),
    (*MANAGE, "makemigrations", "--check"),
    (*MANAGE, "check", "--deploy", "--fail-level", "WARNING"),
    # It warns of a library that is missing, and a warning fails the tests.
    ("python", "-W", "error", "-c", "import weasyprint"),
)
DEPLOYED = {
    "DEBUG": "false",
    "EMAIL_URL": "submission://mail.example",
    "HTTPS": "true",
}


def run_all() -> int:
    """Run every check, then every test; pytest's closing lines are the last output."""
    require_packages()
    with test_environment() as (python, environment):
        environment["CHROMIUM"] = str(find_chromium())
        checks = [*PROJECT_CHECKS, *style_checks()]
        run_checks(python, checks, environment | DEPLOYED)
        return run_parts(python, environment)


def run_parts(python: Path, environment: Environment) -> int:
    """Run the tests that count coverage, then the slow sweeps, which do not.

    With ARGS there is one part: coverage of a choice of tests means nothing.
    """
    if os.environ.get("ARGS"):
        return pytest(python, environment)
    counted = pytest(python, environment, "-m", "not sweep", *COVERAGE)
    return counted or pytest(python, environment, "-m", "sweep")


def run_unit_tests() -> int:
    ignored = (f"--ignore={folder}" for folder in SLOW_FOLDERS)
    require_packages(browser=False)
    with test_environment() as (python, environment):
        return pytest(python, environment, "-m", UNIT_TESTS, *ignored)


def run_lint() -> int:
    run_checks(ensure_environment(TEST), style_checks())
    return 0


def run_format() -> int:
    python = ensure_environment(TEST)
    run_check(python, None, ("ruff", "check", "--fix", "."))
    run_check(python, None, ("ruff", "format", "."))
    for tool, *options in TEMPLATE_CHECKS:
        # Both end with 1 when they have changed a file.
        run(python.parent / tool, *options, *templates(), cwd=REPOSITORY)
    return 0


def run_bench() -> int:
    with test_environment() as (python, environment):
        return run(python, "-m", "bench", env=environment, cwd=REPOSITORY).returncode


def run_validate() -> int:
    """Show every page to the Nu Html Checker, whose file is named by VNU."""
    with test_environment() as (python, environment):
        return pytest(python, environment, "tests/test_markup.py")


def find_chromium() -> str | None:
    """Return the path of the system's own Chromium; None if there is none."""
    names = filter(None, (os.environ.get("CHROMIUM"), *CHROMIUM_NAMES))
    return next(filter(None, map(shutil.which, names)), None)


def require_packages(*, browser: bool = True) -> None:
    """ProblemError, before anything is installed, if system packages are missing."""
    named_binaries()
    missing = [] if find_chromium() or not browser else ["chromium"]
    if sys.platform == "linux" and not all(map(is_loadable, PDF_LIBRARIES)):
        missing += PDF_PACKAGES
    if missing:
        raise ProblemError(
            "The tests need packages of your system (on Debian: `apt-get install"
            f" {' '.join(missing)}`); CHROMIUM= names a browser elsewhere."
        )


def is_loadable(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def style_checks() -> list[Command]:
    ruff = [
        ("ruff", "check", "--quiet", "--output-format=concise", "."),
        ("ruff", "format", "--check", "--quiet", "."),
    ]
    paths = templates()
    return ruff + [(*tool, "--check", *paths) for tool in TEMPLATE_CHECKS]


def templates() -> list[str]:
    found = (REPOSITORY / "templates").rglob("*.html")
    return sorted(str(path.relative_to(REPOSITORY)) for path in found)


def run_checks(
    python: Path, commands: list[Command], environment: Environment | None = None
) -> None:
    """Run as many checks at the same time as there are cores."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(partial(run_check, python, environment), commands))


def run_check(python: Path, environment: Environment | None, command: Command) -> None:
    """Run a tool of the environment; ProblemError with its output if it fails."""
    tool, *arguments = command
    shown = [part for part in command[:4] if not part.startswith("templates/")]
    write_line(f"{' '.join(shown)} …")
    options = {"env": environment, "cwd": REPOSITORY, "capture_output": True}
    done = run(python.parent / tool, *arguments, **options)
    if done.returncode != 0:
        output = f"{done.stdout}{done.stderr}"
        raise ProblemError(f"{output}\n{tool} found faults: see above.")


def pytest(python: Path, environment: Environment, *options: str) -> int:
    command = (python, "-m", "pytest", "--numprocesses=2", "--dist=worksteal")
    chosen = shlex.split(os.environ.get("ARGS", ""))
    return run(*command, *options, *chosen, env=environment, cwd=REPOSITORY).returncode


@contextmanager
def test_environment() -> Iterator[tuple[Path, Environment]]:
    """Yield Python and environment variables for tests, with a database of their own.

    Each PostgreSQL that the tests run on has its own folder.
    """
    python = ensure_environment(TEST)
    data = data_folder() / "test"
    data.mkdir(exist_ok=True)
    name = re.sub(r"\W+", "-", os.environ.get("POSTGRES_BIN") or "packaged")
    with exclusive_lock(data / "run.lock", name="A test run"):
        given = os.environ.get("DATABASE_URL")
        home = data / f"database-{name}"
        database = None if given else private_database(python, home, throwaway=True)
        with database or nullcontext():
            yield (
                python,
                dict(os.environ)
                | {
                    "ALLOWED_HOSTS": "localhost,127.0.0.1,testserver",
                    "DATA_DIR": str(data),
                    "DATABASE_URL": database.url if database else str(given),
                    # Many processes read the same modules: each is compiled once.
                    "PYTHONDONTWRITEBYTECODE": "",
                    "PATH": f"{python.parent}{os.pathsep}{os.environ.get('PATH', '')}",
                    "SECRET_KEY": secrets.token_urlsafe(50),
                    "STATIC_ROOT": str(data / "static"),
                },
            )
