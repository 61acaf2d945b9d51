"""Word lists of the reader, kept as data beside the code and loaded once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from hiring.foundation import data_files


@cache
def load_yaml(name: str) -> Any:
    """The content of a YAML file of the reader's data folder."""
    return data_files.load_yaml((files("hiring.reading") / "data" / name).read_text("utf-8"))


@cache
def load_list(name: str) -> frozenset[str]:
    """The lines of a text file, lower case, without blank lines and comments."""
    text = (files("hiring.reading") / "data" / name).read_text("utf-8")
    lines = (line.strip().lower() for line in text.splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))
