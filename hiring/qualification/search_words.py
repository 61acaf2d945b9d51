"""What somebody typed into the search of the list: words, and a candidate's number where it is
one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hiring.vacancies.folding import fold

_NUMBER = re.compile(r"(?:no\.?|number|candidate|#)?\s*(\d{1,6})")


@dataclass(frozen=True, slots=True)
class SearchWords:
    """The folded words, all of which must be found, and the number that was meant, if any.  `words`
    are empty where a number was named as one ("no. 12", "candidate 12", "#12")."""

    words: tuple[str, ...]
    number: int | None


def read_search(text: str) -> SearchWords:
    """What the text asks for.  Digits alone are a number, and words too: they may stand in an
    address."""
    folded = fold(text)
    number = _NUMBER.fullmatch(folded)
    if number is None:
        return SearchWords(tuple(folded.split()), None)
    words = (folded,) if folded.isdigit() else ()
    return SearchWords(words, int(number[1]))
