"""The money of a thing: what the document prints, what its budget rows come to, year by year."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from policygraph.money import amount, rounded, sign, signed
from policygraph.view.addresses import href, source_line
from policygraph.view.reading import Budget, BudgetRow, Printed, Words

_BEFORE_FOLDING = 12


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of the table of money: amounts in both languages' units.

    Attributes:
        is_computed: whether it is the sum of budget rows; else it is printed.
        rows: how many rows or projects it counts; or empty.
        line: where it is printed, as a link; None if it is computed.
    """

    ko: str
    en: str
    is_computed: bool
    amount_ko: str
    amount_en: str
    share: str
    rows: str
    line: tuple[int, str] | None


@dataclass(frozen=True, slots=True)
class Change:
    """What was spent in one year against what is planned for the next, both as printed."""

    before: int
    after: int
    difference_ko: str
    difference_en: str
    percent: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A budget row on a page: names and links of what it joins."""

    project: tuple[str, str, str]
    ministry: tuple[str, str, str]
    status: tuple[str, str]
    amount_ko: str
    amount_en: str
    line: tuple[int, str]


@dataclass(frozen=True, slots=True)
class Money:
    """All the money on a page."""

    figures: tuple[Figure, ...]
    matrix: tuple[Figure, ...]
    change: Change | None
    rows: tuple[Cell, ...]

    @property
    def seen(self) -> tuple[Cell, ...]:
        """The rows to see at once."""
        return self.rows[:_BEFORE_FOLDING]

    @property
    def folded(self) -> tuple[Cell, ...]:
        """The rows to unfold."""
        return self.rows[_BEFORE_FOLDING:]


def money_of(iri: str, budget: Budget, words: Words, root: str) -> Money | None:
    """The money of a thing; None if it has none.

    Args:
        iri: of the thing.
        budget: all money.
        words: what things are called.
        root: the way from the page to the root of the site.
    """
    rows, printed = budget.rows_of.get(iri, ()), budget.printed_of.get(iri, ())
    if not rows and not printed:
        return None
    # The rows of a whole plan stand on the pages of its projects, goals and ministries.
    entity = words.entities.found.get(iri)
    is_field = entity is not None and entity.kind == "Field"
    alone = [figure for figure in printed if set(figure.of) <= {iri}]
    sums = [
        _sum(year, [row for row in rows if row.year == year]) for year in sorted({row.year for row in rows})
    ]
    return Money(
        (*sums, *(_printed(figure, words, iri, root) for figure in alone)),
        tuple(_printed(figure, words, iri, root) for figure in printed if figure not in alone),
        _change(alone),
        tuple(
            _cell(row, words, root)
            for row in rows
            if iri in (row.project, row.ministry, row.goal) or is_field
        ),
    )


def _sum(year: int, rows: Sequence[BudgetRow]) -> Figure:
    total = sum(row.amount for row in rows)
    return Figure(
        f"{year}년 예산 행의 합",
        f"{year}: sum of the budget rows",
        is_computed=True,
        amount_ko=amount(total, "ko"),
        amount_en=amount(total, "en"),
        share="",
        rows=str(len(rows)),
        line=None,
    )


def _printed(figure: Printed, words: Words, iri: str, root: str) -> Figure:
    others = [words.name(one) for one in figure.of if one != iri]
    return Figure(
        " · ".join([figure.table[0], *(name.ko for name in others)]),
        " · ".join([figure.table[1], *(name.en for name in others)]),
        is_computed=False,
        amount_ko=amount(figure.amount, "ko"),
        amount_en=amount(figure.amount, "en"),
        share=f"{Decimal(figure.share):.2f}" if figure.share else "",
        rows=figure.items,
        line=(figure.line, root + source_line(figure.plan, figure.line)),
    )


def _change(figures: Sequence[Printed]) -> Change | None:
    """The newest plan against the year before; None where either is not printed."""
    planned = max((one for one in figures if not one.executed), key=lambda one: one.year, default=None)
    spent = [one for one in figures if planned and one.executed and one.year == planned.year - 1]
    if planned is None or not spent:
        return None
    difference = planned.amount - spent[0].amount
    percent = ""
    if spent[0].amount:
        percent = f"{sign(difference)}{rounded(Fraction(100 * abs(difference), spent[0].amount), 1)}"
    return Change(
        spent[0].year,
        planned.year,
        signed(difference, "ko"),
        signed(difference, "en"),
        percent,
    )


def _cell(row: BudgetRow, words: Words, root: str) -> Cell:
    def linked(iri: str) -> tuple[str, str, str]:
        name, entity = words.name(iri), words.entities.found.get(iri)
        return name.ko, name.en, root + href(entity.file) if entity else ""

    return Cell(
        linked(row.project),
        linked(row.ministry),
        row.status,
        amount(row.amount, "ko"),
        amount(row.amount, "en"),
        (row.line, root + source_line(row.plan, row.line)),
    )
