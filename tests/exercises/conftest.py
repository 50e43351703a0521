from pathlib import Path

import pytest

from exercises import catalogue, sync

DATA = Path(catalogue.__file__).parent / "data"


@pytest.fixture(scope="session")
def catalogue_text():
    return (DATA / "catalogue.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def studies_text():
    return (DATA / "studies.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def shipped(catalogue_text, studies_text):
    """What the data files hold, read once."""
    studies = catalogue.read_studies(studies_text)
    return catalogue.read_catalogue(catalogue_text), studies


@pytest.fixture
def loaded(db, shipped):
    """The whole shipped library, in the database."""
    return sync.load(*shipped)
