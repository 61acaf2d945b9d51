"""The edition that a command was asked for by its id or its folder."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from classification.edition import Edition


def load_named(name: str, command: str) -> Edition | int:
    """The edition, or the exit code where there is none that can be used; standard error says
    why."""
    from classification.loader import EditionError, load_edition

    try:
        return load_edition(name, os.environ.get("EDITIONS_PATH"))
    except LookupError as error:
        print(f"{command}: {error.args[0]}", file=sys.stderr)
        return 2
    except EditionError as error:
        for fault in error.faults:
            print(f"{command}: {fault}", file=sys.stderr)
        return 1
