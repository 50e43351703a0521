"""The words that the voice guide rules out occur in no text that people read."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.visible_text import Text, message_texts, template_texts, visible_texts

# What is not said, and what is said instead.
RULED_OUT = {
    r"(?:above|past|below|to) level": "horizontal, hip height",
    r"anew": "again",
    r"asks for both": "recommends both",
    r"at once": "straight away (or: at the same time)",
    r"belly": "abdominals",
    r"beside": "next to, as well as",
    r"bring back": "restore",
    r"chair height": "seat height",
    r"e-mails?": "email",
    r"from \S+ cm on": "once it reaches",
    r"gear": "equipment",
    r"goes? on": "continue",
    r"goes? with": "is linked to",
    r"hip angles?": "trunk-thigh angle",
    r"in turn": "alternating",
    r"kit": "equipment",
    r"ladders?": "progression",
    r"(?:legs?|thighs?) level": "horizontal",
    r"light gates?": "timing gates",
    r"log sheets?": "session sheet",
    r"low back": "lower back",
    r"meanwhile": "while you were editing",
    r"measuring error": "measurement error",
    r"need not": "doesn't have to",
    r"nobody here": "no athletes match",
    r"of lean": "45° lean",
    r"own exercises?": "custom exercise",
    r"programmes?": "plan",
    r"put down": "log",
    r"put right": "fix",
    r"repetitions?": "rep",
    r"reps, at (?:least|most)": "reps, minimum",
    r"run sheets?": "test form",
    r"rungs?": "progression",
    r"running plans?": "current plan",
    r"silent on": "doesn't say",
    r"smallest real change": "smallest detectable change",
    r"somebody": "someone",
    r"standings": "squad board",
    r"stands? (?:above|below|here|there)": "is shown",
    r"stays? as (?:it is|they are)": "can't be changed",
    r"steeper lean": "further lean",
    r"steepest": "furthest",
    r"successfully": "(leave it out)",
    r"take (?:it |them )?out of": "remove from",
    r"take back": "withdraw",
    r"the odd one out": "which one is off",
    r"too fine": "too many decimals",
    r"trunk to thigh": "trunk-thigh angle",
    r"wall cards?": "print card",
    r"whoever": "anyone who",
    r"work (?:it|them) out": "calculate",
    r"work(?:ed|s)? out": "calculate",
}
PATTERNS = [
    (re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE), instead)
    for words, instead in RULED_OUT.items()
]
# Percent signs follow their number; sentences do not shout.
FORMS = [
    (re.compile(r"\d %(?!\()"), "no space before %"),
    (re.compile(r"\w!(?=[\s”\"]|$)"), "no exclamation mark"),
    (re.compile(r"(?<![\w.])-\d"), "a real minus (−)"),
    (re.compile(r"× a week"), "2–3 times a week"),
    (re.compile(r"(?:lifts|reps|sets|trials) a side"), "per side"),
    (re.compile(r"pain \S+ of 10", re.IGNORECASE), "out of 10"),
]
# A study's own title or words, quoted; file names and commands.
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def faults_in(texts: list[Text]) -> list[str]:
    return [
        f"{path.name}: “{match[0]}” → {instead}: {text[:80]}"
        for path, text in texts
        for pattern, instead in PATTERNS + FORMS
        if (match := pattern.search(QUOTED.sub("", text)))
    ]


@pytest.mark.slow
def test_no_text_uses_a_word_that_is_ruled_out():
    assert faults_in(list(visible_texts(settings.BASE_DIR))) == []


@pytest.mark.parametrize(
    ("source", "texts_of"),
    (
        ('<p>{% translate "Meanwhile saved" %}</p>', template_texts),
        ("<p>Somebody saved <b>this</b></p>", template_texts),
        ('<img alt="My kit" src="/kit.svg">', template_texts),
        (
            "{% blocktranslate %}{{ it }} meanwhile{% endblocktranslate %}",
            template_texts,
        ),
        ('raise ValidationError(_("Your e-mail is too fine."))', message_texts),
        ('ngettext("%(n)s ladder", "%(n)s ladders", n)', message_texts),
    ),
)
def test_planted_word_is_found(source, texts_of):
    texts = [Text(Path("planted"), text) for text in texts_of(source)]

    assert faults_in(texts) != []


@pytest.mark.parametrize(
    ("source", "texts_of"),
    (
        (
            '<p class="equipment">{# anew #}{% if somebody %}Yes{% endif %}</p>',
            template_texts,
        ),
        ('kit = "somebody"', message_texts),
    ),
)
def test_code_and_comments_are_no_text(source, texts_of):
    texts = [Text(Path("planted"), text) for text in texts_of(source)]

    assert faults_in(texts) == []
