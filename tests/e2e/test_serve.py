"""`hiring serve` as operators use it: started, stopped, started again, and once too often."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.e2e.demo import Demo


def processes_in(folder: Path) -> list[str]:
    """The command lines of processes that run in the folder or name it."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            if str(folder) in words or str(folder) in str((process / "cwd").readlink()):
                found.append(words)
    return found


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of a product that ran once."""
    folder = tmp_path_factory.mktemp("served")
    with Demo(folder, command="serve") as product:
        assert len(processes_in(folder)) > 1
        assert product.stop() == 0
    assert processes_in(folder) == []
    return folder


def test_serve_starts_again_with_everything_there_and_only_once(served: Path) -> None:
    before = (served / "secret_key").read_text()
    second = Demo(served, command="serve")
    with Demo(served, command="serve") as product:
        assert (served / "secret_key").read_text() == before
        assert (served / "hiring.db").exists()
        with pytest.raises(AssertionError, match="already runs on the data folder"), second:
            pass
        assert command(served, "health").splitlines()[0] == "broker: works"
        link = command(
            served,
            "account",
            "create-admin",
            "--email=ada@district.example",
            "--name=Ada",
            "--link",
        )
        assert f"{product.url}/links/" in link
        assert product.stop() == 0
    assert command(served, "health").startswith("broker: not reached")


def command(folder: Path, *words: str) -> str:
    """What a `hiring` command says of the product in the folder, without any setting outside."""
    own = ("SECRET_KEY", "DATABASE_URL", "BROKER_URL", "STORAGE_URL", "BASE_URL")
    done = subprocess.run(
        [sys.executable, "-m", "hiring.cli", *words, "--data", str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={name: value for name, value in os.environ.items() if name not in own},
    )
    return done.stdout + done.stderr


def test_folder_without_a_product_is_told(tmp_path: Path) -> None:
    said = command(tmp_path, "replay", "1")
    assert said == (
        f"{tmp_path} is not the data folder of a product: start one on it with"
        " `hiring serve --data`, or name another folder.\n"
    )
