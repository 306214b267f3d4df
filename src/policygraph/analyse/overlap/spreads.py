"""Fragmentation as results: over how many ministries the money of a goal, and of the plan, is spread.

The number of ministries, the Herfindahl–Hirschman index and its inverse, the effective number of
ministries. One large project can make a goal look concentrated, and one large goal the plan: each index
comes with what it is without the largest one, and the interval runs over all ways to leave out one. More
ministries is not worse.

>>> from policygraph.analyse.budget import BudgetRow, Named
>>> rows = [BudgetRow(Named(m, m), Named(m, m), Named("g", "G"), "1-1", won, 1, iri=m)
...         for m, won in (("a", 3), ("b", 1))]
>>> [(result.measure, result.about, result.value) for result in spread_results(rows)][:3]
[('ministries', ('g',), 2), ('hhi', ('g',), Fraction(5, 8)), ('effective-ministries', ('g',), Fraction(8, 5))]
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from policygraph.analyse.budget import BudgetRow
from policygraph.analyse.concentration import concentrations, spread
from policygraph.analyse.results import Interval, Result
from policygraph.wording import Words

METHOD = "herfindahl/1"
_LEFT_OUT = "herfindahl-leave-one-out/1"
_NOTHING_LEFT = Words(
    "하나를 빼면 예산이 남지 않아 셈할 수 없다.", "Without it no money is left: it cannot be computed."
)
Key = Callable[[BudgetRow], str]


def spread_results(rows: Iterable[BudgetRow]) -> tuple[Result, ...]:
    """Five results for each goal that has money, in the order of their codes, then those of the plan."""
    rows = tuple(rows)
    found: list[Result] = []
    for goal in concentrations(rows):
        part = tuple(row for row in rows if row.goal == goal.goal)
        found += _of((goal.goal.iri,), part, "project", lambda row: row.project.iri)
    if any(row.amount for row in rows):
        found += _of((), rows, "goal", lambda row: row.goal.iri)
    return tuple(found)


def _of(about: tuple[str, ...], rows: tuple[BudgetRow, ...], kind: str, key: Key) -> Iterator[Result]:
    whole = spread(rows)
    evidence = (*about, *(row.iri for row in rows))
    without = dict(_without_each(rows, key))
    largest = _largest(rows, key)
    values = [value for value in without.values() if value is not None]
    hhi = Interval(float(min(values)), float(max(values)), 1.0) if values else None
    effective = Interval(float(1 / max(values)), float(1 / min(values)), 1.0) if values else None
    funding = sum(won > 0 for _, won in whole.money)
    yield Result("ministries", about, funding, "count", evidence, "ministries/1")
    yield Result("hhi", about, whole.hhi, "index", evidence, METHOD, interval=hhi)
    yield Result(
        "effective-ministries", about, whole.effective_number, "index", evidence, METHOD, interval=effective
    )
    value = without[largest]
    rest = tuple(row.iri for row in rows if key(row) != largest)
    note = None if value is not None else _NOTHING_LEFT
    yield Result(f"hhi-without-largest-{kind}", (*about, largest), value, "index", rest, _LEFT_OUT, note=note)
    yield Result(
        f"effective-ministries-without-largest-{kind}",
        (*about, largest),
        None if value is None else 1 / value,
        "index",
        rest,
        _LEFT_OUT,
        note=note,
    )


def _without_each(rows: tuple[BudgetRow, ...], key: Key) -> Iterator[tuple[str, Fraction | None]]:
    for left_out in sorted({key(row) for row in rows}):
        rest = [row for row in rows if key(row) != left_out]
        yield left_out, spread(rest).hhi if any(row.amount for row in rest) else None


def _largest(rows: tuple[BudgetRow, ...], key: Key) -> str:
    money: dict[str, int] = defaultdict(int)
    for row in rows:
        money[key(row)] += row.amount
    return min(money, key=lambda name: (-money[name], name))
