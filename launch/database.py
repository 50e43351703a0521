"""A private PostgreSQL: nothing but a folder of binaries and a folder of data."""

import re
import shutil
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from launch.console import ProblemError
from launch.folders import remembered_secret
from launch.identity import give, identity
from launch.processes import (
    command_of,
    end_child,
    end_stranger,
    is_there,
    read_pid,
    run,
    start,
    wait_until,
)

NAME = "hipflex"
FIRST_WITH_BUILTIN_LOCALE = 17
OLDEST = 15
# Recovery after a crash replays the log; a shutdown writes it out.
READY_WITHIN = 120
GONE_WITHIN = 30
# Sessions of a killed server take a moment to notice that it is gone.
START_ATTEMPTS = 40


@dataclass(frozen=True)
class Cluster:
    """One data folder, its password and its log, all under `home`."""

    binaries: Path
    home: Path
    throwaway: bool = False

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "postgresql.log"

    @property
    def pid_file(self) -> Path:
        return self.data / "postmaster.pid"

    @cached_property
    def major(self) -> int:
        shown = run(self.binaries / "postgres", "--version", capture_output=True)
        found = re.search(r"\d+", shown.stdout)
        if found is None or int(found.group()) < OLDEST:
            raise ProblemError(
                f"{self.binaries} holds no PostgreSQL {OLDEST} or newer:"
                " set POSTGRES_BIN= to another folder, or set DATABASE_URL=."
            )
        return int(found.group())

    @property
    def identity(self) -> dict[str, Any]:
        return {"cwd": self.home} | identity(self.home)

    def prepare(self) -> None:
        self.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        give(self.home, to=identity(self.home))
        if not self.data.exists():
            self._make()
        made_by = int((self.data / "PG_VERSION").read_text())
        if made_by != self.major:
            raise ProblemError(
                f"{self.data} was made by PostgreSQL {made_by} and this is"
                f" {self.major}: back it up with the old version and restore it"
                " into a new folder, as docs/self-hosting.md shows."
            )

    def password(self) -> str:
        path = self.home / "password"
        secret = remembered_secret(path, length=24)
        give(path, to=self.identity)
        return secret

    def _make(self) -> None:
        """A folder that is there is whole: it gets its name when it is finished."""
        unfinished = self.home / "data.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        self.password()
        self._finish(
            run(
                self.binaries / "initdb",
                *("-D", unfinished, "-U", NAME, "-A", "scram-sha-256", "-E", "UTF8"),
                f"--pwfile={self.home / 'password'}",
                *self._locale(),
                capture_output=True,
                **self.identity,
            )
        )
        self._finish(
            run(
                self.binaries / "postgres",
                *("--single", "-D", unfinished, "postgres"),
                input=f"CREATE DATABASE {NAME};\n",
                capture_output=True,
                **self.identity,
            )
        )
        unfinished.rename(self.data)

    def _locale(self) -> tuple[str, ...]:
        if self.major >= FIRST_WITH_BUILTIN_LOCALE:
            return ("--locale-provider=builtin", "--locale=C.UTF-8")
        return ("--locale=C.UTF-8",)

    def _finish(self, step: subprocess.CompletedProcess[str]) -> None:
        if step.returncode != 0:
            raise ProblemError(
                f"The database could not be created in {self.home}:"
                f" {step.stderr.strip()[-800:]}"
            )


class Server:
    """A running PostgreSQL over a cluster."""

    def __init__(self, cluster: Cluster, *, port: int = 0) -> None:
        self.cluster = cluster
        self.port = port
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def url(self) -> str:
        where = f"127.0.0.1:{self.port}/{NAME}"
        return f"postgres://{NAME}:{self.cluster.password()}@{where}"

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def start(self) -> None:
        """Start, after whatever end the last run had, on the same port as before."""
        self.cluster.prepare()
        end_leftover(self.cluster)
        fixed_port = self.port
        for _ in range(START_ATTEMPTS):
            self.port = fixed_port or free_port()
            self._spawn()
            if wait_until(self._ready_or_dead, seconds=READY_WITHIN) and self.alive:
                return
            self.stop()
            time.sleep(0.25)
        tail = self.cluster.log.read_text(errors="replace")[-800:]
        raise ProblemError(f"The database did not start. Its log ends: {tail}")

    def stop(self) -> None:
        """A fast shutdown: open work is rolled back, finished work is kept."""
        if self.process is not None:
            end_child(self.process, signal.SIGINT, seconds=GONE_WITHIN)

    def _spawn(self) -> None:
        settings = [f"port={self.port}", "listen_addresses=127.0.0.1"]
        settings += ["unix_socket_directories="]
        if self.cluster.throwaway:
            settings += ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
        options = [word for setting in settings for word in ("-c", setting)]
        with self.cluster.log.open("wb") as log:
            self.process = start(
                *(self.cluster.binaries / "postgres", "-D", self.cluster.data),
                *options,
                stdout=log,
                stderr=log,
                **self.cluster.identity,
            )

    def _ready_or_dead(self) -> bool:
        return not self.alive or self._ready()

    def _ready(self) -> bool:
        try:
            lines = self.cluster.pid_file.read_text().splitlines()
        except OSError:
            return False
        if self.process is None or len(lines) < 8:
            return False
        return lines[0] == str(self.process.pid) and lines[7].strip() == "ready"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def end_leftover(cluster: Cluster) -> None:
    """Deal with the server, or only its pid file, of a launcher that was killed."""
    pid = read_pid(cluster.pid_file)
    if pid is None:
        return
    if f"postgres -D {cluster.data} " in command_of(pid):
        end_stranger(pid, signal.SIGINT, seconds=GONE_WITHIN)
    if is_there(pid):
        # PostgreSQL would take the other process, or the zombie, for itself.
        cluster.pid_file.unlink(missing_ok=True)
