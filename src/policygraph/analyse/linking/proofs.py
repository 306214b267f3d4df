"""What follows from the printed totals alone, by exact reasoning over whole numbers.

A task of k rows and sum s that holds a project of r rows and money a needs k - r more rows worth s - a. It
cannot hold the project if fewer than no rows are left, if the k - r smallest other rows are worth more than
s - a, or the k - r largest less. What is left after that is taken further: a task that must take all that
still can be in it, a project that has one task left, until nothing follows any more.

>>> problem = Problem.of([(9,), (5,), (2,), (2,)], [(1, 9), (3, 9)])
>>> known = deduce(problem)
>>> known.forced, known.contradiction
({0: 0, 1: 1, 2: 1, 3: 1}, None)
"""

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

from policygraph.analyse.linking.problem import Problem
from policygraph.wording import Words

Ground = Literal["rows", "too-large", "too-much", "too-little", "unreachable", "elsewhere", "none-left"]


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A project that cannot be in a task.

    Attributes:
        ground: `rows`: it has more rows than the task has left; `too-large`: more money; `too-much`: the
            smallest other rows make more than is left; `too-little`: the largest make less; `unreachable`:
            no choice of other rows makes what is left; `elsewhere`: it must be in another task.
        rows: the other rows that the task would need.
        amount: the money that they would have to have.
        bound: the least or the most that so many rows can have; None where there is none.
    """

    project: int
    task: int
    ground: Ground
    rows: int
    amount: int
    bound: int | None = None


@dataclass(slots=True)
class Known:
    """What is certain.

    Attributes:
        exclusions: by project and task.
        forced: the task of each project that can be in one only.
        contradiction: why no assignment meets the totals; None if none is known.
    """

    exclusions: dict[tuple[int, int], Exclusion] = field(default_factory=dict)
    forced: dict[int, int] = field(default_factory=dict)
    contradiction: Words | None = None


def deduce(problem: Problem) -> Known:
    """Everything that the bounds prove, applied until nothing more follows."""
    known = Known(contradiction=_unbalanced(problem))
    projects, tasks = range(len(problem.parts)), range(len(problem.counts))
    while known.contradiction is None:
        before = len(known.exclusions), len(known.forced)
        for task in tasks:
            _exclude(problem, known, task)
        for project in projects:
            left = [task for task in tasks if (project, task) not in known.exclusions]
            if not left:
                known.contradiction = Words(
                    f"사업 {project + 1}은(는) 어느 과제에도 들 수 없습니다",
                    f"project {project + 1} fits no task",
                )
            elif len(left) == 1:
                known.forced[project] = left[0]
        for task in tasks:
            _fill(problem, known, task)
        if before == (len(known.exclusions), len(known.forced)):
            break
    return known


def reachable(problem: Problem, task: int, project: int, barred: frozenset[int] = frozenset()) -> bool:
    """Whether some choice of other projects, none of them `barred`, fills the task beside `project`.

    Every pair of a number of rows and a sum that choices can have is found, as the bits of whole numbers:
    exact, and necessary for an assignment, though not sufficient.
    """
    rows, amounts = problem.rows, problem.amounts
    count, total = problem.counts[task] - rows[project], problem.sums[task] - amounts[project]
    if count < 0 or total < 0:
        return False
    mask = (1 << (total + 1)) - 1
    sums = [1] + [0] * count
    for other in range(len(rows)):
        if other != project and other not in barred and amounts[other] <= total:
            for level in range(count, rows[other] - 1, -1):
                sums[level] |= (sums[level - rows[other]] << amounts[other]) & mask
    return bool(sums[count] >> total & 1)


def _unbalanced(problem: Problem) -> Words | None:
    rows, money = sum(problem.rows), sum(problem.amounts)
    if rows != sum(problem.counts):
        printed = sum(problem.counts)
        return Words(
            f"과제별 과제수의 합 {printed}이(가) 예산 행 {rows}개와 다릅니다",
            f"the tasks print {printed} rows, the budget has {rows}",
        )
    if money != sum(problem.sums):
        printed, found = sum(problem.sums) * problem.unit, money * problem.unit
        return Words(
            f"과제별 금액의 합 {printed}원이 예산 {found}원과 다릅니다",
            f"the tasks print {printed} won, the budget has {found}",
        )
    return None


def _exclude(problem: Problem, known: Known, task: int) -> None:
    """Exclude what the bounds exclude from a task, given what is known."""
    inside = [project for project, home in known.forced.items() if home == task]
    count = problem.counts[task] - sum(len(problem.parts[project]) for project in inside)
    total = problem.sums[task] - sum(sum(problem.parts[project]) for project in inside)
    if count < 0 or total < 0:
        known.contradiction = Words(
            f"과제 {task + 1}에 꼭 들어야 하는 사업이 인쇄된 과제수나 금액을 넘습니다",
            f"the projects that must be in task {task + 1} exceed its printed count or sum",
        )
        return
    open_ = [
        project
        for project in range(len(problem.parts))
        if project not in known.forced and (project, task) not in known.exclusions
    ]
    smallest = sorted(amount for project in open_ for amount in problem.parts[project])
    sums = [0, *accumulate(smallest)]
    for project, home in known.forced.items():
        if home != task and (project, task) not in known.exclusions:
            known.exclusions[project, task] = Exclusion(project, task, "elsewhere", count, total)
    for project in open_:
        parts = problem.parts[project]
        rows, left = count - len(parts), total - sum(parts)
        ground, bound = _ground(smallest, sums, parts, rows, left)
        if ground:
            known.exclusions[project, task] = Exclusion(project, task, ground, rows, left, bound)


def _ground(
    smallest: list[int], sums: list[int], parts: tuple[int, ...], rows: int, left: int
) -> tuple[Ground | None, int | None]:
    """Why so many rows of so much money cannot be found beside a project, and the bound that says so."""
    if rows < 0:
        return "rows", None
    if left < 0:
        return "too-large", None
    if rows > len(smallest) - len(parts):
        return "none-left", len(smallest) - len(parts)
    least = _sum_of_first(smallest, sums, parts, rows)
    if least > left:
        return "too-much", least
    most = sums[-1] - sum(parts) - _sum_of_first(smallest, sums, parts, len(smallest) - len(parts) - rows)
    if most < left:
        return "too-little", most
    return None, None


def _sum_of_first(smallest: list[int], sums: list[int], parts: tuple[int, ...], rows: int) -> int:
    """The sum of the `rows` smallest amounts that are not those of the project itself."""
    first, own = rows, 0
    for part in sorted(parts):
        if bisect_left(smallest, part) < first:
            first, own = first + 1, own + part
    return sums[first] - own


def _fill(problem: Problem, known: Known, task: int) -> None:
    """Where a task needs every row that still can be in it, all of them are."""
    inside = [
        project
        for project in range(len(problem.parts))
        if known.forced.get(project, task) == task and (project, task) not in known.exclusions
    ]
    rows, money = (sum(values[project] for project in inside) for values in (problem.rows, problem.amounts))
    if rows == problem.counts[task]:
        known.forced.update(dict.fromkeys(inside, task))
    if rows < problem.counts[task] or (rows == problem.counts[task] and money != problem.sums[task]):
        known.contradiction = Words(
            f"과제 {task + 1}에 들 수 있는 행은 {rows}개, {money * problem.unit}원뿐입니다",
            f"only {rows} rows of {money * problem.unit} won can be in task {task + 1}",
        )
