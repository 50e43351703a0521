from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from hipflex.forms.fields import CountField, MeasureField, plain

ONE_TO_TWENTY = st.decimals(min_value=1, max_value=20, places=1)


def refusal(field, typed):
    with pytest.raises(ValidationError) as refused:
        field.clean(typed)
    return refused.value.messages[0]


@pytest.mark.parametrize(
    ("typed", "number"),
    (
        ("7.5", "7.5"),
        ("7,5", "7.5"),
        (" 7.5\n", "7.5"),
        ("1\N{NO-BREAK SPACE}00", "100"),
        ("1\N{NARROW NO-BREAK SPACE}00", "100"),
        ("\uff17\uff0e\uff15", "7.5"),
        ("٧٫٥", "7.5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("+5", "5"),
        ("7.50", "7.5"),
        (" " * 100 + "5", "5"),
        (5, "5"),
    ),
)
def test_measure_reads_numbers_as_typed(typed, number):
    assert MeasureField(max_value=200).clean(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ("", "  ", "\N{NO-BREAK SPACE}", None))
def test_empty_measure_is_none_and_not_zero(typed):
    assert MeasureField(required=False).clean(typed) is None


@pytest.mark.parametrize(
    ("typed", "words"),
    (
        ("400", "400 cm is too high; the maximum is 200 cm. Did you mean 40?"),
        ("100000000", "100000000 cm is too high; the maximum is 200 cm."),
        ("17.1", "17.1 cm is too low; the minimum is 110 cm. Did you mean 171?"),
        ("1", "1 cm is too low; the minimum is 110 cm."),
        ("-150", "−150 cm is too low; the minimum is 110 cm. Did you mean 150?"),
        ("−3", "−3 cm is too low; the minimum is 110 cm."),
        ("150.55", "150.55 has too many decimal places. Did you mean 150.6?"),
        ("", "Enter a number."),
    ),
)
def test_measure_says_what_is_wrong_and_guesses(typed, words):
    low = 110 if typed != "400" else 0
    field = MeasureField(min_value=low, max_value=200, unit="cm")

    assert refusal(field, typed) == words


@pytest.mark.parametrize(
    "typed", ("abc", "1e9", "NaN", "Infinity", "1,000.5", "--3", "🦵", "0x10", "8 reps")
)
def test_measure_refuses_what_is_no_number(typed):
    words = refusal(MeasureField(max_value=200), typed)

    assert words == f"“{typed}” isn't a number. Enter one from 0 to 200."


def test_measure_does_not_echo_long_texts():
    assert refusal(MeasureField(), "9" * 10_000) == "That's too long to be a number."
    assert refusal(MeasureField(), "x" * 30).startswith(f"“{'x' * 20}…” isn't")


@pytest.mark.parametrize(
    ("typed", "words"),
    (
        ("8.5", "8.5 is not a whole number."),
        ("-3", "−3 is too low; the minimum is 0. Did you mean 3?"),
        ("300", "300 is too high; the maximum is 200. Did you mean 30?"),
        ("201", "201 is too high; the maximum is 200."),
    ),
)
def test_count_refuses_parts(typed, words):
    assert refusal(CountField(max_value=200), typed) == words


def test_count_is_an_int():
    assert CountField().clean("8,0") == 8
    assert isinstance(CountField().clean("8,0"), int)
    assert CountField(required=False).clean("") is None


def test_stored_numbers_are_shown_without_idle_zeros():
    field = MeasureField()

    shown = [field.prepare_value(value) for value in (Decimal("2.50"), 100, "2,50")]

    assert shown == ["2.5", "100", "2,50"]


def test_typed_number_equal_to_the_stored_is_no_change():
    assert not MeasureField().has_changed(Decimal("2.0"), "2")
    assert not CountField().has_changed(2, "2,0")
    assert MeasureField().has_changed(Decimal("2.0"), "abc")


@given(ONE_TO_TWENTY)
def test_any_number_survives_being_shown_and_read(number):
    field = MeasureField(max_value=20)

    assert field.clean(field.prepare_value(number)) == number
    assert field.clean(plain(number).replace(".", ",")) == number


@given(st.text(max_size=200))
def test_any_text_is_a_number_or_a_short_refusal(text):
    field = MeasureField(min_value=-10, max_value=10, required=False)

    try:
        outcome = field.clean(text) or 0
    except ValidationError as refused:
        outcome = refused.messages[0]

    short = len(outcome) < 120 if isinstance(outcome, str) else abs(outcome) <= 10
    assert short
