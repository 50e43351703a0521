"""What someone typed, made fit to be looked for. Plain values in, plain values out."""

import unicodedata
from collections.abc import Iterable

# Longer queries name no exercise, and each word costs the database work.
TEXT_LIMIT = 100
WORD_LIMIT = 8
# Shorter words share too few letters with anything to allow for a slip.
SHORTEST_WORD = 3
LITTLE_WORDS = frozenset("and for from into off one the with without".split())  # noqa: SIM905
# How alike typed words and those of an exercise must be, 0 to 1: each, and on average.
# Tried on the catalogue: "rase" is 0.4 like "raise", "haning" 0.7 like "hanging".
LEAST_ALIKE = 0.35
ALIKE = 0.5
# Two letters the wrong way round leave too few triples of letters alike: "cuoch" is 0.2
# like "couch". A word that is right but for that counts for this much.
SWAPPED = 0.7
# In shorter words a swap is another word: "form" and "from".
SHORTEST_SWAPPED = 5
# Each letter is one more word to look for.
LONGEST_SWAPPED = 20


def tidy(text: str) -> str:
    """One line without control characters, which PostgreSQL refuses."""
    printable = (letter if letter.isprintable() else " " for letter in text)
    return " ".join("".join(printable).split())


def fold(text: str) -> str:
    """Small letters without accents, so that "Hüftbeuger" is found as "huftbeuger"."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def keywords(texts: Iterable[object]) -> str:
    """Every word by which someone may look for an exercise, beside name and summary."""
    return fold(", ".join(dict.fromkeys(map(str, texts))))


def words(text: str) -> list[str]:
    """The words of a query that are worth comparing letter by letter, each once."""
    spaced = "".join(letter if letter.isalnum() else " " for letter in fold(text))
    kept = [
        word
        for word in dict.fromkeys(spaced.split())
        if len(word) >= SHORTEST_WORD and word not in LITTLE_WORDS
    ]
    return kept[:WORD_LIMIT]


def swaps(word: str) -> list[str]:
    """The words that were perhaps meant: two neighbouring letters exchanged."""
    if not SHORTEST_SWAPPED <= len(word) <= LONGEST_SWAPPED:
        return []
    return [
        word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        for at in range(len(word) - 1)
        if word[at] != word[at + 1]
    ]
