"""Who is called what in the packet, and what of people's own words may be read there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

WITHHELD = "[withheld]"
_SHORTEST = 3  # letters of a part of a name that is searched for by itself


@dataclass(frozen=True, slots=True)
class Voice:
    """Candidates and members by id as the packet calls them.  In the packet for public records
    (`public`) they are numbers and letters, and nothing is quoted that could tell who they are."""

    candidates: Mapping[int, str]
    raters: Mapping[int, str]
    hidden: tuple[tuple[str, str], ...] = ()
    public: bool = False

    def quote(self, words: str) -> str:
        """Words of a candidate or a member: withheld from the public."""
        return WITHHELD if self.public and words else words

    def said(self, words: str) -> str:
        """Words of the committee or the product, with every name replaced for the public."""
        for name, label in self.hidden:
            words = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", label, words, flags=re.IGNORECASE)
        return words


def public_voice(
    candidates: Mapping[int, tuple[int, str]],
    raters: Mapping[int, str],
    called: Mapping[int, str],
) -> Voice:
    """The voice of the public packet.  `candidates` have their number and name, `raters` their
    name, by id, and are numbered as they come; `called` is what the committee's pages call them,
    "Member A" where they are not named."""
    people = {one: f"Candidate {number}" for one, (number, _) in candidates.items()}
    members = {one: f"Member {n}" for n, one in enumerate(raters, start=1)}
    named = [(name, people[one]) for one, (_, name) in candidates.items()]
    named += [(name, members[one]) for one, name in raters.items()]
    letters = ((called[one], label) for one, label in members.items() if called[one] != raters[one])
    return Voice(people, members, (*letters, *_hide(named)), public=True)


def _hide(named: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Whole names first, then their parts, the longest first."""
    found = dict(named)
    for name, label in named:
        for part in re.findall(r"[^\W\d_]+", name):
            if len(part) >= _SHORTEST:
                found.setdefault(part, label)
    return tuple(sorted(found.items(), key=lambda one: (-len(one[0]), one[0])))
