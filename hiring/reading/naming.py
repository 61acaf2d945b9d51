"""Which phrase of an entry's heading is the title, which the employer, which the place.

Words decide where they can; where they can't, the looks do: entries of one document are set alike,
so a phrase that
looks like the titles of other entries is a title.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hiring.reading.header import Phrase
from hiring.reading.phrases import employer_score, is_topic, place_score, title_score

_LOWER = 0.8
_TAIL, _PART = 2.0, 0.3  # against what is a part of the title, or of the employer
_LONGEST = 9  # words of an employer's name
_UNIT = re.compile(
    r"(?:Dept\b|Department|Division|School of|Faculty|Institute for|Center|Centre|Section)"
)
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
    places = [p for p in phrases if place_score(p.text) >= 0.7 and employer_score(p.text) < 0.8]
    place = max(places, key=lambda p: place_score(p.text), default=None)
    rest = [p for p in phrases if p not in places]
    tails = _tails(phrases, rest)
    best: tuple[float, Phrase | None, Phrase | None] = (0.0, None, None)
    for title in [None, *rest]:
        for employer in [None, *rest]:
            if title is not None and title is employer:
                continue
            score = _fit(title, "title", votes) + _fit(employer, "employer", votes)
            score -= _TAIL * (employer in tails) + _PART * _is_part(employer, rest)
            if score > best[0] + 1e-9:
                best = (score, title, employer)
    return _with_topic(Named(best[1], best[2], place), phrases)


def _with_topic(named: Named, phrases: Sequence[Phrase]) -> Named:
    """The names, a title with what it is about behind its comma."""
    title = named.title
    at = phrases.index(title) + 1 if title in phrases else 0
    after = phrases[at] if 0 < at < len(phrases) else None
    if title is None or after is None or after.line is not title.line or not is_topic(after.text):
        return named
    if title.line.text[title.stop : after.begin].strip() != "," or _type(title) != _type(after):
        return named
    text = title.text + title.line.text[title.stop : after.stop]
    whole = replace(title, text=text, stop=after.stop)
    return Named(whole, None if named.employer is after else named.employer, named.place)


def _tails(phrases: Sequence[Phrase], rest: Sequence[Phrase]) -> list[Phrase]:
    """What stands behind a comma in a title ("Data Officer, Field Office"), where another line may
    name the employer.
    """
    tails = [
        after
        for before, after in pairwise(phrases)
        if before.line is after.line
        and before.look[:2] == after.look[:2]
        and before.line.text[before.stop : after.begin].strip() in (",", "/", "-", "–")
        and title_score(before.text) >= 0.9
        and employer_score(after.text) < 1
    ]
    named = [p for p in rest if p.look[5] == 0 and _may_name(p)]
    return _halves(phrases) + [
        tail
        for tail in tails
        if any(p.line is not tail.line and _type(p) != _type(tail) for p in named)
    ]


def _halves(phrases: Sequence[Phrase]) -> list[Phrase]:
    """What a slash joins to a title: the other half of it."""
    pairs = [
        (before, after)
        for before, after in pairwise(phrases)
        if before.line is after.line
        and _type(before) == _type(after)
        and before.line.text[before.stop : after.begin].strip() == "/"
    ]
    return [
        one for a, b in pairs for one, other in ((a, b), (b, a)) if title_score(other.text) >= 0.9
    ]


def _type(phrase: Phrase) -> tuple[object, ...]:
    """Bold, italic and size."""
    return (*phrase.look[:2], phrase.look[3])


def _may_name(phrase: Phrase) -> bool:
    """Whether the phrase may be an employer's name rather than a title, a label or prose."""
    words = phrase.text.split()
    labelled = phrase.line.text[phrase.stop :].lstrip().startswith(":")
    return (
        not labelled
        and len(words) <= _LONGEST
        and _lower_share(phrase.text) < 0.25
        and title_score(phrase.text) < 0.9
    )


def _is_part(employer: Phrase | None, rest: Sequence[Phrase]) -> bool:
    """Whether the phrase names a part of an organisation that another phrase names."""
    if employer is None or not _UNIT.match(employer.text):
        return False
    return any(p is not employer and employer_score(p.text) >= 0.8 for p in rest)


def _fit(phrase: Phrase | None, kind: str, votes: Votes) -> float:
    if phrase is None:
        return 0.0
    title, employer = title_score(phrase.text), employer_score(phrase.text)
    own, other = (title, employer) if kind == "title" else (employer, title)
    proper = (
        0.25
        if (phrase.text[0].isupper() or phrase.text[0].isdigit()) and len(phrase.text.split()) <= 8
        else 0.0
    )
    base = 0.28 if kind == "employer" else 0.2
    first = 0.05 / (1 + abs(int(str(phrase.look[4])))) + (0.03 if phrase.look[5] == 0 else 0)
    fit = base * (proper * 4) + own - 0.45 * other + 0.8 * _vote(votes, kind, phrase) + first - 0.2
    return fit - _LOWER * _lower_share(phrase.text)


def _lower_share(text: str) -> float:
    """The share of words in small letters, joining words left out: names and titles have few."""
    words = [w for w in re.findall(r"[^\W\d_]+", text) if w.lower() not in _JOINING]
    return sum(1 for w in words if w[0].islower()) / max(len(words), 1)
