"""What would be: asked of the ratings as they stand, and never kept."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from classification.loader import load_edition
from hiring.committee.submitted import Submitted
from hiring.committee.tornado import turn
from hiring.committee.what_if import Question, Supposed, UnaskableError, ask
from hiring.committee.what_if_pages import read_question
from hiring.scoring.means import CellRating, weigh_areas

EDITION = load_edition("cto-2015")
AREAS = weigh_areas(EDITION)
FIRST, SECOND = (area.slug for area in EDITION.areas[:2])
MARA, NOEL = 7, 8
MEMBERS = {MARA: "Mara", NOEL: "Noel"}


def level(candidate: int, member: int, area: str) -> int:
    """Candidate 1 is strong in the first area alone, 2 in the others; 3 is weak.  Noel is a level
    severer throughout."""
    strong = {1: area == FIRST, 2: area != FIRST, 3: False}[candidate]
    return (5 if strong else 3 if candidate < 3 else 2) - (member == NOEL)


def submitted(*members: int) -> Submitted:
    cells = tuple(
        CellRating(candidate, member, item, level(candidate, member, area.slug))
        for candidate in (1, 2, 3)
        for member in members or (MARA, NOEL)
        for area in AREAS
        for item in area.items
    )
    return Submitted(cells, AREAS, 5, {})


def order(found: tuple[Supposed, ...]) -> list[int]:
    return [one.candidate for one in found]


def test_record_is_what_nothing_asked_gives() -> None:
    panel = submitted()
    scores = panel.scores()
    for one in ask(panel, EDITION, Question({})):
        standing = scores.candidate(one.candidate).standing
        assert standing is not None
        assert (one.rank, one.first) == (standing.rank, standing.within(1))
        assert one.score == pytest.approx(scores.candidate(one.candidate).estimate)
    assert not Question({}).asks
    assert not Question({FIRST: Fraction(1)}).asks


def test_weights_turn_the_order() -> None:
    panel = submitted()
    assert order(ask(panel, EDITION, Question({})))[0] == 2
    only_first = {area.slug: Fraction(area.slug == FIRST) for area in AREAS}
    assert order(ask(panel, EDITION, Question(only_first)))[0] == 1


def test_member_left_out_is_in_no_score() -> None:
    alone = ask(submitted(), EDITION, Question({}, without=NOEL))
    assert alone == ask(submitted(MARA), EDITION, Question({}))
    assert [one.first for one in alone] == [None, None, None]  # one member: plain means


def test_plain_means_know_no_chances() -> None:
    found = ask(submitted(), EDITION, Question({}, plain=True))
    assert order(found) == [2, 1, 3]
    assert {one.first for one in found} == {None}
    means = submitted().means()
    assert [one.score for one in found] == [float(means[n].raw_mean or 0) for n in (2, 1, 3)]


def test_item_printed_twice_counts_twice_when_asked() -> None:
    panel = submitted()
    lifted = replace(
        panel,
        cells=tuple(
            replace(cell, value=1) if (cell.candidate, cell.item) == (3, 53) else cell
            for cell in panel.cells
        ),
    )
    plain, twice = (
        {one.candidate: one.score for one in ask(lifted, EDITION, question)}
        for question in (Question({}, plain=True), Question({}, plain=True, repeats=True))
    )
    assert twice[3] < plain[3]
    assert twice[1] == plain[1]


def test_nothing_left_to_rank_by_is_said() -> None:
    nothing = {area.slug: Fraction(0) for area in AREAS}
    with pytest.raises(UnaskableError, match="Nothing would be left"):
        ask(submitted(), EDITION, Question(nothing))


def test_candidate_without_a_counting_area_is_said() -> None:
    panel = submitted()
    first = EDITION.area(FIRST)
    items = {item.number for item in first.items}
    gap = replace(
        panel, cells=tuple(c for c in panel.cells if c.candidate != 3 or c.item not in items)
    )
    only_first = {area.slug: Fraction(area.slug == FIRST) for area in AREAS}
    with pytest.raises(UnaskableError, match="no rating in the areas"):
        ask(gap, EDITION, Question(only_first))


def test_tornado_names_every_change_and_those_that_turn_the_lead_first() -> None:
    found = turn(submitted(), EDITION, MEMBERS)
    assert found is not None
    assert found.leaders == (2,)
    words = [one.words for one in found.effects]
    assert len(words) == 2 * 11 + 2 + 1 + 1
    assert "Without the ratings of Mara" in words
    assert "Item 53, printed again as 54, counted twice" in words
    turning = [one.moves(found.leaders) for one in found.effects]
    assert turning == sorted(turning, reverse=True)


def test_scores_known_already_answer_only_what_asks_for_no_others() -> None:
    panel = submitted()
    record = panel.scores()
    for question in (
        Question({FIRST: Fraction(2)}),
        Question({}, without=NOEL),
        Question({}, plain=True),
        Question({}, repeats=True),
    ):
        assert ask(panel, EDITION, question, record) == ask(panel, EDITION, question)


def test_tornado_needs_chances() -> None:
    assert turn(submitted(MARA), EDITION, MEMBERS) is None


@pytest.mark.parametrize("text", ["", "much", "-1", "3.5", "1/0", "nan", "1e999999999"])
def test_factor_that_cannot_be_is_said_and_left_as_it_was(text: str) -> None:
    question, faults = read_question({FIRST: text, SECOND: "0.5"}, EDITION, MEMBERS)
    assert FIRST not in question.factors
    assert question.factors[SECOND] == Fraction(1, 2)
    assert len(faults) == 1
    assert EDITION.area(FIRST).name in faults[0]


def test_member_is_asked_for_by_the_name_on_the_page_never_by_account() -> None:
    for text, member in (("Mara", 7), ("Mara 2", 9), ("7", None)):
        question, _ = read_question({"without": text}, EDITION, {7: "Mara", 8: "Noel", 9: "Mara"})
        assert question.without == member


@pytest.mark.parametrize("text", ["9", "mara", "-7", "²"])
def test_member_who_is_not_there_is_said(text: str) -> None:
    question, faults = read_question({"without": text}, EDITION, MEMBERS)
    assert question.without is None
    assert faults == ["There is no such member: everybody's ratings were used."]
