"""Reconciliation: every printed figure that can be recomputed is.

A figure is recomputed in each way that the plan allows:

- amounts and counts from the budget rows, where its year has rows and its dimensions are theirs;
- amounts and counts from the finer or equal figures of every table of the same year (a ministry's total
  from the row of a matrix, a field's from its performance goals, a strategy's from its tasks);
- shares from the amounts, rounded half up to the printed decimals.

What no way reaches (a leaf of a year without rows) is said to be so, never counted as matched.

>>> from policygraph.model import Phase, Scope, Span
>>> cell = PublishedTotal("t", 2020, Phase.EXECUTED, Scope(field="1"), 300, None, None, (Span(3, 3),))
>>> both = PublishedTotal("t", 2020, Phase.EXECUTED, Scope(), 310, None, None, (Span(4, 4),))
>>> result = reconcile((cell, both), ())
>>> [(c.printed, c.computed, c.lines) for c in result.deviations]
[(Decimal('310'), Decimal('300'), (3,))]
>>> [figure.scope.key for figure in result.leaves]
['1']
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from policygraph.errors import DataError
from policygraph.model import Allocation, Phase, PublishedTotal, Quantity

# A dimension that follows from another: a performance goal has one field, a task one strategy.
_PARENTS = {"performance_goal": "field", "task": "strategy"}
_ROWS = "rows"
_AMOUNTS = "amounts"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One recomputation of one printed figure.

    Attributes:
        figure: the printed figure.
        quantity: amount (won), count (rows) or share (percent).
        printed, computed: the two values.
        by: what it was computed from: "rows", "amounts", or the code of a table.
        lines: the lines of the numbers that it was computed from.
    """

    figure: PublishedTotal
    quantity: Quantity
    printed: Decimal
    computed: Decimal
    by: str
    lines: tuple[int, ...]

    @property
    def matches(self) -> bool:
        """Whether the two values are equal."""
        return self.printed == self.computed

    def finding(self, file: str) -> DataError:
        """The deviation as a finding: figure, line, printed and computed value."""
        unit = {Quantity.AMOUNT: ("won", "원"), Quantity.COUNT: ("rows", "행"), Quantity.SHARE: ("%", "%")}
        en, ko = unit[self.quantity]
        name, source = f"{self.figure.code} {self.quantity}", compact(self.lines)
        printed, computed, off = self.printed, self.computed, self.computed - self.printed
        return DataError(
            f"{name}: printed {printed:,} {en}, computed {computed:,} {en} (off by {off:+,})"
            f" from lines {source}",
            f"{name}: 인쇄 {printed:,}{ko}, 계산 {computed:,}{ko} (차이 {off:+,}), 계산에 쓴 행 {source}",
            file=file,
            line=self.figure.place(self.quantity).first,
        )


@dataclass(frozen=True, slots=True)
class TableResult:
    """How one table came out.

    Attributes:
        figures: how many figures it prints.
        matched: how many of them were recomputed, every way, to the printed value.
        off: how many came out different.
        leaves: how many amounts nothing can recompute.
        deviation: the largest difference in won.
    """

    code: str
    figures: int
    matched: int
    off: int
    leaves: int
    deviation: int


@dataclass(frozen=True)
class Reconciliation:
    """Every comparison that could be made."""

    totals: tuple[PublishedTotal, ...]
    allocations: tuple[Allocation, ...]
    comparisons: tuple[Comparison, ...]

    @cached_property
    def deviations(self) -> tuple[Comparison, ...]:
        """The comparisons that do not match."""
        return tuple(c for c in self.comparisons if not c.matches)

    @cached_property
    def leaves(self) -> tuple[PublishedTotal, ...]:
        """The figures whose amount nothing recomputes; other figures are sums of them."""
        recomputed = {c.figure.code for c in self.comparisons if c.quantity is Quantity.AMOUNT}
        return tuple(figure for figure in self.totals if figure.code not in recomputed)

    @cached_property
    def tables(self) -> tuple[TableResult, ...]:
        """The result of each table, in the order of the document."""
        leaves = {figure.code for figure in self.leaves}
        off = {c.figure.code for c in self.deviations}
        results = []
        for table in dict.fromkeys(figure.table for figure in self.totals):
            codes = [figure.code for figure in self.totals if figure.table == table]
            differences = [
                abs(int(c.computed - c.printed))
                for c in self.deviations
                if c.figure.table == table and c.quantity is Quantity.AMOUNT
            ]
            results.append(
                TableResult(
                    code=table,
                    figures=len(codes),
                    matched=sum(code not in off and code not in leaves for code in codes),
                    off=sum(code in off for code in codes),
                    leaves=sum(code in leaves and code not in off for code in codes),
                    deviation=max(differences, default=0),
                )
            )
        return tuple(results)


