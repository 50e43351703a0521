"""Send requests that overlap: all have read before the first of them writes."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import connection, models, transaction
from django.http import HttpResponse
from django.test import Client

TIMEOUT_S = 20
COUNT_WAITING = (
    "SELECT count(DISTINCT pid) FROM pg_locks JOIN pg_stat_activity USING (pid)"
    " WHERE NOT granted AND datname = current_database()"
)

Request = Callable[[], HttpResponse]


def send_concurrently(
    *requests: Request, before: type[models.Model]
) -> list[HttpResponse]:
    """Return the responses; each request waits before it writes to `before`'s table."""
    with ThreadPoolExecutor(len(requests)) as pool:
        with transaction.atomic():
            _block_writers(before._meta.db_table)
            responses = [pool.submit(_send, request) for request in requests]
            _wait_until_blocked(len(requests))
        return [response.result() for response in responses]


def post_as(user, url: str, data: dict[str, object]) -> Request:
    """Return a request of a signed-in user, to be sent later."""
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return lambda: client.post(url, data)


def _block_writers(table: str) -> None:
    """Lock a table so that reads pass and writes wait."""
    with connection.cursor() as cursor:
        cursor.execute(f'LOCK TABLE "{table}" IN SHARE MODE')


def _send(request: Request) -> HttpResponse:
    """Send a request in its own thread, which has its own database connection."""
    try:
        return request()
    finally:
        connection.close()


def _wait_until_blocked(count: int) -> None:
    end = time.monotonic() + TIMEOUT_S
    while _count_waiting() < count:
        assert time.monotonic() < end, "Not all requests reached a write."
        time.sleep(0.01)


def _count_waiting() -> int:
    with connection.cursor() as cursor:
        # Within a transaction PostgreSQL reads the list of sessions only once.
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(COUNT_WAITING)
        return cursor.fetchone()[0]
