"""Text as it is searched and compared: without case, accents and letters of one alphabet alone, so
that "kovac" finds "Kovač" and "sorensen" finds "Sørensen", on every database alike."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode takes for letters of their own and not for one with an accent.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


def fold(text: str) -> str:
    """The text in small letters without accents; white space becomes single spaces."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(plain.translate(_PLAIN).split())


def fold_words(text: str) -> tuple[str, ...]:
    """The words of the folded text in their order, without punctuation."""
    return tuple(re.findall(r"\w+", fold(text).replace("'", "").replace("’", "")))


def search_text(*parts: str | None) -> str:
    """What a search looks into: the folded parts, one a line."""
    return "\n".join(fold(part) for part in parts if part)
