import shutil
import signal
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from launch.binaries import private_cluster
from launch.console import ProblemError
from launch.database import Server
from launch.processes import command_of, end_child, start

pytestmark = pytest.mark.slow


@pytest.fixture
def cluster():
    # Not below pytest's own folder, which no other account can enter.
    folder = Path(tempfile.mkdtemp(prefix="hipflex-"))
    folder.chmod(0o755)
    yield private_cluster(Path(sys.executable), folder / "database")
    shutil.rmtree(folder)


def store_row(server):
    with psycopg.connect(server.url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS value")


def stored_rows(server):
    with psycopg.connect(server.url) as connection:
        return connection.execute("SELECT value FROM kept").fetchall()


def test_database_keeps_its_rows_when_killed(cluster):
    killed = Server(cluster)
    killed.start()
    store_row(killed)
    killed.process.kill()

    with Server(cluster) as server:
        assert stored_rows(server) == [(7,)]

    killed.process.wait()


def test_database_comes_back_on_its_port(cluster):
    with Server(cluster) as server:
        port = server.port
        server.process.kill()
        server.process.wait()
        assert not server.alive

        server.start()

        assert (server.alive, server.port) == (True, port)


def test_database_of_a_killed_launcher_is_taken_over(cluster):
    leftover = Server(cluster)
    leftover.start()
    store_row(leftover)

    with Server(cluster) as server:
        assert leftover.process.wait(5) == 0
        assert stored_rows(server) == [(7,)]


def test_database_starts_when_its_old_number_went_to_another_process(cluster):
    with Server(cluster) as server:
        store_row(server)
        pid_file = cluster.pid_file.read_text()
        own_pid = str(server.process.pid)
    other = start("sleep", "60", **cluster.identity)
    cluster.pid_file.write_text(pid_file.replace(own_pid, str(other.pid), 1))

    with Server(cluster) as server:
        assert stored_rows(server) == [(7,)]
        assert "sleep" in command_of(other.pid)

    end_child(other, signal.SIGTERM, seconds=5)


def test_database_makes_a_half_made_folder_again(cluster):
    unfinished = cluster.home / "data.unfinished"
    unfinished.mkdir(parents=True)
    (unfinished / "PG_VERSION").write_text("18\n")

    with Server(cluster) as server:
        store_row(server)

        assert stored_rows(server) == [(7,)]


def test_database_of_another_version_is_left_alone(cluster):
    cluster.data.mkdir(parents=True)
    (cluster.data / "PG_VERSION").write_text("9\n")

    with pytest.raises(ProblemError, match="was made by PostgreSQL 9"):
        Server(cluster).start()

    assert list(cluster.data.iterdir()) == [cluster.data / "PG_VERSION"]


def test_folder_without_postgresql_is_refused(cluster, tmp_path):
    postgres = tmp_path / "postgres"
    postgres.write_text("#!/bin/sh\necho postgres 9.6\n")
    postgres.chmod(0o755)

    with pytest.raises(ProblemError, match="holds no PostgreSQL 15 or newer"):
        type(cluster)(tmp_path, cluster.home).prepare()
