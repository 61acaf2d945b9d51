"""What a candidate fills in for each kind of question.

No input takes an age, a birth date or a date of school: a degree is conferred or not, never when.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from hiring.qualification.question import QuestionKind

InputType = Literal["choice", "month", "number", "line", "text", "select"]
Options = tuple[tuple[str, str], ...]

LONGEST_LINE = 200
LONGEST_TEXT = 4000
DEGREE_ROWS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a question.  `options` are the values and words of a choice or select; `low` and
    `high` the bounds of a number; `unit` stands behind it.  Groups after the first are folded away
    until they are needed."""

    name: str
    label: str
    type: InputType
    options: Options = ()
    hint: str = ""
    unit: str = ""
    group: int = 1
    low: int = 0
    high: int = 0

    @property
    def said(self) -> str:
        """The label as it stands beside an answer: without the condition it may begin with."""
        words = self.label.partition(", ")[2] if self.label.startswith("If ") else self.label
        return f"{words[0].upper()}{words[1:]}"

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its form fields: a month has two."""
        if self.type == "month":
            return (f"{self.name}_month", f"{self.name}_year")
        return (self.name,)


YES_NO: Options = (("yes", "Yes"), ("no", "No"))
LEVELS: Options = (
    ("associate", "Associate's degree"),
    ("bachelor", "Bachelor's degree"),
    ("master", "Master's degree"),
    ("doctorate", "Doctorate"),
)
CONFERRED: Options = (("yes", "Yes"), ("not_yet", "Not yet"), ("no", "No"))

_START = Input("start", "Month and year you started", "month")
_END = Input("end", "Month and year you ended", "month")
_FIELD = Input("field", "Field of study", "line")
_TITLE = Input("title", "Your title", "line")
_SIZE = (
    Input("staff", "Technical staff", "number", unit="people", high=100_000),
    Input("users", "People who used its services", "number", high=10_000_000),
    Input("sites", "Schools or sites", "number", high=100_000),
    Input("devices", "Devices", "number", high=10_000_000),
    Input("budget", "Yearly budget", "number", unit="US dollars", high=100_000_000_000),
)
_SCOPE = (
    Input(
        "scope",
        "What you oversaw",
        "choice",
        options=(
            ("whole", "The whole information technology department"),
            ("part", "A part of it"),
            ("none", "Neither: the work was of another kind"),
        ),
    ),
    Input("part", "If a part, which", "line"),
    *_SIZE,
)


def _degree_row(number: int) -> tuple[Input, ...]:
    which = ("First", "Second", "Third")[number - 1]
    return (
        Input(f"level_{number}", f"{which} degree: level", "select", LEVELS, group=number),
        Input(f"field_{number}", f"{which} degree: field of study", "line", group=number),
        Input(f"institution_{number}", f"{which} degree: institution", "line", group=number),
        Input(
            f"conferred_{number}", f"{which} degree: conferred", "select", CONFERRED, group=number
        ),
    )


INPUTS: Mapping[QuestionKind, tuple[Input, ...]] = {
    "licence": (Input("answer", "Valid driver's license", "choice", options=YES_NO),),
    "automobile": (Input("answer", "Use of a personal automobile", "choice", options=YES_NO),),
    "start": (_START,),
    "end": (_END,),
    "start_and_end": (_START, _END),
    "still_working": (
        Input("still", "Still working there on the review date", "choice", options=YES_NO),
        Input("end", "If not, month and year you ended", "month"),
    ),
    "share": (
        Input(
            "share",
            "Share of full time",
            "number",
            hint="Half time is 50, full time is 100.",
            unit="percent",
            low=1,
            high=100,
        ),
    ),
    "oversight": _SCOPE,
    "title_and_oversight": (_TITLE, *_SCOPE),
    "staff": (
        Input("managed", "You managed technical staff", "choice", options=YES_NO),
        Input("people", "If so, how many people", "number", unit="people", low=1, high=100_000),
        Input(
            "work",
            "Their work",
            "choice",
            options=(
                ("technical", "Technical: networks, systems, support, applications, data …"),
                ("partly", "Partly technical"),
                ("other", "Not technical"),
            ),
        ),
    ),
    "conferral": (Input("conferred", "Conferred", "choice", options=CONFERRED),),
    "degree_field": (_FIELD,),
    "degree_name": (Input("name", "Name of the degree", "line"), _FIELD),
    "equivalence": (
        Input("evaluated", "Evaluated as equal", "choice", options=YES_NO),
        Input("level", "If so, to which degree", "select", options=LEVELS),
        Input("by", "Evaluated by", "line"),
    ),
    "degrees": tuple(one for number in DEGREE_ROWS for one in _degree_row(number)),
    "text": (Input("text", "Your answer", "text"),),
}
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
