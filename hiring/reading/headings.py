"""Section headings: what a short line names, whatever its style."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from hiring.reading.vocabulary import load_yaml

_EDGE = re.compile(r"^[\W_\d]+|[\W_]+$")
_NUMBERING = re.compile(r"^(?:[ivx]+|\d+|[a-h])[.)]\s+", re.I)
_CONTINUED = re.compile(r"\s*[\W_]*\b(?:cont(?:inue)?d?|contd|cont'd)\b[\W_]*$", re.I)
_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]\W*$")  # "Publications (selected)"
_AND = re.compile(r"\s*(?:&|\+)\s*")
_SPLIT = re.compile(r"\s*(?:,|&|/|\band\b|\bof\b|\bin\b|\+|\|)\s*|\s+")
_MAX_WORDS = 6
_SHORTEST_MISSPELT = 8  # letters; in a shorter word another letter makes another word


@cache
def _exact() -> dict[str, str]:
    return {
        name: kind for kind, names in load_yaml("headings.yaml")["exact"].items() for name in names
    }


@cache
def _nouns() -> dict[str, str]:
    return {
        noun: kind for kind, nouns in load_yaml("headings.yaml")["nouns"].items() for noun in nouns
    }


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(load_yaml("headings.yaml")["modifiers"])


@cache
def known_words() -> frozenset[str]:
    """The words that headings are made of."""
    return _modifiers() | _nouns().keys()


@cache
def _misspelt() -> dict[str, str]:
    """Known words by what is left of each when one letter is taken out of it."""
    return {
        word[:i] + word[i + 1 :]: word
        for word in known_words()
        if len(word) >= _SHORTEST_MISSPELT
        for i in range(len(word))
    }


def _mend(word: str) -> str:
    """The known word that the given one is but for a letter ("experiance", "techinical")."""
    if word in known_words() or len(word) < _SHORTEST_MISSPELT:
        return word
    shorter = [word, *(word[:i] + word[i + 1 :] for i in range(len(word)))]
    found = next((_misspelt()[w] for w in shorter if w in _misspelt()), None)
    found = found or next((w for w in shorter[1:] if w in known_words()), word)
    return word if found.rstrip("s") == word.rstrip("s") else found


@lru_cache(maxsize=4096)
def section_kind(text: str) -> str | None:
    """The kind of section that the text names as a heading, None for other text."""
    if text.rstrip().endswith((".", ",", ";")):
        return None
    kind = _known(text)
    return None if kind == "other" and text[:1].islower() else kind


def _known(text: str) -> str | None:
    plain = _CONTINUED.sub("", _NUMBERING.sub("", text.strip().lower()))
    plain = _EDGE.sub("", _ASIDE.sub("", plain))
    plain = re.sub(r"\s+", " ", _AND.sub(" and ", plain)).replace("’", "'")
    if not plain or len(plain) > 60:
        return None
    if plain in _exact():
        return _exact()[plain]
    words = [w for w in _SPLIT.split(plain.replace("-", " ")) if w]
    if not 0 < len(words) <= _MAX_WORDS:
        return None
    mended = [_mend(w) for w in words]
    return _exact().get(" ".join(mended)) or _composed(mended)


def _composed(words: list[str]) -> str | None:
    """A heading made of known parts: the last noun decides, but work history wins over all."""
    kinds = [_nouns()[w] for w in words if w in _nouns()]
    if not kinds or any(w not in _nouns() and w not in _modifiers() for w in words):
        return None
    for strong in ("volunteer", "publications", "projects", "references", "teaching"):
        if strong in kinds:
            return strong
    if kinds[-1] == "other" and words[-1] not in _nouns():
        return None  # a subject, such as "Information Systems"
    return "experience" if "experience" in kinds and kinds[-1] != "skills" else kinds[-1]


def is_heading(text: str) -> bool:
    """Whether the text is a known section heading."""
    return section_kind(text) is not None
