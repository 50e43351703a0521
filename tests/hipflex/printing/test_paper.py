import pytest

from hipflex.printing.paper import Paper, chosen


@pytest.mark.parametrize(
    ("query", "paper"),
    (
        ("", Paper.A4),
        ("?paper=a4", Paper.A4),
        ("?paper=letter", Paper.LETTER),
        ("?paper=A4;--", Paper.A4),
        ("?paper=", Paper.A4),
    ),
)
def test_paper_is_the_one_requested_or_a4(rf, query, paper):
    assert chosen(rf.get(f"/{query}")) is paper
