import pytest

from hipflex.assets.bootstrap import trimmed

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
        (":root{--bs-a:1;--bs-b:2}p{a:var(--bs-b)}", ":root{--bs-b:2}p{a:var(--bs-b)}"),
        (":root{--bs-a:1;--bs-b:var(--bs-a)}p{a:b}", ":root{}p{a:b}"),
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


def test_what_pages_wear_is_kept_of_bootstrap(settings):
    css = (settings.BASE_DIR / "static/vendor/bootstrap.min.css").read_text()

    kept = trimmed(css)

    for rule in (".btn-primary{", ".is-invalid", ".visually-hidden", "@media ("):
        assert rule in kept
    for rule in (".carousel{", ".accordion{", ".col-xxl-7{"):
        assert rule in css
        assert rule not in kept
    assert "Licensed under MIT" in kept
