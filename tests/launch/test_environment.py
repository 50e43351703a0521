import sys

import pytest

from launch import environment
from launch.binaries import packaged_binaries
from launch.console import ProblemError
from launch.environment import RUN, TEST, ensure_environment


@pytest.fixture
def no_programs(monkeypatch):
    """Programs that were asked for; none is run but the environment's Python."""
    asked = []
    run = environment.run

    def note(*words, **options):
        if words[1:] == ("-c", "pass"):
            return run(*words, **options)
        asked.append(words)
        return run("true", **options)

    monkeypatch.setattr(environment, "run", note)
    return asked


def make_environment(folder, monkeypatch):
    (folder / "bin").mkdir()
    (folder / "bin" / "python").symlink_to(sys.executable)
    monkeypatch.setenv("VENV", str(folder))


def test_environment_is_installed_once(tmp_path, monkeypatch, no_programs):
    make_environment(tmp_path, monkeypatch)

    pythons = {ensure_environment(RUN) for _ in range(3)}

    assert pythons == {tmp_path / "bin" / "python"}
    assert [words[2] for words in no_programs] == ["venv", "pip", "compileall"]
    assert "--require-hashes" in no_programs[1]


def test_environment_for_tests_serves_the_site_too(tmp_path, monkeypatch, no_programs):
    make_environment(tmp_path, monkeypatch)

    ensure_environment(TEST)
    ensure_environment(RUN)

    assert len(no_programs) == 3


def test_changed_requirements_are_installed(tmp_path, monkeypatch, no_programs):
    make_environment(tmp_path, monkeypatch)
    ensure_environment(RUN)
    (tmp_path / f"{RUN}.sha256").write_text("another")

    ensure_environment(RUN)

    assert len(no_programs) == 6


def test_failed_installation_says_why(tmp_path, monkeypatch):
    make_environment(tmp_path, monkeypatch)
    (tmp_path / "bin" / "python").unlink()
    monkeypatch.setattr(environment.sys, "executable", "false")

    with pytest.raises(ProblemError, match="environment could not be made"):
        ensure_environment(RUN)


def test_environment_without_postgresql_names_the_ways_out(tmp_path):
    with pytest.raises(ProblemError, match="POSTGRES_BIN="):
        packaged_binaries(tmp_path / "bin" / "python")
