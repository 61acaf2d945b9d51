"""The words that equivalency is spoken of in, on every page of the room."""

from __future__ import annotations

from typing import Final

from hiring.equivalency.models import Mark, ReviewerState, ReviewState

MARKS: Final = {
    Mark.SHOWN.value: "Shown",
    Mark.PARTLY.value: "Partly",
    Mark.NOT_SHOWN.value: "Not shown",
    Mark.CANT_TELL.value: "Can't tell",
}
REVIEW_STATES: Final = {
    ReviewState.OPEN.value: "open",
    ReviewState.DECIDED.value: "decided",
    ReviewState.CALLED_OFF.value: "called off",
}
REVIEWER_STATES: Final = {
    ReviewerState.ASKED.value: "asked, not submitted yet",
    ReviewerState.SUBMITTED.value: "submitted",
    ReviewerState.WITHDRAWN.value: "stepped back",
    ReviewerState.RELEASED.value: "released: not needed",
}


def describe_open(*, submitted: int, asked: int, tied: bool, places: int) -> str:
    """How an open review stands, in a sentence that tells nothing of what anybody wrote."""
    if tied:
        third = "a third is asked" if asked else "a third has to be asked"
        return f"The two reviews that are in do not agree; {third}, whose review breaks the tie."
    here = {0: "No review is in yet", 1: "One review is in"}.get(submitted, f"{submitted} are in")
    if places:
        lacking = "one more reviewer has" if places == 1 else f"{places} more reviewers have"
        return f"{here}; {lacking} to be asked."
    return f"{here}; two that agree decide."
