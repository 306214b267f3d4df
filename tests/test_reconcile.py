"""Every printed figure that can be recomputed is, in every way, and nothing else is called matched."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from policygraph.build import PlanReport
from policygraph.model import Allocation, Phase, Plan, PublishedTotal, Quantity, Scope, Span, Status
from policygraph.reconcile import Comparison, Reconciliation, TableResult, compact, reconcile

MILLION = 10**6


def figure(  # noqa: PLR0913 - the parts of a figure
    table: str,
    scope: Scope,
    amount: int,
    share: str | None = None,
    count: int | None = None,
    *,
    year: int = 2021,
    line: int = 1,
) -> PublishedTotal:
    """A figure of a small plan, in million won."""
    percent = None if share is None else Decimal(share)
    spans = (Span(line, line),)
    return PublishedTotal(table, year, Phase.PLANNED, scope, amount * MILLION, percent, count, spans)


def row(goal: str, ministry: str, amount: int, line: int, *, year: int = 2021) -> Allocation:
    """A budget row of a small plan, in million won."""
    return Allocation(
        f"{goal}-{line}",
        goal,
        ministry,
        year,
        Phase.PLANNED,
        amount * MILLION,
        Status.NEW,
        Span(line, line),
    )


ROWS = (row("1-1", "A", 100, 11), row("1-2", "A", 30, 12), row("1-2", "B", 50, 13), row("2-1", "B", 20, 14))
FIGURES = (
    figure("by-field", Scope(field="1"), 180, "90.00", line=1),
    figure("by-field", Scope(field="2"), 20, "10.00", line=2),
    figure("by-field", Scope(), 200, "100", line=3),
    figure("by-goal", Scope(performance_goal="1-1"), 100, "50.00", 1, line=4),
    figure("by-goal", Scope(performance_goal="1-2"), 80, "40.00", 2, line=5),
    figure("by-goal", Scope(performance_goal="2-1"), 20, "10.00", 1, line=6),
    figure("by-goal", Scope(), 200, "100", 4, line=7),
    figure("matrix", Scope(field="1", ministry="A"), 130, line=8),
    figure("matrix", Scope(field="2", ministry="A"), 0, line=8),
    figure("matrix", Scope(ministry="A"), 130, line=8),
    figure("matrix", Scope(field="1", ministry="B"), 50, line=10),
    figure("matrix", Scope(field="2", ministry="B"), 20, line=10),
    figure("matrix", Scope(ministry="B"), 70, line=10),
    figure("by-strategy", Scope(strategy="1"), 200, "100.00", line=9),
    figure("by-task", Scope(task="1-1"), 150, "75.00", 3, line=15),
    figure("by-task", Scope(task="1-2"), 50, "25.00", 1, line=16),
)


def ways(result: Reconciliation, code: str) -> list[tuple[Quantity, str, tuple[int, ...]]]:
    """How a figure was recomputed: what, from what, and from which lines."""
    return [(c.quantity, c.by, c.lines) for c in result.comparisons if c.figure.code == code]


def test_right_figures_match() -> None:
    """Figures that add up give no deviation."""
    assert reconcile(FIGURES, ROWS).deviations == ()


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (
            "by-field/1",
            [
                (Quantity.AMOUNT, "rows", (11, 12, 13)),
                (Quantity.AMOUNT, "by-goal", (4, 5)),
                (Quantity.AMOUNT, "matrix", (8, 10)),
                (Quantity.SHARE, "amounts", (1, 3)),
            ],
        ),
        (
            "by-goal/1-2",
            [
                (Quantity.AMOUNT, "rows", (12, 13)),
                (Quantity.COUNT, "rows", (12, 13)),
                (Quantity.SHARE, "amounts", (5, 3)),
            ],
        ),
        ("matrix/a", [(Quantity.AMOUNT, "rows", (11, 12)), (Quantity.AMOUNT, "matrix", (8, 8))]),
        ("by-strategy/1", [(Quantity.AMOUNT, "by-task", (15, 16)), (Quantity.SHARE, "amounts", (9, 3))]),
        ("by-task/1-2", [(Quantity.SHARE, "amounts", (16, 3))]),
    ],
)
def test_figure_is_recomputed_in_every_way(
    code: str, expected: list[tuple[Quantity, str, tuple[int, ...]]]
) -> None:
    """From the rows, from finer figures, from equal figures of other tables, and a share from amounts."""
    assert expected == ways(reconcile(FIGURES, ROWS), code)


@pytest.mark.parametrize(
    ("index", "change", "expected"),
    [
        (0, {"amount": 181 * MILLION}, {("amount", "rows"), ("amount", "by-goal"), ("amount", "matrix")}),
        (0, {"share": Decimal("90.01")}, {("share", "amounts")}),
        (3, {"count": 2}, {("count", "rows"), ("count", "by-goal")}),
        (14, {"amount": 151 * MILLION}, {("amount", "by-task"), ("share", "amounts")}),
        (15, {"count": 2}, {("count", "by-task")}),
    ],
    ids=["amount", "share", "count", "leaf amount", "leaf count"],
)
def test_wrong_figure_deviates(
    index: int, change: dict[str, int | Decimal], expected: set[tuple[str, str]]
) -> None:
    """Each kind of comparison finds a figure that is wrong."""
    figures = list(FIGURES)
    figures[index] = replace(figures[index], **change)  # type: ignore[arg-type]  # fields by name
    found = {(c.quantity.value, c.by) for c in reconcile(figures, ROWS).deviations}
    assert expected <= found


def test_wrong_row_deviates() -> None:
    """A wrong budget row is found by every figure that it is a part of."""
    rows = (replace(ROWS[0], amount=101 * MILLION), *ROWS[1:])
    found = {c.figure.code for c in reconcile(FIGURES, rows).deviations}
    totals = {"by-field/all", "by-goal/all"}
    assert {"by-field/1", "by-goal/1-1", "matrix/1-a", "matrix/a"} | totals == found


def test_missing_row_deviates_in_amount_and_count() -> None:
    """A row that was lost is found by amount and by number."""
    found = {(c.figure.code, c.quantity) for c in reconcile(FIGURES, ROWS[1:]).deviations}
    assert {("by-goal/1-1", Quantity.AMOUNT), ("by-goal/1-1", Quantity.COUNT)} <= found


def test_other_years_are_apart() -> None:
    """Rows and figures of another year are no part of a figure."""
    other = (figure("last", Scope(), 999, year=2020),)
    rows = (*ROWS, row("1-1", "A", 7, 21, year=2022))
    assert reconcile((*FIGURES, *other), rows).deviations == ()


def test_figure_that_nothing_recomputes_is_a_leaf() -> None:
    """A leaf is not counted as matched, though others are sums of it."""
    result = reconcile(FIGURES, ROWS)
    assert [leaf.code for leaf in result.leaves] == ["by-task/1-1", "by-task/1-2"]


def test_table_result_counts_each_figure_once() -> None:
    """A figure is matched, off or a leaf."""
    figures = (*FIGURES[:5], replace(FIGURES[5], amount=25 * MILLION), *FIGURES[6:])
    tables = {table.code: table for table in reconcile(figures, ROWS).tables}
    expected = TableResult("by-goal", figures=4, matched=2, off=2, leaves=0, deviation=5 * MILLION)
    assert expected == tables["by-goal"]


@pytest.mark.parametrize(
    ("amount", "whole", "printed"),
    [(1, 800, "0.13"), (3, 800, "0.38"), (1, 400, "0.25"), (1, 3, "33.33"), (2, 3, "66.67"), (5, 1000, "1")],
)
def test_shares_are_rounded_half_up(amount: int, whole: int, printed: str) -> None:
    """A share ends in the decimals that are printed; a half goes up (0.125 is 0.13, 0.5 is 1)."""
    figures = (figure("t", Scope(field="1"), amount, printed), figure("t", Scope(), whole))
    shares = [c for c in reconcile(figures, ()).comparisons if c.quantity is Quantity.SHARE]
    assert [Decimal(printed)] == [share.computed for share in shares]


def test_share_of_nothing_is_nothing() -> None:
    """A total of zero does not stop the reconciliation."""
    figures = (figure("t", Scope(field="1"), 0, "0.00"), figure("t", Scope(), 0))
    assert reconcile(figures, ()).deviations == ()


def test_share_without_a_total_cannot_be_recomputed() -> None:
    """A year without a grand total has no shares to compare."""
    assert reconcile((figure("t", Scope(field="1"), 5, "5.00"),), ()).comparisons == ()


def test_finding_says_what_is_off_and_where() -> None:
    """Figure, line, both values, the difference, and the lines that were added."""
    wrong = replace(FIGURES[0], amount=181 * MILLION)
    finding = Comparison(
        wrong, Quantity.AMOUNT, Decimal(wrong.amount), Decimal(180 * MILLION), "rows", (11, 12, 13)
    ).finding("plan.md")
    expected = (
        "plan.md:1: by-field/1 amount: printed 181,000,000 won, computed 180,000,000 won"
        " (off by -1,000,000) from lines 11–13"
    )
    assert expected == str(finding)


@pytest.mark.parametrize(
    ("quantity", "expected"), [(Quantity.AMOUNT, 3), (Quantity.SHARE, 4), (Quantity.COUNT, 5)]
)
def test_finding_stands_at_the_number_that_is_off(quantity: Quantity, expected: int) -> None:
    """A share printed below its amount is reported at its own line."""
    spread = replace(FIGURES[3], spans=(Span(3, 3, 1), Span(4, 4, 1), Span(5, 5, 1)))
    comparison = Comparison(spread, quantity, Decimal(1), Decimal(2), "rows", ())
    assert expected == comparison.finding("plan.md").line


@pytest.mark.parametrize(
    ("lines", "expected"),
    [((), ""), ((5,), "5"), ((5, 6), "5–6"), ((9, 5, 6, 6), "5–6, 9"), ((1, 3, 5), "1, 3, 5")],
)
def test_lines_are_shown_as_ranges(lines: tuple[int, ...], expected: str) -> None:
    """Lines in a row are shown by the first and the last."""
    assert expected == compact(lines)


# The real plan


def test_real_plan_reconciles(real_report: PlanReport) -> None:
    """No figure of the 2021 plan is off."""
    assert real_report.reconciliation.deviations == ()


def test_leaves_of_the_real_plan(real_report: PlanReport) -> None:
    """2020 has no rows: its matrix and performance goals are leaves; 2021's tasks have none of their own."""
    tables = {table.code: table.leaves for table in real_report.reconciliation.tables if table.leaves}
    expected = {
        "2020-executed-by-performance-goal": 10,
        "2020-executed-by-ministry-and-field": 44,
        "2021-planned-by-task": 9,
    }
    assert expected == tables


