"""The data folder of a product that runs on one machine: what it holds of the settings, and how
other commands work on it (`--data FOLDER`)."""

from __future__ import annotations

import argparse
import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

DATABASE, ADDRESSES, KEY = "hiring.db", "addresses.json", "secret_key"


class DataFolderError(Exception):
    """The folder is not that of a product; the message says what to do."""


def add_option(parser: argparse.ArgumentParser) -> None:
    """Let the command work on a data folder in place of settings in the environment."""
    parser.add_argument(
        "--data",
        dest="data_folder",
        type=Path,
        metavar="FOLDER",
        help="the data folder of `hiring serve` or `hiring demo`; without it the settings come"
        " from the environment",
    )


def environment_of(folder: Path, *, base_url: str, broker_url: str) -> dict[str, str]:
    """The settings of the product in the folder, as the environment of its parts would hold
    them."""
    return {
        "SECRET_KEY": secret_key(folder),
        "DATABASE_URL": f"sqlite:///{folder / DATABASE}",
        "BROKER_URL": broker_url,
        "STORAGE_URL": f"file://{folder / 'files'}",
        "BASE_URL": base_url,
        "SECURE_COOKIES": "false",
    }


def keep_addresses(folder: Path, environment: Mapping[str, str]) -> None:
    """Write down where the product that starts now is reached: the ports differ from start to
    start."""
    addresses = {name: environment[name] for name in ("BASE_URL", "BROKER_URL")}
    path = folder / ADDRESSES
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(addresses, file)


def enter(folder: Path) -> None:
    """Take the folder's settings for this process; what is set in the environment stays.

    DataFolderError where no product has ever been started on it."""
    folder = folder.resolve()
    try:
        addresses = json.loads((folder / ADDRESSES).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DataFolderError(
            f"{folder} is not the data folder of a product: start one on it with"
            " `hiring serve --data`, or name another folder."
        ) from None
    found = environment_of(
        folder, base_url=addresses["BASE_URL"], broker_url=addresses["BROKER_URL"]
    )
    for name, value in found.items():
        os.environ.setdefault(name, value)


def secret_key(folder: Path) -> str:
    """The folder's own key, made at the first start and readable by its owner alone."""
    path = folder / KEY
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text()
