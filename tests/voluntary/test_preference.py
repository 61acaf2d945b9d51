"""Veterans' preference: the candidate's claim with evidence, and HR's decision."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from hiring.correspondence.models import CandidateLink, Purpose
from hiring.foundation.audit import AuditEvent
from hiring.foundation.database import AppendOnlyError
from hiring.intake.models import Document
from hiring.people.models import Role
from hiring.vacancies.models import Application, SeatKind
from hiring.vacancies.service import seat, unseat
from hiring.voluntary import claims, decisions
from hiring.voluntary.claims import ClaimError
from hiring.voluntary.decisions import Eligibility
from hiring.voluntary.models import PreferenceClaim, PreferenceDecision, PreferenceEvidence
from tests.conftest import SignIn, token
from tests.panel import made as panel
from tests.voluntary import made

PHOTO = b"\xff\xd8\xff\xe0 made up photo"


@pytest.fixture
def path(app: Flask, session: Session, ana: Application) -> str:
    """The address of the candidate's claim."""
    token = made.link(app, session, ana, Purpose.PREFERENCE_CLAIM)
    session.commit()
    return f"/preference/{token}"


@pytest.fixture
def candidate(app: Flask) -> FlaskClient:
    return app.test_client()


def send(client: FlaskClient, path: str, **fields: object) -> TestResponse:
    return client.post(path, data={"csrf_token": token(client), "act": "claim", **fields})


def file(data: bytes = made.PDF, name: str = "dd214.pdf") -> tuple[io.BytesIO, str]:
    return io.BytesIO(data), name


def words(page: TestResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.get_data(as_text=True)).split())


def decide(session: Session, application: Application, **values: object) -> PreferenceDecision:
    given: dict[str, object] = {
        "eligibility": "veteran",
        "evidence": ["dd214"],
        "evidence_seen_on": date(2026, 11, 2),
        "reason": "Honorable discharge.",
        "seen": None,
        "actor_id": application.vacancy.created_by,
        **values,
    }
    return decisions.decide(session, application, **given)  # type: ignore[arg-type]


def test_page_says_why_who_sees_it_and_what_proves_it(candidate: FlaskClient, path: str) -> None:
    page = candidate.get(path)
    text = words(page)
    for said in (
        "ORS 408.225 to 408.238",
        "HR alone sees your claim and your evidence.",
        "A claim never counts against you, and neither does making none.",
        "State servicemember",
        "DD Form 214",
        "expected within 120 days",
        "Cover your Social Security number and your date of birth",
    ):
        assert said in text
    assert "Kova" not in text
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_claim_and_evidence_reach_hr_and_not_the_reader(
    app: Flask, session: Session, candidate: FlaskClient, ana: Application, path: str
) -> None:
    documents = session.scalars(select(Document.sha256)).all()
    session.rollback()
    answer = send(
        candidate,
        path,
        kind="disabled_veteran",
        files=[file(), file(PHOTO, "papers/va letter.JPG")],
    )
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{path}?done=claimed")
    assert "2 files arrived." in words(candidate.get(f"{path}?done=claimed"))
    (claim,) = claims.claims_of(session, application_id=ana.id)
    assert (claim.kind, claim.rule) == ("disabled_veteran", "ors-408-2026")
    files = claims.evidence_of(session, application_id=ana.id)
    assert [(one.type, one.filename) for one in files] == [
        ("pdf", "dd214.pdf"),
        ("jpeg", "va letter.JPG"),
    ]
    assert [made.store_of(app).get(one.sha256) for one in files] == [made.PDF, PHOTO]
    assert not any(app.extensions["storage"].has(one.sha256) for one in files)
    assert session.scalars(select(Document.sha256)).all() == documents


def test_page_never_shows_what_was_sent(app: Flask, candidate: FlaskClient, path: str) -> None:
    def look() -> str:
        page = app.test_client().get(path).get_data(as_text=True)
        return re.sub(r'(content|value)="[^"]{60,}"', "", page)

    before = look()
    send(candidate, path, kind="veteran", files=[file()])
    assert look() == before


def test_claim_can_be_changed_and_taken_back_and_all_of_it_stays_on_record(
    session: Session, candidate: FlaskClient, ana: Application, path: str
) -> None:
    send(candidate, path, kind="veteran", files=[file()])
    send(candidate, path, kind="disabled_veteran", files=[file()])
    send(candidate, path, act="take_back")
    send(candidate, path, act="take_back")
    kinds = [claim.kind for claim in claims.claims_of(session, application_id=ana.id)]
    assert kinds == [None, "disabled_veteran", "veteran"]
    assert len(claims.evidence_of(session, application_id=ana.id)) == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Choose what you claim."),
        ({"kind": "general"}, "Not a valid choice."),
        ({"kind": "veteran", "files": [file(b"")]}, "The file is empty: 0 bytes."),
        ({"kind": "veteran", "files": [file(b"PK\x03\x04zip", "a.pdf")]}, "neither a PDF nor"),
    ],
)
def test_wrong_claim_is_refused_whole(
    session: Session,
    candidate: FlaskClient,
    path: str,
    fields: dict[str, object],
    sentence: str,
) -> None:
    answer = send(candidate, path, **fields)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert session.scalars(select(PreferenceClaim)).all() == []
    assert session.scalars(select(PreferenceEvidence)).all() == []


