"""The ladder from easier to harder as a graph. Plain values in, plain values out."""

from collections.abc import Iterator, Mapping, Sequence

# Who leads to whom: each exercise with the harder ones that follow it.
Graph = Mapping[str, Sequence[str]]


def circle(graph: Graph) -> list[str]:
    """The first way found that leads back to where it began; empty if there is none."""
    left = {name: set(names) & graph.keys() for name, names in graph.items()}
    while ends := [name for name, names in left.items() if not names]:
        left = {
            name: names - set(ends) for name, names in left.items() if name not in ends
        }
    return _walk_round(left) if left else []


def _walk_round(graph: Mapping[str, set[str]]) -> list[str]:
    """Every step leads on, so the walk must come back to a place it has been."""
    way = [min(graph)]
    while (step := min(graph[way[-1]])) not in way:
        way.append(step)
    return [*way[way.index(step) :], step]


def easier_first(graph: Graph) -> Iterator[str]:
    """All names, none before one that is easier; otherwise in the order given.

    ValueError where the graph runs in a circle.
    """
    left = list(graph)
    while left:
        harder = {name for easier in left for name in graph[easier]}
        free = next((name for name in left if name not in harder), None)
        if free is None:
            raise ValueError("the ladder runs in a circle")
        left.remove(free)
        yield free
