"""The layouts of the financial tables: how names and numbers stand, and the figures that they give.

A layout takes nothing on trust: headings and widths must be the expected ones, the names must be those of
the plan, each once and none missing, and every number must be printed as the table prints its numbers.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from policygraph.document import Cell, Row, Text
from policygraph.errors import SourceError
from policygraph.model import Scope, Span
from policygraph.records.lexicon import Lexicon
from policygraph.records.profile import Profile, TableRule

_SHARE = r"(?P<share>\d{1,3}(?:\.\d\d)?)%?"
_FIGURE = re.compile(rf"(?P<amount>\d{{1,3}}(?:,\d{{3}})*\.\d\d)(?: ?\({_SHARE}\))?", re.ASCII)
_BARE_SHARE = re.compile(_SHARE, re.ASCII)
_SHARE_IN_PARENTHESES = re.compile(rf"\({_SHARE}\)", re.ASCII)
_COUNT = re.compile(r"\d{1,3}(?:,\d{3})*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Table:
    """A table found in the text, not yet read.

    Attributes:
        unit: the won that one of its units is worth.
        spans: title, unit and rows.
    """

    rule: TableRule
    title: str
    unit: int
    rows: tuple[Row, ...]
    text: Text
    spans: tuple[Span, ...]

    def error(self, place: Cell | Row, en: str, ko: str) -> SourceError:
        """An error at the line of a cell or row."""
        return self.text.error(place.span.first, en, ko)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure found in a table: amount in won, share in percent, number of budget rows."""

    scope: Scope
    amount: int
    share: Decimal | None
    count: int | None
    spans: tuple[Span, ...]


def read_figures(table: Table, profile: Profile, lexicon: Lexicon) -> tuple[Figure, ...]:
    """Every figure in `table`.

    Raises:
        SourceError: the table is of another shape, a name or a total is missing, or a cell cannot be read.
    """
    return tuple(_Reader(table, profile, lexicon).figures())


