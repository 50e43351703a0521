import os

import pytest

from launch.console import ProblemError
from launch.folders import only_one, read_settings_file, remembered_secret


def test_settings_file_fills_what_the_environment_leaves_open(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "environ", {"PORT": "9000"})
    path = tmp_path / ".env"
    path.write_text("# a comment=1\nPORT=8000\n\nHOST = 'gym.example'\nnonsense\n")

    read_settings_file(path)

    assert os.environ == {"PORT": "9000", "HOST": "gym.example"}


def test_settings_file_may_be_missing(tmp_path):
    before = dict(os.environ)

    read_settings_file(tmp_path / ".env")

    assert dict(os.environ) == before


def test_secret_stays_the_same_and_private(tmp_path):
    path = tmp_path / "secret-key"

    secrets = {remembered_secret(path, length=50) for _ in range(2)}

    assert len(secrets) == 1
    assert path.stat().st_mode & 0o777 == 0o600


def test_second_run_in_a_folder_is_refused_until_the_first_ends(tmp_path):
    lock = tmp_path / "run.lock"

    with only_one(lock, what="HipFlex"):
        second = only_one(lock, what="HipFlex")
        with pytest.raises(ProblemError, match="HipFlex already runs"):
            second.__enter__()

    with only_one(lock, what="HipFlex"):
        pass
