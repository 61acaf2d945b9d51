"""One answer saved: a new version of its cell, once, and never over what another window saved."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from hiring.foundation import audit
from hiring.foundation.clock import now
from hiring.panel.acts import lock
from hiring.panel.errors import PanelError, StaleRatingError
from hiring.panel.instrument import rated_numbers
from hiring.panel.models import Rating, RatingSource, Sheet
from hiring.panel.newest import is_known, newest
from hiring.panel.sheets import refuse_unless_open
from hiring.vacancies.service import edition_of

MAX_NOTE: Final = 4000


def rate(
    session: Session,
    sheet: Sheet,
    *,
    item: int,
    value: int | None,
    note: str | None = None,
    seen: int | None = None,
    key: str | None = None,
    after: str | None = None,
    given_at: datetime | None = None,
    source: RatingSource = RatingSource.SHEET,
) -> Rating:
    """The rating of the item, saved as a new version where value or note differ from the current
    one.

    `value` None is "not observed".  `note` None leaves the note as it is, "" takes it away.  `seen`
    is the version that the writer had on screen (0: none; None: doesn't matter): where another is
    current and says something else, StaleRatingError and nothing is written.  `key` names the
    answer: one that was saved before is not saved again, whatever came after it.  `after` is the
    key of the answer that the writer saw there although nothing had told its version yet: where
    that one is current, nothing was overlooked.  `given_at` is when it was given, no later than
    now.  SheetClosedError unless the sheet is open; PanelError for an item or a value that the
    sheet doesn't have."""
    lock(session, sheet)
    current = newest(session, Rating, sheet, Rating.item == item)
    if key is not None and is_known(session, Rating, sheet, key):
        return _still_current(current, key)
    refuse_unless_open(session, sheet)
    _check_cell(session, sheet, item=item, value=value, note=note)
    kept = current.note if current else None
    note = kept if note is None else note.strip() or None
    if current and (current.value, current.note) == (value, note):
        return current
    version = current.version if current else 0
    if seen is not None and seen != version and not _follows(current, after):
        raise StaleRatingError(current)
    moment = now()
    rating = Rating(
        sheet_id=sheet.id,
        item=item,
        version=version + 1,
        value=value,
        note=note,
        at=moment,
        source=source.value,
        key=key,
        given_at=min(given_at, moment) if given_at else None,
    )
    session.add(rating)
    session.flush()
    audit.record(
        session,
        "rating.saved",
        subject="sheet",
        subject_id=sheet.id,
        actor_id=sheet.user_id,
        vacancy_id=sheet.application.vacancy_id,
        item=item,
        version=rating.version,
    )
    return rating


def _follows(current: Rating | None, after: str | None) -> bool:
    return current is not None and after is not None and current.key == after


def _still_current(current: Rating | None, key: str) -> Rating:
    """The answer that came a second time, unless another one has followed it."""
    if current is None or current.key != key:
        raise StaleRatingError(current, overtaken=True)
    return current


def _check_cell(
    session: Session, sheet: Sheet, *, item: int, value: int | None, note: str | None
) -> None:
    edition = edition_of(session, sheet.application.vacancy)
    if item not in rated_numbers(edition):
        raise PanelError(f"Item {item} is not rated on this sheet.")
    if item not in rated_numbers(edition, sheet.areas):
        raise PanelError(f"Item {item} is not among the areas that you rate for this candidate.")
    if value is not None and value not in {level.value for level in edition.levels}:
        raise PanelError(f"{value} is not on the scale.")
    if note is not None and len(note) > MAX_NOTE:
        raise PanelError(f"Keep a note below {MAX_NOTE} characters.")
