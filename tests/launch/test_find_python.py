import os
import sys
from pathlib import Path

import pytest

from launch.processes import run

SCRIPT = Path(__file__).parents[2] / "launch" / "find_python.sh"


def find_python(**environment):
    return run("/bin/sh", SCRIPT, env=environment, capture_output=True)


def make_python(path, *, suits):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {0 if suits else 1}\n")
    path.chmod(0o755)
    return str(path)


def test_too_old_python_ends_in_one_sentence(tmp_path):
    old = make_python(tmp_path / "python3.11", suits=False)

    found = find_python(PYTHON=old)

    assert (found.returncode, found.stdout) == (1, "")
    assert found.stderr.count("\n") == 1
    assert "needs Python 3.12 or newer" in found.stderr


def test_named_python_is_taken():
    assert find_python(PYTHON=sys.executable).stdout == f"{sys.executable}\n"


@pytest.mark.parametrize(
    "place",
    (
        ".pyenv/versions/3.13.9/bin/python3",
        ".local/share/uv/python/cpython-3.13.9/bin/python3",
    ),
)
def test_python_of_a_version_manager_is_found(tmp_path, place):
    python = make_python(tmp_path / place, suits=True)
    empty = tmp_path / "empty"

    assert find_python(HOME=str(tmp_path), PATH=str(empty)).stdout == f"{python}\n"


def test_python_behind_an_unselected_shim_is_found(tmp_path):
    make_python(tmp_path / "shims" / "python3", suits=False)
    make_python(tmp_path / "shims" / "python3.13", suits=False)
    python = make_python(tmp_path / "versions/3.13.9/bin/python3", suits=True)

    found = find_python(HOME=os.devnull, PATH=str(tmp_path / "shims"))

    assert found.stdout == f"{python}\n"
