"""Fields for one line of text, for several, and for faults with what mends them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exercises.models.custom_constraints import MOST_LINES

LINE_LENGTH = 240
# As a set's form offers it.
FAULT_LENGTH = 120
NAMED_LENGTH = 30
TOO_LONG = gettext_lazy(
    "This is %(show_value)s characters long; the limit is %(limit_value)s."
)

type Fault = dict[str, str]


class LineField(forms.CharField):
    """One line: line breaks and runs of blanks are one blank."""

    def __init__(self, *, max_length: int, **kwargs: Any) -> None:
        kwargs["error_messages"] = {
            "max_length": TOO_LONG,
            **kwargs.get("error_messages", {}),
        }
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())


class LinesField(forms.CharField):
    """A list, typed as one line each; empty lines are none."""

    widget = forms.Textarea

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        kwargs["widget"] = forms.Textarea({"rows": rows})
        messages = {"max_length": TOO_LONG} | kwargs.pop("error_messages", {})
        most = MOST_LINES * (LINE_LENGTH + 2)
        super().__init__(max_length=most, error_messages=messages, **kwargs)

    def clean(self, value: Any) -> Any:
        # The text as a whole first: without NUL, not too long, there if it must be.
        lines = self.lines(super().clean(value))
        if len(lines) > MOST_LINES:
            words = _("That's %(count)s lines; the limit is %(most)s.")
            raise ValidationError(words % {"count": len(lines), "most": MOST_LINES})
        return [self.read(line) for line in lines]

    def read(self, line: str) -> Any:
        """What one line says; ValidationError where it cannot be kept."""
        return checked(line, LINE_LENGTH)

    def lines(self, text: str) -> list[str]:
        each = (" ".join(line.split()) for line in text.splitlines())
        return [line for line in each if line]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(self.written, value)) if isinstance(value, list) else value

    def written(self, item: Any) -> str:
        return str(item)

    def has_changed(self, initial: Any, data: Any) -> bool:
        stored = [self.written(one) for one in initial or []]
        return stored != self.lines(self.to_python(data) or "")


class FaultsField(LinesField):
    """ "The trunk tips back: sit tall" is a fault and, after the colon, its remedy."""

    def clean(self, value: Any) -> list[Fault]:
        faults: list[Fault] = super().clean(value)
        seen = [fault["see"].casefold() for fault in faults]
        for one in faults:
            if seen.count(one["see"].casefold()) > 1:
                words = _("“%(fault)s” appears twice.")
                raise ValidationError(words % {"fault": one["see"]})
        return faults

    def read(self, line: str) -> Fault:
        see, _colon, fix = (part.strip() for part in line.partition(":"))
        if not (see and fix):
            words = _("Add a colon to “%(line)s”: what you see, then what to do.")
            raise ValidationError(words % {"line": shortened(line)})
        return {"see": checked(see, FAULT_LENGTH), "fix": checked(fix, LINE_LENGTH)}

    def lines(self, text: str) -> list[str]:
        """Blanks round the colon are no difference."""
        return [self._evenly(line) for line in super().lines(text)]

    def _evenly(self, line: str) -> str:
        see, colon, fix = line.partition(":")
        return f"{see.strip()}{colon} {fix.strip()}".strip()

    def written(self, item: Any) -> str:
        return f"{item['see']}: {item['fix']}"


def checked(line: str, most: int) -> str:
    if len(line) > most:
        words = _(
            "“%(line)s” is too long: %(count)s characters; the limit is %(most)s."
        )
        told = {"line": shortened(line), "count": len(line), "most": most}
        raise ValidationError(words % told)
    return line


def shortened(line: str) -> str:
    return line if len(line) <= NAMED_LENGTH else f"{line[:NAMED_LENGTH]}…"
