"""The `hiring` command: each room brings its own subcommands, this file only lists them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from hiring.data_folder import DataFolderError, enter

# Each command's module has `add_parser(subparsers)`, which sets `run`: a function of the arguments
# that returns the exit code (0 done, 1 an input could not be read or is wrong, 2 wrong usage).
# Heavy libraries are imported inside `run`.
COMMANDS = {
    "read": "hiring.reading.command",
    "reread": "hiring.reading.rereading_command",
    "qualify": "hiring.qualification.command",
    "replay": "hiring.qualification.replay_command",
    "edition": "hiring.vacancies.command",
    "reference": "hiring.scoring.reference_command",
    "score": "hiring.scoring.score_command",
    "packet": "hiring.packet_command",
    "serve": "hiring.serve",
    "demo": "hiring.demo.command",
    "migrate": "hiring.operations",
    "health": "hiring.operations",
    "account": "hiring.people.command",
}


def build_parser(asked: str | None) -> argparse.ArgumentParser:
    """The parser with the command that is asked for, whose module alone is loaded; with every
    command where none is."""
    parser = argparse.ArgumentParser(prog="hiring", description="The hiring pipeline.")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    names = [COMMANDS[asked]] if asked in COMMANDS else COMMANDS.values()
    for name in dict.fromkeys(names):
        import_module(name).add_parser(subparsers)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = sys.argv[1:] if argv is None else argv
    args = build_parser(words[0] if words else None).parse_args(words)
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
