"""What candidates are told of the two pages, in letters and on other private pages.  Everybody gets
the same words."""

from __future__ import annotations

from dataclasses import dataclass

from hiring.correspondence.models import Purpose


@dataclass(frozen=True, slots=True)
class Page:
    """A page's name and a sentence about it."""

    title: str
    text: str


PAGES = {
    Purpose.SELF_IDENTIFICATION: Page(
        "Questions about you, if you like",
        "Sex, race and ethnicity. Voluntary, kept apart from your application, and counted only.",
    ),
    Purpose.PREFERENCE_CLAIM: Page(
        "Veterans’ preference",
        "If you served, you may be entitled to preference. HR alone sees the claim.",
    ),
}

LETTERS = {
    Purpose.SELF_IDENTIFICATION: (
        "A few voluntary questions about you",
        """\
{greeting}

thank you for applying for {title} at {organisation}.

We ask everybody who applies about sex, race and ethnicity, so that we
can check that our hiring treats people alike. You need not answer.
Whether you do, and what you say, is never shown to anybody who takes
part in the hiring, and has no effect on your application. It is kept
apart from it. Only counts of {threshold} people or more are ever shown,
when the hiring has come to its end: to an administrator, to the
recruiters and to the committee.

Your private page, for {days} days, without an account:

{link}
""",
    ),
    Purpose.PREFERENCE_CLAIM: (
        "Veterans’ preference",
        """\
{greeting}

thank you for applying for {title} at {organisation}.

Oregon law gives veterans, disabled veterans and state servicemembers
preference in public employment. If you are one of them, you can claim
it here and add your evidence, such as a DD Form 214. HR alone sees the
claim and the evidence, never those who rate. If it does not concern
you, there is nothing to do.

Your private page, for {days} days, without an account:

{link}
""",
    ),
}
