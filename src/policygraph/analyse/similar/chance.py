"""Whether the projects of two ministries are more alike than chance makes them: a permutation test.

The statistic is the mean score of all pairs of a project of one ministry and a project of the other.
Co-funded projects are taken out first: their names would make their ministries alike. Then ministries are
dealt to the projects anew, each keeping the number that it has in each stratum: the whole plan, or each
performance goal, which asks for likeness beyond having goals in common.

>>> found = content_chances(["a", "a", "b"], [1, 1, 1], _rows([[1, 0], [0, 1], [1, 0]]), draws=99)
>>> found["a", "b"].mean, found["a", "b"].arrangements
(0.5, 3)
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import Any

import numpy as np
from scipy import sparse

from policygraph.analyse.chance import benjamini_hochberg

DRAWS = 9_999
SEED = 6
DIGITS = 4
_ALIKE = 1e-12  # sums in another order are the same sum


@dataclass(frozen=True, slots=True)
class ContentChance:
    """Two ministries' likeness, and how often chance alone makes as much.

    Attributes:
        mean: of the scores of all pairs of their projects.
        expected: the mean of `mean` over all draws.
        pairs: how many there are.
        p: one-sided, (draws as high + 1) / (draws + 1).
        q: after Benjamini and Hochberg over all pairs of ministries.
        tests: how many pairs of ministries were tested together.
        draws: how many times ministries were dealt anew.
        arrangements: in how many ways the projects of the two can be dealt.
        least: the smallest p that there could be.
    """

    mean: float
    expected: float
    pairs: int
    p: float
    q: float
    tests: int
    draws: int
    arrangements: int
    least: float


def content_chances(
    ministries: Sequence[str],
    strata: Sequence[object],
    matrix: Any,  # noqa: ANN401 - scipy has no types
    *,
    draws: int = DRAWS,
    seed: int = SEED,
) -> dict[tuple[str, str], ContentChance]:
    """Every pair of ministries, in their order.

    Args:
        ministries: of each project, one.
        strata: of each project: ministries are dealt within what is the same here.
        matrix: the vectors of the projects (scipy CSR).
        draws: how many times they are dealt anew.
        seed: of the draws.
    """
    names = sorted(set(ministries))
    labels = np.array([names.index(name) for name in ministries])
    sizes = np.bincount(labels, minlength=len(names))
    scores = _Scores(matrix, sizes)
    observed = scores.means(labels)
    higher, total = np.zeros_like(observed), np.zeros_like(observed)
    for dealt in _deals(labels, strata, draws, seed):
        drawn = scores.means(dealt)
        higher += drawn >= observed - _ALIKE
        total += drawn
    pairs = list(combinations(range(len(names)), 2))
    ways = [_arrangements(labels, strata, *pair) for pair in pairs]
    # What can be dealt in one way only is always as high as it is.
    p = [(float(higher[pair]) + 1) / (draws + 1) for pair in pairs]
    return {
        (names[one], names[other]): ContentChance(
            mean=round(float(observed[one, other]), DIGITS),
            expected=round(float(total[one, other] / draws), DIGITS),
            pairs=int(sizes[one] * sizes[other]),
            p=round(probability, DIGITS),
            q=round(q, DIGITS),
            tests=len(pairs),
            draws=draws,
            arrangements=way,
            least=round(max(1 / (draws + 1), 1 / way), DIGITS),
        )
        for (one, other), probability, q, way in zip(pairs, p, benjamini_hochberg(p), ways, strict=True)
    }


class _Scores:
    """The scores above zero, each with the rows of its projects; the rest need not be looked at."""

    def __init__(self, matrix: Any, sizes: Any) -> None:  # noqa: ANN401 - scipy has no types
        product = sparse.triu(matrix @ matrix.T, k=1).tocoo()
        self._one, self._other, self._scores = product.row, product.col, product.data
        self._sizes = sizes

    def means(self, labels: Any) -> Any:  # noqa: ANN401 - as above
        """The mean score of the pairs of every two ministries."""
        count = len(self._sizes)
        cells = labels[self._one] * count + labels[self._other]
        sums = np.bincount(cells, self._scores, count * count).reshape(count, count)
        return (sums + sums.T) / np.outer(self._sizes, self._sizes)


def _deals(labels: Any, strata: Sequence[object], draws: int, seed: int) -> Iterator[Any]:  # noqa: ANN401 - as above
    """The ministries dealt anew within each stratum."""
    draw = np.random.Generator(np.random.PCG64(seed))
    order = {stratum: at for at, stratum in enumerate(dict.fromkeys(strata))}
    places = np.array([order[stratum] for stratum in strata])
    inside = [np.flatnonzero(places == at) for at in range(len(order))]
    for _ in range(draws):
        dealt = labels.copy()
        for members in inside:
            dealt[members] = draw.permutation(labels[members])
        yield dealt


def _arrangements(labels: Any, strata: Sequence[object], one: int, other: int) -> int:  # noqa: ANN401 - as above
    """In how many ways the projects of two ministries can be dealt within the strata."""
    whole, ones, others = Counter(strata), Counter[object](), Counter[object]()
    for label, stratum in zip(labels.tolist(), strata, strict=True):
        ones[stratum] += label == one
        others[stratum] += label == other
    ways = 1
    for stratum, count in whole.items():
        ways *= comb(count, ones[stratum]) * comb(count - ones[stratum], others[stratum])
    return ways


def _rows(rows: Sequence[Sequence[float]]) -> Any:  # noqa: ANN401 - as above
    return sparse.csr_array(np.array(rows, dtype=np.float64))
