"""Another seed gives the same chances, within what their errors say."""

import numpy as np
import pytest

from policygraph.analyse.linking import Draws, link_tasks
from policygraph.store import open_store


@pytest.mark.slow
def test_two_seeds_agree_within_their_errors() -> None:
    """Of all links of the real plan, at least 90 % within two standard errors of the difference."""
    small = [Draws(seed=seed, runs=5, each=80, exact=8, moves=4) for seed in (1, 2)]
    one, other = (link_tasks(open_store(), draws=draws).sample for draws in small)

    assert one is not None
    assert other is not None
    off = np.abs(one.chances - other.chances)
    error = np.sqrt(one.errors**2 + other.errors**2)
    assert float((off <= 2 * error + 0.001).mean()) > 0.9
