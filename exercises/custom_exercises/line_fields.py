"""Form fields for one line of text, for a list of lines, and for faults with fixes."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exercises.models.constraints import MAX_LINES

MAX_LINE_LENGTH = 240
# A set's form shows the fault beside a checkbox.
MAX_FAULT_LENGTH = 120
MAX_QUOTED_LENGTH = 30
TOO_LONG = gettext_lazy(
    "This is %(show_value)s characters long; the limit is %(limit_value)s."
)

type Fault = dict[str, str]


class LineField(forms.CharField):
    """One line of text; line breaks and runs of spaces become one space."""

    def __init__(self, *, max_length: int, **kwargs: Any) -> None:
        kwargs["error_messages"] = {
            "max_length": TOO_LONG,
            **kwargs.get("error_messages", {}),
        }
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())


class LinesField(forms.CharField):
    """A list, one item per line; empty lines are skipped."""

    widget = forms.Textarea

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        kwargs["widget"] = forms.Textarea({"rows": rows})
        messages = {"max_length": TOO_LONG} | kwargs.pop("error_messages", {})
        max_length = MAX_LINES * (MAX_LINE_LENGTH + 2)
        super().__init__(max_length=max_length, error_messages=messages, **kwargs)

    def clean(self, value: Any) -> Any:
        # The text as a whole first: no NUL, not too long, not empty if required.
        lines = self.lines(super().clean(value))
        if len(lines) > MAX_LINES:
            message = _("That's %(count)s lines; the limit is %(most)s.")
            raise ValidationError(message % {"count": len(lines), "most": MAX_LINES})
        return [self.parse(line) for line in lines]

    def parse(self, line: str) -> Any:
        """Return one item of the list. ValidationError if the line is not valid."""
        return checked(line, MAX_LINE_LENGTH)

    def lines(self, text: str) -> list[str]:
        each = (" ".join(line.split()) for line in text.splitlines())
        return [line for line in each if line]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(self.as_line, value)) if isinstance(value, list) else value

    def as_line(self, item: Any) -> str:
        return str(item)

    def has_changed(self, initial: Any, data: Any) -> bool:
        stored = [self.as_line(item) for item in initial or []]
        return stored != self.lines(self.to_python(data) or "")


class FaultsField(LinesField):
    """ "The trunk tips back: sit tall" is a fault and, after the colon, its fix."""

    def clean(self, value: Any) -> list[Fault]:
        faults: list[Fault] = super().clean(value)
        seen = [fault["see"].casefold() for fault in faults]
        for fault in faults:
            if seen.count(fault["see"].casefold()) > 1:
                message = _("“%(fault)s” appears twice.")
                raise ValidationError(message % {"fault": fault["see"]})
        return faults

    def parse(self, line: str) -> Fault:
        see, _colon, fix = (part.strip() for part in line.partition(":"))
        if not (see and fix):
            message = _("Add a colon to “%(line)s”: what you see, then what to do.")
            raise ValidationError(message % {"line": shortened(line)})
        return {
            "see": checked(see, MAX_FAULT_LENGTH),
            "fix": checked(fix, MAX_LINE_LENGTH),
        }

    def lines(self, text: str) -> list[str]:
        """Normalise the spaces around the colon."""
        return [self._normalised(line) for line in super().lines(text)]

    def _normalised(self, line: str) -> str:
        see, colon, fix = line.partition(":")
        return f"{see.strip()}{colon} {fix.strip()}".strip()

    def as_line(self, item: Any) -> str:
        return f"{item['see']}: {item['fix']}"


def checked(line: str, max_length: int) -> str:
    """Return the line. ValidationError if it is longer than `max_length`."""
    if len(line) > max_length:
        message = _(
            "“%(line)s” is too long: %(count)s characters; the limit is %(most)s."
        )
        params = {"line": shortened(line), "count": len(line), "most": max_length}
        raise ValidationError(message % params)
    return line


def shortened(line: str) -> str:
    return line if len(line) <= MAX_QUOTED_LENGTH else f"{line[:MAX_QUOTED_LENGTH]}…"
