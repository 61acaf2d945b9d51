"""What the panel's pages take in."""

from __future__ import annotations

from typing import Any

from flask_wtf import FlaskForm
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field
from wtforms import BooleanField, IntegerField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Regexp

from hiring.panel.models import RatingSource
from hiring.panel.service import MAX_NOTE, MAX_REASON

NOT_OBSERVED_FIELD = "not_observed"


class RecuseForm(FlaskForm):  # type: ignore[misc]
    """Why a member withdraws from a candidate."""

    reason = TextAreaField(
        "Reason",
        [
            InputRequired("Say in a sentence why you recuse yourself."),
            Length(max=MAX_REASON, message=f"Keep the reason below {MAX_REASON} characters."),
        ],
    )


class ReasonForm(FlaskForm):  # type: ignore[misc]
    """Why a submitted sheet goes back to its member."""

    reason = TextAreaField(
        "Reason",
        [
            InputRequired("Say why in a sentence."),
            Length(max=MAX_REASON, message=f"Keep the reason below {MAX_REASON} characters."),
        ],
    )


class FinalForm(FlaskForm):  # type: ignore[misc]
    """A member's final rating of one item in the consensus round."""

    item = IntegerField("Item", [InputRequired()])
    value = StringField("Level", [InputRequired(), Regexp(rf"\A(\d|{NOT_OBSERVED_FIELD})\Z")])
    note = TextAreaField("Note", [Length(max=MAX_NOTE)])
    seen = IntegerField("Version on screen", [InputRequired()])

    @property
    def answer(self) -> dict[str, Any]:
        """The answer as `settle` takes it."""
        value = None if self.value.data == NOT_OBSERVED_FIELD else int(self.value.data)
        note = self.note.data or ""
        return {"item": self.item.data, "value": value, "note": note, "seen": self.seen.data}


class SubmitForm(FlaskForm):  # type: ignore[misc]
    """The one question before a sheet is locked."""

    leave_open = BooleanField("Leave the open items unrated")


class _SentIn(BaseModel):
    """What the sheet's script sends with all it saves: `seen` is the version it had on screen,
    `key` its own name for this, `after` that of what it saw there before, `given_at` when."""

    model_config = ConfigDict(strict=True, extra="forbid")

    seen: int = Field(ge=0)
    key: str | None = Field(default=None, min_length=8, max_length=36)
    after: str | None = Field(default=None, min_length=8, max_length=36)
    # JSON has no type for a moment, so that strictness would refuse every one.
    given_at: AwareDatetime | None = Field(default=None, strict=False)


class RatingIn(_SentIn):
    """One answer as the sheet's script sends it."""

    item: int
    value: int | None
    # JSON has no type for a choice of names.
    source: RatingSource = Field(default=RatingSource.SHEET, strict=False)
    note: str | None = Field(default=None, max_length=MAX_NOTE)


class AreaNoteIn(_SentIn):
    """The note on one area as the sheet's script sends it."""

    area: str
    note: str = Field(max_length=MAX_NOTE)


class NoteIn(BaseModel):
    """The note on an area as the plain form sends it."""

    note: str = ""
    seen: int = Field(default=0, ge=0)


class CellIn(BaseModel):
    """One line of an area as the plain form sends it; `value` "" is no answer."""

    value: str = ""
    note: str = ""
    seen: int = Field(default=0, ge=0)

    @property
    def answered(self) -> bool:
        """Whether a level or "not observed" is chosen."""
        return bool(self.value)

    @property
    def level(self) -> int | None:
        """The chosen level, None for "not observed"; ValueError where it is no number."""
        return None if self.value == NOT_OBSERVED_FIELD else int(self.value)
