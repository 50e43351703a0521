from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises import choices
from exercises.library.filters import LibraryFilter, facets, parse
from exercises.library.page import Library

KIT = {"chair": "Chair", "band": "Band", "bench": "Bench"}
FACETS = facets(KIT)
BY_NAME = {facet.name: facet for facet in FACETS}


def make_item(**fields):
    defaults = {
        "family": "seated",
        "position": "seated",
        "level": "beginner",
        "laterality": "unilateral",
        "above_90": "most",
        "dose_basis": "article",
        "squad_id": None,
        "found": True,
        "needs": [],
    }
    return SimpleNamespace(**defaults | fields)


def asked(query):
    """The filter of an address, written as pairs: `level=a level=b`."""
    parameters = {}
    for pair in query.split():
        name, value = pair.split("=", 1)
        parameters.setdefault(name, []).append(value)
    return parse(parameters, FACETS)[0]


items = st.builds(
    make_item,
    family=st.sampled_from(choices.Family.values),
    position=st.sampled_from(choices.Position.values),
    level=st.sampled_from(choices.Level.values),
    laterality=st.sampled_from(choices.Laterality.values),
    above_90=st.sampled_from(choices.Above90.values),
    dose_basis=st.sampled_from(choices.Basis.values),
    found=st.booleans(),
    needs=st.lists(
        st.builds(
            lambda kit: {"by": kit},
            st.lists(st.sampled_from([*KIT]), min_size=1, unique=True),
        ),
        max_size=3,
    ),
)
filters = st.builds(
    LibraryFilter,
    text=st.sampled_from(("", "band")),
    chosen=st.dictionaries(
        st.sampled_from(FACETS), st.none(), max_size=len(FACETS)
    ).flatmap(
        lambda chosen: st.fixed_dictionaries(
            {
                facet: st.sets(st.sampled_from([*facet.options]), min_size=1).map(
                    frozenset
                )
                for facet in chosen
            }
        )
    ),
)


@pytest.mark.slow
@given(st.lists(items, max_size=12), filters)
def test_dropping_a_filter_never_shows_fewer(rows, asked_for):
    library = Library(rows, asked_for, FACETS)

    for dropped in (None, *asked_for.chosen):
        wider = Library(rows, asked_for.without(dropped), FACETS)
        assert all(item in wider.found for item in library.found)


@pytest.mark.slow
@given(st.lists(items, max_size=12), filters)
def test_count_of_an_answer_is_what_ticking_it_shows(rows, asked_for):
    library = Library(rows, asked_for, FACETS)

    for facet in FACETS:
        for choice in library.questions[facet.name].choices:
            trial = facet.trial(choice.value, asked_for.of(facet))
            chosen = {**asked_for.chosen, facet: trial}
            ticked = Library(rows, LibraryFilter(asked_for.text, chosen), FACETS)
            assert choice.count == len(ticked.found)


@pytest.mark.slow
@given(filters)
def test_filter_survives_its_own_address(asked_for):
    pairs = [pair.split("=") for pair in asked_for.query[1:].split("&") if pair]
    parameters = {}
    for name, value in pairs:
        parameters.setdefault(name, []).append(value)

    again, notices = parse(parameters, FACETS)

    assert (again.text, dict(again.chosen)) == (asked_for.text, dict(asked_for.chosen))
    assert notices == []
    assert bool(again) is (again.query != "?")


@pytest.mark.parametrize(
    ("query", "fields", "passes"),
    (
        ("", {}, True),
        ("kit=nothing", {}, True),
        ("kit=nothing", {"needs": [{"by": ["chair"]}]}, False),
        ("kit=chair", {}, True),
        ("kit=chair", {"needs": [{"by": ["chair"]}]}, True),
        ("kit=chair", {"needs": [{"by": ["bench", "chair"]}]}, True),
        ("kit=chair", {"needs": [{"by": ["chair"]}, {"by": ["band"]}]}, False),
        ("kit=chair kit=band", {"needs": [{"by": ["chair"]}, {"by": ["band"]}]}, True),
        ("level=beginner level=advanced", {}, True),
        ("level=advanced", {}, False),
        ("above=90", {}, True),
        ("above=90", {"above_90": "partial"}, True),
        ("above=90", {"above_90": "none"}, False),
        ("side=each", {"laterality": "bilateral"}, False),
        ("dose=article", {"dose_basis": "convention"}, False),
        ("position=hanging", {}, False),
        ("family=seated position=seated level=beginner", {}, True),
        ("q=band", {"found": False}, False),
        ("q=band", {}, True),
    ),
)
def test_exercise_passes_only_what_it_fits(query, fields, passes):
    assert asked(query).passes(make_item(**fields)) is passes


def test_unknown_values_are_left_out_and_named():
    parameters = {"level": ["guru", "beginner", "", "guru"], "sort": ["name"]}

    asked_for, notices = parse(parameters, FACETS)

    assert asked_for.of(BY_NAME["level"]) == {"beginner"}
    assert notices == ["“guru” isn't a filter here, so we ignored it."]


def test_notices_stay_short_whatever_was_asked():
    parameters = {"level": [f"{n}{'x' * 5000}" for n in range(50)]}

    _asked, notices = parse(parameters, FACETS)

    assert len(notices) == 3
    assert max(map(len, notices)) < 100


def test_long_search_is_cut_and_says_so():
    asked_for, notices = parse({"q": ["knee " * 2000]}, FACETS)

    assert len(asked_for.text) <= 100
    assert notices == ["We only searched for the first 100 characters."]


@pytest.mark.parametrize("typed", ("", "   ", "\x00"))
def test_empty_search_asks_nothing(typed):
    assert not parse({"q": [typed]}, FACETS)[0]


def test_way_out_is_named_and_counted():
    rows = [make_item(), make_item(level="advanced", found=False)]
    library = Library(rows, asked("q=band level=advanced level=intermediate"), FACETS)

    ways = [(way.label, way.query, way.count) for way in library.ways_out]

    assert library.found == []
    assert ways == [
        ("“band”", "?level=intermediate&level=advanced", 1),
        ("“Intermediate”, “Advanced”", "?q=band", 1),
    ]


def test_way_out_of_filters_alone_keeps_the_rest():
    library = Library([make_item()], asked("kit=nothing level=advanced"), FACETS)

    assert [way.query for way in library.ways_out] == [
        "?level=advanced",
        "?kit=nothing",
    ]


def test_shelves_follow_the_families():
    rows = [make_item(family="run"), *(make_item() for _number in range(5))]

    shelves = list(Library(rows, asked(""), FACETS).shelves)

    assert [shelf.family for shelf in shelves] == ["seated", "run"]
    assert [shelf.width for shelf in shelves] == [4, 1]
    assert [shelf.shows_order for shelf in shelves] == [True, False]


def test_what_squads_have_added_stands_on_a_shelf_of_its_own():
    common, own = make_item(), make_item(squad_id=1)

    library = Library([common, own], asked(""), FACETS)

    assert [shelf.exercises for shelf in library.shelves] == [[common]]
    assert library.own == [own]
