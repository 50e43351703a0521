import pytest

from exercises.models import Exercise
from exercises.search import WORD_LIMIT, fold, tidy, words
from tests.factories import make_exercise


@pytest.mark.parametrize(
    ("typed", "tidied"),
    ((" a \n b ", "a b"), ("a\x00b", "a b"), ("\u200b", ""), ("🙂", "🙂")),
)
def test_query_is_one_line_of_printable_letters(typed, tidied):
    assert tidy(typed) == tidied


def test_accents_and_capitals_make_no_difference():
    assert fold("Hüftbeuger ELEVACIÓN Straße") == "huftbeuger elevacion strasse"


@pytest.mark.parametrize(
    ("text", "kept"),
    (
        ("haning leg rase", ["haning", "leg", "rase"]),
        ("the A-skip, with a BAND band", ["skip", "band"]),
        ("🙂 ''", []),
    ),
)
def test_words_worth_comparing(text, kept):
    assert words(text) == kept


def test_only_so_many_words_are_compared():
    assert len(words(" ".join(f"word{n}" for n in range(20)))) == WORD_LIMIT


@pytest.mark.parametrize(
    ("typed", "first"),
    (
        ("haning leg rase", "hanging-leg-raise"),
        ("hanging leg raise", "hanging-leg-raise"),
        ("HANGING PIKE", "hanging-pike"),
        ("toes to bar", "hanging-pike"),
        ("captain's chair", "hanging-knee-raise"),
        ("A-skip", "high-knee-skip"),
        ("swiss ball", "ball-knee-tuck"),
        ("seated lift lean", "seated-knee-lift-lean"),
        ("couch stretch", "rear-foot-elevated-stretch"),
        ("Hüftbeuger", "half-kneeling-stretch"),
        ("kabelzug", "cable-knee-drive"),
        ("arrastre de trineo", "forward-sled-drag"),
        ("kettelbell", "hanging-knee-raise"),
        ("steup", "step-up-knee-drive"),
        ("roman", "roman-chair-sit-up"),
        ("lying knee", "supine-knee-raise"),
        ("psoas march", "standing-knee-lift-band"),
    ),
)
def test_search_finds_what_was_meant_first(loaded, typed, first):
    found = [row for row in Exercise.objects.for_list(typed) if row.found]

    assert found[0].slug == first


@pytest.mark.parametrize("typed", ("zzzzzz", "🙂", "'; drop table", "%", "the", "!&|"))
def test_search_for_nonsense_finds_nothing(loaded, typed):
    assert not any(row.found for row in Exercise.objects.for_list(typed))


def test_search_finds_what_a_squad_added(db):
    custom = make_exercise(name="Garage door hang", keywords="")

    rows = Exercise.objects.for_list("garage dor")

    assert [row for row in rows if row.found] == [custom]
