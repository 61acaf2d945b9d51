"""`hiring account`: make the first administrator from the command line."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import TYPE_CHECKING

from hiring.data_folder import add_option

if TYPE_CHECKING:
    from hiring.config import Settings


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """`hiring account create-admin`."""
    account = subparsers.add_parser("account", help="make an administrator's account")
    acts = account.add_subparsers(dest="act", required=True, metavar="ACT")
    create = acts.add_parser("create-admin", help="an account that administers")
    create.add_argument("--email", required=True, help="the address to sign in with")
    create.add_argument("--name", required=True, help="the name as colleagues know it")
    create.add_argument(
        "--link",
        action="store_true",
        help="print a link that works once, to choose the password with, and ask for none here",
    )
    add_option(create)
    create.set_defaults(run=run_create_admin)


def run_create_admin(args: argparse.Namespace) -> int:
    """Make the account.  Returns 0, 1 where the address or the password will not do, 2 where a
    setting is wrong."""
    from sqlalchemy.exc import DatabaseError

    from hiring.config import SettingsError, load_settings
    from hiring.people.service import AccountError

    try:
        settings = load_settings()
        address = _address(args.email)
        password = None if args.link else _ask_password(address)
        print(_create(settings, email=address, name=args.name, password=password))
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    except (AccountError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    except DatabaseError:
        print(
            "The database can't be used as it is: run `hiring migrate` first, and see that"
            " DATABASE_URL is right. Nothing was made.",
            file=sys.stderr,
        )
        return 1
    return 0


def _create(settings: Settings, *, email: str, name: str, password: str | None) -> str:
    """The sentence to print, with the link where no password was given."""
    from hiring.foundation.database import make_engine, make_sessions, transaction
    from hiring.people.models import Role
    from hiring.people.service import create_account, hand_over_link

    with transaction(make_sessions(make_engine(settings.database_url))) as session:
        user = create_account(
            session,
            email=email,
            name=name,
            roles=[Role.ADMINISTRATOR],
            password=password,
            actor_id=None,
        )
        if password is not None:
            return f"{user.name} can sign in at {settings.base_url}"
        url = hand_over_link(session, user, base_url=str(settings.base_url), actor_id=None)
    return f"{user.name} chooses a password here, once, within 72 hours: {url}"


def _address(text: str) -> str:
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(text, check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        raise ValueError(f"{text} is not an e-mail address.") from None


def _ask_password(email: str) -> str:
    """A password typed twice at the terminal, or read from a pipe as one line."""
    from hiring.people.passwords import weakness

    if sys.stdin.isatty():
        password = getpass.getpass("Password: ")
        if getpass.getpass("The same again: ") != password:
            raise ValueError("The two passwords are not the same. Nothing was made.")
    else:
        password = sys.stdin.readline().rstrip("\n")
    if reason := weakness(password, email=email):
        raise ValueError(reason)
    return password
