"""What the reader of a data file complains about."""

import pytest

from exercises.catalogue.reader import read_catalogue
from exercises.catalogue.schema import CatalogueError


def problems_of(text, read=read_catalogue):
    with pytest.raises(CatalogueError) as caught:
        read(text)
    return caught.value.problems
