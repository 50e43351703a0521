"""Prepare texts and queries for the search. Plain values in, plain values out."""

import unicodedata
from collections.abc import Iterable

# Longer queries name no exercise, and each word costs the database time.
MAX_QUERY_LENGTH = 100
MAX_WORDS = 8
# Shorter words have too few letters in common with others to allow for a typo.
MIN_WORD_LENGTH = 3
STOP_WORDS = frozenset("and for from into off one the with without".split())  # noqa: SIM905
# Least trigram similarity, 0 to 1, of each word of a query and on average. Our
# convention, tried on the catalogue: "rase" is 0.4 similar to "raise", "haning" 0.7 to
# "hanging".
MIN_WORD_SIMILARITY = 0.35
MIN_SIMILARITY = 0.5
# Swapped letters share too few trigrams: "cuoch" is only 0.2 similar to "couch". A
# match after one swap counts as this similarity.
SWAPPED_SIMILARITY = 0.7
# In shorter words a swap makes another word: "form" and "from".
MIN_SWAPPED_LENGTH = 5
# Each letter is one more word to search for.
MAX_SWAPPED_LENGTH = 20


def tidy(text: str) -> str:
    """Return one line without control characters, which PostgreSQL rejects."""
    printable = (char if char.isprintable() else " " for char in text)
    return " ".join("".join(printable).split())


def fold(text: str) -> str:
    """Return lower case without accents: "Hüftbeuger" is found as "huftbeuger"."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def keywords(texts: Iterable[object]) -> str:
    """Return the words by which an exercise is found besides name and summary."""
    return fold(", ".join(dict.fromkeys(map(str, texts))))


def words(text: str) -> list[str]:
    """Return the distinct words of a query that are compared by similarity."""
    spaced = "".join(letter if letter.isalnum() else " " for letter in fold(text))
    distinct = [
        word
        for word in dict.fromkeys(spaced.split())
        if len(word) >= MIN_WORD_LENGTH and word not in STOP_WORDS
    ]
    return distinct[:MAX_WORDS]


def swaps(word: str) -> list[str]:
    """Return the word with each two neighbouring letters swapped; none if too short."""
    if not MIN_SWAPPED_LENGTH <= len(word) <= MAX_SWAPPED_LENGTH:
        return []
    return [
        word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        for at in range(len(word) - 1)
        if word[at] != word[at + 1]
    ]
