"""Which signals of an entry the words around them bear out.

A reader marks every phrase that may matter; "negotiated with a software vendor" does not make
the employer one, and "trained 30 users" does not say how many the department served.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from hiring.reading.facts import Position, Signal

_BEFORE, _AFTER = 90, 50  # characters looked at on either side of a quote
_LONGEST_CLAIM = 14  # words
_WHOLE = re.compile(r"\b(?:all|entire|oversight)\b", re.I)
_SENTENCE_END = re.compile(r"[.;!?•\n]")
_LEADS = (
    r"(?:led|leads?|leading|manag\w+|direct(?:ed|s|ing)?|overs(?:aw|ees?|eeing)|head(?:ed|s|ing)?|"
    r"ran|runs?|running|supervis\w+|responsib\w+ for|in charge of|accountable for|limited to|only)"
)
_LEADS_IT = re.compile(rf"\b{_LEADS}(?:\s+[\w'’-]+){{0,3}}\s*$", re.I)
_LEADS_CLAUSE = re.compile(rf"\b{_LEADS}\b", re.I)
_ONE_OF_A_TEAM = re.compile(
    r"\b(?:member of|part of|served on|serves on|sat on|worked (?:with|in|on|within)|"
    r"collaborat\w+ with|joined)\s+(?:[\w'’-]+\s+){0,3}$",
    re.I,
)
_ANOTHERS = re.compile(
    r"\b(?:report\w*|under|to|assist\w*|support\w*|with|for|by|from|through|via|using|selected|"
    r"hired|contract\w*|negotiat\w+|managed|oversaw|between)\s+(?:[\w'’-]+\s+){0,2}$",
    re.I,
)
_A_ROLE = re.compile(
    r"\s*(?:basis|role|capacity|appointment|assignment|position|head|director|chief|cio|cto|"
    r"superintendent|it\b|technology)",
    re.I,
)
_ONE_OCCASION = re.compile(
    r"\b(?:train\w*|taught|teach\w*|migrat\w*|deploy\w*|roll\w* out|install\w*|replac\w*|"
    r"upgrad\w*|purchas\w*|bought|hir\w+|interview\w*|present\w*|project\w*|sav\w+|reduc\w*|"
    r"eliminat\w*|grants?|donat\w*|award\w*|increas\w*|add(?:ed|ing|s)?|pilot\w*|repair\w*|"
    r"configur\w*|built|open\w*|moved|wrote|equip\w*|provid\w* training)\b",
    re.I,
)


def heed_signals(position: Position) -> tuple[Signal, ...]:
    """The signals that the words around them bear out; one whose words are not in the summary is
    kept."""
    signals = position.signals
    functions = {signal.name or signal.quote for signal in signals if signal.kind == "function"}
    led = [signal.quote for signal in signals if signal.kind == "manages_staff"]
    return tuple(
        signal
        for signal in signals
        if _is_borne_out(signal, position.summary)
        and not (signal.kind == "function" and len(functions) > 1)
        and not (signal.kind == "users" and any(signal.quote in quote for quote in led))
    )


def _is_borne_out(signal: Signal, summary: str) -> bool:
    check = _CHECKS.get(signal.kind)
    around = _around(signal.quote, summary)
    return check is None or around is None or check(signal, *around)


def _around(quote: str, summary: str) -> tuple[str, str] | None:
    """The words before and after the quote, within its sentence."""
    words = [re.escape(word) for word in quote.split()]
    match = re.search(r"\s+".join(words), summary, re.I) if words else None
    if match is None:
        return None
    before = summary[max(0, match.start() - _BEFORE) : match.start()]
    after = summary[match.end() : match.end() + _AFTER]
    return _SENTENCE_END.split(before)[-1], _SENTENCE_END.split(after)[0]


def _is_one_function(signal: Signal, before: str, after: str) -> bool:
    return bool(_LEADS_IT.search(before))


def _is_department_wide(signal: Signal, before: str, after: str) -> bool:
    if len(signal.quote.split()) > _LONGEST_CLAIM or re.search(r"[.;]\s", signal.quote):
        return False  # two statements run together
    if _LEADS_CLAUSE.search(signal.quote) or _WHOLE.search(signal.quote):
        return True
    if re.search(r"\w[ -]?wide\b", signal.quote, re.I):
        return bool(_LEADS_CLAUSE.search(before))
    return not _ANOTHERS.search(before)


def _leads_people(signal: Signal, before: str, after: str) -> bool:
    denied = re.search(r"\b(?:no|zero|without)\b", signal.quote, re.I)
    return denied is None and not _ONE_OF_A_TEAM.search(before)


def _is_employer(signal: Signal, before: str, after: str) -> bool:
    """Whether the words speak of the employer rather than of a supplier."""
    supplier = re.search(
        r"\b(?:with|from|by|through|via|using|selected|hired|contract\w*|negotiat\w+|managed|"
        r"manage|oversaw|outsourc\w+|replaced|transition\w*)\s+(?:[\w'’-]+\s+){0,3}$",
        before,
        re.I,
    )
    return supplier is None


def _is_interim(signal: Signal, before: str, after: str) -> bool:
    return bool(_A_ROLE.match(after)) or bool(re.search(r"\bon an?\s*$", before, re.I))


def _is_scale(signal: Signal, before: str, after: str) -> bool:
    if signal.value == 1 and signal.kind in ("users", "devices"):
        return False  # "one user" tells of an occasion
    return not _ONE_OCCASION.search(before)


_CHECKS: dict[str, Callable[[Signal, str, str], bool]] = {
    "function": _is_one_function,
    "department_wide": _is_department_wide,
    "manages_staff": _leads_people,
    "sells_technology": _is_employer,
    "interim": _is_interim,
    "users": _is_scale,
    "sites": _is_scale,
    "devices": _is_scale,
    "budget": _is_scale,
}
