"""The name of the person, where a document states one: at its top, in large type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from hiring.reading.headings import known_words, section_kind
from hiring.reading.phrases import employer_score, is_topic, place_score, plain_words, title_score
from hiring.reading.sections import body_size, line_style
from hiring.reading.vocabulary import load_list, load_yaml
from hiring.reading.words import Line

_NAME_WORD = re.compile(r"^(?:[A-ZÀ-Þ][\w'’.-]*|de|la|van|von|der|den|del|da|di|bin|al|el|y)$")
_AFTER_NAME = re.compile(
    r"\s*(?:,\s*(?:MBA|Ph\.?D\.?|Ed\.?D\.?|CETL|PMP|CISSP|M\.?S\.?|M\.?A\.?|M\.?Ed\.?|CPA|"
    r"P\.?E\.?|Jr\.?|Sr\.?|I{2,3})\b.*|\s*[|•·–—(].*)$"
)
_LABEL = re.compile(
    r"^(?:name|candidate|résumé of|resume of|curriculum vitae of|cv of)\s*[:–-]?\s*", re.I
)
_NOT_NAME = re.compile(
    r"\b(?:resume|résumé|curriculum|vitae|cv|page|street|avenue|road|drive|suite|linkedin|github|"
    r"confidential|email|phone|address|llc|inc|certified|certification|programming|planning|desk|"
    r"directory|troubleshooting|leadership|techniques|results|driven)\b",
    re.I,
)
_TOP = 14  # lines, the likeliest first, in which a name is looked for
_BESIDE = 4  # lines from the address within which a name may stand in small type
_LARGER = 1.5  # points above body text that set a name apart


@dataclass(frozen=True, slots=True)
class Name:
    """A name, and the parts of lines on which it stands."""

    text: str
    parts: tuple[tuple[Line, int, int], ...]


@cache
def _common_words() -> frozenset[str]:
    """Words of headings, titles and fields of study: a phrase made of them is no name."""
    titles = load_yaml("titles.yaml")
    return known_words() | {str(w).lower() for w in titles["topics"]} | load_list("field_words.txt")


def find_name(
    lines: Sequence[Line], top: Sequence[Line], addresses: Sequence[Line], email: str | None
) -> Name | None:
    """The likeliest name among the `top` lines; None where nothing tells a name from any other
    phrase.  `lines` are all lines in reading order, `addresses` those with an email or telephone.
    """
    body = body_size(lines)
    first = list(lines[:1])
    near = {id(x) for a in addresses for x in _around(lines, a)}
    best: tuple[float, Name] | None = None
    for i, line in enumerate(top[:_TOP]):
        for name in _candidates(line, top):
            line_is_set = line.size >= body + _LARGER or line in first or id(line) in near
            if not (line_is_set or _LABEL.match(line.text) or _in_email(name.text, email)):
                continue
            score = line.size + (3 if line.bold else 0) - i * 0.8
            if score > 0 and (best is None or score > best[0]):
                best = score, name
    return best[1] if best else None


def _around(lines: Sequence[Line], address: Line) -> Sequence[Line]:
    at = next((n for n, line in enumerate(lines) if line is address), None)
    if at is None or at > _TOP:
        return ()
    return lines[max(0, at - _BESIDE) : at + 2]


def _candidates(line: Line, top: Sequence[Line]) -> list[Name]:
    """Names on the line, the one that runs on to the line below it first."""
    found = []
    for a, b in line.segments():
        label = _LABEL.match(line.text[a:b])
        begin = a + (label.end() if label else 0)
        cut = _AFTER_NAME.search(line.text[begin:b])
        stop = begin + cut.start() if cut else b
        whole = _with_next(line, begin, stop, top)
        if whole is not None:
            found.append(whole)
        elif _is_name(line.text[begin:stop]):
            found.append(Name(line.text[begin:stop], ((line, begin, stop),)))
    return found


def _with_next(line: Line, begin: int, stop: int, top: Sequence[Line]) -> Name | None:
    """The name over two lines, where the first holds but a part of one."""
    text = line.text[begin:stop]
    words = text.split()
    if not words:
        return None
    for below in top[:_TOP]:
        rest = below.text.split()
        partial = len(words) == 1 or len(rest) == 1 or len(words[-1].strip(".")) == 1
        if not partial or not _stands_under(line, below) or not _may_close(below.text):
            continue
        if _is_name(f"{text} {below.text}"):
            parts = ((line, begin, stop), (below, 0, len(below.text)))
            return Name(f"{text} {below.text}", parts)
    return None


def _stands_under(line: Line, below: Line) -> bool:
    """Whether a line set alike stands close under the line."""
    if not line.boxed or below.page != line.page or line_style(line) != line_style(below):
        return False
    apart = min(line.x1, below.x1) < max(line.x0, below.x0)
    return not apart and 0 < below.top - line.top < 1.7 * line.size


def _may_close(text: str) -> bool:
    return len(text.split()) <= 2 and title_score(text) < 0.6 and section_kind(text) is None


def _is_name(text: str) -> bool:
    words = text.split()
    if not 2 <= len(words) <= 5 or any(not _NAME_WORD.match(w) for w in words):
        return False
    if any(c.isdigit() for c in text) or section_kind(text) or _NOT_NAME.search(text):
        return False
    common = sum(word in _common_words() for word in plain_words(text))
    if 2 * common > len(words) or is_topic(text):
        return False
    return not (title_score(text) >= 0.6 or place_score(text) >= 0.8 or employer_score(text) >= 0.8)


def _in_email(name: str, email: str | None) -> bool:
    local = (email or "").split("@")[0].lower()
    return any(len(word) > 2 and word in local for word in plain_words(name))
