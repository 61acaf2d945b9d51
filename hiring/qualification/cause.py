"""Why findings were computed anew: what differs from the inputs of the row in force, and who did
it."""

from __future__ import annotations

from hiring.qualification.inputs import Inputs, Stock, inputs_of
from hiring.qualification.models import Qualification


def find_cause(
    before: Qualification | None, found: Qualification, inputs: Inputs, stock: Stock
) -> tuple[str, int | None]:
    """The cause as `Qualification.because` has it, and the account that brought it about; None
    where that was the pipeline or a candidate.  A person's act goes before anything else that
    happens to have changed with it; "rules" where nothing did but the program itself."""
    if before is None:
        return "reading", None
    earlier = inputs_of(before)
    if new := [id_ for id_ in inputs.reviews if id_ not in earlier.reviews]:
        return "review", stock.reviews[new[-1]].actor_id
    if new := [id_ for id_ in inputs.amendments if id_ not in earlier.amendments]:
        row = stock.amendments[new[-1]]
        return ("answer" if row.source == "candidate" else "correction"), row.actor_id
    causes = {
        "reading": inputs.readings != earlier.readings,
        "edition": found.edition_hash != before.edition_hash,
        "date": found.as_of != before.as_of,
        "special": inputs.special != earlier.special,
    }
    return next((cause for cause, differs in causes.items() if differs), "rules"), None
