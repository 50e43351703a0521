"""`make run`: database, preparation and web server, until Ctrl-C."""

import http.client
import os
import signal
import subprocess
import time
from contextlib import AbstractContextManager, ExitStack, nullcontext
from pathlib import Path

from launch.address import EVERYWHERE, address, allowed_hosts
from launch.binaries import private_cluster
from launch.console import ProblemError, say
from launch.database import Server
from launch.environment import RUN, ensure_environment
from launch.folders import REPOSITORY, data_folder, only_one, remembered_secret
from launch.processes import (
    command_of,
    end_child,
    end_stranger,
    read_pid,
    run,
    start,
    wait_until,
)

GUNICORN_CONFIG = REPOSITORY / "gunicorn.conf.py"
ANSWERS_WITHIN = 60
GRACE = 15


def run_site() -> int:
    """Serve until a signal asks to stop."""
    data = data_folder()
    # Mails name people; the rest of the folder need not be secret.
    (data / "mail").mkdir(mode=0o700, exist_ok=True)
    with only_one(data / "run.lock", what="HipFlex"):
        end_leftover_server(data / "gunicorn.pid")
        host, port = address()
        python = ensure_environment(RUN)
        with database(python, data / "database") as server:
            environment = site_environment(data, server)
            prepare(python, environment)
            with ExitStack() as stack:
                web = start_web(python, environment, data)
                stack.callback(stop_web, web, data)
                wait_for_answer(web, host, port)
                say_ready(data, server, (host, port))
                supervise(web, server)
    return 0


def database(python: Path, home: Path) -> AbstractContextManager[Server | None]:
    """The private server, or nothing when DATABASE_URL names one."""
    if os.environ.get("DATABASE_URL"):
        return nullcontext()
    say("Starting the database …")
    return Server(private_cluster(python, home))


def site_environment(data: Path, server: Server | None) -> dict[str, str]:
    defaults = {
        "ALLOWED_HOSTS": ",".join(allowed_hosts()),
        "DATA_DIR": str(data),
        "DJANGO_SETTINGS_MODULE": "hipflex.settings",
        "GUNICORN_LOG_LEVEL": "warning",
        "HTTPS": "false",
        "LOG_LEVEL": "WARNING",
        "SECRET_KEY": remembered_secret(data / "secret-key", length=50),
    }
    given = {name: value for name, value in os.environ.items() if value}
    return defaults | given | ({"DATABASE_URL": server.url} if server else {})


def prepare(python: Path, environment: dict[str, str]) -> None:
    say("Preparing tables, exercises and static files …")
    apart = {"cwd": REPOSITORY, "start_new_session": True}
    if run(python, "-m", "launch.prepare", env=environment, **apart).returncode != 0:
        raise ProblemError("The database could not be prepared: see the lines above.")


def start_web(
    python: Path, environment: dict[str, str], data: Path
) -> subprocess.Popen[bytes]:
    web = start(
        *(python, "-m", "gunicorn", "--config", GUNICORN_CONFIG),
        env=environment,
        cwd=REPOSITORY,
    )
    (data / "gunicorn.pid").write_text(f"{web.pid}\n")
    return web


def stop_web(web: subprocess.Popen[bytes], data: Path) -> None:
    end_child(web, signal.SIGTERM, seconds=GRACE)
    (data / "gunicorn.pid").unlink(missing_ok=True)


def end_leftover_server(pid_file: Path) -> None:
    """A launcher that was killed left its web server on the port."""
    pid = read_pid(pid_file)
    if pid is not None and str(GUNICORN_CONFIG) in command_of(pid):
        end_stranger(pid, signal.SIGTERM, seconds=GRACE)


def wait_for_answer(web: subprocess.Popen[bytes], host: str, port: int) -> None:
    def answers_or_dead() -> bool:
        return web.poll() is not None or _answers(host, port)

    settled = wait_until(answers_or_dead, seconds=ANSWERS_WITHIN)
    if not settled or web.poll() is not None:
        raise ProblemError("The web server did not start: see the lines above.")


def _answers(host: str, port: int) -> bool:
    target = "localhost" if host in EVERYWHERE else host
    connection = http.client.HTTPConnection(target, port, timeout=ANSWERS_WITHIN)
    try:
        connection.request("GET", "/healthz", headers={"Host": "localhost"})
        return connection.getresponse().status > 0
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def say_ready(data: Path, server: Server | None, where: tuple[str, int]) -> None:
    host, port = where
    name = f"[{host}]" if ":" in host else host
    say(f"\nHipFlex is ready at http://{name}:{port}/\n")
    logins = data / "demo-logins"
    if logins.exists():
        coach, athlete, password = logins.read_text().split()
        say(f"  Demo coach     {coach}")
        say(f"  Demo athlete   {athlete}")
        say(f"  Password       {password} (for both)")
    say(f"  Mail goes to   {data / 'mail'}")
    say(f"  Data is in     {data}")
    if server is not None and not server.cluster.home.is_relative_to(data):
        say(f"  Database is in {server.cluster.home}")
    say("\nCtrl-C stops it.")


def supervise(web: subprocess.Popen[bytes], server: Server | None) -> None:
    """Watch both; a database that was killed comes back on the same port."""
    while web.poll() is None:
        if server is not None and not server.alive:
            say("The database stopped; starting it again …")
            server.start()
        time.sleep(0.5)
    raise ProblemError(
        f"The web server stopped unexpectedly (exit code {web.returncode}):"
        " start again with `make run`."
    )
