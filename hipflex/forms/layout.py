"""Crispy layout objects of this product; each works without JavaScript.

The templates may also be used on their own, for a field outside a crispy form:
`{% include "layout/stepper.html" with field=form.reps big=True step="1" only %}`.
"""

from typing import Any

from crispy_forms.layout import Field
from crispy_forms.utils import TEMPLATE_PACK


class _TemplateField(Field):
    """One form field in a template of ours, with extra context for it."""

    def __init__(self, name: str, extra: dict[str, Any], **attrs: Any) -> None:
        super().__init__(name, **attrs)
        self.extra = extra

    def render(
        self,
        form: Any,
        context: Any,
        template_pack: Any = TEMPLATE_PACK,
        **kwargs: Any,
    ) -> str:
        kwargs["extra_context"] = self.extra | (kwargs.get("extra_context") or {})
        return super().render(form, context, template_pack, **kwargs)


class Stepper(_TemplateField):
    """Minus, number, plus as one object, for example `Stepper("reps", last="9")`.

    `last` is the value of last time: shown in grey, never saved. `step` is how much
    one tap adds (text, "0.5"), `big` the size for phone and tablet. Give the form
    field the widget `hipflex.forms.widgets.DecimalInput`.
    """

    template = "layout/stepper.html"

    def __init__(
        self,
        name: str,
        *,
        step: str = "1",
        big: bool = False,
        last: str = "",
        **attrs: Any,
    ) -> None:
        placeholder = {"placeholder": last} if last else {}
        super().__init__(name, {"step": step, "big": big}, **placeholder, **attrs)


class Chips(_TemplateField):
    """Choices as chips to tick: CheckboxSelectMultiple or RadioSelect.

    `scroll` keeps them in one row that scrolls sideways on a phone.
    """

    template = "layout/chips.html"

    def __init__(self, name: str, *, scroll: bool = False, **attrs: Any) -> None:
        super().__init__(name, {"scroll": scroll}, **attrs)


class Segmented(_TemplateField):
    """Two to four exclusive words side by side: a field with RadioSelect."""

    template = "layout/seg.html"

    def __init__(self, name: str, **attrs: Any) -> None:
        super().__init__(name, {}, **attrs)
