"""How good the chances are: each named project in turn, as if the text did not name it.

What is hidden is all that names it: the words are taken out of the text, the amount does not count, and
the weights of the words are learned without it. What is then said of it is scored against the task that
names it, beside what is said without the text, without the totals, or without either.

To hide one project's name only multiplies the weights of its own links, so that its chances among all
assignments need no new sample: they are multiplied by what the name had given, and add up to 1 again.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from policygraph.analyse.linking.choice import chances as chances_of
from policygraph.analyse.linking.evidence import Evidence, Naming
from policygraph.analyse.linking.problem import Problem
from policygraph.analyse.linking.scoring import Trusts, by_words, learn, with_names
from policygraph.analyse.linking.tilting import tilt

Floats = NDArray[np.float64]
WARMTHS = (0.5, 0.75, 1.0, 1.25, 1.5)
BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
_LEAST = 1e-9
_Z = 1.96


@dataclass(frozen=True, slots=True)
class Score:
    """How good one way to say the task is.

    Attributes:
        way: `uniform`; `rows`: by the printed number of rows; `totals`: counts and sums; `text`: words and
            ministries; `both`.
        accuracy: the share of projects whose likeliest task is the one that names them.
        log_loss: the mean of minus the logarithm of its chance.
        brier: the mean squared error of all chances of a project, added up.
    """

    way: str
    projects: int
    accuracy: float
    log_loss: float
    brier: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Of all links with a chance between two bounds: how many there are, the mean chance, how many hold.

    Attributes:
        low: of Wilson's 95 % interval of the share that holds.
        high: of it.
    """

    above: float
    upto: float
    links: int
    mean: float
    holds: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """What came of hiding each named project.

    Attributes:
        scores: of each way, the simplest first.
        bins: of `both`, over all links of the hidden projects.
        warmth: by what the weights of the words are multiplied, as chosen.
    """

    scores: tuple[Score, ...]
    bins: tuple[Bin, ...]
    warmth: float


class Trial:
    """Hides named projects.

    Args:
        problem: rows, money, counts and sums.
        evidence: of the text.
        trust: in names.
        impossible: links that the totals rule out.
        among: the named projects that are hidden in turn; none that the totals force.
    """

    def __init__(
        self,
        problem: Problem,
        evidence: Evidence,
        trust: Trusts,
        impossible: frozenset[tuple[int, int]],
        among: tuple[Naming, ...],
    ) -> None:
        self._sizes = tuple(
            np.array(values) for values in (problem.rows, problem.amounts, problem.counts, problem.sums)
        )
        self._evidence, self._trust, self._impossible, self._among = evidence, trust, impossible, among
        self._weights = learn(evidence, among)
        self._without = [
            learn(evidence, (*among[:number], *among[number + 1 :])) for number in range(len(among))
        ]

    def scores(self, warmth: float) -> Floats:
        """The logarithm of the weight of each link, by all that the text says."""
        words = by_words(self._evidence.hidden, self._weights, warmth)
        found = with_names(words, self._evidence.namings, self._trust)
        for project, task in self._impossible:
            found[project, task] = -np.inf
        return found

    def warmest(self, left_out: int | None = None) -> float:
        """The warmth that says best what is hidden, by words and totals; without one project, if asked."""
        if not self._among:
            return 1.0
        losses = []
        for warmth in WARMTHS:
            told = self._told(tilt(self.scores(warmth), *self._sizes), warmth)
            losses.append(
                sum(
                    loss
                    for number, loss in enumerate(map(self._loss, self._among, told))
                    if number != left_out
                )
            )
        return WARMTHS[int(np.argmin(np.round(losses, 6)))]

    def calibrate(self, chances: Floats, warmth: float) -> Calibration:
        """Score each way to tell the task of the hidden projects; `chances` are those of the sample."""
        count = len(self._sizes[2])
        flat = np.zeros_like(chances)
        for project, task in self._impossible:
            flat[project, task] = -np.inf
        by_totals = tilt(flat, *self._sizes)
        rows = self._sizes[2] / self._sizes[2].sum()
        nested = (
            [self.warmest(number) for number in range(len(self._among))] if len(self._among) > 1 else [warmth]
        )
        both = self._told(chances, warmth, nested)
        told = {
            "uniform": [np.full(count, 1 / count) for _ in self._among],
            "rows": [rows for _ in self._among],
            "totals": [by_totals[naming.project] for naming in self._among],
            "text": [
                chances_of(by_words(self._evidence.hidden[naming.project], self._without[number], 1.0))
                for number, naming in enumerate(self._among)
            ],
            "both": both,
        }
        return Calibration(
            scores=tuple(self._score(way, those) for way, those in told.items()) if self._among else (),
            bins=_bins(both, self._among),
            warmth=warmth,
        )

    def _told(self, chances: Floats, warmth: float, own: list[float] | None = None) -> list[Floats]:
        """The chances of each hidden project, were it not named."""
        named = self.scores(warmth)
        told = []
        for number, naming in enumerate(self._among):
            mine = warmth if own is None else own[number]
            hidden = by_words(self._evidence.hidden[naming.project], self._without[number], mine)
            possible = np.isfinite(named[naming.project])
            logs = np.full(len(possible), -np.inf)
            logs[possible] = (
                np.log(np.maximum(chances[naming.project][possible], _LEAST))
                - named[naming.project][possible]
                + hidden[possible]
            )
            told.append(chances_of(logs))
        return told

    @staticmethod
    def _loss(naming: Naming, told: Floats) -> float:
        return -float(np.log(max(told[list(naming.mentions)].sum(), _LEAST)))

    def _score(self, way: str, told: list[Floats]) -> Score:
        right, loss, brier = 0, 0.0, 0.0
        for naming, chances in zip(self._among, told, strict=True):
            tasks = list(naming.mentions)
            right += int(chances.argmax()) in tasks
            loss += self._loss(naming, chances)
            wanted = np.zeros(len(chances))
            # Where several tasks name it, one of them is right, and nothing says which.
            wanted[tasks] = chances[tasks] / max(float(chances[tasks].sum()), _LEAST)
            brier += float(((chances - wanted) ** 2).sum())
        number = len(self._among)
        return Score(way, number, right / number, loss / number, brier / number)


def _bins(told: list[Floats], among: tuple[Naming, ...]) -> tuple[Bin, ...]:
    pairs = [
        (float(chance), task in naming.mentions)
        for naming, chances in zip(among, told, strict=True)
        for task, chance in enumerate(chances)
    ]
    found = []
    for above, upto in pairwise(BINS):
        inside = [pair for pair in pairs if above < pair[0] <= upto or (above == pair[0] == 0.0)]
        if inside:
            holds, number = sum(held for _, held in inside), len(inside)
            low, high = wilson(holds, number)
            mean = sum(chance for chance, _ in inside) / number
            found.append(Bin(above, upto, number, mean, holds / number, low, high))
    return tuple(found)


def wilson(holds: int, number: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share.

    >>> [round(bound, 3) for bound in wilson(5, 10)]
    [0.237, 0.763]
    """
    share = holds / number
    middle = (share + _Z**2 / (2 * number)) / (1 + _Z**2 / number)
    half = _Z / (1 + _Z**2 / number) * sqrt(share * (1 - share) / number + _Z**2 / (4 * number**2))
    return max(middle - half, 0.0), min(middle + half, 1.0)
