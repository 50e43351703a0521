"""The progressions from easier to harder as a graph. Plain values in and out."""

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

# Each exercise with the harder ones that follow it.
Graph = Mapping[str, Sequence[str]]


def find_cycle(graph: Graph) -> list[str]:
    """Return the names along one cycle, easier first; empty if there is none.

    The first name, the lowest of the cycle, is repeated at the end.
    """
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        # The graph has successors where graphlib expects predecessors: turn it round.
        cycle = error.args[1][:0:-1]
        start = cycle.index(min(cycle))
        return [*cycle[start:], *cycle[: start + 1]]
    return []


def easier_first(graph: Graph) -> Iterator[str]:
    """Yield all names, easier before harder, otherwise in the order given.

    CycleError, which is a ValueError, if there is a cycle.
    """
    position = {name: number for number, name in enumerate(graph)}
    sorter = TopologicalSorter(dict.fromkeys(graph, ()))
    for easier, harder in graph.items():
        for name in harder:
            sorter.add(name, easier)
    sorter.prepare()
    ready: list[str] = []
    while sorter.is_active():
        ready = sorted([*ready, *sorter.get_ready()], key=position.__getitem__)
        sorter.done(ready[0])
        yield ready.pop(0)
