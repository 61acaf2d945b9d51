"""Ratings from a long CSV with the header `candidate,rater,item,rating`."""

from __future__ import annotations

import re
from pathlib import Path

from classification.edition import Edition
from hiring.scoring.csv_cells import CsvError, read_rows
from hiring.scoring.instrument import Instrument, instrument_of, plain_instrument
from hiring.scoring.scores import Label, Rating

COLUMNS = ("candidate", "rater", "item", "rating")
_WHOLE = re.compile(r"\d+(\.0+)?", re.ASCII)
_Cell = tuple[str, str, Label]


def read_ratings(path: Path, edition: Edition | None) -> tuple[list[Rating], Instrument]:
    """The ratings, each cell once, and the instrument that they are of.

    CsvError with the line for what can't be: a rating that is not on the scale, an item that the
    edition has not, or two different ratings of one cell.  An item that repeats another takes the
    other's rating."""
    lines = _read(path)
    instrument = (
        instrument_of(edition) if edition else plain_instrument([row[2] for _, row in lines])
    )
    found: dict[_Cell, tuple[int | None, int]] = {}
    repeated: list[tuple[int, _Cell, int | None]] = []
    for line, (candidate, rater, label, cell) in lines:
        item = _item(label, edition, instrument, line)
        value = _value(cell, instrument.top, line)
        if item in instrument.repeats:
            original = (candidate, rater, instrument.repeats[item])
            repeated.append((line, original, value))
            continue
        place = (candidate, rater, item)
        if place in found and found[place][0] != value:
            raise CsvError(
                f"Line {line}: another rating of candidate {candidate} by {rater} on item {label} "
                f"stands in line {found[place][1]}."
            )
        found.setdefault(place, (value, line))
    _repeat(found, repeated)
    return [Rating(*place, value) for place, (value, _) in found.items()], instrument


def _repeat(
    found: dict[_Cell, tuple[int | None, int]],
    repeated: list[tuple[int, _Cell, int | None]],
) -> None:
    """Let the repeated items agree with those that they repeat; one that stands alone is taken for
    the other, and an empty one says nothing."""
    for line, place, value in repeated:
        if place not in found:
            found[place] = (value, line)
        elif value is not None and value != found[place][0]:
            raise CsvError(
                f"Line {line}: the item repeats item {place[2]}, which line {found[place][1]} "
                "rates differently."
            )


def _read(path: Path) -> list[tuple[int, tuple[str, str, str, str]]]:
    """The four cells of each row with its line, in the order of COLUMNS."""
    lines, rows = read_rows(path)
    heading = [name.lower() for name in rows[0]]
    if sorted(heading) != sorted(COLUMNS):
        raise CsvError(f"Line 1: the heading has to be {','.join(COLUMNS)}.")
    if len(rows) < 2:
        raise CsvError("The file holds no rating.")
    places = [heading.index(name) for name in COLUMNS]
    found = []
    for line, row in zip(lines[1:], rows[1:], strict=True):
        if len(row) != len(COLUMNS):
            raise CsvError(f"Line {line} has {len(row)} cells; the heading has {len(COLUMNS)}.")
        candidate, rater, item, rating = (row[n] for n in places)
        for name, cell in zip(COLUMNS, (candidate, rater, item), strict=False):
            if not cell:
                raise CsvError(f"Line {line} names no {name}.")
        found.append((line, (candidate, rater, item, rating)))
    return found


def _item(label: str, edition: Edition | None, instrument: Instrument, line: int) -> Label:
    if edition is None:
        return label
    number = int(label) if label.isdecimal() else None
    if number is None or not (number in instrument.areas or number in instrument.repeats):
        raise CsvError(f"Line {line}: edition {edition.id} has no item {label}.")
    return number


def _value(cell: str, top: int, line: int) -> int | None:
    if not cell:
        return None
    value = int(float(cell)) if _WHOLE.fullmatch(cell) else 0
    if not 1 <= value <= top:
        raise CsvError(f"Line {line}: {cell!r} is no rating from 1 to {top}.")
    return value
