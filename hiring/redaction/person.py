"""The names a candidate goes by, taken apart: which parts tell who it is, and how surely."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hiring.redaction.stream import fold

_PARTS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
# What stands beside a name without being one, and the two-letter words of every text.
_NO_NAME_WORDS = (
    "dr mr mrs ms mx prof jr sr ii iii iv mba mpa mpp med edd phd jd md cpa pmp cissp cism cgcio"
    " ceto cetl itil esq the van von de der den del della da di du la le el al bin ibn y e"
    " an as at be by do go he hi if in is it me my no of ok on or so to up us we"
)
_NO_NAMES = frozenset(_NO_NAME_WORDS.split())
# Mailboxes that name no one.
_NO_MAILBOX_WORDS = (
    "info mail email contact resume jobs job career careers hello me office admin work home the cto"
    " cio tech director"
)
_NO_MAILBOX = frozenset(_NO_MAILBOX_WORDS.split())
LONG = 5  # letters from which a part is known inside another word
_SHORT_MAIL = 4  # letters below which a part of an e-mail address is no name


@dataclass(frozen=True, slots=True)
class Person:
    """What a candidate's names are made of, all in small letters without accents.

    `sure` are the parts that are names wherever they stand; `doubtful` those that are words or very
    short, too; `runs` are whole names run together ("anakovac"), `short_runs` those with an initial
    ("akovac"); `initials` as on a monogram."""

    sure: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()
    runs: frozenset[str] = frozenset()
    short_runs: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()

    @property
    def parts(self) -> frozenset[str]:
        """All parts."""
        return self.sure | self.doubtful


@cache
def name_words() -> frozenset[str]:
    """English words that are also names."""
    text = files("hiring.redaction").joinpath("data", "name_words.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def take_apart(names: Iterable[str], emails: Iterable[str] = ()) -> Person:
    """The parts of all the names, and of the mailboxes that hold a name."""
    sure: set[str] = set()
    doubtful: set[str] = set()
    runs: set[str] = set()
    short_runs: set[str] = set()
    initials: set[str] = set()
    for name in names:
        parts = _parts(name)
        for part in parts:
            whole = part.replace("'", "")
            _sort(whole, sure, doubtful)
            if "'" in part and len(part.split("'")[-1]) > 2:
                _sort(part.split("'")[-1], sure, doubtful)
        if len(parts) > 1:
            first, last = parts[0].replace("'", ""), parts[-1].replace("'", "")
            runs |= {"".join(parts).replace("'", ""), first + last, last + first}
            short_runs |= {first[0] + last, last + first[0], first + last[0]}
        initials |= _initials(name)
    for email in emails:
        for part in _mailbox(email):
            if part not in name_words():
                sure.add(part)
    return Person(*map(frozenset, (sure, doubtful, runs, short_runs, initials)))


def _parts(name: str) -> list[str]:
    found = _PARTS.findall(fold(name).lower())
    return [part for part in found if len(part) > 1 and part not in _NO_NAMES]


def _sort(part: str, sure: set[str], doubtful: set[str]) -> None:
    (doubtful if len(part) < 3 or part in name_words() else sure).add(part)


def _initials(name: str) -> set[str]:
    letters = [part[0] for part in re.findall(r"[^\W\d_]+", fold(name).lower())]
    if not 2 <= len(letters) <= 4:
        return set()
    return {"".join(letters), letters[0] + letters[-1]}


def _mailbox(email: str) -> list[str]:
    local = fold(email).lower().split("@")[0]
    parts = re.findall(r"[a-z]+", local)
    return [part for part in parts if len(part) >= _SHORT_MAIL and part not in _NO_MAILBOX]
