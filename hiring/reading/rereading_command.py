"""`hiring reread`: have documents that an earlier reader read be read again, after an upgrade."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from hiring.data_folder import add_option

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from hiring.config import Settings
    from hiring.vacancies.models import Vacancy


def add_parser(subparsers: Any) -> None:
    """Add `reread` to the `hiring` command."""
    parser = subparsers.add_parser(
        "reread", help="read again what an earlier reader read; alone, list the vacancies"
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--vacancy", type=int, metavar="ID", help="the files of this vacancy")
    which.add_argument("--all", action="store_true", help="the files of every vacancy")
    add_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List or queue; 0 when done, 1 where the vacancy or the database is not there, 2 where a
    setting is wrong."""
    from sqlalchemy.exc import DatabaseError

    from hiring.config import SettingsError, load_settings

    try:
        return _reread(load_settings(), args)
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    except DatabaseError:
        print(
            "The database can't be used as it is: run `hiring migrate` first, and see that"
            " DATABASE_URL is right. Nothing was queued.",
            file=sys.stderr,
        )
        return 1


def _reread(settings: Settings, args: argparse.Namespace) -> int:
    from hiring.foundation import queue
    from hiring.foundation.database import make_engine, make_sessions, transaction

    sessions = make_sessions(make_engine(settings.database_url))
    queue.attach(sessions, queue.Queue(settings.broker_url))
    with transaction(sessions) as session:
        vacancies = _vacancies(session, args.vacancy)
        if not vacancies and args.vacancy is not None:
            print(f"There is no vacancy {args.vacancy}.", file=sys.stderr)
            return 1
        if args.all or args.vacancy is not None:
            _queue(session, vacancies)
        else:
            _list(session, vacancies)
    return 0


def _vacancies(session: Session, vacancy_id: int | None) -> Sequence[Vacancy]:
    from sqlalchemy import select

    from hiring.vacancies.models import Vacancy

    query = select(Vacancy).order_by(Vacancy.id)
    if vacancy_id is not None:
        query = query.where(Vacancy.id == vacancy_id)
    return session.scalars(query).all()


def _queue(session: Session, vacancies: Sequence[Vacancy]) -> None:
    from hiring.reading.rereading import read_vacancy_again
    from hiring.reading.version import VERSION

    count = sum(read_vacancy_again(session, one, actor_id=None) for one in vacancies)
    files = "1 file is" if count == 1 else f"{count} files are"
    print(f"{files} queued to be read by reader {VERSION}.")


def _list(session: Session, vacancies: Sequence[Vacancy]) -> None:
    from hiring.reading.rereading import versions_of
    from hiring.reading.version import VERSION

    found = [(one, versions_of(session, one.id)) for one in vacancies]
    outdated = [(one, versions) for one, versions in found if versions.outdated]
    for one, versions in outdated:
        files = "1 file" if versions.outdated == 1 else f"{versions.outdated} files"
        print(f"vacancy {one.id}, {one.title}: {files} by reader {', '.join(versions.by)}")
    if outdated:
        print(f"The reader is now {VERSION}. Queue them with --vacancy ID or --all.")
    else:
        print(f"Every file that could be read was read by reader {VERSION}.")