def test_too_many_files_at_once_are_refused(candidate: FlaskClient, path: str) -> None:
    files = [file(made.PDF + bytes([n]), f"{n}.pdf") for n in range(4)]
    answer = send(candidate, path, kind="veteran", files=files)
    assert answer.status_code == 422
    assert "Send 3 files at a time, then the others." in words(answer)


def test_more_files_than_fit_are_refused(app: Flask, session: Session, ana: Application) -> None:
    def add(number: int) -> PreferenceEvidence:
        data = made.PDF + str(number).encode()
        return claims.add_evidence(
            session, made.store_of(app), ana, filename="a.pdf", data=data, max_bytes=100
        )

    for number in range(claims.MAX_FILES):
        add(number)
    assert add(0).filename == "a.pdf"  # the same bytes again are no new file
    with pytest.raises(ClaimError, match="no more can be added"):
        add(claims.MAX_FILES)


def test_state_servicemember_cannot_claim_under_the_rule_before(
    app: Flask, session: Session, candidate: FlaskClient, ana: Application, path: str
) -> None:
    ana.vacancy.closing_date = date(2025, 12, 31)
    session.commit()
    assert "State servicemember" not in words(candidate.get(path))
    assert send(candidate, path, kind="state_servicemember").status_code == 422


def test_hr_decides_on_the_evidence_it_saw(
    app: Flask, session: Session, sign_in: SignIn, ana: Application
) -> None:
    made.claim(app, session, ana, kind="disabled_veteran")
    session.commit()
    hr = sign_in(Role.RECRUITER, email="hr@district.example")
    assert "Decide about a claim to veterans’ preference" in words(hr.get("/"))
    listed = words(hr.get(f"/vacancies/{ana.vacancy_id}/preference"))
    assert "Ana Kovač Disabled veteran" in listed
    assert "to decide" in listed
    path = f"/candidates/{ana.id}/preference"
    assert "dd214.pdf" in words(hr.get(path))
    form = {
        "csrf_token": token(hr),
        "eligibility": "disabled_veteran",
        "evidence": ["dd214", "va_letter"],
        "evidence_seen_on": "2026-11-02",
        "reason": "A rating of the VA.",
        "seen": "",
    }
    answer = hr.post(path, data=form)
    assert (answer.status_code, answer.headers["Location"]) == (303, path)
    found = decisions.eligibility_of(session, ana.id)
    assert found is not None
    assert (found.kind, found.points, found.rule) == ("disabled_veteran", 10, "ors-408-2026")
    page = words(hr.get(path))
    assert "Disabled veteran: 10 points" in page
    assert "Letter from the U.S. Department of Veterans Affairs; seen on 2 Nov 2026" in page
    assert "Decide about" not in words(hr.get("/"))
    again = hr.post(path, data=form)
    assert again.status_code == 409
    assert "Somebody else recorded a decision while you worked." in words(again)


def test_newest_decision_counts_and_older_ones_stay(session: Session, ana: Application) -> None:
    assert decisions.eligibility_of(session, ana.id) is None
    first = decide(session, ana)
    second = decide(
        session, ana, eligibility="none", evidence=[], reason="Another person.", seen=first.id
    )
    assert decisions.eligibility_of(session, ana.id) == Eligibility(
        "none", 0, "ors-408-2026", second.decided_at
    )
    assert decisions.decisions_of(session, application_id=ana.id) == [second, first]
    first.reason = "Changed."
    with pytest.raises(AppendOnlyError):
        session.flush()


def test_claim_taken_back_after_the_decision_gives_no_preference(
    app: Flask, session: Session, ana: Application
) -> None:
    made.claim(app, session, ana)
    decide(session, ana)
    claims.take_back(session, ana)
    assert decisions.eligibility_of(session, ana.id) is None


def test_hr_is_told_who_dealt_with_claims_and_sits_now(
    app: Flask, session: Session, sign_in: SignIn, ana: Application
) -> None:
    told = "dealt with claims to veterans’ preference here"
    decider = panel.person(session, "rita", Role.RECRUITER, Role.COMMITTEE)
    made.claim(app, session, ana)
    session.commit()
    hr = sign_in(Role.RECRUITER, email="hr@district.example")
    path = f"/vacancies/{ana.vacancy_id}"
    decide(session, ana, actor_id=decider.id)
    seat(session, ana.vacancy, user=decider, kind=SeatKind.COMMITTEE, actor_id=decider.id)
    session.commit()
    assert words(hr.get(path)).count(told) == 1
    found = hr.post(f"{path}/seats/search", data={"csrf_token": token(hr), "text": "rita"})
    assert words(found).count(told) == 2
    for email in ("mara@district.example", "rita@district.example"):
        assert told not in words(sign_in(email=email).get(path))


