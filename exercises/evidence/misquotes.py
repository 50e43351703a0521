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
        _("Takes one study as the last word, and speaks of it as its own."),
        _(
            "8 weeks, 24 physically active but untrained adults, 24 others who did not "
            "train, strength measured without movement. The three figures are quoted "
            "right; length, size and kind of strength are left out."
        ),
        _("Deane 2005"),
    ),
    Misquote(
        _("Hip flexors go with 20 m and 50 m times better than the squat does."),
        _(
            "Flexors were compared with hip extensors, over 20 m standing and 20 m "
            "after a run-up of 50 m. The best predictions used the squat as well."
        ),
        _("Blazevich 1998"),
    ),
    Misquote(
        _("A stronger psoas goes with 100 m speed."),
        _("The study measured size, and strength not at all."),
        _("Hoshikawa 2006"),
    ),
    Misquote(
        _("What the legs do in the air has no effect, shown on elite sprinters."),
        _(
            "33 people of different abilities, at steady top speed on a treadmill. It "
            "says nothing about starts or acceleration. The list of references leaves "
            "the study out."
        ),
        _("Weyand 2000"),
    ),
    Misquote(
        _("Hip flexors lack strength at the top of the lift, from experience."),
        _(
            "Strength without movement was least at 0° and most at 105°; nothing was "
            "tested above."
        ),
        _("Ito 2024"),
    ),
    Misquote(
        _("Iliacus and psoas are the hip flexors."),
        _(
            "Tensor fasciae latae and sartorius flex the hip as well; each exercise "
            "lists who helps."
        ),
        _("Jiroumaru 2014"),
    ),
    Misquote(
        _("Strong hip flexors protect the hamstrings by acting as a brake."),
        _(
            "The passage quoted beside it is about muscles that relax, another "
            "matter. What came before hamstring injuries was less strength at the back."
        ),
        _("Sugiura 2008"),
    ),
    Misquote(
        _("An incline makes the bench raise a little easier."),
        _(
            "Than hanging, yes; than a flat bench it is harder, because straight legs "
            "are level, and heaviest, later in the lift."
        ),
        _("our arithmetic"),
    ),
    Misquote(
        _("Training helps posture and pain in back or hip."),
        _("No source is given. This site promises nothing of the kind."),
        _("the article"),
    ),
)