def test_every_figure_of_the_real_plan_is_accounted_for(real_report: PlanReport) -> None:
    """Of 189 figures 126 are recomputed to the printed value and 63 cannot be; none is left out."""
    tables = real_report.reconciliation.tables
    expected = (189, 126, 0, 63)
    assert expected == (
        sum(table.figures for table in tables),
        sum(table.matched for table in tables),
        sum(table.off for table in tables),
        sum(table.leaves for table in tables),
    )


def belongs(scope: Scope, goal: str, ministry: str) -> bool:
    """Whether a budget row is a part of a figure, said anew."""
    return (
        scope.field in {None, goal.split("-", maxsplit=1)[0]}
        and scope.performance_goal in {None, goal}
        and scope.ministry in {None, ministry}
    )


def test_figures_of_the_real_plan_equal_plain_sums(real_plan: Plan) -> None:
    """Each figure of 2021 that rows can reach is the sum and number of its rows, by a plain loop."""
    wrong = []
    reached = 0
    for total in real_plan.totals:
        if total.year != 2021 or total.scope.strategy or total.scope.task:
            continue
        reached += 1
        amount = number = 0
        for allocation in real_plan.allocations:
            if belongs(total.scope, allocation.goal, allocation.ministry):
                amount += allocation.amount
                number += 1
        if amount != total.amount or total.count not in {None, number}:
            wrong.append(total.code)
    assert (wrong, reached) == ([], 89)


