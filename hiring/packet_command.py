"""`hiring packet`: everything the committee decides on, as one tagged PDF."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from hiring.data_folder import add_option

_COMMAND = "hiring packet"


def add_parser(subparsers: Any) -> None:
    """Add `packet` to the `hiring` command."""
    parser = subparsers.add_parser(
        "packet", help="a vacancy's rules, ranked list, scorecards, agreement and decision as a PDF"
    )
    parser.add_argument("vacancy", metavar="VACANCY", help="its number, or its exact title")
    parser.add_argument(
        "--public", action="store_true", help="the redacted twin for public records"
    )
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="where to write it; else to standard output"
    )
    add_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the packet; 1 where the file or the database can't be used, 2 where the vacancy or a
    setting is wrong."""
    from sqlalchemy.exc import DatabaseError

    from hiring.config import SettingsError, load_settings

    if args.output is None and sys.stdout.isatty():
        _complain("a PDF is no text for a terminal: give --output FILE, or send it to a file")
        return 2
    # Before the packet is made, which may take a minute.
    if args.output is not None and (fault := _fault_of(args.output)):
        _complain(f"{args.output} can't be written: {fault}. Nothing was made")
        return 1
    try:
        data = _make(load_settings(), args)
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    except DatabaseError:
        _complain("the database can't be used as it is: run `hiring migrate` first")
        return 1
    return data if isinstance(data, int) else _write(data, args.output)


def _make(settings: Any, args: argparse.Namespace) -> bytes | int:
    from hiring.app import create_app
    from hiring.committee.packet import collect
    from hiring.committee.packet_file import write_packet
    from hiring.qualification.replay_command import explain_vacancies, find_vacancies

    app = create_app(settings)
    with app.app_context(), app.extensions["sessions"]() as session:
        vacancies = find_vacancies(session, args.vacancy)
        if len(vacancies) != 1:
            _complain(explain_vacancies(args.vacancy, vacancies))
            return 2
        packet = collect(
            session,
            vacancies[0],
            organisation=settings.organisation,
            preference=settings.veterans_preference,
            public=args.public,
        )
        return write_packet(app, packet).data


def _fault_of(output: Path) -> str | None:
    """Why nothing can be written there and what to do, as far as can be seen beforehand."""
    folder = output.absolute().parent
    if output.is_dir():
        return "it is a folder; name a file in it"
    if not folder.is_dir():
        return f"there is no folder {folder}; make it, or choose another FILE"
    if not os.access(output if output.exists() else folder, os.W_OK):
        return "this account may not write there; choose another FILE, or another account"
    return None


def _write(data: bytes, output: Path | None) -> int:
    if output is None:
        sys.stdout.buffer.write(data)
        return 0
    try:
        output.write_bytes(data)
    except OSError as error:
        why = error.strerror or type(error).__name__
        _complain(f"{output} can't be written: {why}; choose another FILE. No packet was kept")
        return 1
    return 0


def _complain(words: str) -> None:
    print(f"{_COMMAND}: {words}.", file=sys.stderr)
