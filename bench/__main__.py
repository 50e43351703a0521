"""Compare the time of pages with that of a trivial view, in one run.

Times of two machines cannot be compared, but ratios to a trivial view behind the same
middleware can. Other work on the machine makes all figures worse.
"""

import statistics
import sys
import time
from dataclasses import dataclass, field

import brotli  # type: ignore[import-untyped]
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment
from django.urls import reverse
from django.utils import timezone

from accounts.models import Athlete, User
from exercises.models import Exercise
from launch.prepare import prepare
from training.demo.cast import ATHLETE_EMAIL
from training.models import Session

ROUNDS = 150
WARM_UP = 5


@dataclass
class Page:
    """An address, who requests it, and how long each request took."""

    name: str
    address: str
    client: Client
    milliseconds: list[float] = field(default_factory=list)

    def get(self) -> bytes:
        response = self.client.get(self.address, secure=True)
        if response.status_code != 200:
            raise SystemExit(f"{self.address} answered {response.status_code}.")
        return response.content

    def time(self) -> None:
        start = time.perf_counter()
        self.get()
        self.milliseconds.append((time.perf_counter() - start) * 1000)

    @property
    def median(self) -> float:
        return statistics.median(self.milliseconds[WARM_UP:])

    def queries(self) -> int:
        with CaptureQueriesContext(connection) as captured:
            self.get()
        return len(captured)


def main() -> None:
    setup_test_environment()
    prepare(demo=True)
    pages = all_pages()
    # One request for each page in each round: a busy moment slows all pages alike.
    for _ in range(WARM_UP + ROUNDS):
        for page in pages:
            page.time()
    report(pages)


def all_pages() -> list[Page]:
    visitor, member = Client(), Client()
    user = User.objects.get(email=ATHLETE_EMAIL)
    member.force_login(user)
    exercise = Exercise.objects.get(slug="seated-knee-lift")
    session = open_session(user.athlete)
    return [
        Page("floor", reverse("healthz"), visitor),
        Page("exercise list", reverse("exercises:exercise_list"), visitor),
        Page("exercise page", exercise.get_absolute_url(), visitor),
        Page("log page", session.get_absolute_url(), member),
    ]


def open_session(athlete: Athlete) -> Session:
    now = timezone.now()
    session, _ = Session.objects.get_or_create(
        athlete=athlete, finished_at=None, defaults={"started_at": now}
    )
    return session


def report(pages: list[Page]) -> None:
    floor = pages[0].median
    write = sys.stdout.write
    write(
        f"{'page':15}{'× floor':>9}{'ms':>8}{'queries':>9}{'bytes':>9}{'brotli':>8}\n"
    )
    for page in pages:
        content = page.get()
        write(f"{page.name:15}{page.median / floor:9.1f}{page.median:8.2f}")
        write(f"{page.queries():9}{len(content):9}{len(brotli.compress(content)):8}\n")


if __name__ == "__main__":
    main()