class _Reader:
    """Reads one table, in the layout that its rule gives."""

    def __init__(self, table: Table, profile: Profile, lexicon: Lexicon) -> None:
        self._table = table
        self._rule = table.rule
        self._profile = profile
        self._lexicon = lexicon

    def figures(self) -> Iterator[Figure]:
        layouts: dict[str, Callable[[], Iterator[Figure]]] = {
            "across": self._across,
            "pairs": self._pairs,
            "list": self._list,
            "matrix": self._matrix,
        }
        return layouts[self._rule.layout]()

    # Layouts

    def _across(self) -> Iterator[Figure]:
        """Names (on one row or broken over several), amounts, shares; the total last."""
        self._expect_rows(3)
        *names, amounts, shares = self._table.rows
        for row in (*names, shares):
            self._expect_width(row, len(amounts.cells))
        columns = [" ".join(pieces).strip() for pieces in zip(*(row.texts for row in names), strict=True)]
        self._expect_total(names[0].cells[-1], columns[-1])
        codes = self._codes(self._rule.names, names[0].cells[:-1], columns[:-1])
        for code, amount, share in zip(codes, amounts.cells[:-1], shares.cells[:-1], strict=True):
            percent = self._share(share, _SHARE_IN_PARENTHESES)
            yield Figure(self._scope(code), self._amount(amount), percent, None, (amount.span, share.span))
        won, percent = self._amount_and_share(amounts.cells[-1])
        self._expect_text(shares.cells[-1], "")
        yield Figure(Scope(), won, percent, None, (amounts.cells[-1].span,))

    def _pairs(self) -> Iterator[Figure]:
        """Name and "amount (share)" in turn, several pairs to a row; pairs may be left blank."""
        self._expect_rows(2)
        head, *rows = self._table.rows
        width = len(self._rule.header)
        self._expect_header(head, self._rule.header * (len(head.cells) // width))
        for row in rows:
            self._expect_width(row, len(head.cells))
        pairs = [row.cells[i : i + width] for row in rows for i in range(0, len(head.cells), width)]
        filled = [pair for pair in pairs if any(cell.text for cell in pair)]
        codes = self._codes(self._rule.names, [name for name, _ in filled])
        for code, (_, cell) in zip(codes, filled, strict=True):
            won, share = self._amount_and_share(cell)
            yield Figure(self._scope(code), won, share, None, (cell.span,))

    def _list(self) -> Iterator[Figure]:
        """A row each: name of the parent (in merged cells), name, amount, share, number of rows."""
        self._expect_rows(2)
        head, *rows, total = self._table.rows
        self._expect_header(head, self._rule.header)
        for row in (*rows, total):
            self._expect_width(row, len(head.cells))
        self._expect_total(total.cells[1], total.cells[1].text)
        codes = self._codes(self._rule.names, [row.cells[1] for row in rows])
        self._expect_parents(codes, rows)
        for code, row in zip((*codes, None), (*rows, total), strict=True):
            _, _, amount, share, count = row.cells
            yield Figure(
                self._scope(code),
                self._amount(amount),
                self._share(share, _BARE_SHARE),
                self._count(count),
                (amount.span, share.span, count.span),
            )

    def _matrix(self) -> Iterator[Figure]:
        """Names down and across, an amount in each cell, a total on either side."""
        self._expect_rows(3)
        head, names, *rows, total = self._table.rows
        first, other = self._rule.header
        self._expect_header(head, (first, *[other] * (len(names.cells) - 1)))
        for cell, wanted in zip((names.cells[0], names.cells[-1]), self._rule.corner, strict=True):
            self._expect_text(cell, wanted)
        across = self._rule.across or ""
        columns = self._codes(across, names.cells[1:-1])
        for row in (*rows, total):
            self._expect_width(row, len(names.cells))
        self._expect_total(total.cells[0], total.cells[0].text)
        codes = self._codes(self._rule.names, [row.cells[0] for row in rows])
        for code, row in zip((*codes, None), (*rows, total), strict=True):
            for column, cell in zip((*columns, None), row.cells[1:], strict=True):
                scope = Scope(**{self._rule.names: code, across: column})
                won = 0 if cell.text == self._profile.nothing else self._amount(cell)
                yield Figure(scope, won, None, None, (cell.span,))

    def _scope(self, code: str | None) -> Scope:
        return Scope(**{self._rule.names: code})

    # Numbers

    def _amount(self, cell: Cell) -> int:
        """The won in a cell that holds an amount alone."""
        figure = _FIGURE.fullmatch(cell.text)
        if figure is None or figure["share"] is not None:
            raise self._no_amount(cell, "1,234.56")
        return self._won(figure["amount"])

    def _amount_and_share(self, cell: Cell) -> tuple[int, Decimal]:
        """Won and percent in a cell that holds an amount with its share in parentheses."""
        figure = _FIGURE.fullmatch(cell.text)
        if figure is None or figure["share"] is None:
            raise self._no_amount(cell, "1,234.56 (7.89)")
        return self._won(figure["amount"]), Decimal(figure["share"])

    def _won(self, amount: str) -> int:
        return int(Decimal(amount.replace(",", "")) * self._table.unit)

    def _share(self, cell: Cell, pattern: re.Pattern[str]) -> Decimal:
        share = pattern.fullmatch(cell.text)
        if share is None:
            raise self._table.error(
                cell, f"{cell.text!r} is not a share in percent", f"{cell.text!r}은(는) 비중(%)이 아닙니다"
            )
        return Decimal(share["share"])

    def _count(self, cell: Cell) -> int:
        if not _COUNT.fullmatch(cell.text):
            raise self._table.error(
                cell,
                f"{cell.text!r} is not a number of projects",
                f"{cell.text!r}은(는) 과제 수가 아닙니다",
            )
        return int(cell.text.replace(",", ""))

    def _no_amount(self, cell: Cell, example: str) -> SourceError:
        return self._table.error(
            cell,
            f"{cell.text!r} is not an amount as this table prints them (such as {example})",
            f"{cell.text!r}은(는) 이 표의 금액 꼴(예: {example})이 아닙니다",
        )

    # Names and headings

    def _codes(
        self, dimension: str, cells: Sequence[Cell], forms: Sequence[str] | None = None
    ) -> tuple[str, ...]:
        """The elements that the cells name; every element of the dimension must be there once."""
        codes: list[str] = []
        for cell, form in zip(cells, forms or [cell.text for cell in cells], strict=True):
            code = self._lexicon.find(dimension, form)
            if code is None or code in codes:
                raise self._table.error(
                    cell,
                    f"{form!r} is no {dimension} of this plan, or is there twice",
                    f"{form!r}은(는) 이 계획의 {dimension}이(가) 아니거나 두 번 나옵니다",
                )
            codes.append(code)
        missing = [code for code in self._lexicon.codes(dimension) if code not in codes]
        if missing:
            name = self._lexicon.name(dimension, missing[0]).clean
            raise self._table.error(
                self._table.rows[-1], f"the table has no line for {name!r}", f"표에 {name!r} 행이 없습니다"
            )
        return tuple(codes)

    def _expect_parents(self, codes: Sequence[str], rows: Sequence[Row]) -> None:
        """The merged cells of the first column, joined, must give each parent's name."""
        merged: dict[str, list[Cell]] = {}
        for code, row in zip(codes, rows, strict=True):
            merged.setdefault(code.rpartition("-")[0], []).append(row.cells[0])
        dimension = self._rule.parents or ""
        for parent, cells in merged.items():
            printed = "".join(cell.text for cell in cells)
            if self._lexicon.code(dimension, printed) != parent:
                last = cells[-1].span.last
                raise self._table.error(
                    cells[0],
                    f"the merged cells down to line {last} give {printed!r}, which is not the name of"
                    f" {dimension} {parent}",
                    f"{last}행까지 병합된 칸의 글 {printed!r}이(가) {dimension} {parent}의 이름이 아닙니다",
                )

    def _expect_header(self, row: Row, patterns: Sequence[re.Pattern[str]]) -> None:
        self._expect_width(row, len(patterns))
        for cell, pattern in zip(row.cells, patterns, strict=True):
            if not pattern.fullmatch(re.sub(r"\s+", "", cell.text)):
                raise self._table.error(
                    cell,
                    f"the heading {cell.text!r} is not {pattern.pattern!r}",
                    f"표 머리글 {cell.text!r}이(가) {pattern.pattern!r}이(가) 아닙니다",
                )

    def _expect_rows(self, least: int) -> None:
        rows = self._table.rows
        if len(rows) < least:
            raise self._table.error(
                rows[-1],
                f"the table ends here, after {len(rows)} of at least {least} rows",
                f"표가 여기서 끝납니다. {least}행 이상이어야 하는데 {len(rows)}행입니다",
            )

    def _expect_width(self, row: Row, width: int) -> None:
        if len(row.cells) != width:
            raise self._table.error(
                row,
                f"the row has {len(row.cells)} cells where the table has {width}",
                f"표는 {width}칸인데 이 행은 {len(row.cells)}칸입니다",
            )

    def _expect_total(self, cell: Cell, printed: str) -> None:
        if self._profile.squash(printed) != self._profile.total:
            raise self._table.error(
                cell, f"{printed!r} is not the total", f"{printed!r}은(는) 합계가 아닙니다"
            )

    def _expect_text(self, cell: Cell, wanted: str) -> None:
        if self._profile.squash(cell.text) != wanted:
            raise self._table.error(
                cell, f"{cell.text!r} is not {wanted!r}", f"{cell.text!r}은(는) {wanted!r}이(가) 아닙니다"
            )
