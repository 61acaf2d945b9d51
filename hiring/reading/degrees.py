"""Degrees named in a text: level, name, field.  Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from hiring.reading.facts import Level
from hiring.reading.vocabulary import load_list, load_yaml

LEVELS: tuple[Level, ...] = ("doctorate", "master", "bachelor", "associate")


@dataclass(frozen=True, slots=True)
class Mention:
    """A degree named at characters `begin` to `stop`; `field` where its own name states one."""

    level: Level
    name: str
    field: str | None
    begin: int
    stop: int
    bare: bool = False


def _data() -> dict[str, object]:
    data: dict[str, object] = load_yaml("degrees.yaml")
    return data


def _letters(name: str) -> str:
    """A pattern for an abbreviation with or without periods and spaces after them."""
    parts = name.split(".")
    return r"\.?\s?".join(re.escape(p) for p in parts)


@cache
def _patterns() -> list[tuple[Level, bool, re.Pattern[str]]]:
    found: list[tuple[Level, bool, re.Pattern[str]]] = []
    for level in LEVELS:
        names = load_yaml("degrees.yaml")[level]
        written = "|".join(sorted((re.escape(n) for n in names["names"]), key=len, reverse=True))
        tail = (
            r"(?:'s|s')?(?:\s+degrees?)?(?:\s+of\s*(?P<of>[A-Z][\w&]*(?:\s+(?:and\s+|&\s+)"
            r"?[A-Z][\w&]*){0,4}))?(?:\s+degrees?)?"
        )
        found.append((level, False, re.compile(rf"\b(?P<name>(?i:{written}))(?![^\W\d_]){tail}")))
        dotted = "|".join(sorted((_letters(n) for n in names["dotted"]), key=len, reverse=True))
        stopped = "".join("|" + re.escape(n) for n in names.get("stopped", ()))
        found.append(
            (level, False, re.compile(rf"(?<![\w.&/-])(?P<name>{dotted}{stopped})\.?(?![\w&/+#-])"))
        )
        loose = "|".join(re.escape(n) for n in names["loose"])
        if loose:
            found.append(
                (level, False, re.compile(rf"(?<![\w.&/-])(?P<name>(?i:{loose}))\.?(?![\w&/+#-])"))
            )
        upper = "|".join(
            re.escape(n.replace(".", "").upper())
            for n in names["dotted"]
            if len(n.replace(".", "")) > 2
        )
        found.append((level, False, re.compile(rf"(?<![\w.&/-])(?P<name>{upper})(?![\w&/+#-])")))
        bare = "|".join(_letters(n) for n in names["bare"])
        found.append((level, True, re.compile(rf"(?<![\w.&/-])(?P<name>{bare})\.?(?![\w&/+#'-])")))
    return found


_NOT_DEGREE = re.compile(
    r"^\s*(?:certificate|certified|black belt|scheduler?|plan|planner|"
    r"data(?!\s+(?:sci|ana|eng|min))|key|agreement|"
    r"electrician|gardener|class(?! of)|"
    r"office|sql|windows|word|excel|access|exchange|project|visio|dos|teams|server|dynamics|"
    r"director|dean(?!['’]s)|professor|"
    r"vice|engineer|manager|partner|consultant|editor|producer|superintendent|principal|analyst|"
    r"attorney|counsel|buyer|thes[ie]s\b|dissertation|advis[oe]rs?|supervisors?|supervision|students\b|"
    r"committee|examin|qualifying|defen[cs]e|projects?\b|of\s+the\b|research\s+(?:fellow|assist|assoc|"
    r"scien|posi)|fellow(?:ship)?\b|scholar(?:ship)?\b|studentship|position|"
    r"sergeant|chief|trainer|teacher|coach|chef|naturalist|recording|branch|level\s+support|"
    r"programs?\b|programmes\b|researcher|scientist)\b",
    re.I,
)
_SLASHED = re.compile(
    r"(?<![\w.])(?P<left>[A-Z][A-Za-z.]{0,6})/(?P<right>[A-Z][A-Za-z.]{0,6})(?!\w)"
)
_TITLE = re.compile(r"\b(?:thesis|dissertation)\b[^.;]*:[^.;]*$", re.I)
_HOURS = frozenset({"AM", "PM"})
_NO_FIELDS = frozenset({"ceremonies", "disaster", "universe"})
_STATE = re.compile(r"([A-Z][\w.'-]+),$")
_UNIT = re.compile(
    r"\s*(?:\(|[,:]|(?:course|programme?|studies|diploma)\b|'s|s\b|degree|in\b|of(?![a-z])|[12]\b)",
    re.I,
)
_SCRUM = re.compile(r"(?:scrum|web|station|quarter|post|grand|ring|task|ring)\s*$", re.I)


def find_mentions(text: str, education: bool = True) -> list[Mention]:
    """The degrees that the text names, in order; bare two-letter abbreviations only in a section on
    education.
    """
    if not _any_degree().search(text):
        return []
    return list(_find(_SLASHED.sub(_part, text), education))


@cache
def _any_degree() -> re.Pattern[str]:
    """What every degree has: the quick look that most lines of a document fail."""
    data = load_yaml("degrees.yaml")
    names = [n for level in LEVELS for key in ("names", "loose") for n in data[level][key]]
    words = "|".join(re.escape(n) for n in {n.lower() for n in names})
    return re.compile(rf"(?<![^\W\d_])(?:(?i:{words})|[A-Z][a-z]{{0,4}}\.?\s?[A-Z])")


def _part(match: re.Match[str]) -> str:
    """ "B.S./M.S." with a space for the stroke, if both sides are degrees."""
    both = {re.sub(r"[.\s]", "", side).upper() for side in (match["left"], match["right"])}
    return f"{match['left']} {match['right']}" if both <= _abbreviations() else match[0]


@cache
def _abbreviations() -> frozenset[str]:
    keys = ("dotted", "bare", "stopped")
    data = load_yaml("degrees.yaml")
    names = [name for level in LEVELS for key in keys for name in data[level][key]]
    return frozenset(name.replace(".", "").upper() for name in names)


@lru_cache(maxsize=8192)
def _find(text: str, education: bool) -> tuple[Mention, ...]:
    mentions: list[Mention] = []
    for level, bare, pattern in _patterns():
        for match in pattern.finditer(text):
            dotted = "." in match["name"]
            if bare and not dotted and not (education and _bare_fits(text, match)):
                continue
            if _not_a_degree(text, match, level) or any(
                m.begin < match.end() and match.start() < m.stop for m in mentions
            ):
                continue
            mentions.append(_mention(level, match, bare and not dotted))
    return tuple(_merged(sorted(mentions, key=lambda m: m.begin), text))


def _not_a_degree(text: str, match: re.Match[str], level: Level) -> bool:
    before = text[: match.start()]
    if _NOT_DEGREE.match(text[match.end() :]) or _SCRUM.search(before) or _TITLE.search(before):
        return True
    name, of = match["name"].lower(), match.groupdict().get("of")
    if of and of.lower() in _NO_FIELDS:
        return True
    if level == "associate" and name.startswith("associate") and not of:
        return (
            not re.match(r"(?:'s|s|\s+degree|s?\s+(?:in|of)\b)", text[match.start() + 9 :], re.I)
            and name == "associate"
        )
    if name in ("master", "bachelor", "doctor") and not of:
        if re.search(r"[A-Z][a-z]+ $", text[: match.start()]):
            return True  # a surname
        rest = text[match.start() + len(name) :]
        return not (_UNIT.match(rest) or _opens_with_field(text[: match.start()], rest))
    return False


def _opens_with_field(before: str, after: str) -> bool:
    """Whether a field follows at once on a degree that opens its line ("Master Physics")."""
    words = re.match(r"\s+((?:[A-Z][a-z]+\s*(?:and\s|&\s)?){1,4})", after)
    if words is None or before.strip(" •-–*"):
        return False
    return words[1].split()[-1].lower() in load_list("field_words.txt")


def _bare_fits(text: str, match: re.Match[str]) -> bool:
    """Whether two bare letters are a degree here: at the start or after a separator, before a field
    of
    study.
    """
    name = re.sub(r"[.\s]", "", match["name"])
    if " " in match["name"] or not name.isupper():
        return False
    before, after = text[: match.start()].rstrip(), text[match.end() :]
    if re.match(r"\s*(?:in|of|degree)\b", after):
        return True
    city = _STATE.search(before)
    if city and name in load_yaml("places.yaml")["codes"]:
        return city[1].lower() in load_list("field_words.txt") or _names_field(after)
    if re.search(r"[A-Z][a-z]+,$", before) and not re.match(r"[\s,:–—-]+[A-Z][a-z]+ ", after):
        return (
            len(name) == 2 and name in ("BS", "BA", "MS", "AS") and not re.match(r"\s*\d{5}", after)
        )
    opens = name not in _HOURS and (
        not before
        or before[-1] in "|•·–—-:(,;&/*"
        or before.endswith(" and")
        or bool(re.search(r"\d$", before))
    )
    return (
        opens
        or bool(re.match(r"\s*[,:|–—-]\s*[A-Z]", after))
        or bool(re.match(r"\s+[A-Z][a-z]+", after))
    )


def _names_field(text: str) -> bool:
    """Whether the text opens with words of which one is a field of study."""
    words = re.findall(r"[a-z]+", re.split(r"[—–|(\d]", text)[0].lower())[:4]
    return any(word in load_list("field_words.txt") for word in words)


def _mention(level: Level, match: re.Match[str], bare: bool) -> Mention:
    stop, of = match.end(), match.groupdict().get("of")
    name, field = match[0], None
    key = re.sub(r"[^a-z]", "", match["name"].lower())
    field = load_yaml("degrees.yaml")["implied"].get(key)
    if of:
        base = next(
            (b for b in _bases() if of.lower() == b or of.lower().startswith(b + " ")), None
        )
        if base is None:
            field = of
        else:
            stop = match.start("of") + len(base)
            name = match.string[match.start() : stop]
    return Mention(level, name.strip(" ,"), field, match.start(), stop, bare)


@cache
def _bases() -> list[str]:
    return sorted(load_yaml("degrees.yaml")["bases"], key=len, reverse=True)


def _merged(mentions: list[Mention], text: str) -> list[Mention]:
    """ "Bachelor of Science (B.S.)" names one degree."""
    out: list[Mention] = []
    for mention in mentions:
        last = out[-1] if out else None
        between = text[last.stop : mention.begin] if last else ""
        if (
            last
            and last.level == mention.level
            and len(between) <= 4
            and not re.search(r"[&/;]|\band\b", between)
        ):
            field = last.field or mention.field
            out[-1] = Mention(last.level, last.name, field, last.begin, mention.stop)
            continue
        out.append(mention)
    return out
