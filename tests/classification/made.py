"""The small edition as a starting point for broken ones."""

from __future__ import annotations

import shutil
from pathlib import Path

from classification.faults import Fault
from classification.loader import EditionError, load

SMALL = Path(__file__).parent / "editions" / "bus-dispatcher-2024"


def copy_small(folder: Path) -> Path:
    """A copy of the small edition in `folder`."""
    return Path(shutil.copytree(SMALL, folder / "edition"))


def change(folder: Path, name: str, old: str, new: str) -> str:
    """The file's text with the first `old` replaced by `new`, as it is then written."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    changed = text.replace(old, new, 1)
    (folder / name).write_text(changed, encoding="utf-8")
    return changed


def find_faults(folder: Path) -> tuple[Fault, ...]:
    """The faults of the edition in `folder`; none where it loads."""
    try:
        load(folder)
    except EditionError as error:
        return error.faults
    return ()
