"""The repository speaks of the product alone: no registry hosts, no paths of one machine."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT_SIZE = 2_000_000

# In pieces, so that this file does not name them itself.
FORBIDDEN = {
    "registry host": re.compile(
        "|".join(
            re.escape("".join(parts))
            for parts in (
                ("artifact", "ory"),
                ("nex", "us.", ""),
                ("pypi", ".org"),
                ("python", "hosted.org"),
                ("registry.", "npmjs"),
                ("docker", ".io/"),
                ("proxy.", "golang"),
            )
        ),
        re.IGNORECASE,
    ),
    "path of one machine": re.compile(r"(?<![\w.~$}/-])/(?:work|root|home|Users|mnt)/[\w.-]+"),
    "folder outside the repository": re.compile(r"\.\./" + "shared"),
}


def tracked_files() -> list[Path]:
    """What git would hand to somebody else, or every file where there is no git."""
    git = subprocess.run(
        ["git", "ls-files", "-z", "--cached"], cwd=ROOT, capture_output=True, check=False
    )
    names = git.stdout.decode().split("\0") if git.returncode == 0 else []
    found = [ROOT / name for name in names if name] or [
        path for path in ROOT.rglob("*") if ".venv" not in path.parts and ".git" not in path.parts
    ]
    return [path for path in found if path.is_file() and path.stat().st_size < TEXT_SIZE]


def text_of(path: Path) -> str:
    """The text of a file; empty where it is not text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_names(what: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in tracked_files()
        for match in FORBIDDEN[what].finditer(text_of(path))
    ]
    assert found == []
