"""The financial tables: every printed figure, with the cells that it was read from.

A table is found by its title and read by its layout (see the profile). Its names must be those of the
plan, each once; its headings must be the expected ones; nothing may be left over.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from policygraph.document import Block, Bullet, Caption, Cell, Heading, Rank, Row, Unit
from policygraph.errors import SourceError
from policygraph.model import Phase, PublishedTable, PublishedTotal, Scope, Span
from policygraph.records.lexicon import Lexicon
from policygraph.records.profile import Profile, TableRule, clean
from policygraph.records.regions import Region

_AMOUNT = r"(?P<amount>\d{1,3}(?:,\d{3})*\.\d\d)"
_SHARE = r"(?P<share>\d{1,3}(?:\.\d\d)?)%?"
_FIGURE = re.compile(rf"{_AMOUNT}(?: ?\({_SHARE}\))?")
_COUNT = re.compile(r"\d{1,3}(?:,\d{3})*")
_SHARE_IN_PARENTHESES = re.compile(rf"\({_SHARE}\)")
_BARE_SHARE = re.compile(_SHARE)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table found in a region, not yet read."""

    rule: TableRule
    title: str
    unit: int
    rows: tuple[Row, ...]
    region: Region
    spans: tuple[Span, ...]

    def error(self, cell: Cell | Row, en: str, ko: str) -> SourceError:
        return self.region.text.error(cell.span.first, en, ko)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure found in a table: amount in won, share in percent, number of rows."""

    scope: Scope
    amount: int
    share: Decimal | None
    count: int | None
    spans: tuple[Span, ...]


def read_tables(
    region: Region, phase: Phase, profile: Profile, lexicon: Lexicon
) -> tuple[tuple[PublishedTable, ...], tuple[PublishedTotal, ...]]:
    """The tables of a region, and every figure in them.

    Raises:
        SourceError: a table is missing, there twice, of another shape, or a cell cannot be read.
    """
    if region.year is None or region.opening is None:
        raise region.text.error(1, f"{region.name} gives no year", f"{region.name}에 연도가 없습니다")
    reader = _Reader(profile, lexicon)
    tables: list[PublishedTable] = []
    totals: list[PublishedTotal] = []
    found: dict[str, _Table] = {}
    for table in _find_tables(region, profile):
        kind = table.rule.kind
        if kind in found:
            raise table.error(
                table.rows[0],
                f"a second table {table.title!r}; the first begins at line {found[kind].spans[0].first}",
                f"{table.title!r} 표가 두 번 나옵니다. 첫 표는 {found[kind].spans[0].first}행부터입니다",
            )
        found[kind] = table
        code = f"{region.year}-{phase.lower()}-{kind}"
        tables.append(PublishedTable(code, table.title, region.year, phase, table.spans))
        totals.extend(
            PublishedTotal(code, region.year, phase, f.scope, f.amount, f.share, f.count, f.spans)
            for f in reader.read(table)
        )
    for kind in profile.tables_in[region.name]:
        if kind not in found:
            raise region.text.error(
                region.opening.span.first,
                f"this part has no table {kind!r}",
                f"이 부분에 {kind!r} 표가 없습니다",
            )
    return tuple(tables), tuple(totals)


def _find_tables(region: Region, profile: Profile) -> Iterator[_Table]:
    title: Caption | Heading | None = None
    unit: Unit | None = None
    rows: list[Row] = []
    for block in (*region.blocks, None):
        if isinstance(block, Row) and title is not None:
            rows.append(block)
            continue
        if rows and title is not None:
            yield _table(region, profile, title, unit, tuple(rows))
            title, unit, rows = None, None, []
        match block:
            case Caption() if title is None:
                title = block
            case Heading(rank=Rank.REFERENCE) if title is None:
                title = None if _is_frame(block, region, profile) else block
            case Unit() if title is not None and unit is None:
                unit = block
            case Bullet() | None if title is None:
                continue
            case None:
                raise region.text.error(
                    len(region.text.lines), "the text ends before a table", "표가 나오기 전에 글이 끝납니다"
                )
            case _:
                raise region.unread(block)


def _is_frame(heading: Heading, region: Region, profile: Profile) -> bool:
    return any(pattern.fullmatch(clean(heading.title)) for pattern in profile.frame[region.name])


def _table(
    region: Region, profile: Profile, title: Caption | Heading, unit: Unit | None, rows: tuple[Row, ...]
) -> _Table:
    printed = clean(title.text if isinstance(title, Caption) else title.title)
    rule = _rule(region, profile, title, printed)
    won = profile.unit(unit.text if unit else printed)
    if won is None:
        raise region.error(
            title, f"the table {printed!r} gives no unit of money", f"{printed!r} 표에 금액 단위가 없습니다"
        )
    spans = (title.span, *([unit.span] if unit else []), Span(rows[0].span.first, rows[-1].span.last))
    return _Table(rule, printed, won, rows, region, spans)


def _rule(region: Region, profile: Profile, title: Block, printed: str) -> TableRule:
    bare = profile.squash(re.sub(r"\(.*?\).*", "", printed))
    for rule in profile.tables:
        if rule.title.fullmatch(re.sub(r"\s+", "", re.sub(r"\(.*?\).*", "", printed))) or rule.title.fullmatch(
            bare
        ):
            return rule
    raise region.unread(title)


class _Reader:
    """Reads a table by its layout."""

    def __init__(self, profile: Profile, lexicon: Lexicon) -> None:
        self._profile = profile
        self._lexicon = lexicon

    def read(self, table: _Table) -> tuple[_Figure, ...]:
        layouts: dict[str, Callable[[_Table], Iterator[_Figure]]] = {
            "across": self._across,
            "pairs": self._pairs,
            "list": self._list,
            "matrix": self._matrix,
        }
        return tuple(layouts[table.rule.layout](table))

    def _across(self, table: _Table) -> Iterator[_Figure]:
        heads = [row for row in table.rows if not _FIGURE.fullmatch(row.cells[0].text)]
        names, body = table.rows[: len(heads) - 1], table.rows[len(heads) - 1 :]
        if len(body) != 2 or not names or len({len(row.cells) for row in table.rows}) != 1:  # noqa: PLR2004
            raise table.error(
                table.rows[0],
                "the table must have names, a row of amounts and a row of shares, of equal length",
                "표에는 이름 행, 금액 행, 비중 행이 같은 칸 수로 있어야 합니다",
            )
        amounts, shares = body
        columns = [" ".join(row.texts[i] for row in names).strip() for i in range(len(amounts.cells))]
        self._expect_total(table, names[0].cells[-1], columns[-1])
        codes = self._codes(table, table.rule.names, names[0].cells[:-1], columns[:-1])
        for code, amount, share in zip(codes, amounts.cells, shares.cells, strict=False):
            won, inline = self._amount(table, amount)
            if inline is not None:
                raise self._no_amount(table, amount)
            percent = self._share(table, share, _SHARE_IN_PARENTHESES)
            yield _Figure(_scope(table.rule.names, code), won, percent, None, (amount.span, share.span))
        won, percent_of_total = self._amount(table, amounts.cells[-1])
        if percent_of_total is None or shares.cells[-1].text:
            raise self._no_amount(table, amounts.cells[-1])
        yield _Figure(Scope(), won, percent_of_total, None, (amounts.cells[-1].span,))

    def _pairs(self, table: _Table) -> Iterator[_Figure]:
        head, *rows = table.rows
        width = len(table.rule.header)
        self._expect_header(table, head, table.rule.header * (len(head.cells) // width))
        pairs: list[tuple[Cell, Cell]] = []
        for row in rows:
            self._expect_width(table, row, len(head.cells))
            pairs += [(row.cells[i], row.cells[i + 1]) for i in range(0, len(head.cells), width)]
        filled = [pair for pair in pairs if pair[0].text or pair[1].text]
        codes = self._codes(table, table.rule.names, [name for name, _ in filled])
        for code, (_, cell) in zip(codes, filled, strict=True):
            won, share = self._amount(table, cell)
            if share is None:
                raise self._no_amount(table, cell)
            yield _Figure(_scope(table.rule.names, code), won, share, None, (cell.span,))

    def _list(self, table: _Table) -> Iterator[_Figure]:
        head, *rows = table.rows
        self._expect_header(table, head, table.rule.header)
        for row in rows:
            self._expect_width(table, row, len(head.cells))
        self._expect_total(table, rows[-1].cells[1], rows[-1].cells[1].text)
        codes = self._codes(table, table.rule.names, [row.cells[1] for row in rows[:-1]])
        self._expect_parents(table, codes, rows[:-1])
        for code, row in zip((*codes, None), rows, strict=True):
            _, _, amount, share, count = row.cells
            won, inline = self._amount(table, amount)
            if inline is not None:
                raise self._no_amount(table, amount)
            if not _COUNT.fullmatch(count.text):
                raise table.error(
                    count, f"{count.text!r} is not a number of projects", f"{count.text!r}은(는) 과제 수가 아닙니다"
                )
            yield _Figure(
                Scope() if code is None else _scope(table.rule.names, code),
                won,
                self._share(table, share, _BARE_SHARE),
                int(count.text.replace(",", "")),
                (amount.span, share.span, count.span),
            )

    def _matrix(self, table: _Table) -> Iterator[_Figure]:
        head, names, *rows = table.rows
        self._expect_header(table, head, table.rule.header)
        corner, total = table.rule.corner
        for cell, wanted in ((names.cells[0], corner), (names.cells[-1], total)):
            self._expect_text(table, cell, wanted)
        across = table.rule.across or ""
        columns = self._codes(table, across, names.cells[1:-1])
        for row in rows:
            self._expect_width(table, row, len(names.cells))
        self._expect_total(table, rows[-1].cells[0], rows[-1].cells[0].text)
        ministries = self._codes(table, table.rule.names, [row.cells[0] for row in rows[:-1]])
        for code, row in zip((*ministries, None), rows, strict=True):
            for column, cell in zip((*columns, None), row.cells[1:], strict=True):
                won = 0
                if cell.text != self._profile.nothing:
                    won, inline = self._amount(table, cell)
                    if inline is not None:
                        raise self._no_amount(table, cell)
                scope = Scope(**{table.rule.names: code, across: column})
                yield _Figure(scope, won, None, None, (cell.span,))

    # Cells

    def _amount(self, table: _Table, cell: Cell) -> tuple[int, Decimal | None]:
        """Won, and the share printed after it, if any."""
        figure = _FIGURE.fullmatch(cell.text)
        if figure is None:
            raise self._no_amount(table, cell)
        won = Decimal(figure["amount"].replace(",", "")) * table.unit
        return int(won), Decimal(figure["share"]) if figure["share"] else None

    def _share(self, table: _Table, cell: Cell, pattern: re.Pattern[str]) -> Decimal:
        share = pattern.fullmatch(cell.text)
        if share is None:
            raise table.error(
                cell, f"{cell.text!r} is not a share in percent", f"{cell.text!r}은(는) 비중(%)이 아닙니다"
            )
        return Decimal(share["share"])

    def _no_amount(self, table: _Table, cell: Cell) -> SourceError:
        return table.error(
            cell,
            f"{cell.text!r} is not an amount as this table prints them (such as 1,234.56)",
            f"{cell.text!r}은(는) 이 표의 금액 꼴(예: 1,234.56)이 아닙니다",
        )

    # Names and headings

    def _codes(
        self, table: _Table, dimension: str, cells: Sequence[Cell], forms: Sequence[str] | None = None
    ) -> tuple[str, ...]:
        """The elements that the cells name; every element of the dimension must be there once."""
        codes: list[str] = []
        for cell, form in zip(cells, forms or [cell.text for cell in cells], strict=True):
            code = self._lexicon.find(dimension, form)
            if code is None or code in codes:
                raise table.error(
                    cell,
                    f"{form!r} is no {dimension} of this plan, or is there twice",
                    f"{form!r}은(는) 이 계획의 {dimension}이(가) 아니거나 두 번 나옵니다",
                )
            codes.append(code)
        missing = [code for code in self._lexicon.codes(dimension) if code not in codes]
        if missing:
            name = self._lexicon.name(dimension, missing[0]).clean
            raise table.error(
                table.rows[-1], f"the table has no line for {name!r}", f"표에 {name!r} 행이 없습니다"
            )
        return tuple(codes)

    def _expect_parents(self, table: _Table, codes: Sequence[str], rows: Sequence[Row]) -> None:
        """The merged cells of the first column, joined, must give each parent's name."""
        pieces: dict[str, str] = {}
        for code, row in zip(codes, rows, strict=True):
            parent = code.rpartition("-")[0]
            pieces[parent] = pieces.get(parent, "") + row.cells[0].text
        for code, row in zip(codes, rows, strict=True):
            parent = code.rpartition("-")[0]
            printed = pieces[parent]
            if self._lexicon.code(table.rule.parents or "", printed) != parent:
                raise table.error(
                    row,
                    f"the merged cells give {printed!r}, which is not the name of {table.rule.parents} {parent}",
                    f"병합된 칸의 글 {printed!r}이(가) {table.rule.parents} {parent}의 이름이 아닙니다",
                )

    def _expect_header(self, table: _Table, row: Row, patterns: Sequence[re.Pattern[str]]) -> None:
        self._expect_width(table, row, len(patterns))
        for cell, pattern in zip(row.cells, patterns, strict=True):
            if not pattern.fullmatch(re.sub(r"\s+", "", cell.text)):
                raise table.error(
                    cell,
                    f"the heading {cell.text!r} is not {pattern.pattern!r}",
                    f"표 머리글 {cell.text!r}이(가) {pattern.pattern!r}이(가) 아닙니다",
                )

    def _expect_width(self, table: _Table, row: Row, width: int) -> None:
        if len(row.cells) != width:
            raise table.error(
                row,
                f"the row has {len(row.cells)} cells where the table has {width}",
                f"표는 {width}칸인데 이 행은 {len(row.cells)}칸입니다",
            )

    def _expect_total(self, table: _Table, cell: Cell, printed: str) -> None:
        if self._profile.squash(printed) != self._profile.total:
            raise table.error(cell, f"{printed!r} is not the total", f"{printed!r}은(는) 합계가 아닙니다")

    def _expect_text(self, table: _Table, cell: Cell, wanted: str) -> None:
        if self._profile.squash(cell.text) != wanted:
            raise table.error(
                cell, f"{cell.text!r} is not {wanted!r}", f"{cell.text!r}은(는) {wanted!r}이(가) 아닙니다"
            )


def _scope(dimension: str, code: str) -> Scope:
    return Scope(**{dimension: code})
