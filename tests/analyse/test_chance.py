"""The correction for many tests, against scipy's and by its definition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from policygraph.analyse.chance import benjamini_hochberg


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_the_values_are_those_of_scipy(p: list[float]) -> None:
    """The same numbers as another implementation gives, in the order given."""
    assert benjamini_hochberg(p) == pytest.approx(tuple(false_discovery_control(p)))


def test_the_step_up_takes_the_least_of_the_greater() -> None:
    """Worked by hand: 0.03 × 3/2 = 0.045 is more than 0.04 × 3/3, which therefore holds for both."""
    assert benjamini_hochberg([0.01, 0.04, 0.03]) == pytest.approx((0.03, 0.04, 0.04))


def test_nothing_tested_is_nothing_corrected() -> None:
    """No tests, no values."""
    assert benjamini_hochberg([]) == ()


def test_one_test_needs_no_correction() -> None:
    """Its q is its p."""
    assert benjamini_hochberg([0.2]) == (0.2,)
