import sys

import pytest

from launch import environment
from launch.binaries import packaged_binaries
from launch.console import ProblemError
from launch.environment import AT_ONCE, RUN, TEST, ensure_environment
from launch.folders import REPOSITORY


@pytest.fixture
def no_programs(monkeypatch):
    """Programs that were asked for; none is run but the environment's Python."""
    asked = []
    run = environment.run

    def note(*words, **options):
        if words[1:] == ("-c", "pass"):
            return run(*words, **options)
        asked.append((words, options))
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
    tools = [words[2] for words, _ in no_programs]
    assert tools == ["venv", *["pip"] * AT_ONCE, "compileall"]


def test_every_package_is_installed_with_its_hashes(tmp_path, monkeypatch, no_programs):
    make_environment(tmp_path, monkeypatch)

    ensure_environment(TEST)

    installs = [asked for asked in no_programs if "pip" in asked[0]]
    dealt = "\n".join(options["input"] for _, options in installs)
    packages = (REPOSITORY / TEST).read_text().replace("\\", "")
    assert sorted(dealt.split()) == sorted(packages.split())
    assert all("--require-hashes" in words for words, _ in installs)


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

    with pytest.raises(ProblemError, match="environment could not be made"):
        ensure_environment(RUN)


def test_environment_without_postgresql_names_the_ways_out(tmp_path):
    with pytest.raises(ProblemError, match="POSTGRES_BIN="):
        packaged_binaries(tmp_path / "bin" / "python")
