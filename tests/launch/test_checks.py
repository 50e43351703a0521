import pytest

from launch import checks
from launch.checks import find_chromium, require_packages, run_check
from launch.console import ProblemError
from launch.database import packaged_binaries
from launch.processes import Finished


@pytest.fixture
def _bare_system(monkeypatch):
    """A Linux without browser and libraries."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.delenv("POSTGRES_BIN", raising=False)
    monkeypatch.setattr(checks.shutil, "which", lambda _name: None)
    monkeypatch.setattr(checks.sys, "platform", "linux")
    monkeypatch.setattr(checks, "PDF_LIBRARIES", ("libnowhere.so.0",))


@pytest.mark.usefixtures("_bare_system")
def test_missing_system_packages_are_named_with_their_command():
    with pytest.raises(ProblemError) as problem:
        require_packages()

    command = "apt-get install chromium libpango-1.0-0 libpangoft2-1.0-0"
    assert f"`{command} libharfbuzz-subset0`" in str(problem.value)


@pytest.mark.usefixtures("_bare_system")
def test_unit_tests_need_no_browser(monkeypatch):
    monkeypatch.setattr(checks, "PDF_LIBRARIES", ())

    require_packages(browser=False)


def test_chromium_of_the_environment_is_preferred(monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/bin/sh")

    assert find_chromium() == "/bin/sh"


def test_named_folder_without_postgresql_is_refused_first(monkeypatch, tmp_path):
    monkeypatch.setenv("POSTGRES_BIN", str(tmp_path))

    with pytest.raises(ProblemError, match="has no PostgreSQL server"):
        require_packages()


def test_environment_without_postgresql_names_the_alternatives(tmp_path):
    with pytest.raises(ProblemError, match=r"POSTGRES_BIN=.+DATABASE_URL="):
        packaged_binaries(tmp_path / "bin" / "python")


def test_failed_check_shows_the_tools_output(tmp_path):
    with pytest.raises(ProblemError, match=r"(?s)nowhere.+ls found faults"):
        run_check(tmp_path, None, ("/bin/ls", str(tmp_path / "nowhere")))


@pytest.fixture
def parts(monkeypatch, tmp_path):
    """Collect the arguments of each part of `make test`; the codes are its results."""
    codes, parts = [], []

    def finish(*command, **_options):
        parts.append(command[3:])
        return Finished(command, codes.pop(0))

    monkeypatch.setattr(checks, "run", finish)
    monkeypatch.delenv("ARGS", raising=False)
    return codes, parts


def run_tests(tmp_path):
    return checks.run_parts(tmp_path / "python", {"DATA_DIR": str(tmp_path)})


def test_sweeps_run_after_the_counted_tests(parts, tmp_path):
    codes, arguments = parts
    codes += [0, 0]

    assert run_tests(tmp_path) == 0

    counted, sweeps = arguments
    assert "not sweep" in counted
    assert "--cov" in counted
    assert "sweep" in sweeps
    assert "--cov" not in sweeps


@pytest.mark.parametrize(("results", "code"), (([2], 2), ([0, 1], 1)))
def test_code_of_the_part_that_failed_is_returned(parts, tmp_path, results, code):
    codes, _arguments = parts
    codes += results

    assert run_tests(tmp_path) == code

    assert codes == []


def test_chosen_tests_run_once_and_uncounted(parts, monkeypatch, tmp_path):
    codes, arguments = parts
    codes.append(0)
    monkeypatch.setenv("ARGS", "tests/launch -k 'a or b'")

    assert run_tests(tmp_path) == 0

    assert [part[2:] for part in arguments] == [("tests/launch", "-k", "a or b")]
