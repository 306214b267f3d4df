"""Measure (c), shared goals, as results: every two ministries with money, each value with its test.

For each pair: how many goals they share (with the exact test, and checked with both margins held), Schoener's
and Ruzicka's index, and what each index is without the goal that adds most to it. The interval of an index is
not a sampling error: it runs from the least to the greatest value that leaving out one goal gives.

>>> from policygraph.analyse.budget import BudgetRow, Named
>>> rows = [BudgetRow(Named(m + g, ""), Named(m, m), Named(g, g), g, 1, 1, iri=m + g)
...         for m, g in ("ag", "bg", "bh")]
>>> [(r.measure, r.value) for r in shared_goal_results(rows, draws=9) if r.measure == "schoener"]
[('schoener', Fraction(1, 2))]
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from policygraph.analyse.budget import BudgetRow
from policygraph.analyse.chance import benjamini_hochberg
from policygraph.analyse.overlap.presence import (
    LEVEL,
    SharedGoals,
    attainable,
    presence_of,
    shared_goal_tests,
)
from policygraph.analyse.overlap.profiles import GoalSharing, Sensitive, goal_money, goal_sharing
from policygraph.analyse.overlap.shuffles import (
    DRAWS,
    SEED,
    TRADED,
    Pairs,
    curveball_tests,
    profiles_over_goals,
)
from policygraph.analyse.results import Chance, Interval, Result
from policygraph.wording import Words

HYPERGEOMETRIC, CURVEBALL, PROFILES = "goals-at-random", "both-margins", "profiles-over-goals"
TOO_SMALL = Words(
    "자료가 너무 작아 말할 수 없다: 두 부처의 목표가 완전히 겹치더라도 유의할 수 없다.",
    "The data are too small to say: even a perfect overlap of the two would not be significant.",
)
EVERYWHERE = Words(
    "한 부처가 모든 성과목표에 있어 겹침은 정해져 있다(p = 1): 우연인지 물을 수 없다.",
    "One of the two is in every goal, so that the overlap is certain (p = 1): chance cannot be asked about.",
)
NO_MONEY_ELSEWHERE = Words(
    "가장 큰 목표를 빼면 한 부처의 예산이 남지 않아 셈할 수 없다.",
    "Without its largest goal one of the two has no money left: it cannot be computed.",
)
_DIGITS = 6
Evidence = Mapping[tuple[str, str], tuple[str, ...]]


def shared_goal_results(
    rows: Iterable[BudgetRow], draws: int = DRAWS, seed: int = SEED
) -> tuple[Result, ...]:
    """All results of every pair, by identifiers, then those of the plan.

    Args:
        rows: of the budget.
        draws: of each permutation test; of those by trading at most `TRADED`.
        seed: of their generators.
    """
    rows = tuple(rows)
    money = goal_money(rows)
    presence = presence_of(money)
    traded = min(draws, TRADED)
    tests = shared_goal_tests(presence)
    margins = _chances(curveball_tests(presence, traded, seed), CURVEBALL, traded)
    alike = _chances(profiles_over_goals(money, draws, seed), PROFILES, draws)
    cells: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        cells[row.ministry.iri, row.goal.iri].append(row.iri)
    evidence = {cell: tuple(iris) for cell, iris in cells.items()}
    found: list[Result] = []
    for test, pair in zip(tests, goal_sharing(money), strict=True):
        about = (pair.one, pair.other)
        found += _counted(test, len(tests), margins[about], evidence)
        found += _compared(pair, alike[about], evidence)
    return (*found, *_of_the_plan(tests))


def _counted(test: SharedGoals, tests: int, margins: Chance, evidence: Evidence) -> Iterator[Result]:
    about = (test.one, test.other)
    behind = _behind(about, test.goals, evidence)
    chance = Chance(
        round(float(test.p), _DIGITS),
        round(test.q, _DIGITS),
        tests,
        HYPERGEOMETRIC,
        least=round(float(test.least), _DIGITS),
    )
    note = EVERYWHERE if test.is_everywhere else None if test.can_tell else TOO_SMALL
    yield Result("shared-goals", about, test.shared, "count", behind, "hypergeometric/1", chance, note=note)
    yield Result(
        "shared-goals-both-margins",
        about,
        test.shared,
        "count",
        behind,
        "curveball/1",
        margins,
        note=EVERYWHERE if test.is_everywhere else None if margins.least <= LEVEL else TOO_SMALL,
    )


def _compared(pair: GoalSharing, alike: Chance, evidence: Evidence) -> Iterator[Result]:
    about = (pair.one, pair.other)
    for measure, index, chance in (("schoener", pair.schoener, alike), ("ruzicka", pair.ruzicka, None)):
        behind = _behind(about, pair.shared, evidence)
        note = TOO_SMALL if chance and chance.least > LEVEL else None
        yield Result(
            measure,
            about,
            index.value,
            "index",
            behind,
            f"{measure}/1",
            chance,
            interval_of(index),
            note,
        )
        if index.largest is not None:
            others = tuple(goal for goal in pair.shared if goal != index.largest)
            yield Result(
                f"{measure}-without-largest",
                (*about, index.largest),
                index.without_largest,
                "index",
                _behind(about, others, evidence),
                f"{measure}-leave-one-out/1",
                note=NO_MONEY_ELSEWHERE if index.without_largest is None else None,
            )


def _of_the_plan(tests: tuple[SharedGoals, ...]) -> Iterator[Result]:
    """Whether any pair shares more than chance explains; None where no outcome could have said so."""
    called = [test for test in tests if test.q <= LEVEL]
    told, most = sum(test.can_tell for test in tests), attainable(tests)
    singly = sum(test.p <= LEVEL for test in tests)
    yield Result(
        "pairs-beyond-chance",
        (),
        len(called) if most else None,
        "count",
        tuple(sorted({goal for test in called or tests for goal in test.goals})),
        "hypergeometric-fdr/1",
        note=Words(
            f"부처 쌍 {len(tests)}개 중 p ≤ 0.05는 {singly}개, 다중 검정을 보정하면 {len(called)}개."
            f" 완전히 겹쳤을 때 p ≤ 0.05일 수 있는 쌍은 {told}개,"
            f" 모든 쌍이 완전히 겹쳐도 보정 뒤 남는 쌍은 {most}개."
            + (" 자료가 너무 작아 말할 수 없다." if not most else ""),
            f"Of {len(tests)} pairs {singly} have p ≤ 0.05, {len(called)} after correction."
            f" A perfect overlap could give p ≤ 0.05 for {told} of them;"
            f" if all overlapped perfectly, {most} would be left after correction."
            + (" The data are too small to say." if not most else ""),
        ),
    )


def interval_of(index: Sensitive) -> Interval | None:
    """From the least to the greatest value without one goal: all of them, so the level is 1."""
    return None if index.range is None else Interval(float(index.range[0]), float(index.range[1]), 1.0)


def _behind(about: tuple[str, str], goals: Iterable[str], evidence: Evidence) -> tuple[str, ...]:
    """The goals and both ministries' budget rows under them; where there are none, all rows of the two."""
    goals = tuple(goals)
    if not goals:
        return tuple(
            iri
            for side in about
            for (ministry, _), iris in evidence.items()
            if ministry == side
            for iri in iris
        )
    return (*goals, *(iri for goal in goals for side in about for iri in evidence[side, goal]))


def _chances(pairs: Pairs, null: str, draws: int) -> dict[tuple[str, str], Chance]:
    q = benjamini_hochberg([found.p for found in pairs.values()])
    return {
        pair: Chance(
            round(found.p, _DIGITS), round(q_, _DIGITS), len(pairs), null, draws, round(found.least, _DIGITS)
        )
        for (pair, found), q_ in zip(pairs.items(), q, strict=True)
    }
