"""What a reader of the scores must know before trusting them, each in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from hiring.scoring.cells import Panel
from hiring.scoring.connected import components
from hiring.scoring.crossed import HALO, Crossed
from hiring.scoring.scores import CandidateScore, Label, Notice
from hiring.scoring.tally import Tally

Call = Callable[[Label], str]
"""What a candidate or an area is called."""

CEILING = 0.15
FEWEST_CANDIDATES, FEWEST_RATERS = 3, 2


def stop(panel: Panel) -> Notice | None:
    """Why the model can't be asked at all; None where it can."""
    n, k, _ = panel.shape
    if k < FEWEST_RATERS:
        text = (
            "Only one rater, whose severity can't be told from the candidates; plain means shown."
        )
        return Notice("one_rater", text)
    if n < FEWEST_CANDIDATES:
        text = "Fewer than three candidates, too few to estimate differences; plain means shown."
        return Notice("few_candidates", text)
    return None


def too_few(reason: str) -> Notice:
    """The notice where the model could not be fitted for this reason."""
    text = f"Too few ratings to estimate severity; plain means shown. {reason}"
    return Notice("too_few_ratings", text)


def silent(tally: Tally, panel: Panel, call: Call) -> Iterable[Notice]:
    """Candidates without any rating, and areas that nobody observed of a candidate."""
    none = [one for one in tally.candidates if one not in panel.candidates]
    if none:
        yield Notice(
            "no_ratings",
            f"No observed rating, so no score and no rank: {join(none, call)}.",
            tuple(none),
        )
    width = len(panel.areas)
    there = set((panel.candidate * width + panel.area).tolist())
    for n, label in enumerate(panel.candidates):
        gone = [slug for a, slug in enumerate(panel.areas) if n * width + a not in there]
        if gone:
            text = (
                f"Nobody observed {join(gone, call)} of candidate {call(label)}: left out of the "
                "score, and the weights of the other areas are raised to make up for it."
            )
            yield Notice("area_unobserved", text, (label,))


def about_design(crossed: Crossed, call: Call) -> Iterable[Notice]:
    """What the plan of who rated whom, and what, leaves open."""
    panel = crossed.panel
    parts = components(panel.candidate, panel.rater)
    if len(parts) > 1:
        groups = "; ".join(join([panel.candidates[n] for n in part], call) for part in parts)
        text = (
            f"Nobody rated candidates of more than one of these groups: {groups}. Comparing across "
            "them rests on their raters being equally severe; the intervals are wider for it."
        )
        yield Notice("not_connected", text)
    if crossed.items_apart:
        text = (
            "Some candidates share no rated item within an area: items are taken as equally hard."
        )
        yield Notice("items_apart", text)
    if HALO not in crossed.design.columns:
        text = "One rating by a rater of a candidate: halo can't be told from noise."
        yield Notice("no_halo", text)


def ceiling(tally: Tally, top: int, call: Call) -> Iterable[Notice]:
    """Candidates with many ratings at the top of the scale."""
    high = [
        one for one in tally.candidates if tally.top[one] > CEILING * tally.of("candidate", one)[0]
    ]
    if high:
        text = (
            f"More than 15 % of the ratings are {top}, the top of the scale, for "
            f"{join(high, call)}: candidates near the top may be closer together or further "
            "apart than the points say."
        )
        yield Notice("ceiling", text, tuple(high))


def orders(candidates: Sequence[CandidateScore], call: Call) -> Iterable[Notice]:
    """Where plain means, adjusted scores and ranks order the candidates differently."""
    rated = [one for one in candidates if one.standing is not None]
    moved = [one.candidate for one in rated if one.raw_rank != one.adjusted_rank]
    if moved:
        text = (
            f"Adjusting for who rated whom changes the order of {join(moved, call)}: by plain "
            "means they stand elsewhere."
        )
        yield Notice("order_differs", text, tuple(moved))
    other = [one.candidate for one in rated if one.rank != one.adjusted_rank]
    if other:
        text = (
            f"The rank of {join(other, call)} is not the order of the adjusted scores: a rank "
            "weighs how sure a score is as well."
        )
        yield Notice("rank_differs", text, tuple(other))


def join(labels: Sequence[Label], call: Call) -> str:
    """The labels as words of a sentence: "A, B and C"."""
    words = [call(one) for one in labels]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