def test_comparisons_with_rows_are_those_of_plain_loops(real_report: PlanReport) -> None:
    """What reconciliation computes from rows, and from which lines, is what a plain loop computes."""
    plan = real_report.plan
    for comparison in real_report.reconciliation.comparisons:
        if comparison.by != "rows":
            continue
        scope = comparison.figure.scope
        rows = [a for a in plan.allocations if belongs(scope, a.goal, a.ministry)]
        amount = comparison.quantity is Quantity.AMOUNT
        expected = Decimal(sum(a.amount for a in rows) if amount else len(rows))
        assert (expected, tuple(a.span.first for a in rows)) == (comparison.computed, comparison.lines)


def test_shares_of_the_real_plan_equal_plain_fractions(real_plan: Plan) -> None:
    """Every printed share is within half of its last decimal of the exact one, by exact fractions."""
    whole = {
        year: {t.amount for t in real_plan.totals if t.year == year and not t.scope.codes}
        for year in (2020, 2021)
    }
    wrong = []
    for total in real_plan.totals:
        if total.share is None:
            continue
        (grand,) = whole[total.year]
        exact = Fraction(total.amount * 100, grand)
        half = Fraction(1, 2 * 10 ** -int(total.share.as_tuple().exponent))
        if not -half < exact - Fraction(total.share) <= half and exact - Fraction(total.share) != -half:
            wrong.append(total.code)
    assert wrong == []
