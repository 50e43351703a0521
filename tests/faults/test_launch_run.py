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
    end_stranger,
    read_pid,
    run,
    start,
    wait_until,
)

pytestmark = pytest.mark.slow

LEFT_OUT = {".git", ".venv", "data", "staticfiles", "tests"}
SET_HERE = ("DATABASE_URL", "DATA_DIR", "SECRET_KEY", "STATIC_ROOT", "HTTPS")
# What was said to the `make` that runs the tests is not for those in them.
SET_HERE += ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "ARGS")


@dataclass
class Clone:
    """A copy of the repository and the terminals in which it was started."""

    folder: Path
    environment: dict[str, str]
    port: int
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)
    said: str = ""

    def make_run(self) -> str:
        """What the terminal said until the site was ready."""
        process = start(
            *("make", "run"),
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self.started.append(process)
        self.said = ""
        for line in process.stdout:
            self.said += line.decode()
            if line.startswith(b"Ctrl-C"):
                return self.said
        raise AssertionError(self.said)

    def be_running(self) -> str:
        """What an earlier test has left running will do."""
        if all(one.poll() is not None for one in self.started):
            self.make_run()
        return self.said

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

    def manage(self, words: str) -> str:
        done = run(
            *("make", "manage"),
            cwd=self.folder,
            env=self.environment | {"ARGS": words},
            capture_output=True,
        )
        return done.stdout + done.stderr

    def connect(self) -> psycopg.Connection:
        """Past the site, to its database."""
        (file,) = self.folder.rglob("postmaster.pid")
        _, _, _, port, *_ = file.read_text().splitlines()
        password = file.parent.with_name("password").read_text()
        where = f"127.0.0.1:{port}/{NAME}"
        return psycopg.connect(f"postgres://{NAME}:{password}@{where}")

    def servers(self) -> list[int]:
        files = (
            *self.folder.rglob("gunicorn.pid"),
            *self.folder.rglob("postmaster.pid"),
        )
        pids = [pid for file in files if (pid := read_pid(file))]
        return [pid for pid in pids if str(self.folder) in command_of(pid)]


def left_out(folder: str, names: list[str]) -> set[str]:
    return LEFT_OUT & set(names) if Path(folder) == REPOSITORY else set()


@pytest.fixture(scope="module")
def clone() -> Iterator[Clone]:
    folder = Path(tempfile.mkdtemp(prefix="hipflex-"))
    folder.chmod(0o755)
    shutil.copytree(REPOSITORY, folder / "repository", ignore=left_out)
    environment_like_this(folder / "environment")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        name: os.environ[name] for name in os.environ if name not in SET_HERE
    }
    environment |= {"PYTHON": sys.executable, "PORT": str(port), "HOST": "127.0.0.1"}
    environment |= {"VENV": str(folder / "environment")}

    clone = Clone(folder / "repository", environment, port)
    yield clone

    for pid in clone.servers():
        end_stranger(pid, signal.SIGINT, seconds=10)
    for process in clone.started:
        process.stdout.close()
        process.wait()
    shutil.rmtree(folder)


def environment_like_this(folder: Path) -> None:
    """The running tests' own packages, marked as installed."""
    folder.mkdir()
    for name in ("bin", "lib", "pyvenv.cfg"):
        (folder / name).symlink_to(Path(sys.prefix) / name)
    packages = REPOSITORY / RUN
    digest = hashlib.sha256(packages.read_bytes()).hexdigest()
    (folder / f"{RUN}.sha256").write_text(digest)


def test_make_run_serves(clone):
    said = clone.make_run()

    assert f"http://127.0.0.1:{clone.port}/" in said
    assert "coach@demo.hipflex.example" in said
    assert [clone.get("/"), clone.get("/readyz")] == [200, 200]
    assert len(clone.servers()) == 2


def test_make_run_goes_on_after_it_was_killed(clone):
    first = clone.be_running()
    os.killpg(clone.started[-1].pid, signal.SIGKILL)
    leftover = clone.servers()

    second = clone.make_run()

    assert len(leftover) == 2
    assert not set(leftover) & set(clone.servers())
    assert second.partition("ready")[2] == first.partition("ready")[2]
    assert clone.get("/readyz") == 200


def test_site_comes_back_after_its_database_was_killed(clone):
    clone.be_running()
    (file,) = clone.folder.rglob("postmaster.pid")

    os.kill(read_pid(file), signal.SIGKILL)

    assert clone.get("/healthz") == 200
    assert wait_until(clone.is_ready, seconds=30)
    assert clone.get("/exercises/") == 200


def test_page_that_waits_for_a_lock_gives_up_in_seconds(clone):
    clone.be_running()
    with clone.connect() as other:
        other.execute("LOCK TABLE exercises_exercise")
        began = monotonic()
        refused = clone.get("/exercises/")
        waited = monotonic() - began

    assert refused == 503
    assert waited < 10
    assert clone.get("/exercises/") == 200


def test_demo_is_removed_for_good(clone):
    clone.be_running()
    while_running = clone.manage("remove_demo")
    clone.press_ctrl_c()
    while_stopped = clone.manage("remove_demo")

    said = clone.make_run()

    assert "athletes 12" in while_running
    assert "othing" in while_stopped
    assert "demo.hipflex.example" not in said


def test_ctrl_c_ends_all(clone):
    clone.be_running()

    clone.press_ctrl_c()

    assert clone.servers() == []
    with pytest.raises(OSError, match="refused"):
        clone.get("/")
