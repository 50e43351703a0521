from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises import choices
from exercises.library.filters import LibraryFilter, facets, parse
from exercises.library.page import Library

EQUIPMENT = {"chair": "Chair", "band": "Band", "bench": "Bench"}
FACETS = facets(EQUIPMENT)
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
        "requirements": [],
    }
    return SimpleNamespace(**defaults | fields)


def selection(query):
    """Return the filter of an address, written as pairs: `level=a level=b`."""
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
    requirements=st.lists(
        st.builds(
            lambda slugs: {"met_by": slugs},
            st.lists(st.sampled_from([*EQUIPMENT]), min_size=1, unique=True),
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
def test_dropping_a_filter_never_shows_fewer(rows, filters):
    library = Library(rows, filters, FACETS)

    for dropped in (None, *filters.chosen):
        wider = Library(rows, filters.without(dropped), FACETS)
        assert all(item in wider.found for item in library.found)


@pytest.mark.slow
@given(st.lists(items, max_size=12), filters)
def test_count_of_an_option_is_what_choosing_it_shows(rows, filters):
    library = Library(rows, filters, FACETS)

    for facet in FACETS:
        for option in library.filters[facet.name].options:
            options = facet.with_option(option.value, filters.of(facet))
            chosen = {**filters.chosen, facet: options}
            ticked = Library(rows, LibraryFilter(filters.text, chosen), FACETS)
            assert option.count == len(ticked.found)


@pytest.mark.slow
@given(filters)
def test_filter_survives_its_own_address(filters):
    pairs = [pair.split("=") for pair in filters.query[1:].split("&") if pair]
    parameters = {}
    for name, value in pairs:
        parameters.setdefault(name, []).append(value)

    again, notices = parse(parameters, FACETS)

    assert (again.text, dict(again.chosen)) == (filters.text, dict(filters.chosen))
    assert notices == []
    assert bool(again) is (again.query != "?")


@pytest.mark.parametrize(
    ("query", "fields", "passes"),
    (
        ("", {}, True),
        ("kit=nothing", {}, True),
        ("kit=nothing", {"requirements": [{"met_by": ["chair"]}]}, False),
        ("kit=chair", {}, True),
        ("kit=chair", {"requirements": [{"met_by": ["chair"]}]}, True),
        ("kit=chair", {"requirements": [{"met_by": ["bench", "chair"]}]}, True),
        (
            "kit=chair",
            {"requirements": [{"met_by": ["chair"]}, {"met_by": ["band"]}]},
            False,
        ),
        (
            "kit=chair kit=band",
            {"requirements": [{"met_by": ["chair"]}, {"met_by": ["band"]}]},
            True,
        ),
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
    assert selection(query).passes(make_item(**fields)) is passes


def test_unknown_values_are_skipped_with_a_notice():
    parameters = {"level": ["guru", "beginner", "", "guru"], "sort": ["name"]}

    chosen, notices = parse(parameters, FACETS)

    assert chosen.of(BY_NAME["level"]) == {"beginner"}
    assert notices == ["“guru” isn't a filter here, so we ignored it."]


def test_notices_are_few_and_short():
    parameters = {"level": [f"{n}{'x' * 5000}" for n in range(50)]}

    _chosen, notices = parse(parameters, FACETS)

    assert len(notices) == 3
    assert max(map(len, notices)) < 100


def test_long_search_is_cut_with_a_notice():
    chosen, notices = parse({"q": ["knee " * 2000]}, FACETS)

    assert len(chosen.text) <= 100
    assert notices == ["We only searched for the first 100 characters."]


@pytest.mark.parametrize("typed", ("", "   ", "\x00"))
def test_empty_search_filters_nothing(typed):
    assert not parse({"q": [typed]}, FACETS)[0]


def test_filter_suggestion_has_label_and_count():
    rows = [make_item(), make_item(level="advanced", found=False)]
    library = Library(
        rows, selection("q=band level=advanced level=intermediate"), FACETS
    )

    suggestions = [
        (each.label, each.query, each.count) for each in library.filter_suggestions
    ]

    assert library.found == []
    assert suggestions == [
        ("“band”", "?level=intermediate&level=advanced", 1),
        ("“Intermediate”, “Advanced”", "?q=band", 1),
    ]


def test_filter_suggestion_keeps_the_other_filters():
    library = Library([make_item()], selection("kit=nothing level=advanced"), FACETS)

    assert [each.query for each in library.filter_suggestions] == [
        "?level=advanced",
        "?kit=nothing",
    ]


def test_exercises_are_grouped_by_family():
    rows = [make_item(family="run"), *(make_item() for _number in range(5))]

    groups = list(Library(rows, selection(""), FACETS).families)

    assert [group.family for group in groups] == ["seated", "run"]
    assert [group.width for group in groups] == [4, 1]
    assert [group.shows_order for group in groups] == [True, False]


def test_custom_exercises_are_a_group_of_their_own():
    common, custom = make_item(), make_item(squad_id=1)

    library = Library([common, custom], selection(""), FACETS)

    assert [group.exercises for group in library.families] == [[common]]
    assert library.custom == [custom]
