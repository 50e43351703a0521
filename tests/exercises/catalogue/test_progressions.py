import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.catalogue.progressions import easier_first, find_cycle


@st.composite
def graphs(draw):
    """Draw graphs without a cycle: each name leads to later letters only."""
    names = "abcdefg"
    return {
        name: draw(st.lists(st.sampled_from(names[i + 1 :]), unique=True))
        if names[i + 1 :]
        else []
        for i, name in enumerate(names)
    }


@given(graphs(), st.randoms())
def test_easier_comes_first_whatever_the_order_given(graph, random):
    names = list(graph)
    random.shuffle(names)

    order = list(easier_first({name: graph[name] for name in names}))

    assert sorted(order) == sorted(graph)
    for name, harder in graph.items():
        assert all(order.index(name) < order.index(after) for after in harder)
    assert find_cycle(graph) == []


def test_given_order_stays_between_unrelated_exercises():
    assert list(easier_first({"c": [], "a": ["c"], "b": []})) == ["a", "c", "b"]


@pytest.mark.parametrize(
    ("graph", "cycle"),
    (
        ({"a": ["a"]}, ["a", "a"]),
        ({"a": ["b"], "b": ["c"], "c": ["a"]}, ["a", "b", "c", "a"]),
        ({"a": ["b"], "b": ["c"], "c": ["b"], "d": []}, ["b", "c", "b"]),
        ({"b": ["c"], "c": ["a"], "a": ["b"]}, ["a", "b", "c", "a"]),
        ({"a": ["nobody"]}, []),
    ),
)
def test_cycle_is_named_from_its_lowest_name(graph, cycle):
    assert find_cycle(graph) == cycle


def test_cycle_has_no_order():
    with pytest.raises(ValueError, match="cycle"):
        list(easier_first({"a": ["b"], "b": ["a"]}))
