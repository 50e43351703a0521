"""`make manage`: Django's command line on the site of `make run`, running or not."""

import os
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from launch.binaries import private_cluster
from launch.database import Cluster, Server
from launch.environment import RUN, ensure_environment
from launch.folders import REPOSITORY, data_folder
from launch.processes import command_of, read_pid, run
from launch.site import site_environment

PORT_LINE = 3


def run_manage() -> int:
    """The words after it come in ARGS."""
    python = ensure_environment(RUN)
    words = shlex.split(os.environ.get("ARGS", "help"))
    data = data_folder()
    with database_at_hand(python, data / "database") as server:
        environment = site_environment(data, server)
        where = {"env": environment, "cwd": REPOSITORY}
        return run(python, "manage.py", *words, **where).returncode


@contextmanager
def database_at_hand(python: Path, home: Path) -> Iterator[Server | None]:
    """The one that DATABASE_URL names, the one that runs, or one for this moment."""
    if os.environ.get("DATABASE_URL"):
        yield None
        return
    cluster = private_cluster(python, home)
    port = running_port(cluster)
    if port:
        yield Server(cluster, port=port)
        return
    with Server(cluster) as server:
        yield server


def running_port(cluster: Cluster) -> int | None:
    pid = read_pid(cluster.pid_file)
    if pid is None or f"postgres -D {cluster.data} " not in command_of(pid):
        return None
    return int(cluster.pid_file.read_text().splitlines()[PORT_LINE])
