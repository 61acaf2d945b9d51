"""Phrases of an entry that the rules weigh: staff managed, scale, function, kind of employer.

`find_signals` is pure: text in, signals out.  The patterns are data in `data/signals.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import get_args

from hiring.reading.context import is_borne_out
from hiring.reading.evidence import evidence_of
from hiring.reading.facts import Signal, SignalKind
from hiring.reading.numbers import NUMBER, number_starts, read_number
from hiring.reading.vocabulary import load_yaml
from hiring.reading.words import Line, Word

_EVIDENCE_KIND: dict[str, str] = {
    "manages_staff": "manages_staff",
    "no_staff": "manages_staff",
    "department_wide": "oversight",
    "individual_contributor": "manages_staff",
    "function": "oversight",
    "sells_technology": "oversight",
    "interim": "oversight",
    "part_time": "oversight",
}
_PARTED = re.compile(r"[^\W\d_]-$")  # the end of a line that parts a word
_BREAK = re.compile(r"(?<=[.;!?])\s+(?=[A-Z])|\n(?=[•*·▪-]\s)|\n(?=[A-Z][a-z]+ed\b)")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of a signal: `needs` are words of which a text has at least one wherever the
    pattern matches, and `numbered` tells that it begins with a number.
    """

    kind: SignalKind
    name: str | None
    regex: re.Pattern[str]
    needs: tuple[str, ...]
    numbered: bool

    def finditer(self, text: str, folded: str, numbers: Sequence[int]) -> Iterator[re.Match[str]]:
        """Its matches in the text, from left to right; `folded` is the text without case and
        with plain spaces alone, `numbers` are the places where a number may begin.
        """
        if self.needs and not any(word in folded for word in self.needs):
            return
        if not self.numbered:
            yield from self.regex.finditer(text)
            return
        end = 0
        for at in numbers:
            match = self.regex.match(text, at) if at >= end else None
            if match:
                end = match.end()
                yield match


@cache
def patterns() -> list[Pattern]:
    """The patterns of all signals."""
    data = load_yaml("signals.yaml")
    words = {name: "(?:" + "|".join(v) + ")" for name, v in data["words"].items()}
    words["number"] = NUMBER
    found = []
    for kind in get_args(SignalKind):
        for entry in data["signals"].get(kind, []):
            stated = entry if isinstance(entry, dict) else {"pattern": entry}
            text = stated["pattern"]
            numbered = re.match(r"\(\?P<n\d>\{number\}\)", text) is not None
            for key, value in words.items():
                text = text.replace("{" + key + "}", value)
            text = text.replace(" ", r"\s")  # a phrase may run over a line's end
            regex, needs = re.compile(text, re.I), tuple(stated.get("needs", ()))
            found.append(Pattern(kind, stated.get("name"), regex, needs, numbered))
    return found


@cache
def _staff_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_yaml("signals.yaml")["words"]
    return tuple(
        re.compile((r"\b(?:" + "|".join(words[k]) + r")\b").replace(" ", r"\s"), re.I)
        for k in ("technical", "other")
    )  # type: ignore[return-value]


def find_signals(text: str) -> tuple[Signal, ...]:
    """The signals of a text, in order, without evidence; overlapping ones of one kind are kept
    once.
    """
    return tuple(signal for _, _, signal in _find(text))


def _find(text: str) -> list[tuple[int, int, Signal]]:
    found: list[tuple[int, int, Signal]] = []
    folded, numbers = re.sub(r"\s", " ", text.casefold()), number_starts(text)
    for pattern in patterns():
        kind, name = pattern.kind, pattern.name
        for match in pattern.finditer(text, folded, numbers):
            if not _is_taken(found, kind, name, match):
                found.append((match.start(), match.end(), _signal(kind, name, match, text)))
    kept = [f for f in found if is_borne_out(f[2], text, f[0], f[1])]
    if len({s.name for _, _, s in found if s.kind == "function"}) > 1:
        kept = [f for f in kept if f[2].kind != "function"]  # several are no single function
    return _without_led(sorted(kept, key=lambda f: f[:2]))


def _is_taken(
    found: Sequence[tuple[int, int, Signal]], kind: str, name: str | None, match: re.Match[str]
) -> bool:
    """Whether the words overlap a signal of the kind and name, or deny that staff was managed."""
    if kind == "manages_staff" and _denied(match.string, match.start()):
        return True
    return any(
        s.kind == kind and s.name == (name or s.name) and a < match.end() and match.start() < b
        for a, b, s in found
    )


def _signal(kind: SignalKind, name: str | None, match: re.Match[str], text: str) -> Signal:
    label = _staff_name(text, match) if kind in ("manages_staff", "staff") else name
    quote = re.sub(r"\s+", " ", match[0]).strip()
    return Signal(kind, quote, _value(match), label)


def _without_led(found: list[tuple[int, int, Signal]]) -> list[tuple[int, int, Signal]]:
    """Without users who are the people led: "supervised 10 students" is not whom a job served."""
    led = [(a, b) for a, b, signal in found if signal.kind == "manages_staff"]
    return [
        (a, b, signal)
        for a, b, signal in found
        if signal.kind != "users" or not any(x < b and a < y for x, y in led)
    ]


def _denied(text: str, at: int) -> bool:
    return bool(
        re.search(
            r"\b(?:no|not|never|without|did not|zero|by|to)\s+(?:\w+\s+)?$",
            text[max(0, at - 18) : at],
            re.I,
        )
    )


def _value(match: re.Match[str]) -> float | None:
    for key, group in match.groupdict().items():
        if group and key.startswith("n"):
            return read_number(group)
    return None


def _staff_name(text: str, match: re.Match[str]) -> str:
    """Whom the words speak of: technical staff, others, or unknown."""
    technical, other = _staff_words()
    window = _clause(text, match)
    for pattern, name in ((technical, "technical"), (other, "other")):
        if pattern.search(match[0]):
            return name
    tail = window[1]
    hit_t, hit_o = technical.search(tail), other.search(tail)
    if hit_t and (hit_o is None or hit_t.start() <= hit_o.start()):
        return "technical"
    if hit_o:
        return "other"
    return "unknown"


def _clause(text: str, match: re.Match[str]) -> tuple[str, str]:
    after = text[match.end() : match.end() + 70]
    cut = re.search(r"[.;•!]|\n[A-Z•]", after)
    return text[max(0, match.start() - 40) : match.start()], after[: cut.start()] if cut else after


def entry_signals(lines: Sequence[Line], document: str) -> tuple[Signal, ...]:
    """The signals of an entry, each with the words on the page that say it."""
    text, owners = _joined(lines)
    signals = []
    for begin, end, signal in _find(text):
        words = [word for a, b, word in owners if a < end and begin < b]
        boxed = lines[0].boxed if lines else True
        evidence = evidence_of(_EVIDENCE_KIND.get(signal.kind, "scale"), document, words, boxed)
        signals.append(
            Signal(signal.kind, signal.quote, signal.value, signal.name, tuple(evidence))
        )
    return tuple(signals)


def _joined(lines: Sequence[Line]) -> tuple[str, list[tuple[int, int, Word]]]:
    """The lines as one text, words that a line's end parts made whole, and where each word is."""
    text, owners = "", []
    for n, line in enumerate(lines):
        at = len(text)
        for word, start in zip(line.words, line.starts, strict=True):
            owners.append((at + start, at + start + len(word.text), word))
        text += line.text
        after = lines[n + 1].text if n + 1 < len(lines) else ""
        if _PARTED.search(line.text) and after[:1].islower():
            text = text[:-1]
        elif after:
            text += "\n"
    return text, owners
