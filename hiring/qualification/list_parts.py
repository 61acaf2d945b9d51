"""What the list of candidates asks of the later rooms.  They may not be imported here: the
application wires them in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from flask import current_app
from sqlalchemy.orm import Session

from hiring.qualification.listing import Ids


@dataclass(frozen=True, slots=True)
class ListParts:
    """`asked`: the ids of applications with a letter that is not answered yet.  `acts`: the page
    that takes the chosen candidates to the panel, asks them, or offers them the private form; each
    is posted the chosen ids as `application_id`.  `rated`: which of these applications have sheets
    at the panel, in one query."""

    asked: Callable[[], Ids]
    acts: Mapping[str, str]
    rated: Callable[[Session, Collection[int]], set[int]]


def list_parts() -> ListParts:
    """The parts that the application wired in."""
    parts: ListParts = current_app.extensions["list_parts"]
    return parts
