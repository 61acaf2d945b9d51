"""A small, strict YAML reader that remembers the line of every value.

An edition is written and read by people, so only the plain part of YAML is accepted: no aliases, no
tags, no key twice. `yes` and `no` are words (as in YAML 1.2), not truth values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import yaml

from classification.faults import Fault, shorten

KeyPath = tuple[str | int, ...]
DEEPEST = 12
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
WORDS: dict[str, object] = {"": None, "~": None, "null": None, "true": True, "false": False}
INTEGER = re.compile(r"[-+]?\d{1,18}")
DECIMAL = re.compile(r"[-+]?\d+\.\d*([eE][-+]?\d+)?")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


class _UnreadableError(Exception):
    """Something that the reader refuses; the rest of the file can't be followed from there."""

    def __init__(self, line: int, problem: str, fix: str) -> None:
        super().__init__(problem)
        self.line, self.problem, self.fix = line, problem, fix


@dataclass(frozen=True, slots=True)
class YamlFile:
    """One parsed file: its plain `data`, and the line where the value under each path of keys
    begins."""

    name: str
    data: object
    lines: Mapping[KeyPath, int] = field(repr=False)
    faults: tuple[Fault, ...] = ()

    def line(self, path: KeyPath) -> int:
        """The line of the value at `path`, or of the nearest thing around it that the file has."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def at(self, path: KeyPath) -> object:
        """The value at `path`; None where the file has none."""
        value = self.data
        for part in path:
            if isinstance(value, dict):
                value = value.get(part)
            elif isinstance(value, list) and isinstance(part, int) and part < len(value):
                value = value[part]
            else:
                return None
        return value

    def fault(self, path: KeyPath, problem: str, fix: str) -> Fault:
        """A fault of the value at `path`."""
        return Fault(
            self.name, self.line(path), write_key(path), shorten(self.at(path)), problem, fix
        )

    def each(self, *path: str | int) -> Iterator[tuple[KeyPath, object]]:
        """The entries of the list at `path`, each with its own path; nothing where it is no
        list."""
        found = self.at(path)
        if isinstance(found, list):
            for index, value in enumerate(found):
                yield (*path, index), value

    def mappings(self, *path: str | int) -> Iterator[tuple[KeyPath, dict[object, object]]]:
        """As `each`, only the entries that are mappings."""
        for where, value in self.each(*path):
            if isinstance(value, dict):
                yield where, value


def write_key(path: KeyPath) -> str:
    """A path of keys as one word: `items[3].label`, counting entries from 1."""
    words = ""
    for part in path:
        words += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if words else part
    return words or "the file"


def parse(name: str, text: str) -> YamlFile:
    """The file's data with its lines; `data` is None, and `faults` says why, where the text can't
    be followed."""
    reader = _Reader(name, text)
    try:
        data = reader.read_document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        fault = Fault(
            name,
            mark.line + 1 if mark else 1,
            "the file",
            "",
            f"is not YAML: {error.problem or error.context}",
            "Look at this line and the one above: indentation, a missing colon or quote.",
        )
        return YamlFile(name, None, {}, (fault,))
    except yaml.YAMLError as error:
        problem = f"is not YAML: {' '.join(str(error).split())}"
        fault = Fault(name, 1, "the file", "", problem, "Save it as plain UTF-8 text.")
        return YamlFile(name, None, {}, (fault,))
    except _UnreadableError as error:
        fault = Fault(name, error.line, "the file", "", error.problem, error.fix)
        return YamlFile(name, None, {}, (fault,))
    return YamlFile(name, data, reader.lines, tuple(reader.faults))


class _Reader:
    """Follows the events of PyYAML's parser and notes the line of each value."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=PARSER)
        self.lines: dict[KeyPath, int] = {}
        self.faults: list[Fault] = []

    def read_document(self) -> object:
        """The data of the one document in the text; None for an empty text."""
        next(self.events)  # the start of the stream
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return None
        data = self._value(next(self.events), ())
        next(self.events)  # the end of the document
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise _UnreadableError(
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
        raise _UnreadableError(_line(event), problem, fix)

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
                self._note_key_twice(event, where)
                where = (*path, f"{key} again")
            else:
                self.lines[where] = _line(event)
            value = self._value(next(self.events), where)
            values.setdefault(key, value)
        return values

    def _key(self, event: yaml.Event) -> str | int:
        key = _resolve(event) if isinstance(event, yaml.ScalarEvent) else None
        if isinstance(key, bool) or not isinstance(key, str | int):
            raise _UnreadableError(
                _line(event), "has a key that is no word", "Write a plain word before the colon."
            )
        return key

    def _note_key_twice(self, event: yaml.Event, where: KeyPath) -> None:
        fault = Fault(
            self.name,
            _line(event),
            write_key(where),
            "",
            f"is written twice; the first stands on line {self.lines[where]}",
            "Keep one of the two.",
        )
        self.faults.append(fault)


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
