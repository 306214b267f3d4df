"""Projects as sparse vectors of length one, so that the product of two is their score from 0 to 1.

A term weighs the more, the fewer projects of this corpus have it: (1 + ln tf) · ln((1 + n) / (1 + df)).
Three parts are brought to their own lengths before they are joined, as fields are weighted in Korean
practice: words and compounds (of the name, and half as much those of the text about it), letters, topics.
A project without a part is compared by the others. Since the score is one product, each term's share of it
is exact.

>>> one, other = Terms(((Term("word", "공장"), 1),)), Terms(((Term("word", "항만"), 1),))
>>> vectors([one, one, other], PARTS).matrix.toarray().round(2).tolist()
[[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]]
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from scipy import sparse

from policygraph.analyse.similar.features import Kind, Term

# The square of each part's length in a whole of one. Set before anything was judged, never tuned.
PARTS: Mapping[str, float] = {"words": 0.6, "letters": 0.2, "topics": 0.2}
_TEXT = 0.5  # the length of what the text says beside that of the name
_PART: Mapping[Kind, str] = {"word": "words", "compound": "words", "letters": "letters", "topic": "topics"}


@dataclass(frozen=True, slots=True)
class Terms:
    """What a project is compared by: (term, how often) of its name and topics, and of the text about it."""

    name: tuple[tuple[Term, int], ...]
    text: tuple[tuple[Term, int], ...] = ()

    @classmethod
    def of(cls, name: Iterable[Term], text: Iterable[Term] = ()) -> Self:
        """From terms as they occur."""
        return cls(tuple(sorted(Counter(name).items())), tuple(sorted(Counter(text).items())))


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of projects, a row each (scipy CSR), and the terms that their columns stand for."""

    matrix: Any
    terms: tuple[Term, ...]


def vectors(projects: Sequence[Terms], parts: Mapping[str, float] = PARTS) -> Vectors:
    """The vectors of `projects`, weights learned on them alone.

    Args:
        projects: their terms.
        parts: the square of the length of each part; a part that is left out is not compared.
    """
    kept = [
        [
            [(term, n) for term, n in side if _PART[term.kind] in parts]
            for side in (project.name, project.text)
        ]
        for project in projects
    ]
    columns = {
        term: at for at, term in enumerate(sorted({t for sides in kept for side in sides for t, _ in side}))
    }
    name = _counts([sides[0] for sides in kept], columns)
    text = _counts([sides[1] for sides in kept], columns)
    frequency = np.bincount((name + text).indices, minlength=len(columns))
    rarity = sparse.diags_array(np.log((1 + len(projects)) / (1 + frequency)), dtype=np.float64)
    joined = None
    for part, square in sorted(parts.items()):
        inside = np.array([_PART[term.kind] == part for term in columns], dtype=np.float64)
        mask = rarity @ sparse.diags_array(inside)
        one = _unit(_unit(name @ mask) + _TEXT * _unit(text @ mask)) * np.sqrt(square)
        joined = one if joined is None else joined + one
    matrix = sparse.csr_array(_unit(joined))
    matrix.eliminate_zeros()
    matrix.sort_indices()
    return Vectors(matrix, tuple(columns))


def _counts(projects: Sequence[Sequence[tuple[Term, int]]], columns: Mapping[Term, int]) -> Any:  # noqa: ANN401 - scipy has no types
    """1 + ln tf, a row per project."""
    starts = np.cumsum([0, *(len(project) for project in projects)])
    at = np.fromiter((columns[term] for project in projects for term, _ in project), np.int64)
    often = np.fromiter((n for project in projects for _, n in project), np.float64)
    return sparse.csr_array((1 + np.log(often), at, starts), shape=(len(projects), len(columns)))


def _unit(rows: Any) -> Any:  # noqa: ANN401 - scipy has no types
    """Rows of length one; a row of nothing stays nothing."""
    rows = sparse.csr_array(rows)
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return sparse.diags_array(1 / np.where(lengths > 0, lengths, 1)) @ rows
