"""Every assignment that meets all totals, where there are few enough to list them.

>>> from policygraph.analyse.linking.problem import Problem
>>> everything(Problem.of([(5,), (2,), (3,), (4,)], [(2, 7), (2, 7)]))
((0, 0, 1, 1), (1, 1, 0, 0))
"""

from policygraph.analyse.linking.problem import Problem

Assignment = tuple[int, ...]
_STEPS = 100_000


def everything(problem: Problem, steps: int = _STEPS) -> tuple[Assignment, ...] | None:
    """All exact assignments, in order; None if the search takes more than so many steps.

    Projects of much money are placed first, as they leave fewest choices.
    """
    rows, amounts = problem.rows, problem.amounts
    order = sorted(range(len(rows)), key=lambda project: (-amounts[project], project))
    counts, sums = list(problem.counts), list(problem.sums)
    placed = [0] * len(rows)
    found: list[Assignment] = []
    taken = 0

    def place(depth: int) -> bool:
        nonlocal taken
        if depth == len(order):
            if not any(counts) and not any(sums):
                found.append(tuple(placed))
            return True
        project = order[depth]
        for task in range(len(counts)):
            if counts[task] < rows[project] or sums[task] < amounts[project]:
                continue
            if (taken := taken + 1) > steps:
                return False
            counts[task] -= rows[project]
            sums[task] -= amounts[project]
            placed[project] = task
            # A task that is full must have all its money.
            whole = counts[task] > 0 or sums[task] == 0
            done = place(depth + 1) if whole else True
            counts[task] += rows[project]
            sums[task] += amounts[project]
            if not done:
                return False
        return True

    return tuple(sorted(found)) if place(0) else None
