"""What an operator sees of a product from outside: its processes, and what commands say of it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest

from hiring.cli import main

OWN = ("SECRET_KEY", "DATABASE_URL", "BROKER_URL", "STORAGE_URL", "BASE_URL")


def processes_in(folder: Path) -> list[str]:
    """The command lines of processes that name the folder, or have it in their environment."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            if str(folder) in words or str(folder).encode() in (process / "environ").read_bytes():
                found.append(words)
    return found


def command(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> str:
    """What a `hiring` command says of the product in the folder, without any setting outside."""
    outside = {name: value for name, value in os.environ.items() if name not in OWN}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "environ", outside)
        main([*words, "--data", str(folder)])
    said = capsys.readouterr()
    return said.out + said.err
