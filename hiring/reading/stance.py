"""Whether words about a thing say that the person has it, lacks it, or leave it open.  Pure.

Words that are conditional, of the past or contradictory leave it open: a wrong yes or no about a
person weighs more than an answer that has to be asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Answer = Literal["yes", "no", "unclear"]

_SEPARATOR = re.compile(
    r",|\b(?:but|however|although|though|yet|while|whereas)\b|"
    r"\b(?:and|with)\b(?=\s+(?:I|have|has|holds?|possess\w*|owns?|no|not|do|does|am|is|without|"
    r"valid|current|use|a valid|a current|an? \w+ (?:car|vehicle|automobile))\b)",
    re.I,
)
_CLAUSE = re.compile(r"[;|•]|(?<![A-Z])(?<!\bno)(?<!\bNo)[.!](?=\s|$)")
_SUBJECT = re.compile(
    r"\b(?:licen[sc]e\w*|CDL|automobiles?|cars?|vehicles?|autos?|transportation)\b", re.I
)
_OPEN_END = re.compile(
    r"\b(?:own|have|has|hold|possess|drive|use|lease|rent|currently|presently|no|not|"
    r"of|moment|time|now)\s*$",
    re.I,
)
_HARMLESS = re.compile(
    r"\b(?:no|not|never|without|zero)\s+(?:(?:any|a|been|have|had|single|traffic|moving|driving|"
    r"vehicle|car|license|licence|at[- ]fault|currently|prior|yet)\s+)*(?:points?|violations?|"
    r"accidents?|restrictions?|infractions?|convictions?|tickets?|endorsements?|suspensions?|"
    r"suspended|revoked|revocations?|expired|lapsed|incidents?|citations?|duis?|record|issues?|"
    r"limitations?)\b(?:,? (?:or|nor) (?:suspended|revoked|expired|lapsed|violations?|accidents?|"
    r"points?|restrictions?)\b)*|\bnot? only\b|\bunexpired\b|\bnon-?commercial\b|"
    r"\bno\.?\s*#?\d[\w-]*",
    re.I,
)
_CONDITIONAL = re.compile(
    r"\b(?:able|ability|willing|eligible|ready|prepared|plan\w*|hop(?:e|es|ing)|intend\w*|expects?|"
    r"can|could|will|would|may|might|shall|happy|possible|agree\w*)\b[^.;]{0,24}?\b(?:obtain|get|"
    r"getting|acquire|buy|purchase|lease|rent|arrange|find|secure|apply|renew|take|borrow|for|"
    r"reinstate)\b|\bappl(?:y|ied|ying) for\b|\b(?:in|under) (?:the )?process\b|\bin progress\b|"
    r"\bpending\b|\b(?:obtaining|acquiring|renewing|working (?:on|toward\w*))\b|"
    r"\b(?:learner\S*|instruction|provisional) permit\b|\bpermit only\b|"
    r"\b(?:upon|before|prior to|by) (?:hire|start|employment|offer)\b|"
    r"\bif (?:hired|offered|selected|I am)\b|\bnot (?:required|applicable|needed|necessary)\b|"
    r"\bn/a\b",
    re.I,
)
_IF_NEEDED = re.compile(r"\b(?:if|where|when) (?:required|needed|necessary)\b", re.I)
_PAST = re.compile(
    r"\b(?:formerly|previously|used to|once (?:held|had|owned)|sold|totall?ed|stolen|repossessed|"
    r"in the past)\b|(?<!have )(?<!has )\bhad\b(?! no\b)|\bheld (?:until|from)\b",
    re.I,
)
_RESTORED = re.compile(
    r"\b(?:reinstated|restored|renewed|returned|regained|resolved|cleared|no longer (?:suspended|"
    r"revoked|expired))\b",
    re.I,
)
_ENDED = re.compile(
    r"\b(?:suspended|suspension|revoked|revocation|expired|lapsed|surrendered|invalid|cancell?ed|"
    r"forfeited|withdrawn|unlicensed|disqualified|confiscated|unavailable)\b",
    re.I,
)
_NO = re.compile(
    r"\b(?:no|not|none|neither|nor|without|never|lacks?|lacking|cannot|unable|nil)\b|n['’]t\b|"
    r"\b(?:dont|doesnt|cant|havent)\b",
    re.I,
)
_GOOD = re.compile(r"\b(?:valid|current|active|clean|in good standing|yes)\b", re.I)
_DENIED_GOOD = re.compile(
    r"(?:\b(?:no|not|without|never|lacks?|longer)\b|n['’]t\b)(?:\s+[\w'’]+){0,6}?\s+"
    r"(?:valid|current|active|clean|in good standing)\b",
    re.I,
)
_LINK = re.compile(
    r"(?:(?:an?|any|the|my|our|own|owns|owned|owning|have|has|having|had|holds?|holding|possess\w*|in|of|"
    r"or|nor|to|use|access|currently|presently|yet|now|longer|valid|current|active|state|u\.?s\.?|"
    r"lease|rent|maintain|keep|drive|carry|personal|private|reliable|family|household|insured|"
    r"regular|class|[a-d]|full|held|been|issued|obtained|either|at|present|this|time|moment|I|do|"
    r"does|ever|hav(?:e|ing)|driver\S*|driving|licen[sc]es?|cars?|vehicles?|automobiles?|"
    r"transportation|commercial|CDL|myself|am|is|are|licensed)\b[\s,'’]*|(?-i:[A-Z][a-z]+)(?:\s+|$))*$",
    re.I,
)
_AFTER_NO = re.compile(
    r"\W*(?:$|[),.;]|(?:valid|current|currently|active|held|owned|available|in effect|have|own|"
    r"possess\w*|at (?:this|present|the)|since|longer|yet|presently|have one|in force)\b)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Stance:
    """The answer, and the characters of the text that give it."""

    answer: Answer
    begin: int
    stop: int


def read_stance(text: str, begin: int, stop: int) -> Stance:
    """What the words around characters `begin` to `stop`, which name a thing, say of having it."""
    low, high = _reach(text, begin, stop)
    words = _blank(_HARMLESS, text[low:high])
    answer = _answer(words, begin - low, stop - low)
    if answer == "yes":
        return Stance(answer, begin, stop)
    marks = [m for p in (_CONDITIONAL, _NO, _ENDED, _PAST) for m in p.finditer(words)]
    ends = [(low + m.start(), low + m.end()) for m in marks]
    return Stance(answer, min([begin, *(a for a, _ in ends)]), max([stop, *(b for _, b in ends)]))


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match[0]), text)


def _reach(text: str, begin: int, stop: int) -> tuple[int, int]:
    """The part of the clause that speaks of the thing: its own, and neighbours without a subject
    of their own.
    """
    low = max((m.end() for m in _CLAUSE.finditer(text) if m.end() <= begin), default=0)
    high = min((m.start() for m in _CLAUSE.finditer(text) if m.start() >= stop), default=len(text))
    cuts = [m for m in _SEPARATOR.finditer(text, low, high)]
    cuts = [m for m in cuts if m.end() <= begin or m.start() >= stop]
    bounds = [low, *(m.start() for m in cuts), high]
    parts = list(pairwise(bounds))
    own = next(n for n, (a, b) in enumerate(parts) if a <= begin < b or b == high)
    first = last = own
    while first > 0 and _leads_on(text[slice(*parts[first - 1])]):
        first -= 1
    while last + 1 < len(parts) and not _SUBJECT.search(text[slice(*parts[last + 1])]):
        last += 1
    return parts[first][0], parts[last][1]


def _leads_on(part: str) -> bool:
    return bool(_OPEN_END.search(part)) and not _SUBJECT.search(part)


def _answer(words: str, begin: int, stop: int) -> Answer:
    good = bool(_GOOD.search(_blank(_DENIED_GOOD, words)))
    if _CONDITIONAL.search(words) or _PAST.search(words):
        return "unclear"
    if _IF_NEEDED.search(words) and not good:
        return "unclear"
    if _ENDED.search(words):
        return "unclear" if good or _RESTORED.search(words) else "no"
    before = [m for m in _NO.finditer(words, 0, begin)]
    if before:
        return (
            "no"
            if _LINK.match(words[before[-1].end() : begin].strip(" ,")) and not good
            else "unclear"
        )
    after = [m for m in _NO.finditer(words, stop)]
    if after:
        denied = all(_AFTER_NO.match(words, m.end()) for m in after)
        return "no" if denied and not good else "unclear"
    return "yes"
