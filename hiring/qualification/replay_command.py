"""`hiring replay`: compute every finding of a vacancy again from what is stored, and print what
differs from what was recorded.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from hiring.data_folder import add_option
from hiring.named_edition import load_named
from hiring.qualification.command import parse_date

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from classification.edition import Edition
    from hiring.config import Settings
    from hiring.qualification.replay import Replayed, Standing, Terms
    from hiring.vacancies.models import Vacancy


_DIGITS = 9  # of a vacancy's number: a longer one is in no database, and too large for some


def add_parser(subparsers: Any) -> None:
    """Add `replay` to the `hiring` command."""
    parser = subparsers.add_parser(
        "replay", help="compute a vacancy's findings again; print what differs from the record"
    )
    parser.add_argument("vacancy", metavar="VACANCY", help="its number, or its exact title")
    parser.add_argument(
        "--as-of",
        type=parse_date,
        metavar="YYYY-MM-DD",
        help="what would change as of another date: the findings in force alone",
    )
    parser.add_argument(
        "--edition",
        metavar="ID|FOLDER",
        help="what would change under another edition: the findings in force alone",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    add_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Replay; 0 where nothing differs, 1 where something does, is gone or can't be used, 2 where
    the vacancy, the edition or a setting is wrong."""
    from sqlalchemy.exc import DatabaseError

    from hiring.config import SettingsError, load_settings

    try:
        return _replay(load_settings(), args)
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    except DatabaseError:
        _complain(
            "the database can't be used as it is: run `hiring migrate` first, and see that"
            " DATABASE_URL is right"
        )
        return 1


def _replay(settings: Settings, args: argparse.Namespace) -> int:
    from hiring.foundation.database import make_engine, make_sessions

    edition = _find_edition(args.edition)
    if isinstance(edition, int):
        return edition
    with make_sessions(make_engine(settings.database_url))() as session:
        vacancies = find_vacancies(session, args.vacancy)
        if len(vacancies) != 1:
            _complain(explain_vacancies(args.vacancy, vacancies))
            return 2
        return _print(session, vacancies[0], args.as_of, edition, as_json=args.json)


def _print(
    session: Session,
    vacancy: Vacancy,
    as_of: date | None,
    edition: Edition | None,
    *,
    as_json: bool,
) -> int:
    from hiring.qualification.replay import Terms, ids_in_force, recorded_ids, replay

    terms = Terms(as_of, edition)
    ids = (ids_in_force if terms.changed else recorded_ids)(session, vacancy)
    differing = 0
    for one in replay(session, ids, terms):
        differing += not one.same
        if as_json:
            print(json.dumps(write_replayed(one), ensure_ascii=False), flush=True)
        elif not one.same:
            print(*describe(one), sep="\n", flush=True)
    _sum_up(len(ids), differing, terms)
    return 1 if differing else 0


def _sum_up(count: int, differing: int, terms: Terms) -> None:
    rows = f"{count} set{'' if count == 1 else 's'} of findings computed again"
    what = "would differ" if terms.changed else "differ"
    print(f"{rows}; {differing or 'none'} {what}.", file=sys.stderr)


def find_vacancies(session: Session, name: str) -> list[Vacancy]:
    """The vacancy with this number, or those with exactly this title."""
    from sqlalchemy import select

    from hiring.vacancies.models import Vacancy

    if name.isascii() and name.isdigit() and len(name) <= _DIGITS:
        found = session.get(Vacancy, int(name))
        if found is not None:
            return [found]
    query = select(Vacancy).where(Vacancy.title == name).order_by(Vacancy.id)
    return list(session.scalars(query))


def explain_vacancies(name: str, found: list[Vacancy]) -> str:
    """Why the name is not that of one vacancy."""
    if not found:
        return f"there is no vacancy {name!r}; give its number or its exact title"
    numbers = ", ".join(str(vacancy.id) for vacancy in found)
    return f"several vacancies are called {name!r}; give one of their numbers: {numbers}"


def _find_edition(name: str | None) -> Edition | int | None:
    """The edition asked for, or the exit code where it can't be used."""
    return None if name is None else load_named(name, "hiring replay")


def write_replayed(one: Replayed) -> dict[str, Any]:
    """One set of findings as `--json` prints it (docs/schemas/replay.schema.json)."""
    from dataclasses import asdict

    return {
        "vacancy": one.application.vacancy_id,
        "candidate": one.application.number,
        "qualification": one.row.id,
        "recorded_at": one.row.created_at.isoformat(),
        "in_force": one.in_force,
        "same": one.same,
        "recorded": _write_standing(one.recorded),
        "replayed": _write_standing(one.replayed) if one.replayed else None,
        "changes": [asdict(change) for change in one.changes],
        "deviations": [asdict(deviation) for deviation in one.deviations],
        "missing": list(one.missing),
    }


def _write_standing(standing: Standing) -> dict[str, str]:
    return {
        "edition": standing.edition,
        "edition_hash": standing.edition_hash,
        "as_of": standing.as_of.isoformat(),
        "outcome": standing.outcome,
        "next_step": standing.next_step,
    }


def describe(one: Replayed) -> Iterator[str]:
    """The differences in lines; candidates by their number, since this may end in a log."""
    which = "in force" if one.in_force else "of the history"
    day = one.row.created_at.date().isoformat()
    yield f"Candidate {one.application.number}, findings {one.row.id} of {day}, {which}:"
    for name in one.missing:
        yield f"  {name} is no longer stored, so that these findings can't be computed again"
    if one.replayed and one.replayed.outcome != one.recorded.outcome:
        yield f"  outcome: {one.recorded.outcome} → {one.replayed.outcome}"
    if one.replayed and one.replayed.next_step != one.recorded.next_step:
        yield f"  next step: {one.recorded.next_step} → {one.replayed.next_step}"
    for change in one.changes:
        yield f"  {change.label}: {_beside(change.recorded, change.replayed)}"
        if change.months_recorded or change.months_replayed:
            yield f"    months {_beside(change.months_recorded, change.months_replayed)}"
        if change.why:
            yield f"    {change.why}"
    for deviation in one.deviations:
        yield f"  {deviation.path}: {_beside(deviation.recorded, deviation.replayed)}"


def _beside(recorded: Any, replayed: Any) -> str:
    was, now = ("not there" if value is None else value for value in (recorded, replayed))
    return f"{was}, as recorded" if was == now else f"{was} → {now}"


def _complain(message: str) -> None:
    print(f"hiring replay: {message}", file=sys.stderr)
