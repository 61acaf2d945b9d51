"""`hiring serve` as operators use it: started, stopped, started again, and once too often."""

from __future__ import annotations

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


def test_serve_refuses_a_second_start_on_the_same_folder(served: Path) -> None:
    second = Demo(served, command="serve")
    with (
        Demo(served, command="serve"),
        pytest.raises(AssertionError, match="already runs on the data folder"),
        second,
    ):
        pass


def test_serve_starts_again_with_everything_there(served: Path) -> None:
    before = (served / "secret_key").read_text()
    with Demo(served, command="serve") as product:
        assert product.stop() == 0
    assert (served / "secret_key").read_text() == before
    assert (served / "hiring.db").exists()
