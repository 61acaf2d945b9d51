"""What the pages of interviews take in."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import DateField, IntegerField, SelectField, StringField, TimeField
from wtforms.validators import InputRequired, Length, NumberRange

from hiring.panel.slots import LONGEST, LONGEST_PLACE, SHORTEST


def _id_or_none(value: str | int | None) -> int | None:
    """The id of a candidate; None where none is chosen yet."""
    return int(value) if value else None


class TimesForm(FlaskForm):  # type: ignore[misc]
    """When and where an interview is."""

    day = DateField("Date", [InputRequired("Give the date.")])
    at = TimeField("Time", [InputRequired("Give the time.")])
    minutes = IntegerField(
        "Minutes",
        [
            InputRequired("Give the length in minutes."),
            NumberRange(
                SHORTEST,
                LONGEST,
                f"An interview takes between {SHORTEST} and {LONGEST} minutes.",
            ),
        ],
    )
    place = StringField(
        "Place",
        [
            InputRequired("Say where the interview is: a room, or a line to call."),
            Length(max=LONGEST_PLACE, message=f"Keep the place below {LONGEST_PLACE} characters."),
        ],
    )


class SlotForm(TimesForm):
    """A new interview."""

    application_id = SelectField(
        "Candidate",
        [InputRequired("Choose a candidate.")],
        coerce=_id_or_none,
        choices=[],
    )
