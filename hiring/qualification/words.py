"""The words that findings are spoken of in, on every page of the room."""

from __future__ import annotations

from hiring.qualification.findings import NextStep

NEXT_STEPS: dict[NextStep, str] = {
    "panel": "Send to the panel",
    "ask_candidate": "Ask the candidate",
    "equivalency_review": "Review an equivalent combination",
    "special_requirement_review": "Review the special requirements",
}
# The outcome and its next step as one sentence: what was found, and what a person does now.
SENTENCES: dict[NextStep, str] = {
    "panel": "Everything the specification requires is shown: the next step is the panel.",
    "ask_candidate": "The documents do not decide everything: the next step is to ask the"
    " candidate.",
    "equivalency_review": "Education or experience falls short of the standard: the next step is a"
    " review of whether another combination of education, training and experience is equivalent.",
    "special_requirement_review": "A special requirement is stated as not held: the next step is a"
    " review of it.",
}
ONLY_STATEMENTS = (
    "Education and experience are shown; only the statements on licence and automobile are missing,"
    " which résumés seldom make: the next step is to ask the candidate."
)
LEVELS = {
    "associate": "Associate's degree",
    "bachelor": "Bachelor's degree",
    "master": "Master's degree",
    "doctorate": "Doctorate",
    "certificate": "Certificate",
    "other": "Other study",
}
FIELD_MATCHES = {
    "identified": "one of the four named disciplines",
    "related": "a related field",
    "adjacent": "an adjacent field",
    "unrelated": "another field",
    "unknown": "field not known",
}
CONFERRED = {"yes": "conferred", "no": "not conferred", "unclear": "conferral unclear"}


def describe_outcome(next_step: NextStep, *, only_statements_open: bool) -> str:
    """The outcome and the next step in one sentence."""
    return ONLY_STATEMENTS if only_statements_open else SENTENCES[next_step]
