"""The made-up people who use the demo, and what becomes of its made-up candidates."""

from __future__ import annotations

from dataclasses import dataclass

from hiring.people.models import Role
from hiring.vacancies.models import Stage

TITLE = "Chief Technology Officer"
GROUND = (
    "The class specification asks for it under Special Requirements: the officer travels between"
    " schools on duty, which HR confirms as an essential function."
)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Someone with an account.  `severity` is how many points lower than the others a panel member
    rates."""

    name: str
    email: str
    roles: tuple[Role, ...]
    severity: float = 0.0


COLLEAGUES = (
    Colleague("Imani Castellanos", "administrator@district.example", (Role.ADMINISTRATOR,)),
    Colleague("Ruth Abernathy", "recruiter@district.example", (Role.RECRUITER,)),
    Colleague("Devon Okafor", "panel@district.example", (Role.PANEL,)),
    Colleague("Marisol Pike", "panel2@district.example", (Role.PANEL,), severity=0.5),
    Colleague("Tomas Lindqvist", "panel3@district.example", (Role.PANEL,), severity=-0.3),
    Colleague("Hana Brightwater", "committee@district.example", (Role.COMMITTEE,)),
    Colleague("Oren Falk", "committee2@district.example", (Role.COMMITTEE,)),
)


@dataclass(frozen=True, slots=True)
class Course:
    """How far one candidate comes.  `rated` is how many panel members have submitted (None: all);
    `strength` the middle of their ratings; `recused` the member who stepped back, by e-mail, and
    `claims` what preference the candidate claims."""

    stage: Stage
    strength: float = 3.0
    rated: int | None = None
    reason: str | None = None
    recused: str | None = None
    claims: str | None = None


RECUSAL = "We worked in the same office for two years, and I would know whose file this is."

# By the candidate's number, which follows the order of the files.  Who isn't here stays where the
# pipeline left them.
COURSES = {
    1: Course(Stage.FINALIST, 4.1),
    2: Course(Stage.OFFERED, 3.9),
    3: Course(Stage.INTERVIEWED, 3.6, claims="veteran"),
    4: Course(Stage.HIRED, 4.3),
    7: Course(Stage.WITHDRAWN, reason="Took another position; told us by telephone."),
    8: Course(Stage.INVITED, 3.5),
    10: Course(Stage.PANEL, 3.1, rated=1),
    11: Course(Stage.PANEL, 3.3, rated=0, recused="panel3@district.example"),
    14: Course(Stage.SET_ASIDE, reason="Asked to be considered for a later opening instead."),
}
