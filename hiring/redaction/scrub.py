"""Takes out of a text what would tell a panel member who wrote it, or how old that person is.

Errs on the side of taking out too much: a word that is also part of the candidate's name goes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

NAME = "[name]"
EMAIL = "[e-mail]"
PHONE = "[phone]"
LINK = "[link]"
YEAR = "[year]"

_EMAIL = re.compile(r"[\w.+'-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")
_URL = re.compile(r"\b(?:https?://|www\.)\S+[^\s.,;:)\]]", re.IGNORECASE)
_DOMAINS = (
    r"com|org|net|edu|gov|us|io|dev|me|info|biz|co|ca|uk|ai|app|tech|site|online|page|name|eu"
)
# A bare address such as example.org or example.org/about; the .NET family is no address.
_BARE_URL = re.compile(
    rf"(?<![\w@.])(?!(?:asp|ado|vb|ml)\.net\b)(?:[a-z0-9-]+\.)+(?:{_DOMAINS})\b(?:/\S*[^\s.,;:)\]])?",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w.])@\w(?:[\w.-]*\w)?")
_PHONE = re.compile(
    r"(?<![\w$.,/-])(?:"
    r"(?:\+?\d{1,3}[\s.-]{0,2})?\(?\d{3}\)?[\s.–-]{0,2}\d{3}[\s.–-]?\d{4}"
    r"|\+\d[\d\s().–-]{7,}\d"
    r")(?:\s*(?:x|ext\.?)\s*\d+)?(?![\w-])",
    re.IGNORECASE,
)
# Seven digits are a telephone number only beside a word that says so: "150-2000" is a range.
_LOCAL_PHONE = re.compile(
    r"\b(phone|telephone|tel|cell|mobile|call|fax|ph)\b([\s.:]*)\d{3}[-.–]\d{4}\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)|(?<!\w)['’]\d{2}(?!\d)")
_AGE = re.compile(
    r"\b(?:aged?:?\s+\d{2}|\d{2}[\s-]years?[\s-]old|(?:date of birth|birth ?date|d\.?o\.?b\.?|born)"
    r"\b[^.;\n]{0,40}\d)",
    re.IGNORECASE,
)
# Words that say the years beside them are years of schooling.
_SCHOOLING = re.compile(
    r"\b(?:graduat|class of|alumn|alma mater|diploma|degree|birth|born)", re.IGNORECASE
)
_CLAUSE = re.compile(r"[^.;\n]+")
_RUN = re.compile(rf"(?:\b[A-Z]\.\s*)*{re.escape(NAME)}(?:[\s,]+(?:[A-Z]\.\s*)*{re.escape(NAME)})*")
# A name no longer than this, run together, is found inside ordinary words.
_SHORT_NAME = 7
# What stands beside a name without being one, and the two-letter words of every text.
_NO_NAME_WORDS = (
    "dr mr mrs ms mx prof jr sr ii iii iv mba mpa mpp med edd phd jd md cpa pmp cissp cism cgcio"
    " ceto itil esq am an as at be by do go he hi if in is it me my no of ok on or so to up us we"
)
_NO_NAMES = frozenset(_NO_NAME_WORDS.split())


def scrub(text: str, names: Iterable[str]) -> str:
    """The text without e-mail addresses, phone numbers, links, ages, years of schooling, and any
    form of `names`."""
    text = _BARE_URL.sub(LINK, _URL.sub(LINK, _EMAIL.sub(EMAIL, text)))
    text = _LOCAL_PHONE.sub(rf"\1\2{PHONE}", _PHONE.sub(PHONE, _HANDLE.sub(LINK, text)))
    text = scrub_names(text, names)
    return scrub_schooling(_AGE.sub("[age]", text))


def scrub_schooling(text: str) -> str:
    """The text without the years in any clause that speaks of schooling."""
    return _CLAUSE.sub(_scrub_clause, text)


def scrub_years(text: str) -> str:
    """The text without years, for everything that tells of schooling."""
    return _YEAR.sub(YEAR, text)


def scrub_names(text: str, names: Iterable[str]) -> str:
    """The text with each of the names, and each of their parts where it is written as a name,
    replaced; accents don't matter."""
    folded = _fold(text)
    spans: list[tuple[int, int]] = []
    for name in names:
        spans += [found.span() for pattern in _patterns(name) for found in pattern.finditer(folded)]
    for start, end in sorted(_merge(spans), reverse=True):
        text = text[:start] + NAME + text[end:]
    return _RUN.sub(NAME, text)


def _scrub_clause(found: re.Match[str]) -> str:
    clause = found.group()
    return scrub_years(clause) if _SCHOOLING.search(clause) else clause


def _patterns(name: str) -> list[re.Pattern[str]]:
    parts = [part.strip(".") for part in re.split(r"[\s,]+", _fold(name))]
    parts = [part for part in parts if part and part.replace(".", "").lower() not in _NO_NAMES]
    pieces = {piece for part in parts for piece in (part, *part.split("-")) if len(piece) > 1}
    patterns = [_compile_piece(piece) for piece in sorted(pieces)]
    if len(parts) > 1:
        # First and last name run together, as in the name of a company: "anakovac".
        ends = [re.escape(part) for part in (parts[0], parts[-1])]
        short = len(parts[0] + parts[-1]) <= _SHORT_NAME
        joined = "[ ._-]*".join(ends)
        patterns.append(re.compile(rf"\b{joined}\b" if short else joined, re.IGNORECASE))
    return patterns


def _compile_piece(piece: str) -> re.Pattern[str]:
    """The piece where it is written as a name: "Grant" and "GRANT", but not "grant"."""
    forms = sorted({piece.capitalize(), piece.upper(), piece})
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")


def _fold(text: str) -> str:
    """The text without accents and with straight apostrophes, each character in its place."""
    plain = text.replace("’", "'")
    return "".join(unicodedata.normalize("NFKD", char)[0] for char in plain)


def _merge(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
