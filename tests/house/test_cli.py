"""The `hiring` command: every subcommand is listed, and none loads what another one needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from hiring.cli import COMMANDS, main


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    lines = capsys.readouterr().out.splitlines()
    listed = {line.split()[0] for line in lines if line.startswith("    ") and line.strip()}
    assert COMMANDS.keys() - listed == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_in_the_module_that_is_named(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    assert f"usage: hiring {name} " in capsys.readouterr().out


@pytest.mark.parametrize(("words", "said"), [([], "COMMAND"), (["hire"], "invalid choice: 'hire'")])
def test_command_that_is_none_is_told(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_folder_without_a_product_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["replay", "1", "--data", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        f"{tmp_path} is not the data folder of a product: start one on it with"
        " `hiring serve --data`, or name another folder.\n"
    )


def test_reading_loads_no_database_and_no_web() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from hiring.cli import build_parser; build_parser('read');"
            "print([name for name in ('sqlalchemy', 'flask', 'scipy') if name in sys.modules])",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
