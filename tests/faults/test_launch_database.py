import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from launch.console import ProblemError
from launch.database import Database, private_database
from launch.folders import database_account
from launch.processes import command_of, end_process, start, wait_until

pytestmark = pytest.mark.slow


@pytest.fixture
def home():
    # Not below pytest's own folder, which no other account can enter.
    folder = Path(tempfile.mkdtemp(prefix="hipflex-"))
    folder.chmod(0o755)
    yield folder / "database"
    shutil.rmtree(folder)


@pytest.fixture
def database(home):
    return private_database(Path(sys.executable), home)


def restarted(database):
    """The same folder as another launcher sees it."""
    return Database(database.binaries, database.home)


def kill(database):
    pid = database.running_pid()
    os.kill(pid, signal.SIGKILL)
    assert wait_until(lambda: not command_of(pid), seconds=5)


def store_row(database):
    with psycopg.connect(database.url) as connection:
        connection.execute("CREATE TABLE stored AS SELECT 7 AS value")


def stored_rows(database):
    with psycopg.connect(database.url) as connection:
        return connection.execute("SELECT value FROM stored").fetchall()


def test_rows_survive_a_killed_server(database):
    database.start()
    store_row(database)
    kill(database)

    with restarted(database) as again:
        assert stored_rows(again) == [(7,)]


def test_killed_server_restarts_on_its_port(database):
    with database:
        port = database.port
        kill(database)
        assert database.running_pid() is None

        database.start()

        assert database.running_pid() is not None
        assert database.port == port


def test_server_of_a_killed_launcher_is_replaced(database):
    database.start()
    store_row(database)
    leftover = database.running_pid()

    with restarted(database) as again:
        assert command_of(leftover) == ""
        assert stored_rows(again) == [(7,)]


def test_running_server_is_found_on_its_port(database):
    with database:
        client = restarted(database)

        assert client.find_running()
        assert client.url == database.url

    assert not client.find_running()


def test_server_starts_when_its_old_pid_belongs_to_another_process(database):
    with database:
        store_row(database)
        pid_file = database.pid_file.read_text()
        old_pid = str(database.running_pid())
    stranger = start("sleep", "60", **database_account(database.home))
    database.pid_file.write_text(pid_file.replace(old_pid, str(stranger.pid), 1))

    with restarted(database) as again:
        assert stored_rows(again) == [(7,)]
        assert "sleep" in command_of(stranger.pid)

    end_process(stranger.pid, signal.SIGTERM, seconds=5)
    stranger.wait()


def test_unfinished_folder_is_created_again(database):
    unfinished = database.home / "data.unfinished"
    unfinished.mkdir(parents=True)
    (unfinished / "PG_VERSION").write_text("18\n")

    with database:
        store_row(database)

        assert stored_rows(database) == [(7,)]


def test_database_of_another_version_is_left_alone(database):
    database.data.mkdir(parents=True)
    (database.data / "PG_VERSION").write_text("9\n")

    with pytest.raises(ProblemError, match="was made by PostgreSQL 9"):
        database.start()

    assert list(database.data.iterdir()) == [database.data / "PG_VERSION"]


def test_too_old_postgresql_is_refused(home, tmp_path):
    postgres = tmp_path / "postgres"
    postgres.write_text("#!/bin/sh\necho postgres 9.6\n")
    postgres.chmod(0o755)

    with pytest.raises(ProblemError, match="has no PostgreSQL 15 or newer"):
        Database(tmp_path, home).start()
