"""Numbers as résumés write them: "14", "twelve", "1,200", "3.5K", "$2.4 million".  Pure."""

from __future__ import annotations

import re

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "a dozen": 12, "dozen": 12,
}  # fmt: skip
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SPELLED = rf"(?:(?:{_TENS})[- ](?:one|two|three|four|five|six|seven|eight|nine)|" + "|".join(
    sorted(_WORDS, key=len, reverse=True)
) + r")(?![a-z])"
_SCALE = {"k": 1e3, "m": 1e6, "mm": 1e6, "b": 1e9, "thousand": 1e3, "million": 1e6, "mil": 1e6, "billion": 1e9}
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|{_SPELLED})(?:\s?(?:k|mm?|b|thousand|million|mil|billion)\b)?\+?"
_PARTS = re.compile(r"^\$?\s*(?P<digits>[\d,]+(?:\.\d+)?)?(?P<words>[a-z -]*?)\s*(?P<scale>k|mm?|b|thousand|million|mil|billion)?\+?$", re.I)


def read_number(text: str) -> float | None:
    """The value of a number in digits or words, None where the text is none."""
    match = _PARTS.match(text.strip().lower())
    if match is None:
        return None
    if match["digits"]:
        value = float(match["digits"].replace(",", ""))
    else:
        parts = re.split(r"[- ]", match["words"].strip()) if match["words"].strip() not in _WORDS else [match["words"].strip()]
        if not parts or any(p not in _WORDS for p in parts):
            return None
        value = float(sum(_WORDS[p] for p in parts))
    return value * _SCALE.get(match["scale"] or "", 1.0)
