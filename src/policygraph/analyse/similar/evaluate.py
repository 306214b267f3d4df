"""How good a ranking is, from pairs that a person judged without seeing it.

Precision among the first k and average precision, each judged pair standing for as many as its band has for
each one drawn (Horvitz and Thompson). Precision at a rank is the weight of the relevant ones up to there over
the weight of the judged ones up to there; average precision is its mean over the relevant ones, by weight.
The interval resamples the judged pairs within their bands. Relevant is "yes"; "unsure" is not.

>>> ranking = [("a", "b"), ("a", "c"), ("b", "c")]
>>> judged = [Judged(pair, said, "all") for pair, said in zip(ranking, ("yes", "no", "yes"), strict=True)]
>>> measured(ranking, judged, {"all": 3}, cutoffs=(2,)).precision
((2, 0.5),)
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from policygraph.analyse.results import Interval
from policygraph.analyse.similar.methods import Pair

CUTOFFS = (5, 10, 20)
RESAMPLES = 2_000
SEED = 6
_TAILS = (0.025, 0.975)


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair, what a person decided of it, and the band that it was drawn from."""

    pair: Pair
    decision: str
    band: str


@dataclass(frozen=True, slots=True)
class Quality:
    """How good a ranking is.

    Attributes:
        precision: (k, precision among the first k).
        average: average precision.
        interval: of `average`, by resampling.
        unjudged: how many of the first pairs, to the last k, nobody judged.
    """

    precision: tuple[tuple[int, float], ...]
    average: float
    interval: Interval
    unjudged: int


def measured(
    ranking: Sequence[Pair],
    judged: Sequence[Judged],
    sizes: Mapping[str, int],
    *,
    cutoffs: Sequence[int] = CUTOFFS,
    seed: int = SEED,
) -> Quality:
    """The quality of `ranking`.

    Args:
        ranking: every pair, the most similar first.
        judged: the pairs of the draw, with decisions.
        sizes: how many pairs each band has.
        cutoffs: the numbers of first pairs to count among.
        seed: of the resampling.
    """
    place = {pair: rank for rank, pair in enumerate(ranking, 1)}
    sample = _Sample.of(judged, sizes, place)
    draw = np.random.Generator(np.random.PCG64(seed))
    resampled = [sample.average(sample.redrawn(draw)) for _ in range(RESAMPLES)]
    low, high = np.quantile(resampled, _TAILS)
    seen = {one.pair for one in judged}
    return Quality(
        tuple((k, sample.precision(k)) for k in cutoffs),
        sample.average(np.ones(len(judged))),
        Interval(float(low), float(high)),
        sum(pair not in seen for pair in ranking[: max(cutoffs)]),
    )


def expected_at_random(judged: Sequence[Judged], sizes: Mapping[str, int]) -> float:
    """The share of relevant pairs among all: what any precision is, on average, in a random order."""
    sample = _Sample.of(judged, sizes, {one.pair: 1 for one in judged})
    return sample.precision(1)


@dataclass(frozen=True, slots=True)
class _Sample:
    """The judged pairs by rank: their weights, whether relevant, their bands and ranks."""

    weights: np.ndarray
    relevant: np.ndarray
    ranks: np.ndarray
    bands: dict[str, list[int]]

    @classmethod
    def of(cls, judged: Sequence[Judged], sizes: Mapping[str, int], place: Mapping[Pair, int]) -> "_Sample":
        drawn = Counter(one.band for one in judged)
        ordered = sorted(judged, key=lambda one: place[one.pair])
        bands: dict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(ordered):
            bands[one.band].append(at)
        return cls(
            np.array([sizes[one.band] / drawn[one.band] for one in ordered]),
            np.array([one.decision == "yes" for one in ordered], dtype=np.float64),
            np.array([place[one.pair] for one in ordered]),
            dict(sorted(bands.items())),
        )

    def precision(self, k: int) -> float:
        """Among the first k of the ranking."""
        weights = self.weights * (self.ranks <= k)
        return float((weights * self.relevant).sum() / weights.sum()) if weights.any() else float("nan")

    def average(self, often: np.ndarray) -> float:
        """Average precision, each pair counted `often`."""
        weights = self.weights * often
        gains = weights * self.relevant
        if not gains.any():
            return 0.0
        seen = np.cumsum(weights)
        precision = np.divide(np.cumsum(gains), seen, out=np.zeros_like(seen), where=seen > 0)
        return float((gains * precision).sum() / gains.sum())

    def redrawn(self, draw: np.random.Generator) -> np.ndarray:
        """How often each pair is drawn when each band is drawn again, with replacement."""
        often = np.zeros(len(self.weights))
        for members in self.bands.values():
            np.add.at(often, draw.choice(members, len(members)), 1)
        return often
