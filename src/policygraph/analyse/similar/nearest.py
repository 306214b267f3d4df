"""The most similar projects of other ministries for each project: sparse, in blocks, never n × n.

A term that very many projects have makes the product of all with all grow with the square of their number,
and tells little. So each project searches by its rarest terms first, until `BUDGET` other projects have been
met; what it finds is scored by all terms. Scores are exact, the work for a project is bounded, and only a
project whose likeness lies mostly in frequent terms can be missed. A plan is searched whole.

>>> import numpy as np
>>> from scipy import sparse
>>> rows = sparse.csr_array(np.array([[1.0, 0.0], [1.0, 0.0], [0.6, 0.8]]))
>>> [(one, other, round(score, 2)) for one, other, score in nearest(rows, [{"a"}, {"a"}, {"b"}], top=2)]
[(0, 2, 0.6), (1, 2, 0.6)]
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

import numpy as np
from scipy import sparse
from sparse_dot_topn import sp_matmul_topn

BUDGET = 5_000  # projects that a project looks at, a project counted for each term it is met by
_WIDER = 20  # the search keeps so many times as many as are asked for, and the scores by all terms choose
_BLOCK = 4_096  # rows at a time


def nearest(
    matrix: Any,  # noqa: ANN401 - scipy has no types
    ministries: Sequence[AbstractSet[str]],
    top: int,
    least: float = 0.0,
    budget: int = BUDGET,
) -> list[tuple[int, int, float]]:
    """Pairs (smaller row, larger row, score) in which one is among the `top` of the other.

    Args:
        matrix: a row of length at most one for each project (scipy CSR).
        ministries: of each project; only pairs that `differ` count.
        top: how many for each project.
        least: a score that a pair must exceed.
        budget: how many other projects each may be compared with, met by one term or another.
    """
    searched, rest = _by_rarity(matrix, budget)
    completion = _Completion(matrix, rest)
    found: list[tuple[Any, Any, Any]] = []
    for rows, others in _blocks(ministries):
        several = len(ministries[rows[0]]) > 1
        wide = min(len(others), _WIDER * top + 1)  # and itself
        columns = sparse.csr_matrix(matrix[others].T)
        for begin in range(0, len(rows) if wide else 0, _BLOCK):
            block = rows[begin : begin + _BLOCK]
            met = sp_matmul_topn(sparse.csr_matrix(searched[block]), columns, top_n=wide, sort=True).tocoo()
            one, other, score = block[met.row], others[met.col], met.data
            if several:  # the rows of one ministry have met none of its own
                apart = np.fromiter(
                    (differ(ministries[a], ministries[b]) for a, b in zip(one, other, strict=True)), bool
                )
                one, other, score = one[apart], other[apart], score[apart]
            found.append(_best(*completion.of(one, other, score, top), top=top, least=least))
    return _each_once(found, len(ministries))


def differ(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Whether two projects are of different ministries: each has one that does not pay for the other.

    A co-funded project and another of one of its ministries are no pair: what they share is declared.
    """
    return not (one <= other or other <= one)


class _Completion:
    """Scores by the terms that were searched, completed by the rest."""

    def __init__(self, matrix: Any, rest: Any) -> None:  # noqa: ANN401 - scipy has no types
        frequent = np.zeros(matrix.shape[1], dtype=bool)
        frequent[rest.indices] = True
        self._rest, self._frequent = rest, _only(matrix, frequent[matrix.indices])
        self._lengths = _lengths(rest), _lengths(self._frequent)

    def of(self, one: Any, other: Any, score: Any, top: int) -> tuple[Any, Any, Any]:  # noqa: ANN401 - as above
        """The pairs that may be among the `top` of their row, with their whole scores.

        Args:
            one: rows in their order.
            other: rows, for each of `one` the highest score first.
            score: of the two, by the terms that were searched.
            top: how many are wanted.
        """
        begin = np.searchsorted(one, one)
        last = np.minimum(begin + top, np.searchsorted(one, one, side="right")) - 1
        # What the rest can add is at most the product of the two lengths.
        most = self._lengths[0][one] * self._lengths[1][other]
        can = score + most >= score[last]
        one, other, score, open_ = one[can], other[can], score[can], most[can] > 0
        product = self._rest[one[open_]].multiply(self._frequent[other[open_]])
        score[open_] += np.asarray(product.sum(axis=1)).ravel()
        return one, other, score


def _lengths(matrix: Any) -> Any:  # noqa: ANN401 - as above
    return np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())


def _by_rarity(matrix: Any, budget: int) -> tuple[Any, Any]:  # noqa: ANN401 - scipy has no types
    """The terms that each row is searched by, the rarest to the budget and one at least, and the rest."""
    frequency = np.bincount(matrix.indices, minlength=matrix.shape[1])[matrix.indices]
    row = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    order = np.lexsort((matrix.indices, frequency, row))
    before = np.concatenate(([0], np.cumsum(frequency[order])))
    first = matrix.indptr[row[order]]
    within = (before[1:] - before[first] <= budget) | (np.arange(len(order)) == first)
    kept = np.zeros(len(order), dtype=bool)
    kept[order] = within
    return _only(matrix, kept), _only(matrix, ~kept)


def _only(matrix: Any, kept: Any) -> Any:  # noqa: ANN401 - as above
    """The matrix with some of its entries."""
    part = sparse.csr_array(
        (np.where(kept, matrix.data, 0), matrix.indices.copy(), matrix.indptr.copy()), shape=matrix.shape
    )
    part.eliminate_zeros()
    return part


def _blocks(ministries: Sequence[AbstractSet[str]]) -> Iterator[tuple[Any, Any]]:
    """Rows, and the rows that they may be paired with: those of one ministry with all but its own."""
    by_payer: dict[str, list[int]] = defaultdict(list)
    paying: dict[str, list[int]] = defaultdict(list)
    for row, payers in enumerate(ministries):
        by_payer[next(iter(payers)) if len(payers) == 1 else ""].append(row)
        for payer in payers:
            paying[payer].append(row)
    everyone = np.arange(len(ministries))
    for payer, rows in sorted(by_payer.items()):
        others = np.setdiff1d(everyone, np.array(paying[payer]), assume_unique=True) if payer else everyone
        yield np.array(rows), others


def _best(one: Any, other: Any, score: Any, *, top: int, least: float) -> tuple[Any, Any, Any]:  # noqa: ANN401 - as above
    """The highest of each row, ties in the order of rows."""
    order = np.lexsort((other, -score, one))
    one, other, score = one[order], other[order], score[order]
    keep = (np.arange(len(one)) - np.searchsorted(one, one) < top) & (score > least)
    return one[keep], other[keep], score[keep]


def _each_once(found: Sequence[tuple[Any, Any, Any]], count: int) -> list[tuple[int, int, float]]:
    """Pairs with the smaller row first, in order; what was met from both sides is one."""
    one, other, score = (np.concatenate([part[at] for part in found] or [np.empty(0)]) for at in range(3))
    low, high = np.minimum(one, other).astype(np.int64), np.maximum(one, other).astype(np.int64)
    _, first = np.unique(low * count + high, return_index=True)
    return list(zip(low[first].tolist(), high[first].tolist(), score[first].tolist(), strict=True))
