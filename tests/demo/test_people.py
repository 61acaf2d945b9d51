"""Made-up people: the same from the same seed, none shared between splits, truth in shape."""

import re

import pytest

from hiring.demo.draw import person
from hiring.demo.people import Person
from hiring.demo.pools import SPLITS, Split, share

COUNT = 200


@pytest.fixture(scope="module")
def people() -> dict[Split, list[Person]]:
    return {split: [person(seed, split) for seed in range(COUNT)] for split in SPLITS}


def test_person_is_the_same_for_the_same_seed() -> None:
    assert person(17, "test") == person(17, "test")
    assert person(17, "test") != person(18, "test")
    assert person(17, "test") != person(17, "train")


def test_share_deals_out_everything_after_the_common_items_once() -> None:
    dealt = [item for split in SPLITS for item in share(list(range(11)), split, common=2)]

    assert sorted(dealt) == sorted([0, 1] * 3 + list(range(2, 11)))


@pytest.mark.parametrize(("one", "other"), [("train", "test"), ("test", "demo"), ("train", "demo")])
def test_splits_share_no_name_employer_or_school(
    people: dict[Split, list[Person]], one: Split, other: Split
) -> None:
    def names(split: Split) -> set[str]:
        return {someone.name for someone in people[split]}

    def employers(split: Split) -> set[str]:
        return {job.employer for someone in people[split] for job in someone.jobs}

    def schools(split: Split) -> set[str]:
        return {study.institution for someone in people[split] for study in someone.studies}

    assert names(one) & names(other) == set()
    assert employers(one) & employers(other) == set()
    assert schools(one) & schools(other) == set()


def test_markers_are_unique_within_a_split(people: dict[Split, list[Person]]) -> None:
    for someone in people.values():
        markers = [marker for one in someone for marker in one.markers]
        assert len(markers) == len(set(markers))


def test_contact_is_fictitious(people: dict[Split, list[Person]]) -> None:
    for someone in people["test"]:
        assert re.search(r"@(example\.(org|com|net)|mail\.example)$", someone.email)
        assert re.search(r"555.01\d\d$", someone.phone)


def test_careers_run_backwards_and_end_by_the_review_date(
    people: dict[Split, list[Person]],
) -> None:
    for someone in people["train"]:
        for job in someone.jobs:
            end = "2026-11" if job.end == "present" else job.end
            assert re.fullmatch(r"\d{4}-\d\d", job.start)
            assert job.start < end <= "2026-11"
        main = [job for job in someone.jobs if job.title != "Adjunct Instructor"]
        assert main == sorted(main, key=lambda job: job.start, reverse=True)


def test_people_cover_every_verdict_level_and_trap(people: dict[Split, list[Person]]) -> None:
    everyone = [one for split in SPLITS for one in people[split]]
    jobs = [job for one in everyone for job in one.jobs]
    studies = [study for one in everyone for study in one.studies]

    assert {job.oversight for job in jobs} == {"yes", "unclear", "no"}
    assert {job.manages_staff for job in jobs} == {"yes", "unclear", "no", None}
    assert {job.share for job in jobs} == {1, 0.5, None}
    assert {study.level for study in studies} == {"associate", "bachelor", "master", "doctorate"}
    assert {study.conferred for study in studies} == {"yes", "no"}
    assert {study.honorary for study in studies} == {True, False}
    assert {extra.kind for one in everyone for extra in one.extras} == {
        *("certifications", "projects", "publications", "affiliations", "awards"),
        *("volunteering", "military", "languages", "references"),
    }
    assert {one.licence.automobile for one in everyone if one.licence} == {"yes", "no", None}


def test_mentions_are_quoted_in_the_bullets(people: dict[Split, list[Person]]) -> None:
    for someone in people["test"]:
        for job in someone.jobs:
            assert {mention.quote for mention in job.mentions} <= set(job.bullets)
