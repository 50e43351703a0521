"""`make run`: database, preparation and web server, until Ctrl-C; `make manage`."""

import http.client
import os
import shlex
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path

from launch.console import ProblemError, write_line
from launch.database import Database, named_binaries, private_database
from launch.environment import RUN, ensure_environment
from launch.folders import REPOSITORY, data_folder, exclusive_lock, stored_secret
from launch.processes import (
    command_of,
    end_process,
    read_pid,
    run,
    start,
    wait_until,
)

GUNICORN_CONFIG = REPOSITORY / "gunicorn.conf.py"
EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104  # compared with, not bound to
ANSWER_TIMEOUT_S = 60
STOP_TIMEOUT_S = 15


def run_site() -> int:
    """Serve the site until a signal stops it."""
    data = data_folder()
    # Mails contain names and addresses; the rest of the folder is no secret.
    (data / "mail").mkdir(mode=0o700, exist_ok=True)
    with exclusive_lock(data / "run.lock", name="HipFlex"):
        end_leftover_server(data / "gunicorn.pid")
        host, port = listen_address()
        named_binaries()
        python = ensure_environment(RUN)
        database = site_database(python, data)
        with database or nullcontext():
            environment = site_environment(data, database)
            prepare(python, environment)
            with web_server(python, environment, data) as web:
                wait_for_answer(web, host, port)
                show_ready(data, database, (host, port))
                supervise(web, database)
    return 0


def run_manage() -> int:
    """Run the Django command in ARGS on the site of `make run`, running or not."""
    data = data_folder()
    python = ensure_environment(RUN)
    database = site_database(python, data)
    arguments = shlex.split(os.environ.get("ARGS", "help"))
    with ExitStack() as stack:
        if database is not None and not database.find_running():
            stack.enter_context(database)
        options = {"env": site_environment(data, database), "cwd": REPOSITORY}
        return run(python, "manage.py", *arguments, **options).returncode


def listen_address() -> tuple[str, int]:
    """Return HOST and PORT; ProblemError, before anything is installed, if taken."""
    host = os.environ.get("HOST") or "127.0.0.1"
    port = os.environ.get("PORT") or "8000"
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise ProblemError(f"PORT={port} is no port: choose one from 1024 to 65535.")
    try:
        family, kind, _, _, address = socket.getaddrinfo(
            host, int(port), type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise ProblemError(
            f"Port {port} on {host} cannot be used ({error.strerror}): stop what"
            f" uses it, or choose another with `make run PORT={int(port) + 1}`."
        ) from None
    return host, int(port)


def allowed_hosts() -> list[str]:
    """Return the names by which a browser may call the site."""
    host = os.environ.get("HOST") or "127.0.0.1"
    hosts = ["localhost", "127.0.0.1", "[::1]"]
    if host in EVERYWHERE:
        name = socket.gethostname()
        addresses = socket.getaddrinfo(name, None, family=socket.AF_INET)
        hosts += [name, f"{name}.local", *(str(entry[4][0]) for entry in addresses)]
    else:
        hosts.append(host)
    return list(dict.fromkeys(hosts))


def site_database(python: Path, data: Path) -> Database | None:
    """Return the private database; None if DATABASE_URL names another."""
    if os.environ.get("DATABASE_URL"):
        return None
    return private_database(python, data / "database")


def site_environment(data: Path, database: Database | None) -> dict[str, str]:
    defaults = {
        "ALLOWED_HOSTS": ",".join(allowed_hosts()),
        "DATA_DIR": str(data),
        "DJANGO_SETTINGS_MODULE": "hipflex.settings",
        "GUNICORN_LOG_LEVEL": "warning",
        "HTTPS": "false",
        "LOG_LEVEL": "WARNING",
        "SECRET_KEY": stored_secret(data / "secret-key", length=50),
    }
    given = {name: value for name, value in os.environ.items() if value}
    return defaults | given | ({"DATABASE_URL": database.url} if database else {})


def prepare(python: Path, environment: dict[str, str]) -> None:
    write_line("Preparing tables, exercises and static files …")
    options = {"cwd": REPOSITORY, "env": environment, "start_new_session": True}
    if run(python, "-m", "launch.prepare", **options).returncode != 0:
        raise ProblemError("The database could not be prepared: see the lines above.")


@contextmanager
def web_server(
    python: Path, environment: dict[str, str], data: Path
) -> Iterator[subprocess.Popen[bytes]]:
    command = (python, "-m", "gunicorn", "--config", GUNICORN_CONFIG)
    web = start(*command, env=environment, cwd=REPOSITORY)
    try:
        (data / "gunicorn.pid").write_text(f"{web.pid}\n")
        yield web
    finally:
        if web.poll() is None:
            end_process(web.pid, signal.SIGTERM, seconds=STOP_TIMEOUT_S)
            web.wait()
        (data / "gunicorn.pid").unlink(missing_ok=True)


def end_leftover_server(pid_file: Path) -> None:
    """End the web server that a killed launcher has left on the port."""
    pid = read_pid(pid_file)
    if pid is not None and str(GUNICORN_CONFIG) in command_of(pid):
        end_process(pid, signal.SIGTERM, seconds=STOP_TIMEOUT_S)


def wait_for_answer(web: subprocess.Popen[bytes], host: str, port: int) -> None:
    def answers_or_has_ended() -> bool:
        return web.poll() is not None or answers(host, port)

    settled = wait_until(answers_or_has_ended, seconds=ANSWER_TIMEOUT_S)
    if not settled or web.poll() is not None:
        raise ProblemError("The web server did not start: see the lines above.")


def answers(host: str, port: int) -> bool:
    target = "localhost" if host in EVERYWHERE else host
    connection = http.client.HTTPConnection(target, port, timeout=ANSWER_TIMEOUT_S)
    try:
        connection.request("GET", "/healthz", headers={"Host": "localhost"})
        return connection.getresponse().status > 0
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def show_ready(data: Path, database: Database | None, address: tuple[str, int]) -> None:
    host, port = address
    name = f"[{host}]" if ":" in host else host
    write_line(f"\nHipFlex is ready at http://{name}:{port}/\n")
    logins = data / "demo-logins"
    if logins.exists():
        coach, athlete, password = logins.read_text().split()
        write_line(f"  Demo coach     {coach}")
        write_line(f"  Demo athlete   {athlete}")
        write_line(f"  Password       {password} (for both)")
    write_line(f"  Mail goes to   {data / 'mail'}")
    write_line(f"  Data is in     {data}")
    if database is not None and not database.home.is_relative_to(data):
        write_line(f"  Database is in {database.home}")
    write_line("\nCtrl-C stops it.")


def supervise(web: subprocess.Popen[bytes], database: Database | None) -> None:
    """Restart a database that was killed; ProblemError if the web server ends."""
    while web.poll() is None:
        if database is not None and database.running_pid() is None:
            write_line("The database stopped; starting it again …")
            database.start()
        time.sleep(1)
    raise ProblemError(
        f"The web server stopped unexpectedly (exit code {web.returncode}):"
        " start again with `make run`."
    )
