"""Co-funding and shared goals of all ministries at once, as matrices, where budget rows are very many.

`cofunding` and `overlap.profiles` keep every row as evidence and every share as an exact fraction; that is
right for a plan and slow for a government. Here rows are columns of numbers, and a ministry × project
matrix that is nearly empty, times itself, gives every pair. Won stay whole numbers; only Schoener's index
is a float.

Where the graph is on a server, it does the sums: a number for each pair and for each cell travels, not the
rows.

>>> columns = Columns.of([("p", "a", "g", 7), ("p", "b", "g", 3), ("q", "b", "h", 9)])
>>> found = co_funding_matrix(columns)
>>> found.ministries, found.projects.tolist(), found.own.tolist(), found.whole.tolist()
(('a', 'b'), [[0, 1], [1, 0]], [[0, 7], [3, 0]], [[0, 10], [10, 0]])
>>> goal_matrix(columns).schoener().tolist()
[[1.0, 0.25], [0.25, 1.0]]
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from policygraph.analyse.budget import BudgetRow
from policygraph.query import answer
from policygraph.store import EmbeddedStore, Store

Whole = NDArray[np.int64]
Row = tuple[str, str, str, int]
"""Project, ministry, performance goal, won."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Budget rows as numbers.

    Attributes:
        projects: the identifiers that `project` counts through, as they come.
        ministries: those that `ministry` counts through, sorted.
        goals: those that `goal` counts through, sorted.
        project: of each row.
        amount: of each row, in won.
    """

    projects: tuple[str, ...]
    ministries: tuple[str, ...]
    goals: tuple[str, ...]
    project: Whole
    ministry: Whole
    goal: Whole
    amount: Whole

    @classmethod
    def of(cls, rows: Iterable[Sequence[Any]]) -> "Columns":
        """From rows of project, ministry, performance goal and won."""
        rows = list(rows)
        columns = [[row[at] for row in rows] for at in range(4)]
        projects, project = _numbered(columns[0], ordered=False)  # tens of thousands, that nobody looks up
        (ministries, ministry), (goals, goal) = map(_numbered, columns[1:3])
        amount = np.array(columns[3], dtype=np.int64)
        return cls(projects, ministries, goals, project, ministry, goal, amount)

    @classmethod
    def of_budget(cls, rows: Iterable[BudgetRow]) -> "Columns":
        """From budget rows."""
        return cls.of((row.project.iri, row.ministry.iri, row.goal.iri, row.amount) for row in rows)


@dataclass(frozen=True, slots=True, eq=False)
class CoFundingMatrix:
    """Every two ministries and what they fund together; nothing on the diagonal.

    Attributes:
        ministries: of the rows and the columns.
        projects: how many projects both fund.
        own: won that the ministry of the row gives to them.
        whole: won that all ministries give to them.
    """

    ministries: tuple[str, ...]
    projects: Whole
    own: Whole
    whole: Whole


@dataclass(frozen=True, slots=True, eq=False)
class GoalMatrix:
    """Every ministry's money under every goal.

    Attributes:
        ministries: of the rows.
        goals: of the columns.
        money: in won.
    """

    ministries: tuple[str, ...]
    goals: tuple[str, ...]
    money: Whole

    def schoener(self) -> NDArray[np.float64]:
        """How alike the profiles of each two ministries are; not a number where one has no money."""
        totals = self.money.sum(axis=1, keepdims=True)
        with np.errstate(invalid="ignore"):
            shares = self.money / totals
        return np.array([np.minimum(profile, shares).sum(axis=1) for profile in shares]).reshape(
            len(self.ministries), len(self.ministries)
        )


def co_funding_matrix(columns: Columns) -> CoFundingMatrix:
    """Who funds with whom. A ministry funds a project if it has a row there, whatever the amount."""
    shape = len(columns.ministries), len(columns.projects)
    money = sparse.csr_array((columns.amount, (columns.ministry, columns.project)), shape=shape)
    money.sum_duplicates()
    funds = sparse.csr_array((np.ones_like(money.data), money.indices, money.indptr), shape=shape)
    whole = np.asarray(money.sum(axis=0)).reshape(1, -1)
    found = [
        _off_diagonal((left @ funds.T).toarray()) for left in (funds, money, funds.multiply(whole).tocsr())
    ]
    return CoFundingMatrix(columns.ministries, *found)


def goal_matrix(columns: Columns) -> GoalMatrix:
    """Whose money stands under which goal."""
    shape = len(columns.ministries), len(columns.goals)
    money = sparse.coo_array((columns.amount, (columns.ministry, columns.goal)), shape=shape).toarray()
    return GoalMatrix(columns.ministries, columns.goals, money)


def read_matrices(store: Store, year: int | None = None) -> tuple[CoFundingMatrix, GoalMatrix]:
    """Both matrices of a year: from the rows of an embedded store, from the sums of a server.

    Args:
        store: the graphs.
        year: the fiscal year; of the newest plan, if None.
    """
    given = {} if year is None else {"year": str(year)}
    if isinstance(store, EmbeddedStore):
        columns = Columns.of(answer(store, "allocation-columns", given).rows)
        return co_funding_matrix(columns), goal_matrix(columns)
    cells = answer(store, "goal-sums", given).rows
    ministries, ministry = _numbered([row[0] for row in cells])
    goals, goal = _numbered([row[1] for row in cells])
    money = np.zeros((len(ministries), len(goals)), dtype=np.int64)
    money[ministry, goal] = [int(str(row[3])) for row in cells]
    pairs = answer(store, "co-funding-sums", given).rows
    at = {name: number for number, name in enumerate(ministries)}
    projects, own, whole = (np.zeros((len(at), len(at)), dtype=np.int64) for _ in range(3))
    for one, other, number, ours, theirs, all_ in pairs:
        i, j = at[str(one)], at[str(other)]
        projects[i, j] = projects[j, i] = int(str(number))
        own[i, j], own[j, i] = int(str(ours)), int(str(theirs))
        whole[i, j] = whole[j, i] = int(str(all_))
    return CoFundingMatrix(ministries, projects, own, whole), GoalMatrix(ministries, goals, money)


def _numbered(names: Sequence[Any], *, ordered: bool = True) -> tuple[tuple[str, ...], Whole]:
    """The different names, sorted or as they come, and the place of each given one among them."""
    at: defaultdict[Any, int] = defaultdict(count().__next__)  # in one pass: texts are slow to hash
    places = np.fromiter(map(at.__getitem__, names), dtype=np.int64, count=len(names))
    different = tuple(map(str, at))
    if not ordered:
        return different, places
    order = sorted(range(len(different)), key=different.__getitem__)
    return tuple(different[place] for place in order), np.argsort(order)[places]


def _off_diagonal(matrix: Whole) -> Whole:
    np.fill_diagonal(matrix, 0)
    return matrix
