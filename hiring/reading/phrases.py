"""What a short phrase of an entry's heading looks like: a job title, an employer or a place."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from hiring.reading.vocabulary import load_list, load_yaml

_WORD = re.compile(r"[^\W_][\w&'’.+#/-]*")
_PLACE_TAIL = re.compile(
    r"^(?P<city>[^\d,|•()]{2,40}?),\s*(?P<state>[\w. ]{2,24}?)(?:,?\s+\d{5}(?:-\d{4})?)?(?:,"
    r"\s*(?P<country>[\w. ]{2,24}))?$"
)
_TRADE = re.compile(r"\w{3,}(?:ologist|ographer|ometrist|ematician|physicist|chemist|scientist)s?")
_MACHINE = re.compile(
    r"\b(?:sql|web|windows|exchange|file|mail|linux|unix|application|microsoft|ms|news|mobile)"
    r"\s+servers?\b(?!\s+(?:engineer|admin|develop|architect|specialist|technician|manager))",
    re.I,
)
_REPORTING = re.compile(r"report(?:s|ing|ed)\s+(?:\w+\s+)?to\b", re.I)
_CODE_BEHIND = re.compile(r",\s*([A-Z]{2})(?:\s+\d{5}(?:-\d{4})?)?$")
_ROMAN = frozenset({"i", "ii", "iii", "iv", "v", "1", "2", "3", "4"})
_OF = frozenset({"of", "for", "at", "in", "to"})


@cache
def _words(file: str, key: str) -> frozenset[str]:
    return frozenset(str(w).lower() for w in load_yaml(file)[key])


def plain_words(text: str) -> list[str]:
    """The words of the text in small letters, without edge punctuation."""
    return [w.lower().strip(".'’-/") for w in _WORD.findall(text)]


def _is_head(word: str) -> bool:
    heads = _words("titles.yaml", "heads")
    parts = word.split("/")
    return (
        word in heads
        or any(part in heads or part.split("-")[-1] in heads for part in parts)
        or (word.endswith("s") and word[:-1] in heads and len(word) > 5)
        or bool(_TRADE.fullmatch(word))
    )


@lru_cache(maxsize=8192)
def title_score(text: str) -> float:
    """How much the phrase looks like a job title, from 0 (not at all) to 1."""
    words = plain_words(_MACHINE.sub(" ", re.split(r"\(", text)[0] or text))
    if not words or len(words) > 14:
        return 0.0
    while len(words) > 1 and words[-1] in _ROMAN:
        words.pop()
    if _REPORTING.match(text):
        return 0.0
    if any(w in _words("titles.yaml", "abbreviations") for w in (words[0], words[-1])):
        return 0.9 if "," in text else 0.95
    if _is_head(words[-1]):
        return 1.0
    heads = [i for i, word in enumerate(words) if _is_head(word)]
    short = [i for i, w in enumerate(words[:-1]) if w in _words("titles.yaml", "abbreviations")]
    if any(_closes(words, at, text) for at in (*heads, *short)):
        return 0.9
    if not heads:
        return 0.0
    return 0.6 if len(words) <= 9 else 0.3


def _closes(words: list[str], at: int, text: str) -> bool:
    """Whether a title ends with the word: before "of" or punctuation that parts two things."""
    word = words[at]
    if words[at + 1] in _OF or "/" in word:
        return True
    return bool(re.search(rf"\b{re.escape(word)}\s*[,/–—(&:-]", text.lower()))


@lru_cache(maxsize=8192)
def is_topic(text: str) -> bool:
    """Whether every word of the phrase is what a title may be about ("Information Technology")."""
    words = [w for w in plain_words(text) if w not in ("and", "of", "for", "the")]
    known = _words("titles.yaml", "topics") | load_list("field_words.txt")
    return bool(words) and len(words) <= 6 and all(w in known for w in words)


@lru_cache(maxsize=8192)
def employer_score(text: str) -> float:
    """How much the phrase looks like the name of an organisation, from 0 to 1."""
    if text.strip(" .,()|") in load_yaml("places.yaml")["codes"]:
        return 0.0
    code = _CODE_BEHIND.search(text)
    if code and code[1] in load_yaml("places.yaml")["codes"]:
        text = text[: code.start()]  # "Denver, CO" is no company
    words = plain_words(text)
    if not words or len(words) > 14:
        return 0.0
    if words[-1] in _words("employers.yaml", "suffixes"):
        return 1.0
    if any(w in _words("employers.yaml", "suffixes") for w in words[1:]):
        return 0.85
    hits = sum(w in _words("employers.yaml", "words") for w in words)
    if hits:
        return 0.8 if text[:1].isupper() else 0.4
    if words[0] in _words("employers.yaml", "known"):
        return 0.85
    return 0.0


@lru_cache(maxsize=8192)
def place_score(text: str) -> float:
    """How much the phrase looks like a place ("Hood River, OR"), from 0 to 1."""
    text = text.strip(" .,()|")
    lower = text.lower()
    if lower in _words("places.yaml", "states") or lower in _words("places.yaml", "countries"):
        return 0.9
    if lower in _words("places.yaml", "cities"):
        return 0.9
    if text in load_yaml("places.yaml")["codes"]:
        return 0.8
    match = _PLACE_TAIL.match(text)
    if match and employer_score(match["city"]) < 0.8:
        state = match["state"].strip()
        if state in load_yaml("places.yaml")["codes"]:
            return 1.0
        known = _words("places.yaml", "states") | _words("places.yaml", "countries")
        if state.lower().strip(".") in known:
            return 1.0
        if match["city"].strip().lower() in _words("places.yaml", "cities"):
            return 0.9
    match2 = re.match(r"^[A-Z][\w.' -]{1,30} ([A-Z]{2})(?: \d{5})?$", text)
    if match2 and match2[1] in load_yaml("places.yaml")["codes"] and len(text.split()) <= 4:
        return 0.8
    return 0.0
