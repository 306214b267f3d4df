"""How reconciliation is shown by `build` and `check`: one line per table."""

from policygraph.cli.output import Column, Table, either
from policygraph.errors import Language
from policygraph.money import amount
from policygraph.reconcile import Reconciliation

_KINDS = {
    "by-field": ("분야별", "by field"),
    "by-ministry": ("부처별", "by ministry"),
    "by-performance-goal": ("성과목표별", "by performance goal"),
    "by-ministry-and-field": ("부처별·분야별", "by ministry and field"),
    "by-strategy": ("추진 전략별", "by strategy"),
    "by-task": ("정책 과제별", "by task"),
}
_PHASES = {"planned": ("계획", "planned"), "executed": ("실적", "executed")}


def table_name(code: str, language: Language) -> str:
    """A published table's code in words.

    >>> table_name("2021-planned-by-task", "ko"), table_name("2020-executed-by-field", "en")
    ('2021 계획 정책 과제별', '2020 executed by field')
    """
    year, phase, kind = code.split("-", 2)
    index = 0 if language == "ko" else 1
    return f"{year} {_PHASES[phase][index]} {_KINDS[kind][index]}"


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
        (
            either(
                language,
                "재계산 불가: 그 수치를 이루는 더 작은 수치나 예산 행이 문서에 없음(2020년은 예산 행이 없고,"
                " 예산 행에는 정책과제가 적혀 있지 않음). 다른 합계와 비중은 이 수치에서 다시 계산됨.",
                "leaf: the document prints nothing smaller that the figure could be recomputed from (2020 has"
                " no budget rows; no row names its task). Other totals, and the shares, are recomputed from"
                " them.",
            ),
        ),
    )
