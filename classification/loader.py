"""Finds and loads editions: the built-in ones, and those in folders that an installation adds.

`load` reads one folder, `load_edition` takes an id or a folder, `find_editions` lists them all.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from classification.edition import Edition
from classification.faults import EditionError, Fault
from classification.folder import hash_content, load, load_texts, names_in

__all__ = [
    "BUILT_IN",
    "EditionError",
    "Fault",
    "FoundEdition",
    "find_editions",
    "hash_content",
    "load",
    "load_edition",
    "load_texts",
    "names_in",
    "scan_editions",
]

BUILT_IN = Path(__file__).parent / "editions"
HEAD = "specification.yaml"

ExtraPaths = str | Iterable[str | os.PathLike[str]] | None


@dataclass(frozen=True, slots=True)
class FoundEdition:
    """An edition folder: its `edition`, or the `faults` that keep it from loading."""

    folder: Path
    edition: Edition | None
    faults: tuple[Fault, ...] = ()


def scan_editions(extra_paths: ExtraPaths = None) -> tuple[FoundEdition, ...]:
    """Every edition folder, the built-in ones first, the faulty ones among them with their faults.

    `extra_paths` is what EDITIONS_PATH holds: a list of folders, or one string with the system's
    path separator between them.  Each folder is an edition or holds editions.
    """
    found: list[FoundEdition] = []
    for folder in _list_folders(extra_paths):
        found.append(_mark_taken_id(_load_found(folder), found))
    return tuple(found)


def find_editions(extra_paths: ExtraPaths = None) -> tuple[Edition, ...]:
    """The editions that load, by id; `scan_editions` says what is wrong with the others."""
    editions = [found.edition for found in scan_editions(extra_paths) if found.edition]
    return tuple(sorted(editions, key=lambda edition: edition.id))


def load_edition(id_or_folder: str | os.PathLike[str], extra_paths: ExtraPaths = None) -> Edition:
    """The edition with this id, or in this folder.

    Raises EditionError where it has faults, and LookupError, which names the known ids, where there
    is none.
    """
    wanted = os.fspath(id_or_folder)
    if os.sep in wanted or Path(wanted, HEAD).is_file():
        return _load_folder(wanted)
    scanned = scan_editions(extra_paths)
    for found in scanned:
        if found.edition and found.edition.id == wanted:
            return found.edition
    for found in scanned:
        if found.faults and found.folder.name == wanted:
            raise EditionError(found.faults)
    known = sorted(found.edition.id for found in scanned if found.edition)
    raise LookupError(f"no edition {wanted!r}; there are: {', '.join(known)}")


def _load_folder(folder: str) -> Edition:
    try:
        return load(folder)
    except NotADirectoryError as error:
        raise LookupError(str(error)) from error


def _list_folders(extra_paths: ExtraPaths) -> Iterator[Path]:
    given = extra_paths.split(os.pathsep) if isinstance(extra_paths, str) else extra_paths or ()
    seen: set[Path] = set()
    for path in [BUILT_IN, *(Path(one) for one in given if os.fspath(one).strip())]:
        inside = [path] if (path / HEAD).is_file() else _list_editions(path)
        for folder in inside:
            if folder.resolve() not in seen:
                seen.add(folder.resolve())
                yield folder


def _list_editions(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]  # loading it says what is wrong
    return sorted(file.parent for file in path.glob(f"*/{HEAD}"))


def _load_found(folder: Path) -> FoundEdition:
    try:
        return FoundEdition(folder, load(folder))
    except EditionError as error:
        return FoundEdition(folder, None, error.faults)
    except NotADirectoryError:
        fix = "Correct the path, or take it out of EDITIONS_PATH."
        return FoundEdition(
            folder, None, (Fault(str(folder), 1, "EDITIONS_PATH", "", "is no folder", fix),)
        )


def _mark_taken_id(found: FoundEdition, before: list[FoundEdition]) -> FoundEdition:
    """Two editions under one id would make a vacancy's pin ambiguous: the later one is a fault."""
    for other in before:
        if found.edition and other.edition and other.edition.id == found.edition.id:
            fault = Fault(
                str(found.folder / HEAD),
                1,
                "edition.id",
                found.edition.id,
                f"is the id of {other.folder} already",
                "Give this edition an id of its own.",
            )
            return FoundEdition(found.folder, None, (fault,))
    return found
