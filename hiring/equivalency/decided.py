"""The page of a decided review, with everything that was written and what has changed since."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hiring.equivalency.basis import machine_result
from hiring.equivalency.blueprint import draw
from hiring.equivalency.citations import Citation
from hiring.equivalency.counting import counted_submissions
from hiring.equivalency.eligibility import changes_since
from hiring.equivalency.materials import gather_materials, name_documents, name_place
from hiring.equivalency.models import EquivalencyReview, EquivalencySubmission, ReviewerState
from hiring.equivalency.record import Handed, Voice, set_out
from hiring.equivalency.statements import group_statements
from hiring.foundation.web import db
from hiring.vacancies.service import edition_of


def draw_record(review: EquivalencyReview) -> str:
    """The record of the review: the decision, the reasons side by side, every statement."""
    submissions = counted_submissions(review)
    voices = [_voice(one) for one in submissions]
    place_of = _placer(review, submissions)
    edition = edition_of(db(), review.application.vacancy)
    reviewed = {one["requirement"]: one for one in review.qualification.result["findings"]}
    return draw(
        "equivalency/record.html",
        review.application,
        ("Decision", None),
        review=review,
        voices=voices,
        findings=[(one, reviewed[one.requirement]) for one in review.decisions],
        machine_result=machine_result,
        parts=set_out(group_statements(edition), voices, place_of),
        left=[r for r in review.reviewers if r.state == ReviewerState.WITHDRAWN],
        changes=changes_since(db(), review.application, submissions, review.requirements),
    )


def _placer(
    review: EquivalencyReview, submissions: Sequence[EquivalencySubmission]
) -> Callable[[Citation], str]:
    """What names the place of cited words, also where the document is another candidate's by
    now."""
    materials = gather_materials(db(), review.application)
    cited = {
        citation["document"]
        for submission in submissions
        for answer in submission.answers
        for citation in answer["citations"]
    }
    names = name_documents(db(), review.application.vacancy, cited)

    def place_of(citation: Citation) -> str:
        name = names.get(citation.document) or materials.name(citation.document)
        return name_place(name, citation)

    return place_of


def _voice(submission: EquivalencySubmission) -> Voice:
    reviewer = submission.reviewer
    earlier = (one for one in reviewer.submissions if one.version < submission.version)
    return Voice(reviewer.user.name, _handed(submission), tuple(_handed(one) for one in earlier))


def _handed(submission: EquivalencySubmission) -> Handed:
    return Handed(
        version=submission.version,
        at=submission.at,
        votes=submission.votes,
        reasons=submission.reasons,
        answers=submission.answers,
    )
