"""What is covered for the panel, under which name, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal[
    "name",
    "email",
    "phone",
    "address",
    "link",
    "birth",
    "age",
    "schooling",
    "family",
    "pay",
    "photo",
    "other",
]


@dataclass(frozen=True, slots=True)
class Cover:
    """One kind: what stands in the text in its place, its name in the log, and the reason for
    covering it."""

    stand_in: str
    label: str
    reason: str


_LAW = "Oregon HB 3187: not before the first interview."

COVERS: Final[dict[Kind, Cover]] = {
    "name": Cover("[name]", "Name", "It tells who the candidate is."),
    "email": Cover("[e-mail]", "E-mail address", "It tells who the candidate is."),
    "phone": Cover("[phone]", "Telephone number", "It tells who the candidate is."),
    "address": Cover("[address]", "Address", "It tells where the candidate lives."),
    "link": Cover("[link]", "Link or account", "It leads to who the candidate is."),
    "birth": Cover("[birth]", "Date or place of birth", _LAW),
    "age": Cover("[age]", "Age", _LAW),
    "schooling": Cover("[year]", "Year of schooling", _LAW),
    "family": Cover("[personal]", "Family or person", "It has no bearing on the work."),
    "pay": Cover("[pay]", "Pay", "ORS 652.220 and 659A.357: pay history is not considered."),
    "photo": Cover("[picture]", "Photograph or picture", "It may show the candidate."),
    "other": Cover("[covered]", "Other words", "A recruiter covered it."),
}

# Where two kinds claim one word, the first of these names it.
ORDER: Final[tuple[Kind, ...]] = (
    "email",
    "phone",
    "link",
    "name",
    "birth",
    "age",
    "family",
    "pay",
    "address",
    "schooling",
    "photo",
    "other",
)
