import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.models import Exercise
from exercises.search import (
    MAX_SWAPPED_LENGTH,
    MAX_WORDS,
    fold,
    swaps,
    tidy,
    words,
)
from tests.factories import make_exercise


@pytest.mark.parametrize(
    ("typed", "tidied"),
    ((" a \n b ", "a b"), ("a\x00b", "a b"), ("\u200b", ""), ("🙂", "🙂")),
)
def test_query_is_one_line_of_printable_letters(typed, tidied):
    assert tidy(typed) == tidied


def test_accents_and_capitals_make_no_difference():
    assert fold("Hüftbeuger ELEVACIÓN Straße") == "huftbeuger elevacion strasse"


@given(st.text(max_size=20))
def test_folded_name_is_found_in_a_longer_one(name):
    assert fold(name.strip()) in fold(f"{name} Example")


@pytest.mark.parametrize(
    ("text", "compared"),
    (
        ("haning leg rase", ["haning", "leg", "rase"]),
        ("the A-skip, with a BAND band", ["skip", "band"]),
        ("🙂 ''", []),
    ),
)
def test_words_to_compare(text, compared):
    assert words(text) == compared


def test_number_of_compared_words_is_limited():
    assert len(words(" ".join(f"word{n}" for n in range(20)))) == MAX_WORDS


@pytest.mark.parametrize(
    ("word", "swapped"),
    (
        ("cuoch", ["ucoch", "couch", "cucoh", "cuohc"]),
        ("aabcc", ["abacc", "aacbc"]),
        ("form", []),
        ("a" * MAX_SWAPPED_LENGTH + "b", []),
    ),
)
def test_swaps_of_neighbouring_letters(word, swapped):
    assert swaps(word) == swapped


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


@pytest.mark.parametrize(
    ("typed", "slug"),
    (
        ("hanging one leg", "hanging-one-leg-raise"),
        ("lying cable leg raise", "supine-cable-leg-raise"),
        ("high knees", "high-knee-march"),
        ("toes-to-bar", "hanging-pike"),
        ("banded psoas march", "standing-knee-lift-band"),
        ("banded march", "standing-knee-lift-band"),
        ("captain’s chair", "hanging-knee-raise"),
        ("L-sit", "hanging-leg-raise"),
        ("thomas stretch", "edge-of-bench-stretch"),
        ("A skip", "high-knee-skip"),
        ("sled drag", "forward-sled-drag"),
        ("prowler", "forward-sled-drag"),
        ("reverse crunch", "bench-knee-raise"),
        ("knee tuck swiss ball", "ball-knee-tuck"),
        ("GHD situp", "roman-chair-sit-up"),
        ("hagning pike", "hanging-pike"),
        ("setaed kne lift", "seated-knee-lift"),
        ("sprd eagle situp", "spread-eagle-sit-up"),
        ("cuoch strech", "rear-foot-elevated-stretch"),
        ("hip flexer strech", "half-kneeling-stretch"),
        ("captian's chair", "hanging-knee-raise"),
        ("mini band", "seated-knee-lift-band"),
        ("cable", "cable-knee-drive"),
        ("chair", "seated-knee-lift"),
        ("slant board", "incline-bench-leg-raise"),
        ("theraband", "band-knee-drive"),
        ("smith machine", "spread-eagle-sit-up"),
        ("Beinheben hängend", "hanging-leg-raise"),
        ("beinheben haengend", "hanging-leg-raise"),
        ("Klimmzugstange", "hanging-knee-raise"),
        ("Kniehub sitzend", "seated-knee-lift"),
        ("Huftbeuger dehnen", "half-kneeling-stretch"),
        ("Schrägbank", "incline-bench-leg-raise"),
        ("Schlitten ziehen", "forward-sled-drag"),
        ("elevación de piernas colgado", "hanging-leg-raise"),
        ("elevacion de piernas colgado", "hanging-leg-raise"),
        ("estiramiento flexores de cadera", "half-kneeling-stretch"),
        ("trineo", "forward-sled-drag"),
        ("banda elástica", "band-knee-drive"),
        ("rodillas al pecho", "hanging-knee-raise"),
    ),
)
def test_search_shows_what_was_meant_among_the_first_three(loaded, typed, slug):
    found = [row.slug for row in Exercise.objects.for_list(typed) if row.found]

    assert slug in found[:3]


@pytest.mark.slow
def test_exercise_is_first_for_its_own_name(loaded):
    for exercise in Exercise.objects.library():
        assert Exercise.objects.for_list(exercise.name)[0] == exercise


@pytest.mark.parametrize(
    "typed", ("zzzzzz", "🙂", "'; drop table", "%", "the", "!&|", "or or", "①½xyz")
)
def test_search_for_nonsense_finds_nothing(loaded, typed):
    assert not any(row.found for row in Exercise.objects.for_list(typed))


@pytest.mark.parametrize(
    ("name", "typed"),
    (
        ("Garage door hang", "garage dor"),
        ("Hüftkreisen", "hüftkreisen"),
        ("Hüftkreisen", "huftkreisen"),
    ),
)
def test_search_finds_what_a_squad_added(db, name, typed):
    custom = make_exercise(name=name, keywords="")

    rows = Exercise.objects.for_list(typed)

    assert [row for row in rows if row.found] == [custom]
