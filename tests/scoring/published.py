"""Published tables with published answers; each file names its source."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "reference"


def published(name: str) -> dict[str, Any]:
    """The table with its `data`, `expected` answers and `tolerance`."""
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found
