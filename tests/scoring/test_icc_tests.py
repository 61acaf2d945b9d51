"""F tests and intervals of intraclass correlations against published answers."""

from __future__ import annotations

import numpy as np
import pytest

from hiring.scoring.icc import agree
from hiring.scoring.icc_tests import f_tests, intervals
from tests.scoring.published import published

CASE = published("icc_shrout_fleiss_1979")
FOUND = agree(np.array(CASE["data"]["ratings"], dtype=float))
EXPECTED, TOLERANCE = CASE["expected"], CASE["tolerance"]


def test_coefficients_round_to_those_that_were_printed_in_1979() -> None:
    wanted = EXPECTED["published_2dp"]
    assert FOUND.forms == pytest.approx(wanted, abs=TOLERANCE["published_2dp"])


def test_f_tests_are_those_of_the_paper() -> None:
    wanted, tests = EXPECTED["F"], f_tests(FOUND)
    one_way, two_way = tests["one_way"], tests["two_way"]
    assert one_way is not None
    assert two_way is not None
    assert (list(one_way.degrees), list(two_way.degrees)) == (wanted["df1"], wanted["df3"])
    assert (one_way.value, two_way.value) == pytest.approx((wanted["F1"], wanted["F3"]), abs=1e-6)
    assert two_way.p == pytest.approx(wanted["p3"], abs=1e-8)


@pytest.mark.parametrize("name", sorted(EXPECTED["ci95"]))
def test_intervals_are_those_of_r_and_pingouin(name: str) -> None:
    found = intervals(FOUND)[name.removesuffix("_psych_pingouin")]
    assert found == pytest.approx(EXPECTED["ci95"][name], abs=TOLERANCE["ci95"])


def test_table_without_any_rest_has_no_test_and_no_interval() -> None:
    same = agree(np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]]))
    assert set(f_tests(same).values()) == {None}
    assert set(intervals(same).values()) == {None}


def test_differences_of_rounding_are_none() -> None:
    found = agree(np.full((4, 3), 0.1) + np.array([0.0, 0.1, 0.2]))
    assert (found.bms, found.ems) == (0.0, 0.0)
    assert found.forms["ICC(3,1)"] is None
    assert found.forms["ICC(2,1)"] == 0.0
