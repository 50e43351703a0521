"""Read one entry of a data file and collect all that is wrong with it."""

import re
from collections.abc import Collection, Mapping
from typing import Any

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class EntryParser:
    """Read the values of one mapping and collect every problem.

    A value with a problem is returned empty, so that one run finds all problems.
    """

    def __init__(self, data: Any, where: str, problems: list[str]) -> None:
        self.where = where
        self.problems = problems
        self.data: Mapping[str, Any] = data if isinstance(data, Mapping) else {}
        self.used: set[str] = set()
        if self.data is not data:
            self.add_error("is not a mapping of names to values")

    def add_error(self, problem: str) -> None:
        self.problems.append(f"{self.where}: {problem}")

    def _use(self, key: str) -> Any:
        self.used.add(key)
        return self.data.get(key)

    def text(self, key: str, *, required: bool = True) -> str:
        value = self._use(key)
        if value is None and not required:
            return ""
        if not isinstance(value, str) or not value.strip():
            self.add_error(f"{key} is {_shown(value)}; write some text")
            return ""
        return value.strip()

    def slug(self, key: str) -> str:
        value = self.text(key)
        if value and not SLUG.fullmatch(value):
            self.add_error(f"{key} is “{value}”; use small letters, digits and hyphens")
        return value

    def one_of(self, key: str, choices: Collection[str]) -> str:
        value = self._use(key)
        if value not in choices:
            self.add_error(f"{key} is {_shown(value)}; use one of {_listed(choices)}")
            return ""
        return str(value)

    def number(self, key: str, low: int, high: int) -> int:
        return self._whole(key, self._use(key), low, high)

    def number_or_none(self, key: str, low: int, high: int) -> int | None:
        value = self._use(key)
        return None if value is None else self._whole(key, value, low, high)

    def pair(
        self, key: str, low: int, high: int, *, rising: bool = True
    ) -> tuple[int, int]:
        value = self._use(key)
        if not isinstance(value, list) or len(value) != 2:
            self.add_error(f"{key} is {_shown(value)}; write two numbers")
            return low, low
        first, second = (self._whole(key, part, low, high) for part in value)
        if rising and first > second:
            self.add_error(f"{key} goes down from {first} to {second}")
        return first, second

    def _whole(self, key: str, value: Any, low: int, high: int) -> int:
        # bool is a subclass of int: True and False are not numbers here.
        if type(value) is not int or not low <= value <= high:
            self.add_error(
                f"{key} is {_shown(value)}; use a whole number from {low} to {high}"
            )
            return low
        return value

    def texts(self, key: str, *, at_least: int = 0) -> tuple[str, ...]:
        value = self._use(key)
        values = [] if value is None else value
        if not isinstance(values, list) or not all(
            isinstance(text, str) and text.strip() for text in values
        ):
            self.add_error(f"{key} is not a list of texts")
            return ()
        if len(values) < at_least:
            self.add_error(f"{key} is empty")
        return tuple(text.strip() for text in values)

    def known(
        self, key: str, names: Collection[str], *, at_least: int = 0
    ) -> tuple[str, ...]:
        """Return texts that must each be one of `names`, without repeats."""
        values = self.texts(key, at_least=at_least)
        for value in values:
            if value not in names:
                self.add_error(f"{key} names “{value}”, which is not known")
        if len(set(values)) < len(values):
            self.add_error(f"{key} names something twice")
        return values

    def parts(self, key: str) -> "list[EntryParser]":
        value = self._use(key)
        if not isinstance(value, list):
            self.add_error(f"{key} is {_shown(value)}; write a list")
            return []
        return [
            EntryParser(part, f"{self.where}: {key} {number}", self.problems)
            for number, part in enumerate(value, start=1)
        ]

    def part(self, key: str) -> "EntryParser":
        return EntryParser(self._use(key), f"{self.where}: {key}", self.problems)

    def mapping(self, key: str) -> dict[str, Any]:
        return dict(self.part(key).data)

    def reject_unused(self) -> None:
        """Add an error for each key that was not read: it may be misspelt."""
        for key in self.data.keys() - self.used:
            self.add_error(f"“{key}” is not a name that is used here")


def _shown(value: Any) -> str:
    return "missing" if value is None else f"“{value}”"


def _listed(choices: Collection[str]) -> str:
    return ", ".join(choices)
