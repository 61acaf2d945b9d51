"""The forms of a vacancy."""

from __future__ import annotations

from datetime import date

from flask_wtf import FlaskForm
from wtforms import DateField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

UNTIL_DATE, UNTIL_FILLED = "closing", "filled"
GROUNDS = {
    "essential": "Driving is an essential function of the position",
    "purpose": "It serves a legitimate business purpose",
}


class DateForm(FlaskForm):  # type: ignore[misc]
    """The one date of a vacancy and what it means."""

    until = RadioField(
        "Open",
        [InputRequired("Choose how long the vacancy is open.")],
        choices=[
            SelectChoice(UNTIL_DATE, "until a closing date"),
            SelectChoice(UNTIL_FILLED, "until filled, with a first review date"),
        ],
        default=UNTIL_DATE,
    )
    day = DateField("Date", [InputRequired("Give the date.")])

    @property
    def closing_date(self) -> date | None:
        """The date, where it is a closing date."""
        day: date | None = self.day.data if self.until.data == UNTIL_DATE else None
        return day

    @property
    def first_review_date(self) -> date | None:
        """The date, where it is a first review date."""
        day: date | None = self.day.data if self.until.data == UNTIL_FILLED else None
        return day


class VacancyForm(DateForm):
    """A new vacancy."""

    title = StringField(
        "Title",
        [
            InputRequired("Give the title of the position."),
            Length(max=160, message="Keep the title below 160 characters."),
        ],
    )
    edition = SelectField(
        "Edition of the classification", [InputRequired("Choose an edition.")], choices=[]
    )


class GroundForm(FlaskForm):  # type: ignore[misc]
    """The ground on which the special requirements rest."""

    kind = RadioField(
        "Ground",
        [InputRequired("Choose the ground.")],
        choices=[SelectChoice(kind, words) for kind, words in GROUNDS.items()],
    )
    statement = TextAreaField(
        "Why",
        [
            InputRequired("Say why in a sentence; it stays on record."),
            Length(max=2000, message="Keep it below 2,000 characters."),
        ],
    )

    @property
    def ground(self) -> str:
        """The ground as it is kept: the kind and the statement."""
        return f"{GROUNDS[self.kind.data]}: {self.statement.data.strip()}"


class StageForm(FlaskForm):  # type: ignore[misc]
    """A move to another stage."""

    to = SelectField("Move to", [InputRequired("Choose a stage.")], choices=[])
    reason = TextAreaField(
        "Reason", [Length(max=2000, message="Keep the reason below 2,000 characters.")]
    )
