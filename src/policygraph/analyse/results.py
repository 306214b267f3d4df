"""The form that every number of an analysis has: what it is of, how sure it is, and what it rests on.

A value of None is a result too: the data cannot tell, and `note` says why.

>>> Result("joint-measures", ("urn:a", "urn:b"), 3, "count", ("urn:measure",)).value
3
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from policygraph.wording import Words

Unit = Literal["count", "won", "index", "probability"]


@dataclass(frozen=True, slots=True)
class Chance:
    """How often a value as large comes about where nothing but chance ties the two.

    Attributes:
        p: the one-sided probability.
        q: after Benjamini and Hochberg's step-up over all `tests`: the share of false ones to expect.
        tests: how many were tested together.
        null: the code of what is held fixed (`overlap-nulls` of the vocabularies).
        draws: of a permutation test; None if the probability is exact.
        least: the smallest `p` that these data can give; above the level asked for, nothing can be found.
    """

    p: float
    q: float
    tests: int
    null: str
    draws: int | None = None
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a value lies in `level` of all resamples or samples."""

    low: float
    high: float
    level: float = 0.95


@dataclass(frozen=True, slots=True)
class Result:
    """One number of an analysis.

    Attributes:
        measure: its code (`overlap-measures` of the vocabularies).
        about: what it is of, as identifiers: one ministry or two, two projects, a performance goal, a project
            and a task; of two alike, the smaller identifier first. Nothing for the plan as a whole.
        value: what was found; None if the data cannot tell.
        unit: of the value.
        evidence: identifiers of what it rests on: budget rows, measures, projects, goals; each has its lines.
        method: how it was computed, with a version that changes when the numbers may: "schoener/1".
        chance: the test of it, if there is one.
        interval: its uncertainty, if there is one.
        note: what a reader must know about it.
    """

    measure: str
    about: tuple[str, ...]
    value: int | float | Fraction | None
    unit: Unit
    evidence: tuple[str, ...]
    method: str = ""
    chance: Chance | None = None
    interval: Interval | None = None
    note: Words | None = None
