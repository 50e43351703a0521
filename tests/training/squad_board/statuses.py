"""Statuses of athletes for the board: one who is well, and any at all."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import strategies as st

from assessments.knee_lift.levels import Level
from assessments.knee_lift.scoring import SideScore, TestScore
from hipflex.sides import Side
from training.squad_board.board import AthleteStatus, SessionSummary, TestSummary

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
TODAY = NOW.date()
KEY = UUID(int=1)


def ago(**span):
    return NOW - timedelta(**span)


def make_test(*, days_ago=1, left=8.0, right=8.0, level=Level.UPRIGHT_STANDARD):
    def score(side, lift):
        return SideScore(side, level, lift, lift, trials_in_mean=2)

    both = TestScore(score(Side.LEFT, left), score(Side.RIGHT, right))
    return TestSummary(KEY, TODAY - timedelta(days=days_ago), both)


def make_pain(pain, *, side="R", **span):
    return SessionSummary(KEY, ago(**span), pain, side)


def make_status(**fields):
    """An athlete who trained yesterday, was tested yesterday, and is well."""
    defaults = {
        "pk": 1,
        "name": "Maja",
        "joined_on": date(2026, 1, 5),
        "last_session_on": TODAY - timedelta(days=1),
        "tests": (make_test(),),
    }
    return AthleteStatus(**defaults | fields)


moments = st.integers(0, 60 * 24 * 28).map(lambda minutes: ago(minutes=minutes))
sessions = st.builds(
    SessionSummary,
    pk=st.uuids(),
    pain_at=moments,
    pain=st.none() | st.integers(0, 10),
    side=st.sampled_from("LRB"),
)
lifts = st.integers(0, 28).map(lambda half: half / 2)
tests = st.builds(
    make_test,
    days_ago=st.integers(0, 60),
    left=lifts,
    right=lifts,
    level=st.sampled_from(list(Level)[1:]),
)


@st.composite
def athletes(draw):
    done = sorted(
        draw(st.lists(sessions, max_size=4)), key=lambda session: session.pain_at
    )
    return make_status(
        name=draw(st.text(min_size=1, max_size=8)),
        joined_on=TODAY - timedelta(days=draw(st.integers(0, 60))),
        sessions=done,
        last_session_on=done[-1].pain_at.date() if done else None,
        tests=tuple(draw(st.lists(tests, max_size=2))),
    )
