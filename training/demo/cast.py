"""The athletes of the demo squad with their results. All of them are invented."""

from dataclasses import dataclass
from typing import Final

SQUAD_NAME: Final = "Demo squad"
COACH_EMAIL: Final = "coach@demo.hipflex.example"
COACH_NAME: Final = "Jonas (demo)"
ATHLETE_EMAIL: Final = "athlete@demo.hipflex.example"
ATHLETE_NAME: Final = "Maja (demo)"


@dataclass(frozen=True)
class DemoResult:
    """One test's result: mean upright lifts in cm, and the furthest lean cleared."""

    left: float
    right: float
    lean_deg: int = 0
    range_limited_at: int | None = None


@dataclass(frozen=True)
class DemoAthlete:
    """One athlete. `trained_days_ago` is the last session."""

    name: str
    stature_cm: int
    sport: str
    first: DemoResult
    second: DemoResult
    tested_days_ago: int
    age: int = 21
    trained_days_ago: int = 1
    per_week: int = 2
    has_account: bool = False
    # Pain in the last session, and its note.
    pain: int | None = None
    note: str = ""


CAST: Final = (
    DemoAthlete(
        "Aaron",
        181,
        "100 m",
        DemoResult(6.0, 6.5, 0),
        DemoResult(6.5, 7.0, 15),
        tested_days_ago=12,
        trained_days_ago=2,
    ),
    DemoAthlete(
        "Alma",
        168,
        "Long jump",
        DemoResult(8.0, 8.5, 30),
        DemoResult(9.0, 9.5, 45),
        tested_days_ago=8,
        age=24,
        trained_days_ago=0,
    ),
    DemoAthlete(
        "Ayşe",
        165,
        "200 m",
        DemoResult(4.5, 8.0, 15),
        DemoResult(5.0, 9.0, 15),
        tested_days_ago=26,
        trained_days_ago=2,
        per_week=3,
    ),
    DemoAthlete(
        "Ben",
        178,
        "Football",
        DemoResult(1.0, 2.5, 0),
        DemoResult(1.5, 3.0, 0),
        tested_days_ago=19,
        age=20,
    ),
    DemoAthlete(
        "Carla",
        170,
        "400 m",
        DemoResult(6.5, 7.0, 15),
        DemoResult(8.0, 8.5, 30),
        tested_days_ago=31,
        age=23,
        trained_days_ago=3,
    ),
    DemoAthlete(
        "Dario",
        185,
        "110 m hurdles",
        DemoResult(6.5, 7.0, 15),
        DemoResult(7.5, 8.0, 15, range_limited_at=30),
        tested_days_ago=22,
        trained_days_ago=2,
    ),
    DemoAthlete(
        "Emil",
        176,
        "Handball",
        DemoResult(3.5, 4.0, 0),
        DemoResult(4.0, 4.5, 0),
        tested_days_ago=40,
        trained_days_ago=16,
    ),
    DemoAthlete(
        "Finn",
        183,
        "100 m",
        DemoResult(7.5, 7.5, 15),
        DemoResult(8.5, 8.0, 30),
        tested_days_ago=9,
        age=22,
        pain=5,
        note="Front of the right hip, from the sixth rep. Stopped there.",
    ),
    DemoAthlete(
        "Greta",
        174,
        "Heptathlon",
        DemoResult(10.5, 10.0, 45),
        DemoResult(11.5, 11.0, 45),
        tested_days_ago=13,
        age=26,
        trained_days_ago=4,
    ),
    DemoAthlete(
        "Lena",
        166,
        "200 m",
        DemoResult(6.0, 6.0, 15),
        DemoResult(6.5, 6.5, 15),
        tested_days_ago=33,
        trained_days_ago=23,
    ),
    DemoAthlete(
        "Maja",
        172,
        "100 m",
        DemoResult(5.0, 6.5, 0),
        DemoResult(8.0, 9.0, 15),
        tested_days_ago=5,
        has_account=True,
    ),
    DemoAthlete(
        "Nils",
        188,
        "Rugby",
        DemoResult(3.0, 3.0, 0),
        DemoResult(3.5, 3.0, 0),
        tested_days_ago=24,
        age=25,
        pain=3,
        note="Front of the right hip in the last set.",
    ),
)
