"""The page of the packet: ask for it, see how far it is, and take it."""

from __future__ import annotations

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.wrappers import Response as Answer

from hiring.committee import packet_jobs
from hiring.committee.blueprint import around, around_scores, keep_closed
from hiring.committee.deciding import decision_of, frozen_of
from hiring.committee.packet_access import is_open, kinds_for, why_too_early
from hiring.committee.packet_models import Kind, PacketFile
from hiring.committee.packet_view import NAMES, states_of, view_packets
from hiring.config import Settings
from hiring.foundation import audit, pulse
from hiring.foundation.database import transaction
from hiring.foundation.storage import MissingFileError
from hiring.foundation.web import db, storage
from hiring.panel.finality import note_list_read, why_not_final
from hiring.people import access
from hiring.people.models import Role
from hiring.vacancies.access import vacancy_or_404
from hiring.vacancies.models import Vacancy

bp = Blueprint("packet", __name__)
readers_only = access.only(Role.RECRUITER, Role.COMMITTEE, Role.ADMINISTRATOR)

FILES = {Kind.FULL: "packet", Kind.PUBLIC: "public-packet"}
Page = str | tuple[str, int]


@bp.get("/vacancies/<int:vacancy_id>/packet")
@readers_only
def show(vacancy_id: int) -> str:
    """The packets of the vacancy that the person may have."""
    vacancy = vacancy_or_404(vacancy_id)
    if not kinds_for(db(), access.me(), vacancy):
        keep_closed(vacancy, title="Packet")
    return _draw(vacancy)


@bp.get("/vacancies/<int:vacancy_id>/packet/progress")
@readers_only
def progress(vacancy_id: int) -> dict[str, str]:
    """How far each packet is, for the page's script."""
    vacancy = vacancy_or_404(vacancy_id)
    kinds = kinds_for(db(), access.me(), vacancy)
    states = states_of(db(), vacancy)
    return {kind.value: states[kind] for kind in kinds}


@bp.post("/vacancies/<int:vacancy_id>/packet/<any(full, public):packet_kind>")
@readers_only
def ask(vacancy_id: int, packet_kind: str) -> Answer | Page:
    """Have a packet made."""
    vacancy, wanted = _allowed(vacancy_id, packet_kind)
    if why_too_early(db(), access.me(), vacancy):
        return _draw(vacancy), 409
    if not packet_jobs.ask(db(), vacancy, wanted, actor_id=access.me().id):
        flash("It is being made already. Nothing was asked for twice.")
    return redirect(url_for("packet.show", vacancy_id=vacancy.id), 303)


@bp.get("/vacancies/<int:vacancy_id>/packet/<any(full, public):packet_kind>.pdf")
@readers_only
def take(vacancy_id: int, packet_kind: str) -> Answer | Page:
    """The last packet of this kind; who takes it is put on record."""
    vacancy, wanted = _allowed(vacancy_id, packet_kind)
    file = packet_jobs.latest_file(db(), vacancy, wanted)
    early = why_too_early(db(), access.me(), vacancy)
    if early or file is None or not is_open(db(), vacancy, file):
        return _draw(vacancy), 409
    try:
        data = storage().get(file.sha256)
    except MissingFileError:
        return _draw(vacancy), 409
    if request.method == "GET":
        _note_taken(vacancy, file)
    answer = Response(data, content_type="application/pdf")
    name = f"{FILES[wanted]}-{vacancy.id}-{file.digest[:8]}.pdf"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _allowed(vacancy_id: int, packet_kind: str) -> tuple[Vacancy, Kind]:
    vacancy, wanted = vacancy_or_404(vacancy_id), Kind(packet_kind)
    if wanted not in kinds_for(db(), access.me(), vacancy):
        abort(403)
    return vacancy, wanted


def _note_taken(vacancy: Vacancy, file: PacketFile) -> None:
    """In a transaction that writes from its start: that of the page has read already."""
    user = access.me()
    with transaction(current_app.extensions["sessions"]) as session:
        audit.record(
            session, "packet.taken", subject="vacancy", subject_id=vacancy.id, actor_id=user.id,
            vacancy_id=vacancy.id, kind=file.kind, data=file.digest,
        )  # fmt: skip
        if file.kind == Kind.FULL and file.final:
            note_list_read(session, vacancy, user)


def _draw(vacancy: Vacancy) -> str:
    settings: Settings = current_app.config["SETTINGS"]
    kinds = kinds_for(db(), access.me(), vacancy)
    too_early = why_too_early(db(), access.me(), vacancy)
    whole = Kind.FULL in kinds
    shell = around_scores(vacancy, "Packet") if whole else around(vacancy, ("Packet", None))
    return render_template(
        "committee/packet.html",
        **shell,
        packets=[] if too_early else view_packets(db(), storage(), vacancy, kinds, settings),
        names=NAMES,
        whole=whole,
        open_still=why_not_final(db(), vacancy),
        decided=decision_of(db(), vacancy) is not None,
        frozen=frozen_of(db(), vacancy) is not None,
        works=pulse.is_alive(db(), name=pulse.SWEEP),
    )
