"""One question to a candidate: the words, what kind of answer settles it, and which facts the
answer is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hiring.qualification.amend import FactRef

QuestionKind = Literal[
    "licence",  # yes or no
    "automobile",  # yes or no
    "start",  # month and year
    "end",  # month and year
    "start_and_end",
    "still_working",  # yes, or no and the month of the end
    "share",  # of full time
    "oversight",  # whole, part or none of a department, and its size
    "title_and_oversight",  # the same of a job whose title is not known
    "staff",  # technical staff managed: yes or no, how many, their work
    "conferral",  # yes, not yet, no; never when
    "degree_field",
    "degree_name",  # which degree, and its field
    "equivalence",  # evaluated as equal to which United States degree, by whom
    "degrees",  # every degree that was conferred, where none is listed
    "text",  # something for a recruiter to read
]


@dataclass(frozen=True, slots=True)
class Question:
    """A question that would settle the finding on `requirement`.

    `key` is the same for the same question about the same fact.  `targets` are the facts an answer
    is about: several where two documents state the same job or degree, none where no single fact
    is meant."""

    key: str
    text: str
    kind: QuestionKind
    requirement: str
    targets: tuple[FactRef, ...] = ()

    @property
    def target(self) -> FactRef | None:
        """The first fact that an answer is about."""
        return self.targets[0] if self.targets else None
