"""One YAML file of an edition: its values, and the line of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml
from yaml.reader import ReaderError

from classification.faults import Fault, shorten
from classification.yaml_reader import KeyPath, Reader, UnreadableError

__all__ = ["KeyPath", "YamlFile", "parse"]


@dataclass(frozen=True, slots=True)
class YamlFile:
    """One parsed file: its plain `data`, and the line where the value under each path of keys
    begins."""

    name: str
    data: object
    lines: Mapping[KeyPath, int] = field(repr=False)
    unreadable: Fault | None = None
    twice: tuple[tuple[KeyPath, int], ...] = ()

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the file as YAML."""
        if self.unreadable:
            return (self.unreadable,)
        return tuple(
            Fault(
                self.name,
                line,
                self.write_key(path),
                "",
                f"is written twice; the first stands on line {self.lines[path]}",
                "Keep one of the two.",
            )
            for path, line in self.twice
        )

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
        key, value = self.write_key(path), shorten(self.at(path))
        return Fault(self.name, self.line(path), key, value, problem, fix)

    def write_key(self, path: KeyPath) -> str:
        """A path of keys as one word: `items[3].label`, counting the entries of lists from 1."""
        words = ""
        for index, part in enumerate(path):
            if isinstance(part, int) and isinstance(self.at(path[:index]), list):
                words += f"[{part + 1}]"
            else:
                words += f".{part}" if words else str(part)
        return words or "the file"

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


def parse(name: str, text: str) -> YamlFile:
    """The file's data with its lines; `data` is None, and `faults` says why, where the text can't
    be followed."""
    reader = Reader(text)
    try:
        data = reader.read_document()
    except UnreadableError as error:
        return _refuse(name, error.line, error.problem, error.fix)
    except ReaderError as error:
        line = text[: error.position].count("\n") + 1
        problem = f"has a character that YAML does not allow: #x{error.character:04x}"
        return _refuse(name, line, problem, "Remove the character.")
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = f"is not YAML: {error.problem or error.context}"
        fix = "Look at this line and the one above: indentation, a missing colon or quote."
        return _refuse(name, mark.line + 1 if mark else 1, problem, fix)
    return YamlFile(name, data, reader.lines, twice=tuple(reader.twice))


def _refuse(name: str, line: int, problem: str, fix: str) -> YamlFile:
    return YamlFile(name, None, {}, Fault(name, line, "the file", "", problem, fix))
