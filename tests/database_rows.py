"""Compare the whole database before and after a request."""

from contextlib import contextmanager

from django.apps import apps
from django.db import connection, transaction

# Random, or set by the database's clock.
RANDOM_AND_CLOCK = ["code", "password", "data", "created_at", "received_at"]
RANDOM_AND_CLOCK += ["given_at", "withdrawn_at", "date_joined"]
UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
# A request writes to them even if it only reads.
IGNORED_TABLES = {"django_session", "usersessions_usersession"}


def tables() -> list[str]:
    models = apps.get_models(include_auto_created=True)
    names = {model._meta.db_table for model in models if model._meta.managed}
    return sorted(names - IGNORED_TABLES)


def row_digests() -> list[tuple[str, str]]:
    """Return each table with a digest of its rows."""
    digest = "coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text"
    return _from_each_table(digest)


def comparable_rows() -> list[tuple[str, str]]:
    """Return each row, without the values that differ between two equal requests."""
    row = f"(to_jsonb(t) - ARRAY{RANDOM_AND_CLOCK})::text"
    return _from_each_table(f"regexp_replace({row}, '{UUID}', 'a key', 'g')")


def _from_each_table(expression: str) -> list[tuple[str, str]]:
    queries = [
        f"SELECT '{name}', {expression} FROM {name} t"  # noqa: S608
        for name in tables()
    ]
    return _rows(" UNION ALL ".join(queries))


def _rows(sql: str) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return sorted(cursor.fetchall())


@contextmanager
def rolled_back():
    """Roll back everything that happens inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def same_new_ids():
    """Reset the sequences at the end: later rows get the ids they would have got."""
    before = _rows(
        "SELECT format('%I.%I', schemaname, sequencename), coalesce(last_value, 0)"
        " FROM pg_sequences"
    )
    yield
    resets = ", ".join(
        f"setval('{name}', {max(value, 1)}, {value > 0})" for name, value in before
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {resets}")
