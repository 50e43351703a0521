"""Constraints of PostgreSQL that Django has no class for."""

from datetime import UTC, date, datetime
from typing import Any, Final, Self

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F, Func, Q, Value
from django.db.models.lookups import Exact, IsNull

# From the year 2000, which begins in the Pacific while it is still 1999 in UTC.
DAYS: Final = (date(1999, 12, 31), date(2100, 1, 1))
YEARS: Final = tuple(datetime(day.year, day.month, day.day, tzinfo=UTC) for day in DAYS)


def filled(*fields: str) -> Q:
    """Return the condition that each of these texts is more than blanks."""
    return Q(**{f"{field}__regex": r"\S" for field in fields})


def json_is(kind: str, field: str) -> Exact:
    """Return the condition that a JSON column contains an "object" or an "array"."""
    type_name = Func(F(field), function="jsonb_typeof", output_field=models.TextField())
    return Exact(type_name, Value(kind))


def no_gaps(field: str) -> IsNull:
    """Return the condition that no text of an array column is null or empty."""
    texts = Func(F(field), Value(None), Value(""), function="array_replace")
    position = Func(
        texts,
        Value(""),
        function="array_position",
        output_field=models.IntegerField(),
    )
    return IsNull(position, True)


class CompositeForeignKey(models.BaseConstraint):
    """A foreign key over several columns.

    It keeps a copied column, such as the athlete of a set, equal to that of its
    parent row. A deferred one is checked at the end of the transaction.
    """

    def __init__(
        self,
        *,
        fields: list[str],
        to: str,
        to_fields: list[str],
        name: str,
        deferred: bool = False,
    ) -> None:
        super().__init__(name=name)
        self.deferred = deferred
        self.fields = fields
        self.to = to
        self.to_fields = to_fields

    def constraint_sql(
        self, model: type[models.Model] | None, schema_editor: Any
    ) -> str:
        if model is None:
            return ""
        target = model._meta.apps.get_model(self.to)
        quote = schema_editor.quote_name
        return (
            f"CONSTRAINT {quote(self.name)}"
            f" FOREIGN KEY ({_columns(model, self.fields, schema_editor)})"
            f" REFERENCES {quote(target._meta.db_table)}"
            f" ({_columns(target, self.to_fields, schema_editor)})"
            f"{self._on_update(model)} DEFERRABLE"
            f" INITIALLY {'DEFERRED' if self.deferred else 'IMMEDIATE'}"
        )

    def _on_update(self, model: type[models.Model]) -> str:
        """Update the copy with its parent, unless the database generates the column."""
        fields = (model._meta.get_field(name) for name in self.fields)
        is_generated = any(isinstance(field, models.GeneratedField) for field in fields)
        return "" if is_generated else " ON UPDATE CASCADE"

    def create_sql(self, model: type[models.Model] | None, schema_editor: Any) -> str:
        constraint = self.constraint_sql(model, schema_editor)
        return f"{_alter(model, schema_editor)} ADD {constraint}"

    def remove_sql(self, model: type[models.Model] | None, schema_editor: Any) -> str:
        name = schema_editor.quote_name(self.name)
        return f"{_alter(model, schema_editor)} DROP CONSTRAINT {name}"

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """Do nothing: no form lets anyone choose these columns."""

    def deconstruct(self) -> Any:
        path, args, kwargs = super().deconstruct()
        kwargs |= {"fields": self.fields, "to": self.to, "to_fields": self.to_fields}
        if self.deferred:
            kwargs["deferred"] = True
        return path, args, kwargs

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, CompositeForeignKey):
            return NotImplemented
        return bool(self.deconstruct() == other.deconstruct())

    def __hash__(self) -> int:
        return hash(self.name)

    def clone(self) -> Self:
        kwargs: dict[str, Any] = self.deconstruct()[2]
        return self.__class__(**kwargs)


def _columns(
    model: type[models.Model], fields: list[str], editor: BaseDatabaseSchemaEditor
) -> str:
    attributes = (model._meta.get_field(field) for field in fields)
    columns = (field.column for field in attributes if isinstance(field, models.Field))
    return ", ".join(editor.quote_name(str(column)) for column in columns)


def _alter(model: type[models.Model] | None, editor: BaseDatabaseSchemaEditor) -> str:
    table = model._meta.db_table if model else ""
    return f"ALTER TABLE {editor.quote_name(table)}"
