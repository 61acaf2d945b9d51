"""What a recruiter sends to change what is covered."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import HiddenField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import HiddenInput

from hiring.reading.words import Box
from hiring.redaction.kinds import COVERS
from hiring.redaction.service import MAX_QUOTE, MAX_REASON

_WHY = [
    InputRequired("Say in a sentence why."),
    Length(max=MAX_REASON, message=f"Keep the reason below {MAX_REASON} characters."),
]


class CoverForm(FlaskForm):  # type: ignore[misc]
    """Words, or an area of a page, to cover.  `first` and `last` are the places of words that were
    chosen on the page of the twin `seen`; `area` is "page x0 top x1 bottom" in points."""

    words = StringField(
        "Words to cover",
        [Length(max=MAX_QUOTE, message=f"Keep the words below {MAX_QUOTE} characters.")],
    )
    kind = SelectField(
        "What they are", choices=[SelectChoice(kind, cover.label) for kind, cover in COVERS.items()]
    )
    reason = TextAreaField("Why", _WHY)
    first = IntegerField("", [Optional()], widget=HiddenInput())
    last = IntegerField("", [Optional()], widget=HiddenInput())
    area = HiddenField()
    seen = IntegerField("", [Optional()], widget=HiddenInput())

    @property
    def chosen_area(self) -> tuple[int, Box] | None:
        """The page and the box of a chosen area; None where there is none, or no such thing."""
        try:
            page, x0, top, x1, bottom = map(float, (self.area.data or "").split())
        except ValueError:
            return None
        return int(page), (min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom))


class LiftForm(FlaskForm):  # type: ignore[misc]
    """Why a redaction is lifted."""

    reason = TextAreaField("Why", _WHY)
