"""What the article says about its sources, and what the sources show."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Misquote:
    """A claim of the article, paraphrased, what its source shows, and that source."""

    article: Promise
    source: Promise
    basis: Promise


MISQUOTES: Final = (
    Misquote(
        _("Treats one study as the last word, and presents it as its own."),
        _(
            "8 weeks; 24 physically active but untrained adults, and 24 others who did "
            "not train; strength measured without movement. The three figures are "
            "quoted correctly, but the study's length, its size and the type of "
            "strength are left out."
        ),
        _("Deane 2005"),
    ),
    Misquote(
        _(
            "Hip flexors are more closely linked to 20 m and 50 m times than the squat "
            "is."
        ),
        _(
            "The study compared hip flexors with hip extensors, over 20 m from "
            "standing and 20 m after a 50 m run-up. The best predictions also used the "
            "squat."
        ),
        _("Blazevich 1998"),
    ),
    Misquote(
        _("A stronger psoas is linked to 100 m speed."),
        _("The study measured size, not strength."),
        _("Hoshikawa 2006"),
    ),
    Misquote(
        _("What the legs do in the air has no effect, as shown in elite sprinters."),
        _(
            "33 people of different abilities, at a steady top speed on a treadmill. "
            "It says nothing about starts or acceleration. The article's reference "
            "list leaves the study out."
        ),
        _("Weyand 2000"),
    ),
    Misquote(
        _("Hip flexors lack strength at the top of the lift, from experience."),
        _(
            "Strength without movement was lowest at 0° and highest at 105°; nothing "
            "above that was tested."
        ),
        _("Ito 2024"),
    ),
    Misquote(
        _("Iliacus and psoas are the hip flexors."),
        _(
            "Tensor fasciae latae and sartorius flex the hip as well; each exercise "
            "lists its secondary muscles."
        ),
        _("Jiroumaru 2014"),
    ),
    Misquote(
        _("Strong hip flexors protect the hamstrings by acting as a brake."),
        _(
            "The passage quoted with it is about muscles relaxing, which is a "
            "different matter. What came before hamstring injuries was less strength "
            "at the back of the hip and thigh."
        ),
        _("Sugiura 2008"),
    ),
    Misquote(
        _("An incline makes the bench raise a little easier."),
        _(
            "Easier than hanging, yes; but harder than a flat bench, because straight "
            "legs are horizontal, and heaviest, later in the lift."
        ),
        _("our arithmetic"),
    ),
    Misquote(
        _("Training helps posture and back or hip pain."),
        _("It gives no source. This site promises nothing of the kind."),
        _("the article"),
    ),
)
