"""Requests that meet: all have looked, and none has written, before any goes on."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import connection, models, transaction
from django.http import HttpResponse
from django.test import Client

PATIENCE_S = 20
WAITING = (
    "SELECT count(DISTINCT pid) FROM pg_locks JOIN pg_stat_activity USING (pid)"
    " WHERE NOT granted AND datname = current_database()"
)

Request = Callable[[], HttpResponse]


def at_once(*requests: Request, before: type[models.Model]) -> list[HttpResponse]:
    """Their answers; they meet before the first write to the table of `before`."""
    with ThreadPoolExecutor(len(requests)) as pool:
        with transaction.atomic():
            _hold(before._meta.db_table)
            answers = [pool.submit(_alone, one) for one in requests]
            _wait_until_all_wait(len(requests))
        return [answer.result() for answer in answers]


def sent_by(user, url: str, data: dict[str, object]) -> Request:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return lambda: client.post(url, data)


def _hold(table: str) -> None:
    """Readers pass, writers wait."""
    with connection.cursor() as cursor:
        cursor.execute(f'LOCK TABLE "{table}" IN SHARE MODE')


def _alone(request: Request) -> HttpResponse:
    """With a connection of its own, closed at the end."""
    try:
        return request()
    finally:
        connection.close()


def _wait_until_all_wait(count: int) -> None:
    end = time.monotonic() + PATIENCE_S
    while _waiting() < count:
        assert time.monotonic() < end, "The requests did not meet."
        time.sleep(0.01)


def _waiting() -> int:
    with connection.cursor() as cursor:
        # Within a transaction the list of who is connected is read once.
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(WAITING)
        return cursor.fetchone()[0]
