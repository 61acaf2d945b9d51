"""What the pages of the panel's rules take in."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    IntegerField,
    RadioField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from hiring.panel.acts import MAX_REASON
from hiring.panel.models import Practice, ScoresUse, SeeOthers
from hiring.panel.rules import MOST_RATERS

SEE_OTHERS = {
    SeeOthers.NEVER: "never",
    SeeOthers.AFTER_OWN: "once all their own sheets are in",
    SeeOthers.AFTER_ALL: "once all sheets of the panel are in",
}
PRACTICE = {
    Practice.FIRST: "comes before a member's first sheet",
    Practice.OFFERED: "is offered, and may be left out",
}
SCORES_USE = {
    ScoresUse.INITIAL: "the initial ratings, as each member gave them alone",
    ScoresUse.CONSENSUS: "the final ratings of the consensus round",
}


class RulesForm(FlaskForm):  # type: ignore[misc]
    """How the panel of a vacancy works."""

    fewest_raters = IntegerField(
        "Fewest raters for each area of each candidate",
        [
            InputRequired("Give a number of raters."),
            NumberRange(1, MOST_RATERS, f"Choose between 1 and {MOST_RATERS} raters."),
        ],
    )
    rate_by = DateField("Members are asked to rate by", [Optional()])
    see_others = RadioField(
        "A member sees the others' ratings",
        [InputRequired("Choose when a member sees the others' ratings.")],
        choices=[SelectChoice(value.value, words) for value, words in SEE_OTHERS.items()],
    )
    practice = RadioField(
        "Practice on a made-up candidate",
        [InputRequired("Choose what practice is.")],
        choices=[SelectChoice(value.value, words) for value, words in PRACTICE.items()],
    )
    consensus = BooleanField("Hold a consensus round when all sheets are in")
    scores_use = RadioField(
        "Scores use",
        [InputRequired("Choose which ratings the scores use.")],
        choices=[SelectChoice(value.value, words) for value, words in SCORES_USE.items()],
    )

    name_raters = BooleanField("Scorecards name the members beside what they gave")

    def settle(self) -> None:
        """Take out what was settled before the first rating."""
        del self.consensus
        del self.scores_use
        del self.name_raters


class ReopenForm(FlaskForm):  # type: ignore[misc]
    """Why a closed panel goes on."""

    reason = TextAreaField(
        "Reason",
        [
            InputRequired("Say in a sentence why the panel goes on."),
            Length(max=MAX_REASON, message=f"Keep the reason below {MAX_REASON} characters."),
        ],
    )
