"""Which pairs a person judges, drawn without showing what any method says of them.

A pair's band is by the best rank that any of the methods gives it: `high` to 20, `middle` to 100, `low` to
500, `rest` beyond. Of `high` every pair is drawn, so that precision among the first 20 of each method is
counted, not estimated; of the others a number. The sheet is shuffled.

>>> bands({"a": ["p", "q"], "b": ["q", "r"]}, (("high", 1), ("rest", None)))
{'high': ['p', 'q'], 'rest': ['r']}
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

import numpy as np

from policygraph.analyse.similar.methods import Pair

Item = TypeVar("Item", bound=Hashable)

BANDS = (("high", 20), ("middle", 100), ("low", 500), ("rest", None))
DRAWN: Mapping[str, int | None] = {"high": None, "middle": 50, "low": 40, "rest": 30}
SEED = 6
# How many pairs each band had when it was drawn from: what each judged pair stands for.
POPULATION: Mapping[str, int] = {"high": 57, "middle": 227, "low": 1_113, "rest": 7_314}


def ranked(scores: Mapping[Pair, float], seed: int = SEED) -> list[Pair]:
    """Pairs from the highest score down; among equals the order is drawn, so that none is favoured."""
    pairs = sorted(scores)
    tie = np.random.Generator(np.random.PCG64(seed)).permutation(len(pairs))
    place = dict(zip(pairs, tie.tolist(), strict=True))
    return sorted(pairs, key=lambda pair: (-scores[pair], place[pair]))


def bands(
    rankings: Mapping[str, Sequence[Item]], limits: Sequence[tuple[str, int | None]] = BANDS
) -> dict[str, list[Item]]:
    """The pairs of each band, by the best of their ranks."""
    best: dict[Item, int] = {}
    for ranking in rankings.values():
        for rank, pair in enumerate(ranking, 1):
            best[pair] = min(rank, best.get(pair, rank))
    found: dict[str, list[Item]] = {name: [] for name, _ in limits}
    for pair, rank in best.items():
        found[next(name for name, limit in limits if limit is None or rank <= limit)].append(pair)
    return {name: sorted(members) for name, members in found.items()}  # type: ignore[type-var] # of one kind


def drawn_pairs(rankings: Mapping[str, Sequence[Pair]], seed: int = SEED) -> list[tuple[Pair, str]]:
    """The pairs to judge, each with its band, shuffled."""
    draw = np.random.Generator(np.random.PCG64(seed))
    chosen: list[tuple[Pair, str]] = []
    for name, members in bands(rankings).items():
        wanted = DRAWN[name]
        size = len(members) if wanted is None else min(wanted, len(members))
        chosen += [(members[at], name) for at in sorted(draw.choice(len(members), size, replace=False))]
    return [chosen[at] for at in draw.permutation(len(chosen))]
