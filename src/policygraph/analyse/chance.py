"""Many tests at once: how much of what looks significant is to be expected by chance alone.

>>> benjamini_hochberg([0.01, 0.04, 0.03])
(0.03, 0.04, 0.04)
"""

from collections.abc import Sequence


def benjamini_hochberg(p: Sequence[float]) -> tuple[float, ...]:
    """The step-up q-values of Benjamini and Hochberg (1995), in the order given.

    Calling significant what has a q of at most x keeps the expected share of false ones under x, if the tests
    are independent or positively dependent.

    Args:
        p: a probability for each test.
    """
    order = sorted(range(len(p)), key=lambda at: (p[at], at))
    q = [1.0] * len(p)
    least = 1.0
    for rank in range(len(p), 0, -1):
        at = order[rank - 1]
        least = min(least, p[at] * len(p) / rank)
        q[at] = least
    return tuple(q)
