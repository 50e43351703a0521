import sys

import pytest

from launch import environment
from launch.console import ProblemError
from launch.environment import RUN, TEST, ensure_environment
from launch.processes import command_of, run, wait_until


@pytest.fixture
def commands(tmp_path, monkeypatch):
    """Collect the commands of an installation, which all succeed, without uv."""
    commands = []

    def collect(*command, **options):
        if command[1:] != ("-c", "pass"):
            commands.append(command)
        return run("true", **options)

    make_environment(tmp_path, monkeypatch)
    monkeypatch.setattr(environment, "run", collect)
    monkeypatch.setattr(environment.shutil, "which", lambda _name: None)
    return commands


def make_environment(folder, monkeypatch):
    (folder / "bin").mkdir()
    (folder / "bin" / "python").symlink_to(sys.executable)
    monkeypatch.setenv("VENV", str(folder))


def make_program(path, *lines):
    path.write_text("\n".join(("#!/bin/sh", *lines)))
    path.chmod(0o755)
    return str(path)


def test_environment_is_installed_once(tmp_path, commands):
    pythons = {ensure_environment(RUN) for _ in range(3)}

    assert pythons == {tmp_path / "bin" / "python"}
    assert [command[2] for command in commands] == ["venv", "pip"]


def test_pip_checks_hashes_and_adds_no_packages(commands):
    ensure_environment(TEST)

    assert {"--require-hashes", "--no-deps", TEST} <= set(commands[-1])


def test_uv_is_used_instead_of_pip(tmp_path, monkeypatch, commands):
    monkeypatch.setattr(environment.shutil, "which", lambda name: f"/bin/{name}")

    ensure_environment(RUN)

    assert [command[0] for command in commands] == [sys.executable, "/bin/uv"]
    assert {"--require-hashes", "--no-deps", RUN} <= set(commands[-1])
    assert tmp_path / "bin" / "python" in commands[-1]


def test_pip_is_used_where_uv_fails(tmp_path, monkeypatch, commands):
    uv = make_program(tmp_path / "uv", "exit 1")
    pretend = environment.run
    monkeypatch.setattr(environment.shutil, "which", lambda _name: uv)
    monkeypatch.setattr(
        environment,
        "run",
        lambda program, *rest, **options: (run if program == uv else pretend)(
            program, *rest, **options
        ),
    )

    ensure_environment(RUN)

    assert [command[2] for command in commands] == ["venv", "pip"]


# `subprocess.run` kills the program and does not wait for its end.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_interrupted_installation_leaves_nothing_running(tmp_path, monkeypatch):
    make_environment(tmp_path, monkeypatch)
    pid_file = tmp_path / "pid"
    ctrl_c = "sleep 1; kill -INT $PPID"
    slow = (f"echo $$ > {pid_file}", ctrl_c, "exec sleep 60")
    python = make_program(tmp_path / "slow-python", *slow)
    monkeypatch.setattr(environment.sys, "executable", python)

    with pytest.raises(KeyboardInterrupt):
        ensure_environment(RUN)

    pid = int(pid_file.read_text())
    assert wait_until(lambda: not command_of(pid), seconds=5)
    assert not (tmp_path / f"{RUN}.sha256").exists()


def test_environment_for_tests_serves_the_site_too(commands):
    ensure_environment(TEST)
    ensure_environment(RUN)

    assert len(commands) == 2


def test_changed_requirements_are_installed(tmp_path, commands):
    ensure_environment(RUN)
    (tmp_path / f"{RUN}.sha256").write_text("another")

    ensure_environment(RUN)

    assert len(commands) == 4


def test_failed_installation_shows_the_output(tmp_path, monkeypatch):
    make_environment(tmp_path, monkeypatch)
    python = make_program(tmp_path / "broken", "echo no space left >&2", "exit 1")
    monkeypatch.setattr(environment.sys, "executable", python)

    with pytest.raises(ProblemError, match="could not be made: no space left"):
        ensure_environment(RUN)
