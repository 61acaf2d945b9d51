"""Titles and names that the end of a line parts, joined before they are weighed.

"Executive Assistant to the" / "Chief Information Officer" is an assistant, and "Chief Information"
/ "Officer" a head.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hiring.reading.header import Phrase
from hiring.reading.phrases import employer_score, is_topic, place_score, plain_words, title_score

_CLOSE = 0.7  # white space, in text sizes, above a line that goes on the one before
_LONGEST = 14  # words of a title
_GOES_ON = re.compile(r"\b(?:to|of|for|and|the|&)$|&$", re.I)
_CARRIES_ON = re.compile(r"(?:to|of|for|and|&)\s")
# Words that open a title, and are hardly one alone.
_OPENS = frozenset(
    ("acting", "administrative", "assistant", "associate", "chief", "deputy", "executive", "former",
     "fractional", "interim", "junior", "jr", "senior", "sr", "temporary", "vice", "virtual")
)  # fmt: skip


def join_parted(phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases of a heading, each joined with the one below that it goes on in."""
    out: list[Phrase] = []
    for phrase in phrases:
        if out and _are_one(out[-1], phrase):
            out[-1] = _join(out[-1], phrase)
        else:
            out.append(phrase)
    return out


def _join(above: Phrase, below: Phrase) -> Phrase:
    comma = "," if _ends_with_comma(above) else ""
    text = f"{above.text}{comma} {below.text}"
    return replace(below, text=text, look=above.look, stated=above.stated, above=above)


def _are_one(above: Phrase, below: Phrase) -> bool:
    if above.line is below.line or below.stated or below.line.gap > _CLOSE:
        return False
    if (above.look[:2], above.look[3]) != (below.look[:2], below.look[3]):
        return False
    if len(above.text.split()) + len(below.text.split()) > _LONGEST:
        return False
    return _wants_more(above, below.text) and not _is_place(below)


def _is_place(phrase: Phrase) -> bool:
    return place_score(phrase.text) >= 0.7 and not is_topic(phrase.text)


def _wants_more(above: Phrase, below: str) -> bool:
    """Whether the words above are but the beginning of what stands below."""
    words = plain_words(above.text)
    if not words or _GOES_ON.search(above.text):
        return bool(words)
    if _only_open(words):
        return title_score(below) >= 0.6 and employer_score(below) < 0.8
    ends_open = _ends_with_comma(above) or is_topic(words[-1])
    goes_on = bool(_CARRIES_ON.match(below)) or (ends_open and is_topic(below))
    return goes_on and title_score(above.text) >= 0.9


def _only_open(words: Sequence[str]) -> bool:
    """Whether the words open a title that another word ends ("Deputy", "Chief Information")."""
    return words[0] in _OPENS and all(w in _OPENS or is_topic(w) for w in words)


def _ends_with_comma(phrase: Phrase) -> bool:
    return phrase.line.text[phrase.stop :].startswith(",")
