"""What step 0015 writes of the candidates who are there already: the list's line of their findings,
the signs of the person, the text that is searched.  All as it was when the step was written: the
rooms go on, and a step does the same to every database."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

Json = Mapping[str, Any]
Text = str | None
Sign = tuple[str, str]

_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_LEGAL_AND_SMALL = frozenset(
    ["inc", "incorporated", "llc", "ltd", "limited", "corp", "co", "company", "the", "of", "and"]
)


def search_text(*parts: str | None) -> str:
    """What a search looks into."""
    return "\n".join(_fold(part) for part in parts if part)


def summarise(result: Json) -> dict[str, Any]:
    """The columns of the list's line that follow from a stored result."""
    gating = [finding for finding in result["findings"] if finding["gating"]]
    results = [finding["result"] for finding in gating]
    acts = {review["act"] for one in result["findings"] if (review := one.get("review"))}
    counted = [finding for finding in result["findings"] if finding.get("counted_months")]
    longest: Json = max(counted, key=lambda one: int(one["required_months"]), default={})
    months = longest.get("counted_months", {})
    points = [[one["result"], _point(one)] for one in gating if one["result"] != "met"]
    return {
        "not_met": results.count("not_met"),
        "unclear": results.count("unclear"),
        "months_min": months.get("min"),
        "months_max": months.get("max"),
        "reviewed": bool(acts),
        "overridden": bool(acts & {"override", "equivalency"}),
        "points": sorted(points, key=lambda point: point[0] != "not_met"),
    }


def find_signs(name: Text, email: Text, phone: Text, employers: Sequence[Text]) -> set[Sign]:
    """The signs of a person, as (kind, digest)."""
    values = _values(name or "", email or "", phone or "", employers)
    return {(kind, sha256(f"{kind}:{value}".encode()).hexdigest()) for kind, value in values}


def _values(name: str, email: str, phone: str, employers: Sequence[Text]) -> Iterator[Sign]:
    if address := _fold(email):
        yield "e-mail", address
    digits = re.sub(r"\D", "", phone)
    if len(digits) >= 7:
        yield "phone", digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
    words = _words(name)
    for employer in employers if len(words) > 1 else ():
        folded = " ".join(word for word in _words(employer or "") if word not in _LEGAL_AND_SMALL)
        if folded:
            yield "name and employer", f"{' '.join(words)}|{folded}"


def _fold(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(plain.translate(_PLAIN).split())


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", _fold(text).replace("'", "").replace("’", ""))


def _point(finding: Json) -> str:
    counted = finding.get("counted_months")
    if counted is None:
        return str(finding["label"])
    low, high = _months(counted["min"]), _months(counted["max"])
    span = low if low == high else f"{low}–{high}"
    return f"{finding['label']}: {span} of {_months(finding['required_months'])} months"


def _months(months: float) -> str:
    return f"{months:.2f}".rstrip("0").rstrip(".")
