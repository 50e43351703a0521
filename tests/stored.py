"""All that the database holds, to tell whether a request has changed it."""

from contextlib import contextmanager

from django.apps import apps
from django.db import connection, transaction

# Drawn by lot, or set by the database's clock.
LOTS_AND_CLOCKS = ["code", "password", "data", "created_at", "received_at"]
LOTS_AND_CLOCKS += ["given_at", "withdrawn_at", "date_joined"]
UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
# Written by looking alone.
UNASKED = {"django_session", "usersessions_usersession"}


def tables() -> list[str]:
    models = apps.get_models(include_auto_created=True)
    names = {model._meta.db_table for model in models if model._meta.managed}
    return sorted(names - UNASKED)


def stored() -> list[tuple[str, str]]:
    """Each table with a digest of its rows."""
    digest = "coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text"
    return _of_each_table(digest)


def rows() -> list[tuple[str, str]]:
    """Each table with each of its rows, but for what no two sendings share."""
    row = f"(to_jsonb(t) - ARRAY{LOTS_AND_CLOCKS})::text"
    return _of_each_table(f"regexp_replace({row}, '{UUID}', 'a key', 'g')")


def _of_each_table(what: str) -> list[tuple[str, str]]:
    asked = [f"SELECT '{name}', {what} FROM {name} t" for name in tables()]  # noqa: S608
    return _rows(" UNION ALL ".join(asked))


def _rows(sql: str) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return sorted(cursor.fetchall())


@contextmanager
def undone():
    """What happens inside has not happened."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def numbers_given_again():
    """New rows get the numbers that they would have got without what is inside."""
    before = _rows(
        "SELECT format('%I.%I', schemaname, sequencename), coalesce(last_value, 0)"
        " FROM pg_sequences"
    )
    yield
    given = ", ".join(
        f"setval('{name}', {max(value, 1)}, {value > 0})" for name, value in before
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {given}")
