"""Reads one edition: its YAML files become a checked, frozen `Edition` with a content hash.

How to write one: `docs/editions.md`.  `loader` is the door for the other rooms.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from classification.build import build_edition
from classification.checks import check_across
from classification.checks_weights import check_weights
from classification.edition import Edition
from classification.explain import explain
from classification.faults import EditionError, Fault
from classification.schema import FILES, OPTIONAL_FILES
from classification.yaml_file import YamlFile, parse


def load(folder: str | os.PathLike[str]) -> Edition:
    """The edition in `folder`.

    Raises EditionError with every fault of its files, and NotADirectoryError where there is no such
    folder.
    """
    path = Path(folder)
    if not path.is_dir():
        raise NotADirectoryError(f"no such folder: {path}")
    texts, faults = _read_files(path)
    if faults:
        # The files that are there are checked as well, so that one round of mending is enough.
        unread = {fault.file for fault in faults}
        _, more = _check(str(path), texts)
        raise EditionError([*faults, *(fault for fault in more if fault.file not in unread)])
    edition = load_texts(texts, str(path))
    # Not of texts: what a vacancy pinned before this was asked for loads as it did.
    name = "competencies.yaml"
    if unexplained := [*check_weights(parse(str(path / name), texts[name]))]:
        raise EditionError(unexplained)
    return edition


def load_texts(texts: Mapping[str, str], folder: str = "") -> Edition:
    """The edition in the texts of its files, by file name; `folder` is where they came from.

    Raises EditionError with every fault.
    """
    names = sorted([*FILES, *(name for name in OPTIONAL_FILES if name in texts)])
    return _load_texts(folder, tuple((name, texts.get(name, "")) for name in names))


def names_in(folder: str | os.PathLike[str]) -> list[str]:
    """The names of an edition's files: those that every edition has, and the optional ones that
    are there."""
    there = [name for name in OPTIONAL_FILES if (Path(folder) / name).exists()]
    return [*FILES, *there]


def hash_content(texts: Mapping[str, str]) -> str:
    """The SHA-256, in hexadecimal, of an edition's files.

    Hashed in the order of their names, for each: its name, a line feed, the length of its UTF-8
    bytes in decimal, a line feed, the bytes.  A byte order mark is left out and every line ends in
    one line feed, so that the same edition has the same hash on every system.  A changed comment
    changes the hash: what was pinned is the file as people read it.
    """
    digest = hashlib.sha256()
    for name, text in sorted(texts.items()):
        content = text.replace("\r\n", "\n").replace("\r", "\n").encode()
        digest.update(f"{name}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _read_files(path: Path) -> tuple[dict[str, str], list[Fault]]:
    texts: dict[str, str] = {}
    faults = list(_find_strangers(path))
    for name in names_in(path):
        file = path / name
        try:
            texts[name] = file.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            fix = f"Add it; docs/editions.md says what it holds. An edition has {', '.join(FILES)}."
            faults.append(Fault(str(file), 1, "the file", "", "is missing", fix))
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            problem = "is not UTF-8 text"
            faults.append(Fault(str(file), line, "the file", "", problem, "Save it as UTF-8."))
        except OSError as error:
            problem = f"can't be read: {error.strerror}"
            faults.append(Fault(str(file), 1, "the file", "", problem, "Mend its permissions."))
    return texts, faults


def _find_strangers(path: Path) -> Iterator[Fault]:
    """YAML files that no edition has: most often a misspelt name, whose content would be lost
    silently."""
    for file in sorted([*path.glob("*.yaml"), *path.glob("*.yml")]):
        if file.name not in {**FILES, **OPTIONAL_FILES}:
            near = get_close_matches(file.name, [*FILES, *OPTIONAL_FILES], n=1)
            fix = f"Did you mean {near[0]}?" if near else "Move it out of the folder."
            problem = "is no file of an edition"
            yield Fault(str(file), 1, "the file", file.name, problem, fix)


@lru_cache(maxsize=64)
def _load_texts(folder: str, texts: tuple[tuple[str, str], ...]) -> Edition:
    contents = dict(texts)
    models, faults = _check(folder, contents)
    if faults:
        raise EditionError(faults)
    ordered: list[Any] = [models.get(name) for name in (*FILES, *OPTIONAL_FILES)]
    return build_edition(*ordered, content_hash=hash_content(contents), folder=folder)


def _check(folder: str, texts: Mapping[str, str]) -> tuple[dict[str, Any], list[Fault]]:
    """The typed content of each file that has one, and every fault of the files."""
    names = [*FILES, *(name for name in OPTIONAL_FILES if name in texts)]
    files = {name: parse(str(Path(folder) / name), texts.get(name, "")) for name in names}
    models, faults = _validate(files)
    return models, [*faults, *check_across(files)]


def _validate(files: Mapping[str, YamlFile]) -> tuple[dict[str, Any], list[Fault]]:
    models: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, file in files.items():
        model = {**FILES, **OPTIONAL_FILES}[name]
        faults += file.faults
        if file.data is None:
            if not file.faults:
                fix = "Write its keys; docs/editions.md says which."
                faults.append(Fault(file.name, 1, "the file", "", "is empty", fix))
            continue
        try:
            models[name] = model.model_validate(file.data)
        except ValidationError as error:
            faults += explain(file, model, error)
    return models, faults
