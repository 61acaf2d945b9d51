"""What the page of scoring rules takes in."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from flask_wtf import FlaskForm
from wtforms import DecimalField, HiddenField, RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange

from classification.edition import Edition
from hiring.panel.acts import MAX_REASON
from hiring.panel.conversion import Conversion
from hiring.panel.scoring_rules import MOST_WEIGHT, Scoring

CONVERSION = {
    Conversion.OF_TOP: "of the highest level: mean ÷ {high}",
    Conversion.OF_RANGE: "of the way from lowest to highest level: (mean − {low}) ÷ {levels}",
}


class ScoringForm(FlaskForm):  # type: ignore[misc]
    """How a mean becomes a percentage, and why the weights are as they are; `scoring_form` adds a
    field for each area."""

    seen = HiddenField()
    conversion = RadioField(
        "A mean becomes a percentage as a share", [InputRequired("Choose what 100 % is.")]
    )
    reason = TextAreaField("Why these areas count as they do", [Length(max=MAX_REASON)])

    @property
    def seen_id(self) -> int | None:
        """The row that stood on the page; None where there was none."""
        return int(self.seen.data) if (self.seen.data or "").isdecimal() else None


def scoring_form(edition: Edition, scoring: Scoring | None = None) -> ScoringForm:
    """The form for the edition's areas, filled from `scoring`, or from what was sent."""
    fields = {f"weight_{area.slug}": _weight_field(area.name) for area in edition.areas}
    made = type("Form", (ScoringForm,), fields)
    if scoring is None:
        form: ScoringForm = made()
    else:
        weights = {
            f"weight_{slug}": Decimal(weight.numerator) / weight.denominator
            for slug, weight in scoring.weights.items()
        }
        seen = str(scoring.row_id or "")
        data = {"conversion": scoring.conversion.value, "reason": scoring.reason, "seen": seen}
        form = made(formdata=None, data={**data, **weights})
    form.conversion.choices = [
        SelectChoice(value.value, words.format(**_levels(edition)))
        for value, words in CONVERSION.items()
    ]
    return form


def weights_in(form: ScoringForm, edition: Edition) -> Mapping[str, Decimal]:
    """The weights that were sent, by the slug of the area."""
    return {area.slug: form[f"weight_{area.slug}"].data for area in edition.areas}


def scale_of(edition: Edition) -> tuple[int, int]:
    """The lowest and the highest level of the scale."""
    values = [level.value for level in edition.levels]
    return min(values), max(values)


def conversion_words(conversion: Conversion, edition: Edition) -> str:
    """The conversion in words, with the numbers of the edition's scale."""
    return CONVERSION[conversion].format(**_levels(edition))


def _levels(edition: Edition) -> dict[str, int]:
    low, high = scale_of(edition)
    return {"low": low, "high": high, "levels": high - low}


def _weight_field(name: str) -> DecimalField:
    return DecimalField(
        f"Weight of {name}",
        [
            InputRequired("Give the area a weight."),
            NumberRange(0.01, MOST_WEIGHT, f"Give a weight above 0, at most {MOST_WEIGHT}."),
        ],
        places=None,
    )
