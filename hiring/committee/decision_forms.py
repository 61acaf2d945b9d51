"""What the page of the decision takes in."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import HiddenField, IntegerField, RadioField, SelectField, TextAreaField
from wtforms.fields import FieldList, FormField
from wtforms.fields.choices import SelectChoice
from wtforms.form import Form
from wtforms.validators import InputRequired, Optional

from classification.edition import Edition
from hiring.committee.departure import MemoEntry
from hiring.committee.official import OfficialList

MEMO_ROWS = 4


class MemoForm(Form):  # type: ignore[misc]
    """One point of the departure memo."""

    competency = SelectField("Area or item", [Optional()])
    text = TextAreaField("What speaks for the chosen candidate there")


class DecisionForm(FlaskForm):  # type: ignore[misc]
    """Whom the committee chooses, and why.  `seen` and `seen_hash` are the version and the list
    that stood on the page."""

    chosen = RadioField("Whom does the committee choose?", [InputRequired("Choose a candidate.")])
    reasons = TextAreaField("Reasons")
    memo = FieldList(FormField(MemoForm), min_entries=MEMO_ROWS, max_entries=MEMO_ROWS)
    preference_reasons = TextAreaField("Reasons on veterans’ preference")
    seen = IntegerField(default=0)
    seen_hash = HiddenField()

    @property
    def entries(self) -> list[MemoEntry]:
        """The points of the memo that somebody began."""
        rows = (MemoEntry(row.competency.data or "", row.text.data or "") for row in self.memo)
        return [row for row in rows if row.competency or row.text.strip()]


class SignForm(FlaskForm):  # type: ignore[misc]
    """A member's name under a version."""

    version = IntegerField(validators=[InputRequired()])
    kind = RadioField(
        "Your signature",
        choices=[
            SelectChoice("agrees", "I agree with this decision and its reasons"),
            SelectChoice("dissents", "I sign in dissent, for the reason below"),
        ],
        default="agrees",
    )
    remark = TextAreaField("Remark")


def decision_form(official: OfficialList, edition: Edition, **values: None) -> DecisionForm:
    """The form with the candidates of the list and the competencies of the edition."""
    form = DecisionForm(**values)
    form.chosen.choices = [
        SelectChoice(str(row.application.id), row.application.shown_name) for row in official.rows
    ]
    for row in form.memo:
        row.competency.choices = [SelectChoice("", "Choose an area or an item"), *_choices(edition)]
    return form


def competencies(edition: Edition) -> dict[str, str]:
    """Every area and item by its key, with its name."""
    named = {f"area:{area.slug}": f"{area.number} {area.name}" for area in edition.areas}
    items = (item for area in edition.areas for item in area.items if item.repeats is None)
    return named | {f"item:{item.number}": f"{item.number} {item.label}" for item in items}


def _choices(edition: Edition) -> list[SelectChoice]:
    return [
        SelectChoice(key, name, optgroup="Areas" if key.startswith("area") else "Items")
        for key, name in competencies(edition).items()
    ]
