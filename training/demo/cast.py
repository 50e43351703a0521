"""Who the demo squad is and how its story goes. Invented from end to end."""

from dataclasses import dataclass
from typing import Final

SQUAD_NAME: Final = "Demo squad"
COACH_EMAIL: Final = "coach@demo.hipflex.example"
COACH_NAME: Final = "Jonas (demo)"
ATHLETE_EMAIL: Final = "athlete@demo.hipflex.example"
ATHLETE_NAME: Final = "Maja (demo)"


@dataclass(frozen=True)
class Lifts:
    """What one test showed: mean upright lifts in cm, steepest lean cleared."""

    left: float
    right: float
    lean_deg: int = 0
    range_limited_at: int | None = None


@dataclass(frozen=True)
class Character:
    """One athlete. Days count back from today."""

    name: str
    stature_cm: int
    sport: str
    first: Lifts
    second: Lifts
    tested: int
    age: int = 21
    last_session: int = 1
    per_week: int = 2
    has_account: bool = False
    # Pain in the last session, and what was written about it.
    pain: int | None = None
    note: str = ""


CAST: Final = (
    Character(
        "Aaron",
        181,
        "100 m",
        Lifts(6.0, 6.5, 0),
        Lifts(6.5, 7.0, 15),
        tested=12,
        last_session=2,
    ),
    Character(
        "Alma",
        168,
        "Long jump",
        Lifts(8.0, 8.5, 30),
        Lifts(9.0, 9.5, 45),
        tested=8,
        age=24,
        last_session=0,
    ),
    Character(
        "Ayşe",
        165,
        "200 m",
        Lifts(4.5, 8.0, 15),
        Lifts(5.0, 9.0, 15),
        tested=26,
        last_session=2,
        per_week=3,
    ),
    Character(
        "Ben",
        178,
        "Football",
        Lifts(1.0, 2.5, 0),
        Lifts(1.5, 3.0, 0),
        tested=19,
        age=20,
    ),
    Character(
        "Carla",
        170,
        "400 m",
        Lifts(6.5, 7.0, 15),
        Lifts(8.0, 8.5, 30),
        tested=31,
        age=23,
        last_session=3,
    ),
    Character(
        "Dario",
        185,
        "110 m hurdles",
        Lifts(6.5, 7.0, 15),
        Lifts(7.5, 8.0, 15, range_limited_at=30),
        tested=22,
        last_session=2,
    ),
    Character(
        "Emil",
        176,
        "Handball",
        Lifts(3.5, 4.0, 0),
        Lifts(4.0, 4.5, 0),
        tested=40,
        last_session=16,
    ),
    Character(
        "Finn",
        183,
        "100 m",
        Lifts(7.5, 7.5, 15),
        Lifts(8.5, 8.0, 30),
        tested=9,
        age=22,
        pain=5,
        note="Front of the right hip, from the sixth rep. Stopped there.",
    ),
    Character(
        "Greta",
        174,
        "Heptathlon",
        Lifts(10.5, 10.0, 45),
        Lifts(11.5, 11.0, 45),
        tested=13,
        age=26,
        last_session=4,
    ),
    Character(
        "Lena",
        166,
        "200 m",
        Lifts(6.0, 6.0, 15),
        Lifts(6.5, 6.5, 15),
        tested=33,
        last_session=23,
    ),
    Character(
        "Maja",
        172,
        "100 m",
        Lifts(5.0, 6.5, 0),
        Lifts(8.0, 9.0, 15),
        tested=5,
        has_account=True,
    ),
    Character(
        "Nils",
        188,
        "Rugby",
        Lifts(3.0, 3.0, 0),
        Lifts(3.5, 3.0, 0),
        tested=24,
        age=25,
        pain=3,
        note="Front of the right hip in the last set.",
    ),
)
