"""Which phrase of an entry's heading is the title, which the employer, which the place.

Words decide where they can; where they can't, the looks do: entries of one document are set alike,
so a phrase that
looks like the titles of other entries is a title.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from hiring.reading.header import Phrase
from hiring.reading.phrases import employer_score, place_score, title_score

_LOWER = 0.8
_JOINING = frozenset(
    ("a", "an", "and", "at", "by", "de", "del", "di", "du", "for", "from", "in", "la", "of", "on",
     "or", "the", "to", "und", "van", "von", "with")
)  # fmt: skip

Votes = Counter[tuple[str, tuple[object, ...]]]


def collect_votes(headers: Sequence[Sequence[Phrase]]) -> Votes:
    """How often a look goes with a title, an employer or a place where the words leave no doubt."""
    votes: Votes = Counter()
    for phrases in headers:
        for phrase in phrases:
            title, employer = title_score(phrase.text), employer_score(phrase.text)
            if place_score(phrase.text) >= 0.8:
                votes["place", phrase.look] += 1
            elif title >= 0.9 and employer < 0.5:
                votes["title", phrase.look] += 1
            elif employer >= 0.8 and title < 0.5:
                votes["employer", phrase.look] += 1
    return votes


def _vote(votes: Votes, kind: str, phrase: Phrase) -> float:
    total = sum(votes[k, phrase.look] for k in ("title", "employer", "place"))
    return votes[kind, phrase.look] / (total + 0.5)


@dataclass(frozen=True, slots=True)
class Named:
    """The phrases of a heading by what they name."""

    title: Phrase | None
    employer: Phrase | None
    place: Phrase | None


def name_phrases(phrases: Sequence[Phrase], votes: Votes) -> Named:
    """The best reading of a heading, from the words of each phrase and from how others like it
    read.
    """
    stated = {p.stated: p for p in reversed(phrases) if p.stated}
    if "title" in stated or "employer" in stated:
        return Named(stated.get("title"), stated.get("employer"), stated.get("place"))
    places = [p for p in phrases if place_score(p.text) >= 0.7 and employer_score(p.text) < 0.9]
    place = max(places, key=lambda p: place_score(p.text), default=None)
    rest = [p for p in phrases if p not in places]
    best: tuple[float, Phrase | None, Phrase | None] = (0.0, None, None)
    for title in [None, *rest]:
        for employer in [None, *rest]:
            if title is not None and title is employer:
                continue
            score = _fit(title, "title", votes) + _fit(employer, "employer", votes)
            if score > best[0] + 1e-9:
                best = (score, title, employer)
    return Named(best[1], best[2], place)


def _fit(phrase: Phrase | None, kind: str, votes: Votes) -> float:
    if phrase is None:
        return 0.0
    title, employer = title_score(phrase.text), employer_score(phrase.text)
    own, other = (title, employer) if kind == "title" else (employer, title)
    proper = 0.25 if phrase.text[:1].isupper() and len(phrase.text.split()) <= 8 else 0.0
    base = 0.28 if kind == "employer" else 0.2
    first = 0.05 / (1 + abs(int(str(phrase.look[4])))) + (0.03 if phrase.look[5] == 0 else 0)
    fit = base * (proper * 4) + own - 0.45 * other + 0.8 * _vote(votes, kind, phrase) + first - 0.2
    return fit - _LOWER * _lower_share(phrase.text)


def _lower_share(text: str) -> float:
    """The share of words in small letters, joining words left out: names and titles have few."""
    words = [w for w in re.findall(r"[^\W\d_]+", text) if w.lower() not in _JOINING]
    return sum(w[0].islower() for w in words) / max(len(words), 1)
