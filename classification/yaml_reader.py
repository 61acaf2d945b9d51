"""Reads the plain part of YAML into plain values, and remembers the line of each.

An edition is written and read by people: no aliases, no tags.  `yes` and `no` are words, as in YAML
1.2, not truth values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import yaml

KeyPath = tuple[str | int, ...]
DEEPEST = 12
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
WORDS: dict[str, object] = {"": None, "~": None, "null": None, "true": True, "false": False}
INTEGER = re.compile(r"[-+]?\d{1,18}")
DECIMAL = re.compile(r"[-+]?\d+\.\d*([eE][-+]?\d+)?")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


class UnreadableError(Exception):
    """Something that the reader refuses; the rest of the file can't be followed from there."""

    def __init__(self, line: int, problem: str, fix: str) -> None:
        super().__init__(problem)
        self.line, self.problem, self.fix = line, problem, fix


class Reader:
    """Follows the events of PyYAML's parser; notes the line of each value in `lines`, and the keys
    that a mapping has a second time, with their line, in `twice`."""

    def __init__(self, text: str) -> None:
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=PARSER)
        self.lines: dict[KeyPath, int] = {}
        self.twice: list[tuple[KeyPath, int]] = []

    def read_document(self) -> object:
        """The data of the one document in the text; None for an empty text."""
        next(self.events)  # the start of the stream
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return None
        data = self._value(next(self.events), ())
        next(self.events)  # the end of the document
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise UnreadableError(
                _line(after), "holds a second document", "Remove the line `---` and what follows."
            )
        return data

    def _value(self, event: yaml.Event, path: KeyPath) -> object:
        self.lines.setdefault(path, _line(event))
        self._refuse_extras(event, path)
        if isinstance(event, yaml.ScalarEvent):
            return _resolve(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return self._mapping(path)

    def _refuse_extras(self, event: yaml.Event, path: KeyPath) -> None:
        tag = getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            problem, fix = f"uses the alias *{event.anchor}", "Write the value out."
        elif tag is not None:
            problem, fix = f"carries the tag {tag}", "Remove the tag."
        elif len(path) > DEEPEST:
            problem, fix = "is nested too deeply", "Compare it with a built-in edition."
        else:
            return
        raise UnreadableError(_line(event), problem, fix)

    def _sequence(self, path: KeyPath) -> list[object]:
        values: list[object] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            values.append(self._value(event, (*path, len(values))))
        return values

    def _mapping(self, path: KeyPath) -> dict[str | int, object]:
        values: dict[str | int, object] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            self._refuse_extras(event, path)
            key = self._key(event)
            where = (*path, key)
            if key in values:
                self.twice.append((where, _line(event)))
                where = (*path, f"{key} again")
            else:
                self.lines[where] = _line(event)
            value = self._value(next(self.events), where)
            values.setdefault(key, value)
        return values

    def _key(self, event: yaml.Event) -> str | int:
        key = _resolve(event) if isinstance(event, yaml.ScalarEvent) else None
        if isinstance(key, bool) or not isinstance(key, str | int):
            raise UnreadableError(
                _line(event), "has a key that is no word", "Write a plain word before the colon."
            )
        return key


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return mark.line + 1 if mark else 1


def _resolve(event: yaml.ScalarEvent) -> object:
    """The value of a scalar: quoted it is text, else perhaps a number, date or nothing."""
    text = event.value
    if not event.implicit[0]:
        return text
    if text in WORDS:
        return WORDS[text]
    if INTEGER.fullmatch(text):
        return int(text)
    if DECIMAL.fullmatch(text):
        return float(text)
    if DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text
