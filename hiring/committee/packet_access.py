"""Who may have which packet, and when."""

from __future__ import annotations

from sqlalchemy.orm import Session

from hiring.committee.packet_models import Kind, PacketFile
from hiring.panel.finality import why_not_final
from hiring.panel.service import may_see_ratings, waiting_sheets
from hiring.people.models import Role, User
from hiring.vacancies.models import Vacancy


def kinds_for(session: Session, user: User, vacancy: Vacancy) -> tuple[Kind, ...]:
    """The packets that the user's place here entitles to.  Both for those who see the ranking; the
    public one for administrators, who answer for the records.  None for whoever still rates."""
    if may_see_ratings(session, user, vacancy):
        return (Kind.FULL, Kind.PUBLIC)
    if Role.ADMINISTRATOR in user.roles and not waiting_sheets(session, user, vacancy):
        return (Kind.PUBLIC,)
    return ()


def why_too_early(session: Session, user: User, vacancy: Vacancy) -> str | None:
    """Why the user gets no packet yet, as a sentence; None where nothing is in the way.  It would
    tell an administrator of ratings that can still change."""
    if may_see_ratings(session, user, vacancy):
        return None
    return why_not_final(session, vacancy)


def is_open(session: Session, vacancy: Vacancy, file: PacketFile) -> bool:
    """Whether the file may be read now: the official list, which a full packet holds once ratings
    are final, is closed while the panel goes on."""
    if file.kind == Kind.PUBLIC or not file.final:
        return True
    return why_not_final(session, vacancy) is None
