"""Who may belong to whom, as whole numbers: rows and money of each project, count and sum of each task.

Money is counted in the largest unit that divides every figure, so that nothing is ever rounded.

>>> problem = Problem.of([(5_000_000,), (3_000_000, 4_000_000)], [(1, 5_000_000), (2, 7_000_000)])
>>> problem.unit, problem.amounts, problem.rows, problem.sums, problem.counts
(1000000, (5, 7), (1, 2), (5, 7), (1, 2))
>>> problem.misses((0, 1)), problem.misses((1, 0))
((), (0, 1))
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd
from typing import Self


@dataclass(frozen=True, slots=True)
class Problem:
    """A project stands in one task, with all its rows.

    Attributes:
        parts: by project, the amounts of its budget rows.
        counts: by task, how many rows the document prints.
        sums: by task, the printed sum.
        unit: of money, in won.
    """

    parts: tuple[tuple[int, ...], ...]
    counts: tuple[int, ...]
    sums: tuple[int, ...]
    unit: int = 1

    @classmethod
    def of(cls, projects: Sequence[Sequence[int]], tasks: Sequence[tuple[int, int]]) -> Self:
        """From the amounts (won) of each project's rows, and the count and sum (won) of each task."""
        unit = gcd(*(amount for parts in projects for amount in parts), *(won for _, won in tasks)) or 1
        return cls(
            parts=tuple(tuple(amount // unit for amount in parts) for parts in projects),
            counts=tuple(count for count, _ in tasks),
            sums=tuple(won // unit for _, won in tasks),
            unit=unit,
        )

    @property
    def rows(self) -> tuple[int, ...]:
        """By project, how many rows it has."""
        return tuple(len(parts) for parts in self.parts)

    @property
    def amounts(self) -> tuple[int, ...]:
        """By project, its whole money."""
        return tuple(sum(parts) for parts in self.parts)

    def misses(self, assignment: Sequence[int]) -> tuple[int, ...]:
        """The tasks whose printed count or sum an assignment (the task of each project) does not meet."""
        counts, sums = [0] * len(self.counts), [0] * len(self.counts)
        for parts, task in zip(self.parts, assignment, strict=True):
            counts[task] += len(parts)
            sums[task] += sum(parts)
        return tuple(
            task
            for task in range(len(self.counts))
            if (counts[task], sums[task]) != (self.counts[task], self.sums[task])
        )
