import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from urllib.error import HTTPError

import psycopg
import pytest

from launch.database import NAME
from launch.environment import RUN
from launch.folders import REPOSITORY
from launch.processes import (
    command_of,
    end_process,
    read_pid,
    run,
    start,
    wait_until,
)

pytestmark = pytest.mark.slow

NOT_COPIED = {".git", ".venv", "data", "staticfiles", "tests"}
NOT_PASSED_ON = ("DATABASE_URL", "DATA_DIR", "SECRET_KEY", "STATIC_ROOT", "HTTPS")
# The options of the `make` that runs the tests must not reach the ones in them.
NOT_PASSED_ON += ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "ARGS")


@dataclass
class Clone:
    """A copy of the repository and the terminals in which it was started."""

    folder: Path
    environment: dict[str, str]
    port: int
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)
    output: str = ""

    def make_run(self) -> str:
        """Start the site and return the terminal's output until it is ready."""
        process = start(
            *("make", "run"),
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self.started.append(process)
        self.output = ""
        for line in process.stdout:
            self.output += line.decode()
            if line.startswith(b"Ctrl-C"):
                return self.output
        raise AssertionError(self.output)

    def ensure_running(self) -> str:
        """Return the output of the site, maybe started by an earlier test."""
        if all(process.poll() is not None for process in self.started):
            self.make_run()
        return self.output

    def press_ctrl_c(self) -> None:
        process = self.started[-1]
        os.killpg(process.pid, signal.SIGINT)
        process.wait(30)

    def get(self, path: str) -> int:
        address = f"http://127.0.0.1:{self.port}{path}"
        try:
            with urllib.request.urlopen(address, timeout=20) as response:
                return response.status
        except HTTPError as refused:
            return refused.code

    def is_ready(self) -> bool:
        try:
            return self.get("/readyz") == 200
        except OSError:
            return False

    def manage(self, arguments: str) -> str:
        done = run(
            *("make", "manage"),
            cwd=self.folder,
            env=self.environment | {"ARGS": arguments},
            capture_output=True,
        )
        return done.stdout + done.stderr

    def connect(self) -> psycopg.Connection:
        """Connect to the site's database directly."""
        (file,) = self.folder.rglob("postmaster.pid")
        _, _, _, port, *_ = file.read_text().splitlines()
        password = file.parent.with_name("password").read_text()
        address = f"127.0.0.1:{port}/{NAME}"
        return psycopg.connect(f"postgres://{NAME}:{password}@{address}")

    def servers(self) -> list[int]:
        files = (
            *self.folder.rglob("gunicorn.pid"),
            *self.folder.rglob("postmaster.pid"),
        )
        pids = [pid for file in files if (pid := read_pid(file))]
        return [pid for pid in pids if str(self.folder) in command_of(pid)]


def not_copied(folder: str, names: list[str]) -> set[str]:
    return NOT_COPIED & set(names) if Path(folder) == REPOSITORY else set()


@pytest.fixture(scope="module")
def clone() -> Iterator[Clone]:
    folder = Path(tempfile.mkdtemp(prefix="hipflex-"))
    folder.chmod(0o755)
    shutil.copytree(REPOSITORY, folder / "repository", ignore=not_copied)
    link_environment(folder / "environment")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        name: os.environ[name] for name in os.environ if name not in NOT_PASSED_ON
    }
    environment |= {"PYTHON": sys.executable, "PORT": str(port), "HOST": "127.0.0.1"}
    environment |= {"VENV": str(folder / "environment")}

    clone = Clone(folder / "repository", environment, port)
    yield clone

    for pid in clone.servers():
        end_process(pid, signal.SIGINT, seconds=10)
    for process in clone.started:
        process.stdout.close()
        process.wait()
    shutil.rmtree(folder)


def link_environment(folder: Path) -> None:
    """Link the running tests' own packages, marked as installed."""
    folder.mkdir()
    for name in ("bin", "lib", "pyvenv.cfg"):
        (folder / name).symlink_to(Path(sys.prefix) / name)
    packages = REPOSITORY / RUN
    digest = hashlib.sha256(packages.read_bytes()).hexdigest()
    (folder / f"{RUN}.sha256").write_text(digest)


def test_make_run_serves(clone):
    output = clone.make_run()

    assert f"http://127.0.0.1:{clone.port}/" in output
    assert "coach@demo.hipflex.example" in output
    assert [clone.get("/"), clone.get("/readyz")] == [200, 200]
    assert len(clone.servers()) == 2


def test_make_run_starts_again_after_it_was_killed(clone):
    first = clone.ensure_running()
    os.killpg(clone.started[-1].pid, signal.SIGKILL)
    leftover = clone.servers()

    second = clone.make_run()

    assert len(leftover) == 2
    assert not set(leftover) & set(clone.servers())
    assert second.partition("ready")[2] == first.partition("ready")[2]
    assert clone.get("/readyz") == 200


def test_site_comes_back_after_its_database_was_killed(clone):
    clone.ensure_running()
    (file,) = clone.folder.rglob("postmaster.pid")

    os.kill(read_pid(file), signal.SIGKILL)

    assert clone.get("/healthz") == 200
    assert wait_until(clone.is_ready, seconds=30)
    assert clone.get("/exercises/") == 200


def test_page_that_waits_for_a_lock_fails_within_seconds(clone):
    clone.ensure_running()
    with clone.connect() as connection:
        connection.execute("LOCK TABLE exercises_exercise")
        start_time = monotonic()
        refused = clone.get("/exercises/")
        waited = monotonic() - start_time

    assert refused == 503
    assert waited < 10
    assert clone.get("/exercises/") == 200


def test_removed_demo_does_not_come_back(clone):
    clone.ensure_running()
    while_running = clone.manage("remove_demo")
    clone.press_ctrl_c()
    while_stopped = clone.manage("remove_demo")

    output = clone.make_run()

    assert "athletes 12" in while_running
    assert "othing" in while_stopped
    assert "demo.hipflex.example" not in output


def test_ctrl_c_ends_every_process(clone):
    clone.ensure_running()

    clone.press_ctrl_c()

    assert clone.servers() == []
    with pytest.raises(OSError, match="refused"):
        clone.get("/")
