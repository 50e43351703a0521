import signal
import sys

import pytest

from launch import environment
from launch.binaries import packaged_binaries
from launch.console import ProblemError
from launch.environment import AT_ONCE, RUN, TEST, ensure_environment
from launch.folders import REPOSITORY
from launch.processes import run, start


@pytest.fixture
def no_programs(monkeypatch):
    """Programs that were asked for; none is run but the environment's Python."""
    asked = []

    def note(*words, **options):
        if words[1:] == ("-c", "pass"):
            return run(*words, **options)
        asked.append(words)
        return run("true", **options)

    def note_pip(*words, **options):
        asked.append((*words[:-1], words[-1].read_text()))
        return start("true", **options)

    monkeypatch.setattr(environment, "run", note)
    monkeypatch.setattr(environment, "start", note_pip)
    return asked


@pytest.fixture
def soon():
    """As if somebody pressed Ctrl-C half a second later."""

    def interrupt(*_):
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


def make_environment(folder, monkeypatch):
    (folder / "bin").mkdir()
    (folder / "bin" / "python").symlink_to(sys.executable)
    monkeypatch.setenv("VENV", str(folder))


def test_environment_is_installed_once(tmp_path, monkeypatch, no_programs):
    make_environment(tmp_path, monkeypatch)

    pythons = {ensure_environment(RUN) for _ in range(3)}

    assert pythons == {tmp_path / "bin" / "python"}
    tools = [words[2] for words in no_programs]
    assert tools == ["venv", *["pip"] * AT_ONCE, "compileall"]


def test_every_package_is_installed_with_its_hashes(tmp_path, monkeypatch, no_programs):
    make_environment(tmp_path, monkeypatch)

    ensure_environment(TEST)

    installs = [words for words in no_programs if "pip" in words]
    dealt = "\n".join(words[-1] for words in installs)
    packages = (REPOSITORY / TEST).read_text().replace("\\", "")
    assert sorted(dealt.split()) == sorted(packages.split())
    assert all("--require-hashes" in words for words in installs)


def test_interrupted_installation_leaves_nothing_running(
    tmp_path, monkeypatch, no_programs, soon
):
    make_environment(tmp_path, monkeypatch)
    pips = []

    def wait(*_, **options):
        pips.append(start("sleep", "20", **options))
        return pips[-1]

    monkeypatch.setattr(environment, "start", wait)

    with pytest.raises(KeyboardInterrupt):
        ensure_environment(RUN)

    assert [pip.returncode for pip in pips] == [-signal.SIGKILL] * AT_ONCE
    assert not (tmp_path / f"{RUN}.sha256").exists()


def test_environment_for_tests_serves_the_site_too(tmp_path, monkeypatch, no_programs):
    make_environment(tmp_path, monkeypatch)

    ensure_environment(TEST)
    ensure_environment(RUN)

    assert len(no_programs) == AT_ONCE + 2


def test_changed_requirements_are_installed(tmp_path, monkeypatch, no_programs):
    make_environment(tmp_path, monkeypatch)
    ensure_environment(RUN)
    (tmp_path / f"{RUN}.sha256").write_text("another")

    ensure_environment(RUN)

    assert len(no_programs) == 2 * (AT_ONCE + 2)


def test_failed_installation_says_why(tmp_path, monkeypatch):
    make_environment(tmp_path, monkeypatch)
    (tmp_path / "bin" / "python").unlink()
    monkeypatch.setattr(environment.sys, "executable", "false")

    with pytest.raises(ProblemError, match="environment could not be created"):
        ensure_environment(RUN)


def test_environment_without_postgresql_names_the_ways_out(tmp_path):
    with pytest.raises(ProblemError, match="POSTGRES_BIN="):
        packaged_binaries(tmp_path / "bin" / "python")