def reconcile(totals: Iterable[PublishedTotal], allocations: Iterable[Allocation]) -> Reconciliation:
    """Recompute every figure in `totals` in every way that there is."""
    figures, rows = tuple(totals), tuple(allocations)
    by_year: dict[tuple[int, Phase], list[PublishedTotal]] = defaultdict(list)
    for figure in figures:
        by_year[figure.year, figure.phase].append(figure)
    comparisons: list[Comparison] = []
    for (year, phase), same_year in by_year.items():
        budget = [row for row in rows if (row.year, row.phase) == (year, phase)]
        levels = [*_row_level(budget), *_figure_levels(same_year)]
        whole = next((figure for figure in same_year if not figure.scope.codes), None)
        for figure in same_year:
            comparisons += _sums(figure, levels)
            comparisons += _share(figure, whole)
    return Reconciliation(figures, rows, tuple(comparisons))


@dataclass(frozen=True, slots=True)
class _Addend:
    """A printed number that is a part of others: a budget row, or a finer figure."""

    codes: Mapping[str, str]
    amount: int
    count: int | None
    line: int


class _Level:
    """Numbers of equal detail that add up to coarser figures: the budget rows, or some of a table.

    Attributes:
        by: "rows", or the code of the table.
        given: the dimensions that its figures fix.
        known: those, and the ones that follow from them.
    """

    def __init__(self, by: str, given: frozenset[str], addends: Sequence[_Addend]) -> None:
        self.by = by
        self.given = given
        self.known = addends[0].codes.keys()
        self._addends = addends
        self._grouped: dict[tuple[str, ...], dict[tuple[str, ...], list[_Addend]]] = {}

    def part(self, codes: Mapping[str, str]) -> Sequence[_Addend]:
        """The numbers that a figure with these codes is the sum of."""
        dimensions = tuple(codes)
        if dimensions not in self._grouped:
            groups = self._grouped[dimensions] = defaultdict(list)
            for addend in self._addends:
                groups[tuple(addend.codes[dimension] for dimension in dimensions)].append(addend)
        return self._grouped[dimensions].get(tuple(codes.values()), ())


def _row_level(budget: Sequence[Allocation]) -> Iterator[_Level]:
    addends = [
        _Addend(
            _known({"performance_goal": row.goal, "ministry": row.ministry}), row.amount, 1, row.span.first
        )
        for row in budget
    ]
    if addends:
        yield _Level(_ROWS, frozenset(addends[0].codes), addends)


def _figure_levels(same_year: Sequence[PublishedTotal]) -> Iterator[_Level]:
    found: dict[tuple[str, frozenset[str]], list[_Addend]] = defaultdict(list)
    for figure in same_year:
        codes, line = figure.scope.codes, figure.place(Quantity.AMOUNT).first
        addend = _Addend(_known(codes), figure.amount, figure.count, line)
        found[figure.table, frozenset(codes)].append(addend)
    for (table, given), addends in found.items():
        yield _Level(table, given, addends)


def _known(codes: Mapping[str, str]) -> dict[str, str]:
    """The codes given, and those that follow: performance goal 2-1 is of field 2."""
    implied = {_PARENTS[name]: code.rpartition("-")[0] for name, code in codes.items() if name in _PARENTS}
    return {**codes, **implied}


def _sums(figure: PublishedTotal, levels: Sequence[_Level]) -> Iterator[Comparison]:
    """From each level that is finer than the figure, or as fine in another table."""
    codes = figure.scope.codes
    for level in levels:
        own = level.by == figure.table and level.given == codes.keys()
        if own or not codes.keys() <= level.known:
            continue
        part = level.part(codes)
        lines = tuple(addend.line for addend in part)
        amount = sum(addend.amount for addend in part)
        yield Comparison(figure, Quantity.AMOUNT, Decimal(figure.amount), Decimal(amount), level.by, lines)
        counts = [addend.count for addend in part if addend.count is not None]
        if figure.count is not None and len(counts) == len(part):
            yield Comparison(
                figure, Quantity.COUNT, Decimal(figure.count), Decimal(sum(counts)), level.by, lines
            )


def _share(figure: PublishedTotal, whole: PublishedTotal | None) -> Iterator[Comparison]:
    if figure.share is None or whole is None:
        return
    exact = Decimal(figure.amount) * 100 / Decimal(whole.amount) if whole.amount else Decimal(0)
    computed = exact.quantize(figure.share, ROUND_HALF_UP)
    lines = tuple(total.place(Quantity.AMOUNT).first for total in (figure, whole))
    yield Comparison(figure, Quantity.SHARE, figure.share, computed, _AMOUNTS, lines)


def runs(lines: Iterable[int]) -> list[tuple[int, int]]:
    """Line numbers as first and last of each run.

    >>> runs((3, 4, 5, 9))
    [(3, 5), (9, 9)]
    """
    found: list[tuple[int, int]] = []
    for line in sorted(set(lines)):
        if found and line == found[-1][1] + 1:
            found[-1] = (found[-1][0], line)
        else:
            found.append((line, line))
    return found


def compact(lines: Iterable[int]) -> str:
    """Line numbers as ranges.

    >>> compact((760, 761, 762, 785))
    '760–762, 785'
    """
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs(lines))
