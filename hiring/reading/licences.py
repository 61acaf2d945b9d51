"""Licences to drive and other licences, from what the document states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from hiring.reading.facts import Licence
from hiring.reading.stance import Answer, read_stance
from hiring.reading.statements import Statement, find_statements, has_any
from hiring.reading.words import Line

_LICENCE = r"licen[sc]e[sd]?\b"
_DRIVER = re.compile(
    rf"\b(?:driver(?:['’]?s|s['’])?|drivers['’]?|driving|operator['’]?s|motor vehicle(?: "
    rf"operator['’]?s?)?)\s+(?:\w+\s+)?{_LICENCE}|\b(?:un)?licensed driver\b|"
    rf"\bclass [a-d]\s+(?:driver\S*\s+)?{_LICENCE}|\b{_LICENCE}\s+to drive\b|\blicen[sc]ed to "
    rf"drive\b|\bODL\b|\b{_LICENCE}\s*[(:]\s*(?:[A-Z][a-z]+ )?driver(?:['’]?s)?\b|"
    rf"\bdriver['’]?s?['’]? permit\b|\blearner['’]?s?['’]? permit\b",
    re.I,
)
_COMMERCIAL = re.compile(
    rf"\bCDL\b|\bcommercial driver(?:['’]?s|s['’])?\s+{_LICENCE}|\bcommercial driving {_LICENCE}",
    re.I,
)
_PROFESSIONAL = re.compile(
    rf"\b(?:professional engineer|licensed (?:\w+\s+)?(?:engineer|electrician|teacher|architect|"
    rf"nurse|attorney|counselor|contractor|practitioner|psychologist|realtor|agent|surveyor|"
    rf"plumber|clinical)|"
    rf"(?:teaching|administrator(?:['’]?s)?|teacher(?:['’]?s)?|administrative|"
    rf"superintendent(?:['’]?s)?|principal(?:['’]?s)?|nursing|real estate|engineering|electrical|"
    rf"electrician(?:['’]?s)?|contractor(?:['’]?s)?|law|medical|insurance|educator|professional)"
    rf"\s+{_LICENCE})",
    re.I,
)
_OTHER = re.compile(
    rf"\b(?:(?:amateur|ham) radio|FCC|pilot(?:['’]?s)?|GROL|general radiotelephone|boating|"
    rf"hunting|forklift|security guard|concealed)\b[\w ]{{0,20}}?(?:{_LICENCE}|operator|class)",
    re.I,
)
# "driver license renewal system": the trade with licences, or other people's
_TRADE = re.compile(
    r"\s+(?:systems?|applications?|renewals?|databases?|bureau|divisions?|verification|checks?|"
    r"records?|processing|offices?|programs?|projects?|software|portals?|data|services|exams?|"
    r"issuance|tracking|examiners?|numbers?|registration|transactions|customers|holders|agency)\b",
    re.I,
)
_OTHERS = re.compile(
    r"\b(?:staff|employees|bus drivers|students|volunteers|technicians|applicants|customers|"
    r"residents|operators|candidates|ensur\w+|verif\w+|track(?:ed|s|ing)|issued to|processed|"
    r"monitor\w+|audit\w+|required of)\b",
    re.I,
)
_DOES_NOT_DRIVE = re.compile(r"\b(?:do|does|can)(?: not|n['’]t|not) drive\b|\bnon-driver\b", re.I)
_UNTIL = re.compile(
    r"\b(?:valid|current|good|active|expir\w+|exp\.?)[\s:(]*(?:through|thru|until|till|to|on|in|"
    r"date)?[\s:]*(?:\w+\.?\s+|\d{1,2}[/.-]){0,2}(?P<year>(?:19|20)\d\d)\b",
    re.I,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Of these words each pattern of a licence needs one.
_WORDS = (
    "licen", "cdl", "odl", "permit", "professional engineer", "operator", "class", "drive",
)  # fmt: skip
_Kind = Literal["driver", "commercial_driver", "professional", "other"]
_Status = Literal["valid", "invalid", "unclear"]
_KINDS: tuple[tuple[_Kind, re.Pattern[str]], ...] = (
    ("commercial_driver", _COMMERCIAL),
    ("driver", _DRIVER),
    ("professional", _PROFESSIONAL),
    ("other", _OTHER),
)
_STATUS: dict[Answer, _Status] = {"yes": "valid", "no": "invalid", "unclear": "unclear"}
_ABSENT = re.compile(r"\b(?:no|not|without|never|lack\w*|none|neither)\b|n['’]t\b", re.I)


def read_licences(lines: Sequence[Line], document: str) -> list[Licence]:
    """The licences that the lines mention, each kind and status once; `unclear` where the words are
    conditional, contradictory or speak of the past.
    """
    if not has_any(" ".join(line.text for line in lines), _WORDS):
        return []
    statements = find_statements(lines)
    telling = [statement for statement in statements if has_any(statement.text, _WORDS)]
    newest = max(map(int, _past_years(" | ".join(s.text for s in statements))), default=0)
    found: dict[tuple[_Kind, _Status], Licence] = {}
    for statement in telling:
        for licence in _licences(statement, document, newest):
            found.setdefault((licence.kind, licence.status), licence)
    return list(found.values())


def _past_years(text: str) -> list[str]:
    """Years that the document speaks of as reached: not those in which something runs out."""
    return _YEAR.findall(_UNTIL.sub(" ", text))


def _licences(statement: Statement, document: str, newest: int) -> Iterator[Licence]:
    taken: list[tuple[int, int]] = []
    for kind, pattern in _KINDS:
        for match in pattern.finditer(statement.text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            licence = _licence(kind, match, statement, document, newest)
            if licence is not None:
                yield licence
    silent = _DOES_NOT_DRIVE.search(statement.text)
    if silent and not taken:
        evidence = statement.evidence("licence", document, silent.start(), silent.end())
        yield Licence("driver", "unclear", tuple(evidence))


def _licence(
    kind: _Kind, match: re.Match[str], statement: Statement, document: str, newest: int
) -> Licence | None:
    text = statement.text
    if kind in ("driver", "commercial_driver") and _is_trade(text, match):
        return None
    stance = read_stance(text, match.start(), match.end())
    status = _STATUS[stance.answer]
    if match[0].lower().startswith("un"):
        status = "invalid"
    if "permit" in match[0].lower():
        status = "unclear"
    if (
        kind == "commercial_driver"
        and status == "invalid"
        and _is_absent(text, stance.begin, match)
    ):
        return None  # one who has no commercial licence may well have an ordinary one
    until = _UNTIL.search(text, stance.begin)
    if status == "valid" and until and int(until["year"]) < newest:
        status = "unclear"
    evidence = statement.evidence("licence", document, stance.begin, stance.stop)
    return Licence(kind, status, tuple(evidence))


def _is_trade(text: str, match: re.Match[str]) -> bool:
    if _TRADE.match(text, match.end()):
        return True
    return bool(_OTHERS.search(text[max(0, match.start() - 60) : match.start()]))


def _is_absent(text: str, begin: int, match: re.Match[str]) -> bool:
    return bool(_ABSENT.search(text[begin : match.end() + 12]))
