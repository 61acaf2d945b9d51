"""The pools people are drawn from: data files, dealt out between the splits, and seeded dice."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any, Literal, TypeVar

from hiring.foundation.data_files import load_yaml

Split = Literal["train", "test", "demo"]
SPLITS: tuple[Split, ...] = ("train", "test", "demo")
Item = TypeVar("Item")


@cache
def load(name: str) -> Any:
    """The data file `data/NAME.yaml` as plain values; callers must not change them."""
    text = files("hiring.demo").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")
    return load_yaml(text)


def share(items: Sequence[Item], split: Split, common: int = 0) -> list[Item]:
    """The items of one split: every third one, after the first `common` that all splits have."""
    return [*items[:common], *items[common:][SPLITS.index(split) :: len(SPLITS)]]


def dice(*parts: object) -> Random:
    """A random generator that depends on nothing but `parts`; the same on every machine."""
    return Random(":".join(map(str, parts)))  # noqa: S311 - made-up people need no secrecy


def fill(text: str, **slots: object) -> str:
    """`text` with each {slot} replaced; a slot without a value is a KeyError."""
    return text.format_map(slots) if "{" in text else text
