import pytest
import yaml

from exercises.figures.catalogue import position, scene


@pytest.fixture(scope="session")
def file(catalogue_text):
    return yaml.safe_load(catalogue_text)


@pytest.fixture(scope="session")
def scenes(file):
    """Every movement that is drawn: the exercises and the test's positions."""
    exercises = [scene(entry["id"], entry) for entry in file["exercises"]]
    test = file["assessment"]
    return [*exercises, *(position(name, test) for name in test["poses"])]
