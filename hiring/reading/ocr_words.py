"""Words as Tesseract gives them, made even: lines of one size measure the same, and what it parts
where no person would is whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

_SAME_SIZE = 0.07  # of the height: lines that differ by less are set in one size
_CLOSE = 0.22  # of the line's height: a gap no wider parts no words
_OPEN = re.compile(r"(?:[\w.+-]*[._+@-]|\w[\w.+-]*@[\w.-]+)$")
_GOES_ON = re.compile(r"(?:[\w.+-]*@[\w.-]*|[\w-]+\.[a-z]{2,}|\.[a-z]{2,})$")


@dataclass(frozen=True, slots=True)
class Found:
    """A recognised word in pixels of the straightened picture; `confidence` is of 100."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    height: float
    confidence: float


def level_heights(words: Sequence[Found]) -> list[Found]:
    """The words with the heights of lines set in one size made equal, to that of most letters."""
    letters: Counter[float] = Counter()
    for word in words:
        letters[word.height] += len(word.text)
    level: dict[float, float] = {}
    for usual, _ in letters.most_common():
        near = (h for h in letters if abs(h - usual) <= _SAME_SIZE * usual)
        if usual not in level:
            level |= {height: usual for height in near if height not in level}
    return [replace(word, height=level[word.height]) for word in words]


def join_addresses(words: Sequence[Found]) -> list[Found]:
    """The words with e-mail addresses whole: a narrow gap behind a dot is often taken for a space
    ("ana. wexley@example.org")."""
    out: list[Found] = []
    for word in words:
        last = out[-1] if out else None
        if last is not None and _is_one(last, word):
            out[-1] = replace(
                last,
                text=last.text + word.text,
                top=min(last.top, word.top),
                x1=word.x1,
                bottom=max(last.bottom, word.bottom),
                confidence=min(last.confidence, word.confidence),
            )
        else:
            out.append(word)
    return out


def _is_one(last: Found, word: Found) -> bool:
    if "@" not in last.text + word.text or abs(last.base - word.base) > 0.3 * last.height:
        return False
    close = -_CLOSE <= (word.x0 - last.x1) / max(last.height, 1.0) <= _CLOSE
    return close and bool(_OPEN.match(last.text)) and bool(_GOES_ON.match(word.text))
