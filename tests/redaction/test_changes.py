"""What people change about the plan of the machine."""

from __future__ import annotations

from hiring.redaction.changes import Change, find_quote, keep_pictures, redact_words
from hiring.redaction.plan import Redaction
from tests.redaction import made

BOX = (10.0, 10.0, 80.0, 90.0)
PHOTO = Redaction("photo", "It may show the candidate.", 1, None, None, BOX, "")


def test_typed_words_are_covered_wherever_they_stand() -> None:
    change = Change(1, "cover", "other", "Because.", quote="rocket club")
    assert made.scrubbed("Led the Rocket Club.", "Rocket club and rockets", changes=(change,)) == [
        "Led the [covered].",
        "[covered] and rockets",
    ]


def test_chosen_words_are_covered_in_their_place_alone() -> None:
    change = Change(1, "cover", "other", "Because.", 1, 1, 1, None, "it")
    assert made.scrubbed("ran it", "sold it", changes=(change,)) == ["ran [covered]", "sold it"]


def test_chosen_words_that_another_reading_has_elsewhere_are_covered_everywhere() -> None:
    change = Change(1, "cover", "other", "Because.", 1, 0, 0, None, "rocket")
    assert made.scrubbed("the rocket", "rocket fuel", changes=(change,)) == [
        "the [covered]",
        "[covered] fuel",
    ]


def test_lifting_holds_only_where_its_words_still_stand() -> None:
    there = Change(1, "lift", "name", "A firm.", 1, 0, 0, None, "Kovač")
    moved = Change(1, "lift", "name", "A firm.", 1, 1, 1, None, "Kovač")
    assert made.scrubbed("Kovač steel", changes=(there,)) == ["Kovač steel"]
    assert made.scrubbed("Kovač steel", changes=(moved,)) == ["[name] steel"]


def test_later_change_wins() -> None:
    cover = Change(1, "cover", "other", "Because.", quote="steel")
    lift = Change(2, "lift", "other", "After all.", 1, 1, 1, None, "steel")
    again = Change(3, "cover", "pay", "No.", quote="steel")
    text = made.text_of("Rolled steel")
    found = [redact_words(text, made.facts(), [], (cover, lift, *more)) for more in ((), (again,))]
    assert [[(r.kind, r.change) for r in each] for each in found] == [[], [("pay", 3)]]


def test_picture_is_lifted_and_an_area_covered() -> None:
    lift = Change(1, "lift", "photo", "A logo.", 1, box=BOX)
    cover = Change(2, "cover", "photo", "A face.", 1, box=(100.0, 1.0, 140.0, 40.0))
    assert keep_pictures([PHOTO], [lift]) == []
    kept = keep_pictures([PHOTO], [cover])
    assert [(one.box, one.change) for one in kept] == [(BOX, None), (cover.box, 2)]


def test_quote_is_found_whatever_its_case_and_punctuation() -> None:
    text = made.text_of("(Rocket", "Club), rocket")
    assert find_quote(text, "rocket club") == {0, 1}
    assert find_quote(text, " ") == frozenset()
