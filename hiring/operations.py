"""What operators run beside the product: bring the database up to date, ask whether all is well."""

from __future__ import annotations

import argparse
import sys

from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError

from hiring.config import Settings, SettingsError, load_settings
from hiring.data_folder import add_option
from hiring.foundation import pulse
from hiring.foundation.database import make_engine, make_sessions
from hiring.migrate import upgrade


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """`hiring migrate` and `hiring health`."""
    migrate = subparsers.add_parser("migrate", help="bring the database up to date")
    add_option(migrate)
    migrate.set_defaults(run=run_migrate)
    health = subparsers.add_parser("health", help="do database, broker, worker and scheduler work")
    add_option(health)
    health.set_defaults(run=run_health)


def run_migrate(_args: argparse.Namespace) -> int:
    """Run every migration that the database hasn't seen."""
    settings = _settings()
    if settings is None:
        return 2
    upgrade(make_engine(settings.database_url))
    return 0


def run_health(_args: argparse.Namespace) -> int:
    """Print a line for each part; 1 where one of them doesn't work."""
    settings = _settings()
    if settings is None:
        return 2
    answers = {"broker": _broker(settings), "background": _background(settings)}
    for part, fault in answers.items():
        print(f"{part}: {fault or 'works'}")
    return 1 if any(answers.values()) else 0


def _settings() -> Settings | None:
    try:
        return load_settings()
    except SettingsError as error:
        print(error, file=sys.stderr)
        return None


def _broker(settings: Settings) -> str | None:
    try:
        Redis.from_url(settings.broker_url, socket_timeout=3, socket_connect_timeout=3).ping()
    except RedisError as error:
        return f"not reached ({type(error).__name__})"
    return None


def _background(settings: Settings) -> str | None:
    try:
        with make_sessions(make_engine(settings.database_url))() as session:
            if pulse.is_alive(session, name=pulse.SWEEP):
                return None
            last = pulse.last_beat(session, name=pulse.SWEEP)
    except SQLAlchemyError as error:
        return f"the database was not reached ({type(error).__name__})"
    when = f"since {last:%Y-%m-%d %H:%M} UTC" if last else "since the start"
    return f"no sweep {when}: the scheduler or every worker is down"
