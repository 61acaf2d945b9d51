"""The forms of this room: two for candidates, three for HR."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    DateField,
    HiddenField,
    MultipleFileField,
    RadioField,
    SelectMultipleField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from hiring.voluntary.categories import NOT_SAID, RACE, SEX, Question, categories
from hiring.voluntary.rule import PreferenceRule

MAX_FILES_AT_ONCE = 3
MAX_REASON = 2000
MAX_REASONS = 8000


class BoxesField(SelectMultipleField):  # type: ignore[misc]
    """Any number of choices, each with a box."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


def _choices(question: Question) -> list[SelectChoice]:
    options = [SelectChoice(option.key, option.label) for option in question.options]
    return [*options, SelectChoice(NOT_SAID, "I prefer not to say")]


class SelfIdentificationForm(FlaskForm):  # type: ignore[misc]
    """The questions about oneself.  It never shows what was kept before."""

    sex = RadioField(
        categories().question(SEX).legend,
        [Optional()],
        choices=_choices(categories().question(SEX)),
    )
    race = BoxesField(
        categories().question(RACE).legend, choices=_choices(categories().question(RACE))
    )

    @property
    def chosen(self) -> dict[str, list[str]]:
        """What was chosen, by question; questions that were left open are not in it."""
        answers = {SEX: [self.sex.data] if self.sex.data else [], RACE: self.race.data or []}
        return {key: options for key, options in answers.items() if options}

    def validate(self, extra_validators: Any = None) -> bool:
        """Something must be chosen, and nothing beside "prefer not to say"."""
        if not super().validate(extra_validators):
            return False
        if not self.chosen:
            self.sex.errors = ["Nothing is chosen. Choose an answer, or close the page."]
            return False
        if NOT_SAID in self.race.data and len(self.race.data) > 1:
            self.race.errors = ["Choose what fits, or “I prefer not to say”, but not both."]
            return False
        return True


class ClaimForm(FlaskForm):  # type: ignore[misc]
    """What a candidate claims, and files that prove it."""

    kind = RadioField("What do you claim?", [InputRequired("Choose what you claim.")])
    files = MultipleFileField("Your evidence")

    def __init__(self, rule: PreferenceRule, **values: Any) -> None:
        super().__init__(**values)
        self.kind.choices = [SelectChoice(claim.key, claim.label) for claim in rule.claims]


class DecisionForm(FlaskForm):  # type: ignore[misc]
    """What HR found.  `seen` is the decision that stood on the page."""

    eligibility = RadioField("What do you find?", [InputRequired("Choose what you found.")])
    evidence = BoxesField("Evidence")
    evidence_seen_on = DateField("Evidence seen on", [Optional()])
    reason = TextAreaField(
        "Reason",
        [
            InputRequired("Say in a sentence why."),
            Length(max=MAX_REASON, message=f"Keep the reason below {MAX_REASON} characters."),
        ],
    )
    seen = HiddenField()

    def __init__(self, rule: PreferenceRule, *, today: date, **values: Any) -> None:
        super().__init__(**values)
        self._today = today
        self.eligibility.choices = [
            SelectChoice(
                kind.key, f"{kind.label}: {kind.points} points" if kind.points else kind.label
            )
            for kind in rule.eligibilities
        ]
        self.evidence.choices = [SelectChoice(kind.key, kind.label) for kind in rule.evidence]

    def validate_evidence_seen_on(self, field: DateField) -> None:
        """Nobody has seen a paper tomorrow."""
        if field.data and field.data > self._today:
            raise ValidationError("This day is still to come.")

    @property
    def seen_id(self) -> int | None:
        """The decision that stood on the page; None where there was none."""
        return int(self.seen.data) if (self.seen.data or "").isdigit() else None


class AskedForm(FlaskForm):  # type: ignore[misc]
    """The day on which a candidate asked for reasons."""

    day = DateField("Asked for on", [InputRequired("Give the day that the candidate asked.")])

    def __init__(self, today: date, **values: Any) -> None:
        super().__init__(**values)
        self._today = today

    def validate_day(self, field: DateField) -> None:
        """Nobody asked tomorrow."""
        if field.data and field.data > self._today:
            raise ValidationError("This day is still to come.")


class ReasonsForm(FlaskForm):  # type: ignore[misc]
    """The reasons as they go out."""

    text = TextAreaField(
        "The reasons",
        [
            InputRequired("Write the reasons."),
            Length(max=MAX_REASONS, message=f"Keep them below {MAX_REASONS} characters."),
        ],
    )
