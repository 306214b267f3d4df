"""The financial tables: every printed figure, with the cells that it was read from.

A table is found by its title, which also says of which year it must be, and read by its layout (see the
profile and `layouts`). The rows of a table follow its title, with at most a unit between.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policygraph.document import Block, Bullet, Caption, Heading, Rank, Row, Unit
from policygraph.model import Phase, PublishedTable, PublishedTotal, Span
from policygraph.records.layouts import Table, read_figures
from policygraph.records.lexicon import Lexicon
from policygraph.records.profile import Profile, TableRule, clean
from policygraph.records.regions import Region


@dataclass(frozen=True, slots=True)
class _Found:
    """What stands together as a table: its title, its unit and its rows."""

    title: Caption | Heading
    unit: Unit | None
    rows: tuple[Row, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        unit = [self.unit.span] if self.unit else []
        return (self.title.span, *unit, Span(self.rows[0].span.first, self.rows[-1].span.last))


def read_tables(
    region: Region, phase: Phase, profile: Profile, lexicon: Lexicon
) -> tuple[tuple[PublishedTable, ...], tuple[PublishedTotal, ...]]:
    """The tables of a region, and every figure in them.

    Raises:
        SourceError: a table is missing, there twice, of another year or shape, or a cell cannot be read.
    """
    tables = [_table(region, profile, found) for found in _find_tables(region, profile)]
    _check_kinds(region, profile, tables)
    published: list[PublishedTable] = []
    totals: list[PublishedTotal] = []
    for table in tables:
        code = f"{region.dated}-{phase.lower()}-{table.rule.kind}"
        published.append(PublishedTable(code, table.title, region.dated, phase, table.spans))
        totals.extend(
            PublishedTotal(code, region.dated, phase, f.scope, f.amount, f.share, f.count, f.spans)
            for f in read_figures(table, profile, lexicon)
        )
    return tuple(published), tuple(totals)


def _find_tables(region: Region, profile: Profile) -> Iterator[_Found]:
    title: Caption | Heading | None = None
    unit: Unit | None = None
    rows: list[Row] = []
    for block in (*region.blocks, None):
        if isinstance(block, Row) and title is not None:
            rows.append(block)
            continue
        if rows and title is not None:
            yield _Found(title, unit, tuple(rows))
            title, unit, rows = None, None, []
        match block:
            case Caption() if title is None:
                title = block
            case Heading(rank=Rank.REFERENCE) if title is None:
                title = None if _is_frame(block, region, profile) else block
            case Unit() if title is not None and unit is None:
                unit = block
            case Bullet() if title is None:
                continue
            case None:
                break
            case _:
                raise region.unread(block)
    if title is not None:
        raise region.error(title, "no table follows this title", "이 제목 다음에 표가 없습니다")


def _is_frame(heading: Heading, region: Region, profile: Profile) -> bool:
    return any(pattern.fullmatch(clean(heading.title)) for pattern in profile.frame[region.name])


def _table(region: Region, profile: Profile, found: _Found) -> Table:
    title = found.title
    printed = clean(title.text if isinstance(title, Caption) else title.title)
    rule = _rule(region, profile, title, printed)
    won = profile.unit(found.unit.text if found.unit else printed)
    if won is None:
        raise region.error(
            title, f"the table {printed!r} gives no unit of money", f"{printed!r} 표에 금액 단위가 없습니다"
        )
    _, opening, units = re.sub(r"\s+", "", printed).partition("(")
    if not profile.table_units.fullmatch(opening + units):
        raise region.unread(title)
    return Table(rule, printed, won, found.rows, region.text, found.spans)


def _rule(region: Region, profile: Profile, title: Block, printed: str) -> TableRule:
    """The rule whose title `printed` is, up to the parentheses that give units; its year must be right."""
    bare = re.sub(r"\s+|\(.*", "", printed)
    for rule in profile.tables:
        match = rule.title.fullmatch(bare)
        if match is None:
            continue
        year = match.groupdict().get("year")
        if year is not None and 2000 + int(year) != region.dated:
            raise region.error(
                title, f"the table is not of {region.dated}", f"{region.dated}년도의 표가 아닙니다"
            )
        return rule
    raise region.unread(title)


def _check_kinds(region: Region, profile: Profile, tables: Sequence[Table]) -> None:
    """Each kind of table that the part must have is there once."""
    first: dict[str, Table] = {}
    for table in tables:
        earlier = first.setdefault(table.rule.kind, table)
        if earlier is not table:
            line = earlier.spans[0].first
            raise table.error(
                table.rows[0],
                f"a second table {table.title!r}; the first begins at line {line}",
                f"{table.title!r} 표가 두 번 나옵니다. 첫 표는 {line}행부터입니다",
            )
    for kind in profile.tables_in[region.name]:
        if kind not in first:
            raise region.text.error(
                region.start, f"this part has no table {kind!r}", f"이 부분에 {kind!r} 표가 없습니다"
            )
