"""One-sided tests, odds ratios and z of two groups against the answers of R."""

from __future__ import annotations

import pytest
from scipy.special import chdtrc
from scipy.stats import contingency

from hiring.scoring.adverse_impact import Conclusion, Group, compare, compare_groups, fisher_exact
from hiring.scoring.two_by_two import odds_ratio, one_sided, z_pooled
from tests.scoring.published import published

FISHER, EEOC = published("fisher_exact"), published("eeoc_four_fifths")


def groups(table: list[list[int]]) -> tuple[Group, Group]:
    one, other = (Group(row[0], sum(row)) for row in table)
    return one, other


@pytest.mark.parametrize("name", ["TeaTasting", "Convictions"])
def test_examples_of_r_come_out(name: str) -> None:
    one, other = groups(FISHER["data"][name])
    tails, wanted = one_sided(one, other), dict(FISHER["expected"][name])
    found = {
        "p_two_sided": float(fisher_exact(one, other)[0]),
        "p_greater": float(tails.greater),
        "p_less": float(tails.less),
    }
    odds = wanted.pop("odds_ratio_cond_mle")
    assert {key: found[key] for key in wanted} == pytest.approx(wanted, abs=FISHER["tolerance"])
    # R searches it to four digits; the next test has it exact.
    assert odds_ratio(one, other) == pytest.approx(odds, rel=1e-5)


@pytest.mark.parametrize("name", ["TeaTasting", "Convictions"])
def test_odds_ratio_is_that_of_scipy(name: str) -> None:
    one, other = groups(FISHER["data"][name])
    exact = contingency.odds_ratio(FISHER["data"][name]).statistic
    assert odds_ratio(one, other) == pytest.approx(exact, rel=1e-10)


def test_large_groups_of_the_guidelines_come_out() -> None:
    data, wanted = EEOC["data"]["B"], EEOC["expected"]["B"]
    one, other = (Group(data[g]["hired"], data[g]["applicants"]) for g in ("group1", "group2"))
    found, z = compare(other, one), z_pooled(one, other)
    assert z is not None
    assert [float(one.rate), float(other.rate)] == wanted["rates"]
    assert (float(found.ratio), found.below) == (wanted["ratio"], wanted["adverse"])
    assert [float(found.fisher), float(one_sided(one, other).greater)] == pytest.approx(
        [wanted["fisher_two_sided"], wanted["fisher_one_sided"]], abs=EEOC["tolerance"]
    )
    assert [z, z**2, float(chdtrc(1, z**2))] == pytest.approx(
        [wanted["z_pooled"], wanted["chisq"], wanted["chisq_p"]], abs=EEOC["tolerance"]
    )
    assert odds_ratio(one, other) == pytest.approx(wanted["odds_ratio_cond_mle"], rel=1e-4)


def test_small_groups_of_the_guidelines_come_out() -> None:
    data, wanted = EEOC["data"]["C"], EEOC["expected"]["C"]
    men, women = (Group(data[g]["hired"], data[g]["applicants"]) for g in ("men", "women"))
    found = compare(women, men)
    assert [float(men.rate), float(women.rate)] == pytest.approx(wanted["rates"])
    assert float(found.ratio) == pytest.approx(wanted["ratio"], abs=EEOC["tolerance"])
    assert found.below is wanted["four_fifths_flag"]
    assert float(found.fisher) == wanted["fisher_two_sided"]
    assert float(one_sided(men, women).greater) == pytest.approx(
        wanted["fisher_one_sided"], abs=EEOC["tolerance"]
    )
    assert z_pooled(men, women) == pytest.approx(wanted["z_pooled"], abs=EEOC["tolerance"])
    assert found.conclusion is Conclusion.TOO_FEW


def test_question_12_of_the_guidelines_comes_out() -> None:
    rates, wanted = EEOC["data"]["A"]["rates"], EEOC["expected"]["A"]
    highest, found = compare_groups({n: Group(round(100 * r), 100) for n, r in rates.items()})
    assert highest == "white"
    assert {name: float(one.ratio) for name, one in found.items()} == wanted["impact_ratio"]
    assert {name: one.below for name, one in found.items()} == wanted["adverse"]


def test_odds_ratio_at_the_ends() -> None:
    assert odds_ratio(Group(0, 4), Group(3, 4)) == 0.0
    assert odds_ratio(Group(3, 4), Group(0, 4)) is None
    assert odds_ratio(Group(2, 4), Group(2, 4)) == pytest.approx(1)
    assert z_pooled(Group(4, 4), Group(2, 2)) is None
