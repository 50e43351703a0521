import pytest

from hipflex.trimming import sources, trimmed, words

KNOWN = {"btn", "row"}


@pytest.mark.parametrize(
    ("css", "kept"),
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
        (
            '@charset "UTF-8";/*! Licence */:root{a:b}',
            "/*! Licence */:root{a:b}",
        ),
    ),
)
def test_trimmed_keeps_what_can_apply(css, kept):
    assert trimmed(css, KNOWN) == kept


def test_style_sheet_that_breaks_off_is_refused():
    with pytest.raises(ValueError, match="never closed"):
        trimmed("@media print{.btn{a:b}", KNOWN)


@pytest.mark.slow
def test_words_of_pages_code_and_form_packages_are_known(settings):
    css = (settings.BASE_DIR / "static/vendor/bootstrap.min.css").read_text()

    kept = trimmed(css, words(sources()))

    for rule in (".btn-primary{", ".is-invalid", ".visually-hidden", "@media ("):
        assert rule in kept
    for rule in (".carousel{", ".offcanvas{", ".col-xxl-7{"):
        assert rule in css
        assert rule not in kept
    assert "Licensed under MIT" in kept
