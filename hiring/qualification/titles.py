"""Job titles as words, and whether an edition's phrases fit them.

`titles.yaml` of an edition explains the notation of a phrase: parts joined by "+", alternatives
by "/", a final "|" for "ends here", and "only" for "the title says nothing else".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from classification.edition import TitleRule

Words = tuple[str, ...]

BREAK = ","
BAR = "|"
_BOUNDARIES = frozenset({BREAK, "and"})
_ROLES = frozenset(
    {
        *("director", "head", "vice", "president", "chief", "manager", "officer", "executive"),
        *("senior", "deputy", "assistant", "associate", "supervisor", "coordinator", "lead"),
        *("leader", "superintendent", "chancellor", "provost"),
    }
)
_DROPPED = frozenset(("of", "the", "a", "an"))
_BREAKING_WORDS = frozenset(("at", "for", "in", "with"))
_NUMERALS = frozenset(("i", "ii", "iii", "iv", "v", "1", "2", "3", "4", "5"))
_WRITTEN_OUT = {
    "sr": "senior",
    "vp": "vice president",
    "svp": "senior vice president",
    "evp": "executive vice president",
    "avp": "assistant vice president",
    "dir": "director",
    "mgr": "manager",
    "mngr": "manager",
    "asst": "assistant",
    "assoc": "associate",
    "exec": "executive",
    "dep": "deputy",
    "supt": "superintendent",
    "coord": "coordinator",
    "cio": "chief information officer",
    "vcio": "virtual chief information officer",
    "cto": "chief technology officer",
    "cito": "chief information technology officer",
    "ciso": "chief information security officer",
    "it": "information technology",
    "its": "information technology services",
    "is": "information systems",
    "ict": "information communications technology",
    "mis": "management information systems",
    "info": "information",
    "tech": "technology",
    "edtech": "educational technology",
    "ed": "educational",
    "infosec": "information security",
    "sys": "systems",
    "svc": "services",
    "svcs": "services",
    "ops": "operations",
    "dept": "department",
    "mgmt": "management",
    "pmo": "project management office",
    "helpdesk": "help desk",
    "servicedesk": "service desk",
    "datacenter": "data center",
    "datacentre": "data center",
    "centre": "center",
    "technologies": "technology",
    "service": "services",
    "system": "systems",
    "gis": "geographic information systems",
    "sis": "student information systems",
}
_DOTTED = re.compile(r"\b[a-z](?:\.[a-z])+\b\.?")
_JOINED = re.compile(r"(?<=\w)[-‐‑'’.](?=\w)")
_TOKEN = re.compile(r"[a-z0-9+#]+|[,;:/|()\[\]–—•·\-]")


@lru_cache(maxsize=4096)
def normalise_title(title: str) -> Words:
    """The words of a title in small letters, abbreviations written out, each break between its
    parts a comma.

    >>> normalise_title("Sr. Director - IT & Facilities")
    ('senior', 'director', ',', 'information', 'technology', 'and', 'facilities')
    """
    plain = unicodedata.normalize("NFKD", title)
    text = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    text = _DOTTED.sub(lambda match: match[0].replace(".", ""), text)
    text = text.replace("co-found", "cofound").replace("&", " and ").replace("+", " and ")
    text = _JOINED.sub(" ", text)
    words: list[str] = []
    for token in _TOKEN.findall(text):
        words.extend(_write_out(token))
    return _strip(words)


def _write_out(token: str) -> list[str]:
    if token in _DROPPED:
        return []
    if token in _BREAKING_WORDS or not token[0].isalnum():
        return [BREAK]
    return _WRITTEN_OUT.get(token, token).split()


def _strip(words: list[str]) -> Words:
    """The words without repeated or outer breaks and without a grade at the end ("Director II")."""
    kept: list[str] = []
    for word in words:
        if word != BREAK or (kept and kept[-1] != BREAK):
            kept.append(word)
    while kept and (kept[-1] == BREAK or (len(kept) > 1 and kept[-1] in _NUMERALS)):
        kept.pop()
    return tuple(kept)


@lru_cache(maxsize=4096)
def _parse_phrase(phrase: str) -> tuple[tuple[Words, ...], ...]:
    """The parts of a phrase, each the alternatives that may stand for it."""
    parts = re.split(r"\s\+\s", phrase)
    return tuple(tuple(map(_parse_run, re.split(r"\s/\s", part))) for part in parts)


def _parse_run(text: str) -> Words:
    """The words of one alternative; a break that it starts or ends with is kept, unlike in a
    title.
    """
    run: list[str] = []
    for word in text.split():
        run.extend((word,) if word in (BAR, BREAK) else normalise_title(word))
    return tuple(run)


def fits(phrase: str, words: Words) -> bool:
    """Whether every part of the phrase stands in the normalised title."""
    return all(any(_stands_in(run, words) for run in part) for part in _parse_phrase(phrase))


def _stands_in(run: Words, words: Words) -> bool:
    if run[-1] == "only":
        return words == run[:-1]
    ends = run[-1] == BAR
    wanted = run[:-1] if ends else run
    for at in range(len(words) - len(wanted) + 1):
        stop = at + len(wanted)
        if words[at:stop] == wanted and not (ends and _goes_on(words, stop)):
            return True
    return False


def _goes_on(words: Words, at: int) -> bool:
    return at < len(words) and words[at] not in _BOUNDARIES and words[at] not in _ROLES


def find_rule(title: str, employer: str | None, rules: Iterable[TitleRule]) -> TitleRule | None:
    """The first rule that fits the title (and the employer's name, where the rule asks for one);
    None where none does.
    """
    company = normalise_title(employer or "")
    words = _cut_employer(normalise_title(title), company)
    for rule in rules:
        if rule.employers and not _any_fits(rule.employers, company):
            continue
        if _any_fits(rule.phrases, words) and not _any_fits(rule.except_phrases, words):
            return rule
    return None


def _cut_employer(words: Words, company: Words) -> Words:
    """The title without the name of the employer at its end ("Director of IT Alder County")."""
    if company and len(company) < len(words) and words[-len(company) :] == company:
        return _strip(list(words[: -len(company)]))
    return words


def _any_fits(phrases: Iterable[str], words: Words) -> bool:
    return any(fits(phrase, words) for phrase in phrases)
