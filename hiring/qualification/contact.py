"""How to reach a candidate, as a person corrected it.  What was read stays in its reading."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from hiring.foundation import audit
from hiring.qualification import service
from hiring.vacancies.models import Application


@dataclass(frozen=True, slots=True)
class ContactDetails:
    """Name and ways to reach a person; None where nothing is known."""

    name: str | None
    email: str | None
    phone: str | None


class ContactChangedError(Exception):
    """Somebody else changed the details since the person looked at them; nothing was written."""


def contact_of(application: Application) -> ContactDetails:
    """The details in force."""
    return ContactDetails(application.name, application.email, application.phone)


def correct_contact(
    session: Session,
    application: Application,
    *,
    seen: ContactDetails,
    to: ContactDetails,
    actor_id: int,
) -> None:
    """Put these details in force; ContactChangedError where others than `seen` are."""
    session.get(Application, application.id, with_for_update=True, populate_existing=True)
    before = contact_of(application)
    if before != seen:
        raise ContactChangedError
    changed = [
        name for name in ("name", "email", "phone") if getattr(before, name) != getattr(to, name)
    ]
    if not changed:
        return
    application.name, application.email, application.phone = to.name, to.email, to.phone
    audit.record(
        session,
        "application.contact_corrected",
        subject="application",
        subject_id=application.id,
        actor_id=actor_id,
        vacancy_id=application.vacancy_id,
        fields=changed,
    )
    session.flush()
    # The signs that this may be somebody who is there already follow the details.
    service.qualify(session, application_id=application.id)
