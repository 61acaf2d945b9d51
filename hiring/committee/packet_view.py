"""What the page says of each packet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from hiring.committee.packet_access import is_open
from hiring.committee.packet_data import read_data
from hiring.committee.packet_file import form_of
from hiring.committee.packet_jobs import UNDER_WAY, latest_file, works_of
from hiring.committee.packet_models import Kind, PacketFile, PacketState, PacketWork
from hiring.config import Settings
from hiring.foundation.storage import Storage
from hiring.vacancies.models import Vacancy

NAMES = {Kind.FULL: "Packet of the committee", Kind.PUBLIC: "Packet for public records"}
NONE = "none"


@dataclass(frozen=True, slots=True)
class PacketView:
    """One packet on the page.  `file` is the last one, None where there is none or where it is gone
    from the store (`lost`); `changed` says what has changed since it was made: the "data", the
    "form" alone, or nothing."""

    kind: Kind
    work: PacketWork | None
    file: PacketFile | None
    lost: datetime | None
    readable: bool
    changed: str

    @property
    def state(self) -> str:
        """The state of the making; "none" where nobody has asked for it."""
        return self.work.state if self.work else NONE

    @property
    def under_way(self) -> bool:
        """Whether the state will change by itself."""
        return self.state in UNDER_WAY

    @property
    def current(self) -> bool:
        """Whether there is nothing to make: the last file says what the data say."""
        return self.file is not None and not self.changed and self.state == PacketState.READY


def states_of(session: Session, vacancy: Vacancy) -> dict[Kind, str]:
    """The state of the making of each kind, without a look at the data."""
    works = works_of(session, vacancy)
    return {kind: works[kind].state if kind in works else NONE for kind in Kind}


def view_packets(
    session: Session,
    storage: Storage,
    vacancy: Vacancy,
    kinds: tuple[Kind, ...],
    settings: Settings,
) -> list[PacketView]:
    """The packets of these kinds.  The data are read only where a file may be older than they."""
    works = works_of(session, vacancy)
    last = {kind: latest_file(session, vacancy, kind) for kind in kinds}
    digest = ""
    if any(file and not _under_way(works.get(kind)) for kind, file in last.items()):
        digest = read_data(
            session,
            vacancy,
            organisation=settings.organisation,
            preference=settings.veterans_preference,
        ).digest
    return [
        _view(session, storage, vacancy, kind, works.get(kind), last[kind], digest)
        for kind in kinds
    ]


def _view(
    session: Session,
    storage: Storage,
    vacancy: Vacancy,
    kind: Kind,
    work: PacketWork | None,
    file: PacketFile | None,
    digest: str,
) -> PacketView:
    if file is None or not storage.has(file.sha256):
        lost = file.made_at if file else None
        return PacketView(kind, work, None, lost, readable=False, changed="")
    readable = is_open(session, vacancy, file)
    return PacketView(kind, work, file, None, readable, _changed(file, digest))


def _changed(file: PacketFile, digest: str) -> str:
    if file.digest != digest:
        return "data"
    return "form" if file.form != form_of() else ""


def _under_way(work: PacketWork | None) -> bool:
    return work is not None and work.state in UNDER_WAY
