"""F tests and 95 % intervals of intraclass correlations.

Shrout & Fleiss 1979, Psychological Bulletin 86:420-428, p. 424: with F the mean square between
targets over that within them (1) or over the rest (3), and F_U, F_L = F over and times the .975
quantile,

    ICC(1,1), ICC(3,1): (F − 1)/(F + k − 1)      ICC(1,k), ICC(3,k): 1 − 1/F

at F_U and F_L; ICC(2,1) by Satterthwaite's degrees of freedom v; ICC(2,k) from ICC(2,1) by
Spearman-Brown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scipy.special import fdtrc, fdtri

from hiring.scoring.icc import Agreement

_UPPER = 0.975
Bounds = tuple[float, float]


@dataclass(frozen=True, slots=True)
class FTest:
    """Whether targets differ: F, its degrees of freedom and the probability of one as large."""

    value: float
    degrees: tuple[int, int]
    p: float


def f_tests(found: Agreement) -> Mapping[str, FTest | None]:
    """The tests of the one-way and the two-way table; None where nothing is left to test by."""
    n, k = found.targets, found.judges
    rest = {"one_way": (found.wms, n * (k - 1)), "two_way": (found.ems, (n - 1) * (k - 1))}
    return {
        name: _test(found.bms / under, (n - 1, free)) if under else None
        for name, (under, free) in rest.items()
    }


def intervals(found: Agreement) -> dict[str, Bounds | None]:
    """The 95 % interval of each form by its name; None where there is no test."""
    k, tests = found.judges, f_tests(found)
    one_way, two_way = (_bounds(tests[name]) for name in ("one_way", "two_way"))
    absolute = _absolute(found) if two_way else None
    return {
        "ICC(1,1)": _single(one_way, k),
        "ICC(2,1)": absolute,
        "ICC(3,1)": _single(two_way, k),
        "ICC(1,k)": _mean(one_way),
        "ICC(2,k)": absolute and (_stretch(absolute[0], k), _stretch(absolute[1], k)),
        "ICC(3,k)": _mean(two_way),
    }


def _test(value: float, degrees: tuple[int, int]) -> FTest:
    return FTest(value, degrees, float(fdtrc(*degrees, value)))


def _bounds(test: FTest | None) -> Bounds | None:
    """F over and times the quantile; None without a test or where targets don't differ at all."""
    if test is None or not test.value:
        return None
    over, under = test.degrees
    low = test.value / float(fdtri(over, under, _UPPER))
    return low, test.value * float(fdtri(under, over, _UPPER))


def _single(bounds: Bounds | None, k: int) -> Bounds | None:
    return bounds and ((bounds[0] - 1) / (bounds[0] + k - 1), (bounds[1] - 1) / (bounds[1] + k - 1))


def _mean(bounds: Bounds | None) -> Bounds | None:
    return bounds and (1 - 1 / bounds[0], 1 - 1 / bounds[1])


def _stretch(single: float, k: int) -> float:
    return k * single / (1 + (k - 1) * single)


def _absolute(found: Agreement) -> Bounds | None:
    n, k, single = found.targets, found.judges, found.forms["ICC(2,1)"]
    if single is None:
        return None
    judges, rest = found.jms / found.ems, n * (1 + (k - 1) * single) - k * single
    below = (n - 1) * (k * single * judges) ** 2 + rest**2
    free = (k - 1) * (n - 1) * (k * single * judges + rest) ** 2 / below
    other = k * found.jms + (k * n - k - n) * found.ems
    low, high = float(fdtri(n - 1, free, _UPPER)), float(fdtri(free, n - 1, _UPPER))
    return (
        n * (found.bms - low * found.ems) / (low * other + n * found.bms),
        n * (high * found.bms - found.ems) / (other + n * high * found.bms),
    )
