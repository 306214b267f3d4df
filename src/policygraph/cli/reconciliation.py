"""How reconciliation is shown by `build` and `check`: one line per table."""

from collections import Counter
from collections.abc import Iterable

from policygraph.cli.output import Column, Table, either
from policygraph.errors import Language
from policygraph.money import amount
from policygraph.reconcile import Reconciliation
from policygraph.wording import table_name


def reconciliation_table(result: Reconciliation, language: Language) -> Table:
    """One row per published table: figures, matched, not recomputable, off, by how much."""
    rows = [
        (
            table_name(table.code, language),
            str(table.figures),
            str(table.matched),
            str(table.leaves) if table.leaves else "–",
            str(table.off) if table.off else "–",
            amount(table.deviation, language) if table.off else "–",
        )
        for table in result.tables
    ]
    rows.append(
        (
            either(language, "합계", "total"),
            str(sum(table.figures for table in result.tables)),
            str(sum(table.matched for table in result.tables)),
            str(sum(table.leaves for table in result.tables)),
            str(sum(table.off for table in result.tables)),
            "",
        )
    )
    return Table(
        either(language, "대조", "reconciliation"),
        (
            Column(either(language, "표", "table")),
            Column(either(language, "수치", "figures"), "right"),
            Column(either(language, "일치", "match"), "right"),
            Column(either(language, "재계산 불가", "leaf"), "right"),
            Column(either(language, "불일치", "off"), "right"),
            Column(either(language, "최대 차이(억원)", "by at most (KRW bn)"), "right"),
        ),
        rows,
        (_leaf_note(result, language),),
    )


def _leaf_note(result: Reconciliation, language: Language) -> str:
    """Why some figures cannot be recomputed."""
    years = {figure.year for figure in result.totals} - {row.year for row in result.allocations}
    bare = ", ".join(str(year) for year in sorted(years))
    return either(
        language,
        f"재계산 불가: 그 수치를 이루는 더 작은 수치나 예산 행이 문서에 없음({bare}년은 예산 행이 없고,"
        " 예산 행에는 정책과제가 적혀 있지 않음). 다른 합계와 비중은 이 수치에서 다시 계산됨.",
        f"leaf: the document prints nothing smaller that the figure could be recomputed from ({bare} has no"
        " budget rows; no row names its task). Other totals, and the shares, are recomputed from them.",
    )


def reconciliation_line(results: Iterable[Reconciliation], language: Language) -> str:
    """All plans in one line: figures by year, how many match, how many nothing recomputes, budget rows."""
    found = tuple(results)
    figures = Counter(figure.year for result in found for figure in result.totals)
    by_year = ", ".join(f"{year}: {count}" for year, count in sorted(figures.items()))
    rows = sum(len(result.allocations) for result in found)
    tables = [table for result in found for table in result.tables]
    matched = sum(table.matched for table in tables)
    leaves = sum(table.leaves for table in tables)
    off = sum(table.off for table in tables)
    return either(
        language,
        f"집계 {figures.total()}개({by_year})와 예산 행 {rows}개 대조 — 일치 {matched}, 재계산 불가 {leaves},"
        f" 불일치 {off}",
        f"{figures.total()} figures ({by_year}) against {rows} budget rows — {matched} match,"
        f" {leaves} leaves, {off} off",
    )
