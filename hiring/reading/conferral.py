"""Was a degree conferred?  What the words beside it say.  Pure."""

from __future__ import annotations

import re

from hiring.reading.facts import Conferred

_NO = re.compile(
    r"\b(?:expected|anticipated?|anticipating|in[ -]progress|in process|pursuing|pursued|"
    r"candidate|candidacy|attended|incomplete|"
    r"uncompleted|unfinished|not (?:yet )?(?:completed|conferred|finished|awarded|graduated)|did "
    r"not (?:graduate|complete|finish)|"
    r"currently (?:enrolled|attending|studying)|enrolled|ongoing|to be (?:completed|conferred|"
    r"awarded)|all but dissertation|abd|"
    r"some college|no degree|non-degree|credits? (?:earned|completed|toward)|\d+ (?:credits?|"
    r"units|credit hours|semester hours)|"
    r"working (?:toward|on)|towards?|hours completed|withdrew|left (?:before|without)|discontinued|"
    r"(?:undergraduate|graduate|doctoral|completed|some|partial|additional) (?:course ?work|"
    r"studies|classes)|"
    r"course ?work (?:in|for|only|completed|toward)|years? completed|completion date|projected|"
    r"est\.|estimated|graduating(?! with)|will graduate|studying|"
    r"(?:ph\.?d|doctoral|master'?s|msc|bachelor'?s) student)\b",
    re.I,
)
_MAYBE = re.compile(
    r"\b(?:studied|studies in|study (?:of|in)|pending|equivalent|equivalency|transfer)\b", re.I
)
_YES = re.compile(r"\b(?:conferred|awarded|graduated|degree earned|received)\b", re.I)
_EXPECTED_COURSE = re.compile(r"\bcourse ?work\s*:", re.I)
HONORARY = re.compile(r"\bhonorary\b|\bhonoris causa\b|\bhon\.\s", re.I)


def conferred(text: str, institution: bool, open_ended: bool) -> Conferred:
    """ "no" where a word says so or the date runs to the present, "yes" for a degree with an
    institution, else "unclear".
    """
    plain = _EXPECTED_COURSE.sub(" ", text)
    if _NO.search(plain) or open_ended:
        return "no"
    if _MAYBE.search(plain) and not _YES.search(plain):
        return "unclear"
    return "yes" if institution else "unclear"
