import pytest

from tests.class_names import class_names
from vendor.cut_bootstrap import CLASSES, SERVED, SOURCE, cut

KNOWN = {"btn", "row"}


@pytest.mark.parametrize(
    ("css", "left"),
    (
        (".btn{a:b}", ".btn{a:b}"),
        (".other{a:b}", ""),
        (".btn,.other,p .row{a:b}", ".btn,p .row{a:b}"),
        (".btn.other{a:b}", ""),
        (".btn:not(.other){a:b}", ".btn:not(.other){a:b}"),
        (":is(.btn,.row){a:b}", ":is(.btn,.row){a:b}"),
        ("p{a:b}[hidden]{a:b}", "p{a:b}[hidden]{a:b}"),
        ("@media print{.btn{a:b}.other{a:b}}", "@media print{.btn{a:b}}"),
        ("@media print{.other{a:b}}.row{a:b}", ".row{a:b}"),
        ("@keyframes k{to{a:b}}", "@keyframes k{to{a:b}}"),
        (":root{--bs-a:1;--bs-b:2}p{a:var(--bs-b)}", ":root{--bs-b:2}p{a:var(--bs-b)}"),
        (":root{--bs-a:1;--bs-b:var(--bs-a)}p{a:b}", ":root{}p{a:b}"),
        (
            '@charset "UTF-8";/*! Licence */:root{a:b}',
            "/*! Licence */:root{a:b}",
        ),
    ),
)
def test_cut_leaves_what_can_match(css, left):
    assert cut(css, KNOWN) == left


def test_style_sheet_that_breaks_off_is_refused():
    with pytest.raises(ValueError, match="never closed"):
        cut("@media print{.btn{a:b}", KNOWN)


def test_served_file_is_what_the_command_makes():
    served = SERVED.read_text()

    assert served == cut(SOURCE.read_text()) + "\n"
    assert "Licensed under MIT" in served
    assert ".carousel{" not in served


@pytest.mark.slow
def test_every_class_of_the_cut_is_used():
    assert {*CLASSES} - class_names() == set()
