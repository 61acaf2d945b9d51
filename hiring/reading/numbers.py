"""Numbers as résumés write them: "14", "twelve", "1,200", "3.5K", "$2.4 million".  Pure."""

from __future__ import annotations

import re

_UNITS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_WORDS = {
    **{word: n for n, word in enumerate(_UNITS, start=1)},
    **{word: 10 * n for n, word in enumerate(_TENS.split("|"), start=2)},
    "a dozen": 12,
    "dozen": 12,
}
_SPELLED = (
    rf"(?:(?:{_TENS})[- ](?:one|two|three|four|five|six|seven|eight|nine)|"
    + "|".join(sorted(_WORDS, key=len, reverse=True))
    + r")(?![a-z])"
)
_SCALE = {
    "k": 1e3,
    "m": 1e6,
    "mm": 1e6,
    "b": 1e9,
    "thousand": 1e3,
    "million": 1e6,
    "mil": 1e6,
    "billion": 1e9,
}
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|{_SPELLED})(?:\s?(?:k|mm?|b|"
    rf"thousand|million|mil|billion)\b)?\+?"
)
_DIGIT = re.compile(r"\d")
_SPELLED_START = re.compile(rf"\b(?={_SPELLED})", re.I)
_PARTS = re.compile(
    r"^\$?\s*(?P<digits>[\d,]+(?:\.\d+)?)?(?P<words>[a-z -]*?)\s*(?P<scale>k|mm?|b|thousand|"
    r"million|mil|billion)?\+?$",
    re.I,
)


def number_starts(text: str) -> list[int]:
    """Where a number may begin in the text: at any digit, and at any word that spells one."""
    return sorted(m.start() for p in (_DIGIT, _SPELLED_START) for m in p.finditer(text))


def read_number(text: str) -> float | None:
    """The value of a number in digits or words, None where the text is none."""
    match = _PARTS.match(text.strip().lower())
    if match is None:
        return None
    if match["digits"]:
        value = float(match["digits"].replace(",", ""))
    else:
        parts = (
            re.split(r"[- ]", match["words"].strip())
            if match["words"].strip() not in _WORDS
            else [match["words"].strip()]
        )
        if not parts or any(p not in _WORDS for p in parts):
            return None
        value = float(sum(_WORDS[p] for p in parts))
    return value * _SCALE.get(match["scale"] or "", 1.0)
