"""Which signals of an entry the words around them bear out.

A pattern marks every phrase that may matter; "negotiated with a software vendor" does not make
the employer one, "reported to the chief technology officer" does not make a head, and "trained
30 users" does not say how many the department served.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from hiring.reading.facts import Signal

_BEFORE, _AFTER = 90, 50  # characters looked at on either side of a quote
_LONGEST_CLAIM = 14  # words
_WHOLE = re.compile(r"\b(?:all|entire|oversight)\b", re.I)
# A line that opens with a capital is a sentence of its own, unless the line above leaves one open.
_SENTENCE_END = re.compile(
    r"[.;!?](?=\s|$)|•|(?<!\bthe)(?<!\bto)(?<!\bof)(?<!\band)(?<!\bfor)(?<!\bwith)(?<!\ba)(?<!\ban)"
    r"(?<!\bby)(?<!\bin)(?<!\bas)(?<!,)\n(?=\s*(?:[*·▪–-]\s|[A-Z]))"
)
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
_CHIEF = re.compile(r"(?:chief|top|senior[- ]most|highest[- ]ranking)\b", re.I)
_AS = re.compile(
    r"(?:^\W*|\b(?:as|am|is|was|being)\s+(?:(?:the|an?|its|our|their|first|sole|[\w-]+['’]s)\s+)*)$",
    re.I,
)
_SUPPLIERS = re.compile(
    r"\b(?:vendors?|outsourc\w+|contracted|suppliers?|third[- ]party|resellers?)\b", re.I
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


def is_borne_out(signal: Signal, text: str, begin: int, end: int) -> bool:
    """Whether the sentence around characters `begin` to `end` of the text, which are the signal's
    words, lets them say what they seem to say.
    """
    if _SENTENCE_END.search(text, begin, end - 1):
        return False  # two statements run together
    before = _SENTENCE_END.split(text[max(0, begin - _BEFORE) : begin])[-1]
    after = _SENTENCE_END.split(text[end : end + _AFTER])[0]
    check = _CHECKS.get(signal.kind)
    return check is None or check(signal, " ".join(before.split()) + " ", after)


def _is_one_function(signal: Signal, before: str, after: str) -> bool:
    return bool(_LEADS_IT.search(before))


def _is_department_wide(signal: Signal, before: str, after: str) -> bool:
    if len(signal.quote.split()) > _LONGEST_CLAIM:
        return False
    if _CHIEF.match(signal.quote):
        return bool(_AS.search(before)) and not after.startswith(("'", "’"))
    if _LEADS_CLAUSE.search(signal.quote) or _WHOLE.search(signal.quote):
        return True
    if re.search(r"\w[ -]?wide\b", signal.quote, re.I):
        return bool(_LEADS_CLAUSE.search(before))
    return not _ANOTHERS.search(before)


def _leads_people(signal: Signal, before: str, after: str) -> bool:
    denied = re.search(r"\b(?:no|zero|without)\b", signal.quote, re.I)
    if denied or _SUPPLIERS.search(signal.quote):
        return False
    return not _ONE_OF_A_TEAM.search(before)


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
