import os

import pytest

from launch.console import ProblemError
from launch.folders import exclusive_lock, read_settings_file, stored_secret


def test_settings_file_sets_only_unset_variables(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "environ", {"PORT": "9000"})
    path = tmp_path / ".env"
    path.write_text("# a comment=1\nPORT=8000\n\nHOST = 'gym.example'\nnonsense\n")

    read_settings_file(path)

    assert os.environ == {"PORT": "9000", "HOST": "gym.example"}


def test_missing_settings_file_changes_nothing(tmp_path):
    before = dict(os.environ)

    read_settings_file(tmp_path / ".env")

    assert dict(os.environ) == before


def test_secret_is_stored_and_private(tmp_path):
    path = tmp_path / "secret-key"

    secrets = {stored_secret(path, length=50) for _ in range(2)}

    assert len(secrets) == 1
    assert path.stat().st_mode & 0o777 == 0o600


def test_second_run_in_a_folder_is_refused_until_the_first_ends(tmp_path):
    lock = tmp_path / "run.lock"

    with exclusive_lock(lock, name="HipFlex"):
        second = exclusive_lock(lock, name="HipFlex")
        with pytest.raises(ProblemError, match="HipFlex already runs"):
            second.__enter__()

    with exclusive_lock(lock, name="HipFlex"):
        pass
