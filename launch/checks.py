"""`make test` and its parts: each says what it checks, and stops at the first fault."""

import os
import secrets
import shlex
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from launch.binaries import private_cluster
from launch.chromium import ensure_chromium
from launch.console import ProblemError, say
from launch.database import Cluster, Server
from launch.environment import TEST, ensure_environment
from launch.folders import REPOSITORY, data_folder, only_one
from launch.pango import ensure_pango
from launch.processes import run

Environment = dict[str, str]
COVERAGE = ("--cov", "--cov-report=term-missing:skip-covered")
SLOW_FOLDERS = ("tests/browser", "tests/faults", "tests/launch")


class Step(NamedTuple):
    """A tool of the environment and what is said to it."""

    words: tuple[str, ...]
    environment: Environment | None = None


def run_all() -> int:
    """Run every check, then every test; pytest's closing lines are the last output.

    The first part of the tests counts coverage; the second, the slow sweeps, does
    not. ARGS choose tests of both parts, and coverage of a choice means nothing.
    """
    python = ensure_environment(TEST)
    chromium = ensure_chromium()
    ensure_pango(python)
    with test_environment(python) as environment:
        environment["CHROMIUM"] = chromium
        check(python, project_checks(environment) + style_checks())
        if os.environ.get("ARGS"):
            return pytest(python, environment)
        passed = Path(environment["DATA_DIR"]) / "passed"
        passed.unlink(missing_ok=True)
        environment["PASSED_FILE"] = str(passed)
        return pytest(python, environment, "-m", "not sweep", *COVERAGE) or pytest(
            python, environment, "-m", "sweep"
        )


def run_unit_tests() -> int:
    python = ensure_environment(TEST)
    ensure_pango(python)
    apart = (f"--ignore={folder}" for folder in SLOW_FOLDERS)
    with test_environment(python) as environment:
        return pytest(python, environment, "-m", "not slow and not pages", *apart)


def run_lint() -> int:
    check(ensure_environment(TEST), style_checks())
    return 0


def run_format() -> int:
    python = ensure_environment(TEST)
    for words in (("check", "--fix"), ("format",)):
        take(python, Step(("ruff", *words, ".")))
    for tool in ("djade", "djhtml"):
        # Both end with 1 when they changed something.
        run(python.parent / tool, *template_options(tool), *templates(), cwd=REPOSITORY)
    return 0


def run_bench() -> int:
    python = ensure_environment(TEST)
    with test_environment(python) as environment:
        return run(python, "-m", "bench", env=environment, cwd=REPOSITORY).returncode


def style_checks() -> list[Step]:
    every = templates()
    return [
        Step(("ruff", "check", "--quiet", "--output-format=concise", ".")),
        Step(("ruff", "format", "--check", "--quiet", ".")),
        Step(("djade", *template_options("djade"), "--check", *every)),
        Step(("djhtml", *template_options("djhtml"), "--check", *every)),
    ]


def project_checks(environment: Environment) -> list[Step]:
    """What Django and mypy find; both import the settings."""
    manage = ("python", "manage.py")
    server = {"EMAIL_URL": "submission://mail.example", "HTTPS": "true"}
    deployed = environment | server | {"DEBUG": "false"}
    strict = ("check", "--deploy", "--fail-level", "WARNING")
    return [
        Step(("mypy", "."), environment),
        Step((*manage, "makemigrations", "--check"), environment),
        Step((*manage, *strict), deployed),
    ]


def check(python: Path, steps: list[Step]) -> None:
    """As many at once as there are cores: the longest keeps one of them busy."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(partial(take, python), steps))


def pytest(python: Path, environment: Environment, *options: str) -> int:
    wanted = shlex.split(os.environ.get("ARGS", ""))
    words = ("-m", "pytest", "--numprocesses=2", "--dist=worksteal", *options, *wanted)
    return run(python, *words, env=environment, cwd=REPOSITORY).returncode


def take(python: Path, step: Step) -> None:
    """Its output shows only when it objects."""
    tool, *rest = step.words
    shown = " ".join(one for one in step.words[:4] if not one.startswith("templates/"))
    say(f"{shown} …")
    done = run(
        python.parent / tool,
        *rest,
        env=step.environment,
        cwd=REPOSITORY,
        capture_output=True,
    )
    if done.returncode != 0:
        raise ProblemError(
            f"{done.stdout}{done.stderr}\n{tool} found problems: see above."
        )


def template_options(tool: str) -> tuple[str, ...]:
    return {"djade": ("--target-version", "6.0"), "djhtml": ("--tabwidth", "2")}[tool]


def templates() -> list[str]:
    found = (REPOSITORY / "templates").rglob("*.html")
    return sorted(str(path.relative_to(REPOSITORY)) for path in found)


def test_cluster(python: Path, data: Path) -> Cluster:
    """One folder for each PostgreSQL that the suite is run on."""
    named = Path(os.environ.get("POSTGRES_BIN") or "packaged")
    name = "-".join(part for part in named.parts if part.isalnum())
    return private_cluster(python, data / f"database-{name}", throwaway=True)


@contextmanager
def test_environment(python: Path) -> Iterator[Environment]:
    """A database of its own, which need not survive a power cut."""
    data = data_folder() / "test"
    data.mkdir(exist_ok=True)
    with ExitStack() as stack:
        stack.enter_context(only_one(data / "run.lock", what="A test run"))
        url = (
            os.environ.get("DATABASE_URL")
            or stack.enter_context(Server(test_cluster(python, data))).url
        )
        yield dict(os.environ) | {
            "ALLOWED_HOSTS": "localhost,127.0.0.1,testserver",
            "DATA_DIR": str(data),
            "DATABASE_URL": url,
            # Many processes read the same modules: each is compiled once.
            "PYTHONDONTWRITEBYTECODE": "",
            "PATH": f"{python.parent}{os.pathsep}{os.environ.get('PATH', '')}",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "STATIC_ROOT": str(data / "static"),
        }
