"""The most similar projects of other ministries for each project: sparse, in blocks, never n × n.

A term that very many projects have makes the product of all with all grow with the square of their number
and tells little. Only the search leaves such terms out (`LONGEST`): what it finds is scored by the whole
vectors. So scores are exact, and only a project whose likeness lies all in frequent terms can be missed.

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

LONGEST = 1_000  # projects with one term, beyond which the search leaves the term out
_WIDER = 5  # the search keeps so many times as many as are asked for, and the exact scores choose
_BLOCK = 4_096  # rows at a time


def nearest(
    matrix: Any,  # noqa: ANN401 - scipy has no types
    ministries: Sequence[AbstractSet[str]],
    top: int,
    least: float = 0.0,
    longest: int = LONGEST,
) -> list[tuple[int, int, float]]:
    """Pairs (smaller row, larger row, score) in which one is among the `top` of the other.

    Args:
        matrix: a row of length at most one for each project (scipy CSR).
        ministries: of each project; only pairs that `differ` count.
        top: how many for each project.
        least: a score that a pair must exceed.
        longest: how many projects may share a term that the search goes by.
    """
    frequency = np.bincount(matrix.indices, minlength=matrix.shape[1])
    rare = sparse.csr_array(matrix @ sparse.diags_array((frequency <= longest).astype(np.float64)))
    rare.eliminate_zeros()
    pairs: dict[tuple[int, int], float] = {}
    for rows, others in _blocks(ministries):
        wide = min(len(others), _WIDER * top + 1)  # and itself
        columns = sparse.csr_matrix(rare[others].T)
        for begin in range(0, len(rows) if wide else 0, _BLOCK):
            block = rows[begin : begin + _BLOCK]
            found = sp_matmul_topn(sparse.csr_matrix(rare[block]), columns, top_n=wide).tocoo()
            one, other = block[found.row], others[found.col]
            for at, near, score in _best(matrix, one, other, ministries, top, least):
                pairs[min(at, near), max(at, near)] = score
    return [(*pair, score) for pair, score in sorted(pairs.items())]


def differ(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Whether two projects are of different ministries: each has one that does not pay for the other.

    A co-funded project and another of one of its ministries are no pair: what they share is declared.
    """
    return not (one <= other or other <= one)


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


def _best(  # noqa: PLR0913, PLR0917 - rows and what bounds them
    matrix: Any,  # noqa: ANN401 - scipy has no types
    one: Any,  # noqa: ANN401 - as above
    other: Any,  # noqa: ANN401 - as above
    ministries: Sequence[AbstractSet[str]],
    top: int,
    least: float,
) -> Iterator[tuple[int, int, float]]:
    """The best of what was found for each row, by the whole vectors."""
    apart = np.fromiter(
        (differ(ministries[a], ministries[b]) for a, b in zip(one.tolist(), other.tolist(), strict=True)),
        bool,
    )
    one, other = one[apart], other[apart]
    score = np.asarray(matrix[one].multiply(matrix[other]).sum(axis=1)).ravel()
    # Highest first for each row, ties in the order of rows.
    order = np.lexsort((other, -score, one))
    one, other, score = one[order], other[order], score[order]
    place = np.arange(len(one)) - np.searchsorted(one, one)
    keep = (place < top) & (score > least)
    yield from zip(one[keep].tolist(), other[keep].tolist(), score[keep].tolist(), strict=True)
