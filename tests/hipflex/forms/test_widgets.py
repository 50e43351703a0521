import pytest

from hipflex.forms.widgets import DecimalInput


@pytest.mark.parametrize(("typed", "read"), (("2,5", "2.5"), ("2.5", "2.5"), ("", "")))
def test_decimal_input_reads_a_comma_as_a_point(typed, read):
    assert DecimalInput().value_from_datadict({"lift": typed}, {}, "lift") == read


def test_decimal_input_without_a_value():
    assert DecimalInput().value_from_datadict({}, {}, "lift") is None


def test_decimal_input_asks_for_the_number_keys():
    html = DecimalInput({"placeholder": "9"}).render("reps", None)

    assert html == (
        '<input type="text" name="reps" inputmode="decimal" autocomplete="off"'
        ' placeholder="9">'
    )
