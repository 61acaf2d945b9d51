"""The `hiring` command: each room brings its own subcommands, this file only lists them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from hiring.data_folder import DataFolderError, enter

# Each module has `add_parser(subparsers)`, which sets `run`: a function of the arguments that
# returns the exit code (0 done, 1 an input could not be read or is wrong, 2 wrong usage).  Heavy
# libraries are imported inside `run`.
COMMANDS = (
    "hiring.reading.command",
    "hiring.reading.rereading_command",
    "hiring.qualification.command",
    "hiring.qualification.replay_command",
    "hiring.vacancies.command",
    "hiring.scoring.reference_command",
    "hiring.scoring.score_command",
    "hiring.packet_command",
    "hiring.serve",
    "hiring.demo.command",
    "hiring.operations",
    "hiring.people.command",
)


def build_parser() -> argparse.ArgumentParser:
    """The parser with every subcommand."""
    parser = argparse.ArgumentParser(prog="hiring", description="The hiring pipeline.")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in COMMANDS:
        import_module(name).add_parser(subparsers)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    args = build_parser().parse_args(argv)
    if getattr(args, "data_folder", None) is not None:
        try:
            enter(args.data_folder)
        except DataFolderError as error:
            print(error, file=sys.stderr)
            return 2
    code: int = args.run(args)
    return code


if __name__ == "__main__":
    sys.exit(main())
