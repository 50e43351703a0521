"""Constraints that PostgreSQL knows and Django has no class for."""

from typing import Any, Self

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


class CompositeForeignKey(models.BaseConstraint):
    """Several columns that together name one row of another table.

    Keeps a copied column, such as the athlete of a set's session, true.
    """

    def __init__(
        self, *, fields: list[str], to: str, to_fields: list[str], name: str
    ) -> None:
        super().__init__(name=name)
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
            " ON UPDATE CASCADE DEFERRABLE INITIALLY IMMEDIATE"
        )

    def create_sql(self, model: type[models.Model] | None, schema_editor: Any) -> str:
        constraint = self.constraint_sql(model, schema_editor)
        return f"{_alter(model, schema_editor)} ADD {constraint}"

    def remove_sql(self, model: type[models.Model] | None, schema_editor: Any) -> str:
        name = schema_editor.quote_name(self.name)
        return f"{_alter(model, schema_editor)} DROP CONSTRAINT {name}"

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """Only the database checks: no form lets anyone choose these columns."""

    def deconstruct(self) -> Any:
        path, args, kwargs = super().deconstruct()
        kwargs |= {"fields": self.fields, "to": self.to, "to_fields": self.to_fields}
        return path, args, kwargs

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, CompositeForeignKey):
            return NotImplemented
        return bool(self.deconstruct() == other.deconstruct())

    def __hash__(self) -> int:
        return hash(self.name)

    def clone(self) -> Self:
        return self.__class__(
            fields=self.fields, to=self.to, to_fields=self.to_fields, name=self.name
        )


def _columns(
    model: type[models.Model], fields: list[str], editor: BaseDatabaseSchemaEditor
) -> str:
    attributes = (model._meta.get_field(field) for field in fields)
    columns = (field.column for field in attributes if isinstance(field, models.Field))
    return ", ".join(editor.quote_name(str(column)) for column in columns)


def _alter(model: type[models.Model] | None, editor: BaseDatabaseSchemaEditor) -> str:
    table = model._meta.db_table if model else ""
    return f"ALTER TABLE {editor.quote_name(table)}"
