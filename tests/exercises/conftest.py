import pytest

from exercises import sync


@pytest.fixture
def loaded(db, shipped):
    """The whole shipped library, in the database."""
    return sync.load(*shipped)
