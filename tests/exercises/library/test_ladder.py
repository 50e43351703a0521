import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.library.ladder import circle, easier_first


@st.composite
def graphs(draw):
    """Graphs without a circle: every step leads to a later letter."""
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
        assert all(order.index(name) < order.index(other) for other in harder)
    assert circle(graph) == []


def test_order_given_stays_where_the_ladder_leaves_it_open():
    assert list(easier_first({"c": [], "a": ["c"], "b": []})) == ["a", "c", "b"]


@pytest.mark.parametrize(
    ("graph", "way"),
    (
        ({"a": ["a"]}, ["a", "a"]),
        ({"a": ["b"], "b": ["c"], "c": ["a"]}, ["a", "b", "c", "a"]),
        ({"a": ["b"], "b": ["c"], "c": ["b"], "d": []}, ["b", "c", "b"]),
        ({"a": ["nobody"]}, []),
    ),
)
def test_circle_is_shown_from_where_it_begins(graph, way):
    assert circle(graph) == way


def test_circle_has_no_order():
    with pytest.raises(ValueError, match="circle"):
        list(easier_first({"a": ["b"], "b": ["a"]}))
