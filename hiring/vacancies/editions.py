"""The edition a vacancy pins: which ones there are to choose from, and the snapshot of its files
that it is judged by for ever."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from sqlalchemy.orm import Session

from classification.edition import Edition, Requirement
from classification.loader import hash_content, load_texts, names_in
from hiring.foundation.clock import now
from hiring.vacancies.models import EditionSnapshot, Vacancy

_loaded: dict[str, Edition] = {}
_loading = Lock()


class EditionChangedError(Exception):
    """The edition's folder is no longer what was loaded from it."""


def take_snapshot(session: Session, edition: Edition) -> EditionSnapshot:
    """The row with the edition's files as they were loaded, written where there is none yet.

    EditionChangedError where the folder has changed since."""
    kept = session.get(EditionSnapshot, edition.content_hash)
    if kept is not None:
        return kept
    folder = Path(edition.folder)
    files = {name: (folder / name).read_text("utf-8-sig") for name in names_in(folder)}
    if hash_content(files) != edition.content_hash:
        raise EditionChangedError(
            f"The files of {edition.id} changed while it was being chosen. Choose it again."
        )
    snapshot = EditionSnapshot(
        content_hash=edition.content_hash, edition_id=edition.id, files=files, created_at=now()
    )
    session.add(snapshot)
    session.flush()
    return snapshot


def edition_of(session: Session, vacancy: Vacancy) -> Edition:
    """The edition that the vacancy pinned, loaded from its snapshot and kept in memory by its
    hash."""
    return kept_edition(session, vacancy.edition_hash)


def kept_edition(session: Session, content_hash: str) -> Edition:
    """The edition whose files have this hash, loaded from their snapshot and kept in memory.

    NoResultFound where no vacancy ever pinned it."""
    with _loading:
        edition = _loaded.get(content_hash)
    if edition is None:
        snapshot = session.get_one(EditionSnapshot, content_hash)
        edition = load_texts(snapshot.files)
        with _loading:
            _loaded[content_hash] = edition
    return edition


def special_requirements(edition: Edition) -> tuple[Requirement, ...]:
    """The requirements that are judged only once HR has confirmed their legal ground."""
    return tuple(
        requirement
        for requirement in edition.requirements
        if requirement.group == "special" and requirement.legal_ground
    )
