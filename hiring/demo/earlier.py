"""An earlier search that has come to its end: ratings final, preference on record, counts drawn up,
the decision recorded and not yet signed by everybody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from hiring.committee import deciding
from hiring.committee.basis import hash_of
from hiring.committee.decision_forms import competencies
from hiring.committee.departure import MemoEntry, asked_by
from hiring.committee.official import official_list
from hiring.config import Settings
from hiring.demo.draw import person
from hiring.demo.rating import Stint, Transaction, rate_stints, stints_of
from hiring.demo.render import render
from hiring.foundation.clock import now
from hiring.panel import service as panel
from hiring.panel.conversion import Conversion
from hiring.people.models import User
from hiring.vacancies import service as vacancies
from hiring.vacancies.models import Application, Stage, Vacancy
from hiring.vacancies.stages import JOURNEY
from hiring.voluntary import claims, decisions
from hiring.voluntary import service as voluntary

TITLE = "Chief Technology Officer, earlier search"
CLOSED_BEFORE = timedelta(days=60)
WEIGHTS = {"it-management": Decimal("1.5"), "business-management": Decimal("1.5")}
WHY = "The district rebuilds its network with a levy; the board asked that both count for more."
REASONS = (
    "The panel could not tell the first two apart. The work of the next two years is the network"
    " and the levy that pays for it, and there the ratings speak for this candidate."
)
ON_PREFERENCE = (
    "Weighed first and in full. The two years ahead ask for what the memo names, which the panel"
    " saw less of in the candidate who has preference."
)
MEMO = (
    MemoEntry("area:it-management", "Led the rebuilding of two networks of this size."),
    MemoEntry("area:business-management", "Carried a levy from plan to audit."),
)


@dataclass(frozen=True, slots=True)
class Applicant:
    """A made-up person by their seed, how the résumé looks, the middle of their ratings, whether
    they have preference, and what they told of themselves."""

    seed: int
    layout: str
    strength: float
    veteran: bool
    sex: str


APPLICANTS = (
    Applicant(269, "executive", 4.1, veteran=False, sex="female"),
    Applicant(491, "right-dates", 3.9, veteran=False, sex="male"),
    Applicant(2503, "centred", 3.85, veteran=True, sex="male"),
    Applicant(2863, "left-dates", 2.9, veteran=False, sex="male"),
)


def earlier_files() -> Iterator[tuple[str, bytes]]:
    """(file name, bytes) of each applicant's résumé."""
    for one in APPLICANTS:
        resume = render(person(one.seed, "train"), one.layout, "month-year-en-dash", one.seed)
        yield resume.filename, resume.content


def settle_rules(session: Session, vacancy: Vacancy, *, recruiter: User) -> None:
    """Two areas count for more than the others, with the reason."""
    edition = vacancies.edition_of(session, vacancy)
    panel.settle_scoring(
        session,
        vacancy,
        conversion=Conversion.OF_TOP,
        weights={area.slug: WEIGHTS.get(area.slug, Decimal(1)) for area in edition.areas},
        reason=WHY,
        seen=None,
        actor_id=recruiter.id,
    )


def finish(begin: Transaction, settings: Settings, vacancy_id: int, people: Sequence[User]) -> None:
    """Everything after reading: preference, ratings, interviews, counts, decision."""
    administrator, recruiter = people[:2]
    with begin() as session:
        vacancy = session.get_one(Vacancy, vacancy_id)
        applications = _by_applicant(session, vacancy)
        settle_rules(session, vacancy, recruiter=recruiter)
        for application, one in applications:
            if one.veteran:
                grant_preference(session, application, actor_id=administrator.id)
        chosen = [application for application, _ in applications]
        panel.send_to_panel(session, vacancy, applications=chosen, actor_id=recruiter.id)
    rate_stints(begin, vacancy_id, _stints(begin, vacancy_id))
    with begin() as session:
        vacancy = session.get_one(Vacancy, vacancy_id)
        for application, one in _by_applicant(session, vacancy):
            _interview(session, application, actor_id=recruiter.id)
            voluntary.keep_answers(
                session,
                application_id=application.id,
                chosen={"sex": [one.sex]},
                secret_key=settings.secret_key,
            )
        voluntary.draw_up(
            session, vacancy, actor_id=administrator.id, secret_key=settings.secret_key
        )
        panel.close_panel(session, vacancy, actor_id=recruiter.id)
    with begin() as session:
        _decide(session, session.get_one(Vacancy, vacancy_id))


def grant_preference(session: Session, application: Application, *, actor_id: int) -> None:
    """The candidate claims to be a veteran, and HR finds it proved on paper."""
    claims.claim(session, application, kind="veteran")
    decisions.decide(
        session,
        application,
        eligibility="veteran",
        evidence=["dd214"],
        evidence_seen_on=now().date(),
        reason="Honorable discharge after four years of active duty.",
        seen=None,
        actor_id=actor_id,
    )


def _by_applicant(session: Session, vacancy: Vacancy) -> list[tuple[Application, Applicant]]:
    applications = session.scalars(
        select(Application).where(Application.vacancy_id == vacancy.id).order_by(Application.number)
    )
    return list(zip(applications, APPLICANTS, strict=True))


def _stints(begin: Transaction, vacancy_id: int) -> list[Stint]:
    with begin() as session:
        vacancy = session.get_one(Vacancy, vacancy_id)
        return [
            stint
            for application, one in _by_applicant(session, vacancy)
            for stint in stints_of(session, application, strength=one.strength)
        ]


def _interview(session: Session, application: Application, *, actor_id: int) -> None:
    start, end = JOURNEY.index(Stage.INVITED), JOURNEY.index(Stage.INTERVIEWED)
    for stage in JOURNEY[start : end + 1]:
        vacancies.move(session, application, to=stage, actor_id=actor_id)


def _decide(session: Session, vacancy: Vacancy) -> None:
    """The committee takes the second of the list, says why, and the first member signs."""
    found = official_list(session, vacancy, preference=True)
    second = found.rows[1].application.id
    member = deciding.members_of(vacancy)[0]
    decision = deciding.record_decision(
        session,
        vacancy,
        found,
        chosen_id=second,
        reasons=REASONS,
        memo=MEMO,
        preference_reasons=ON_PREFERENCE if asked_by(found.placed, second).veterans else "",
        competencies=tuple(competencies(found.ranking.sources.edition)),
        seen=0,
        seen_hash=hash_of(deciding.basis_of(found)),
        user=member,
    )
    deciding.sign(
        session,
        vacancy,
        found,
        version=decision.version,
        kind=deciding.AGREES,
        remark="",
        user=member,
    )
