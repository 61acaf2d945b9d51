"""The recruiter's form: which questions, in which words, by which letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hiring.correspondence.asking import NewLetter, NewQuestion, own_question
from hiring.correspondence.wording import Wording

OWN_QUESTIONS = (1, 2, 3)


@dataclass(slots=True)
class Row:
    """A drafted question in the form; `before` says that the candidate has answered it."""

    question: NewQuestion
    text: str
    asked: bool
    before: bool


@dataclass(slots=True)
class AskForm:
    """What the recruiter has chosen and typed so far.  `seen` is the id of what was asked last and
    `found` that of the findings, as the recruiter saw them; 0 where there were none."""

    seen: int
    found: int
    rows: list[Row]
    own: list[str]
    subject: str
    body: str
    to_address: str
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def chosen(self) -> list[NewQuestion]:
        """The questions to ask, in the order of the form."""
        drafted = [
            NewQuestion(
                row.question.key,
                row.question.kind,
                row.question.requirement,
                row.question.targets,
                " ".join(row.text.split()),
            )
            for row in self.rows
            if row.asked
        ]
        own = [own_question(n, text) for n, text in enumerate(self.own, 1) if text]
        return drafted + own

    def hidden(self) -> list[tuple[str, str]]:
        """The whole form as fields that a page carries on unseen."""
        fields = [("seen", str(self.seen)), ("found", str(self.found))]
        for number, row in enumerate(self.rows, 1):
            fields += [(f"key-{number}", row.question.key), (f"text-{number}", row.text)]
            fields += [(f"ask-{number}", "1")] if row.asked else []
        fields += [(f"own-{number}", text) for number, text in enumerate(self.own, 1) if text]
        words = {"subject": self.subject, "body": self.body, "to_address": self.to_address}
        return [*fields, *words.items()]

    @property
    def letter(self) -> NewLetter:
        """The letter as it is worded."""
        return NewLetter(self.subject, self.body, self.to_address)


def draft_form(
    questions: Sequence[NewQuestion],
    *,
    before: frozenset[str],
    letter: Wording,
    to_address: str,
    seen: int,
    found: int,
) -> AskForm:
    """The form as drafted: every open question that the candidate has not answered yet."""
    return AskForm(
        seen=seen,
        found=found,
        rows=[Row(one, one.text, one.key not in before, one.key in before) for one in questions],
        own=[""] * len(OWN_QUESTIONS),
        subject=letter.subject,
        body=letter.body,
        to_address=to_address,
    )


def read_form(
    values: Mapping[str, str], questions: Sequence[NewQuestion], *, before: frozenset[str]
) -> AskForm:
    """The form as it was sent.  A question that is not open any more is left out of it."""
    rows = []
    for number, question in enumerate(questions, 1):
        at = _place(values, question, number)
        text = values.get(f"text-{at}", question.text).strip()
        rows.append(Row(question, text, f"ask-{at}" in values, question.key in before))
    return AskForm(
        seen=_number(values.get("seen")),
        found=_number(values.get("found")),
        rows=rows,
        own=[" ".join(values.get(f"own-{n}", "").split()) for n in OWN_QUESTIONS],
        subject=" ".join(values.get("subject", "").split()),
        body=values.get("body", "").replace("\r\n", "\n").strip(),
        to_address=values.get("to_address", "").strip(),
    )


def _place(values: Mapping[str, str], question: NewQuestion, number: int) -> int:
    """Under which number the question stood in the form that was sent."""
    for name, value in values.items():
        if name.startswith("key-") and value == question.key:
            return _number(name.removeprefix("key-"))
    return -number


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 18 else 0