def test_claim_of_a_merged_application_stands_with_the_other(
    app: Flask, session: Session, ana: Application
) -> None:
    other = panel.candidate(session, ana.vacancy, "Ana K.")
    made.claim(app, session, other)
    decide(session, other)
    other.merged_into_id = ana.id
    session.flush()
    found = decisions.eligibility_of(session, ana.id)
    assert found is not None
    assert found.points == 5


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"eligibility": "hero"}, "eligibility"),
        ({"evidence": []}, "evidence"),
        ({"evidence": ["hearsay"]}, "evidence"),
        ({"evidence_seen_on": None}, "evidence_seen_on"),
        ({"reason": "  "}, "reason"),
    ],
)
def test_decision_without_its_grounds_is_refused(
    session: Session, ana: Application, values: dict[str, object], field: str
) -> None:
    with pytest.raises(ClaimError) as refused:
        decide(session, ana, **values)
    assert refused.value.field == field


def test_evidence_is_a_download_that_is_recorded(
    app: Flask, session: Session, sign_in: SignIn, ana: Application
) -> None:
    evidence = made.claim(app, session, ana)
    other = panel.candidate(session, ana.vacancy, "Bo Lind")
    session.commit()
    hr = sign_in(Role.RECRUITER, email="hr@district.example")
    form = {"csrf_token": token(hr)}
    answer = hr.post(f"/candidates/{ana.id}/preference/evidence/{evidence}", data=form)
    assert answer.data == made.PDF
    assert answer.headers["Content-Disposition"] == f"attachment; filename=evidence-{evidence}.pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    wrong = hr.post(f"/candidates/{other.id}/preference/evidence/{evidence}", data=form)
    assert wrong.status_code == 404
    events = session.scalars(
        select(AuditEvent).where(AuditEvent.action == "preference.evidence_downloaded")
    ).all()
    assert [(event.subject, event.subject_id) for event in events] == [
        ("preference_evidence", evidence)
    ]


def test_trail_names_no_candidate_who_claimed(
    app: Flask, session: Session, ana: Application
) -> None:
    """An administrator who rates can read the trail: it must not say who claimed."""
    made.claim(app, session, ana)
    decide(session, ana)
    events = session.scalars(
        select(AuditEvent).where(AuditEvent.action.startswith("preference."))
    ).all()
    assert {event.action for event in events} == {
        "preference.claimed",
        "preference.evidence_received",
        "preference.decided",
    }
    assert all(event.subject.startswith("preference_") for event in events)
    assert all(event.details == {} for event in events)


@pytest.mark.parametrize("method", ["list", "page", "decide", "evidence", "counts", "draw up"])
def test_hr_with_a_seat_is_refused_with_a_sentence(
    app: Flask, session: Session, sign_in: SignIn, ana: Application, method: str
) -> None:
    evidence = made.claim(app, session, ana)
    session.commit()
    mara = sign_in(email="mara@district.example")
    form = {"csrf_token": token(mara), "sure": "yes", "eligibility": "none", "reason": "x"}
    page = f"/candidates/{ana.id}/preference"
    counts = f"/vacancies/{ana.vacancy_id}/voluntary"
    answer = {
        "list": lambda: mara.get(f"/vacancies/{ana.vacancy_id}/preference"),
        "page": lambda: mara.get(page),
        "decide": lambda: mara.post(page, data=form),
        "evidence": lambda: mara.post(f"{page}/evidence/{evidence}", data=form),
        "counts": lambda: mara.get(counts),
        "draw up": lambda: mara.post(counts, data=form),
    }[method]()
    assert answer.status_code == 403
    assert "Not for those who rate or decide" in words(answer)
    assert "Ana" not in words(answer).replace("Another", "")
    assert "claim to veterans" not in words(mara.get("/"))


def test_hr_that_gave_up_a_seat_stays_out(
    app: Flask, session: Session, sign_in: SignIn, ana: Application
) -> None:
    """Else a recruiter could leave the panel, look, and come back."""
    mara = panel.person(session, "mara")
    made.claim(app, session, ana)
    unseat(session, ana.vacancy, user=mara, kind=SeatKind.PANEL, actor_id=mara.id)
    session.commit()
    client = sign_in(email="mara@district.example")
    assert client.get(f"/candidates/{ana.id}/preference").status_code == 403
    assert "claim to veterans" not in words(client.get("/"))
    vacancy = words(client.get(f"/vacancies/{ana.vacancy_id}"))
    assert "Offer the voluntary pages" in vacancy
    assert "Claims to veterans" not in vacancy


def test_link_is_never_spent(session: Session, candidate: FlaskClient, path: str) -> None:
    send(candidate, path, kind="veteran")
    assert [link.used_at for link in session.scalars(select(CandidateLink))] == [None]
