"""The ways of the money add up, at every level, to what the document prints and other questions say."""

from collections import Counter
from collections.abc import Callable

import pytest

from policygraph import paths
from policygraph.analyse.flows import (
    Chain,
    Printed,
    budget_chain,
    changes,
    printed_chain,
    read_printed,
    task_chain,
)
from policygraph.analyse.networks import Material, read_material
from policygraph.query import answer
from policygraph.store import Store, open_store

MILLION = 1_000_000
LINES = (paths.SOURCES / "icd-2021" / "plan.md").read_text(encoding="utf-8").split("\n")
Named = dict[str, int]
# A kind, the question that compares its years, and the column of names there.
COMPARED = [
    ("Field", "change-by-field", "field_name"),
    ("PerformanceGoal", "change-by-performance-goal", "performance_goal_name"),
    ("Ministry", "change-by-ministry", "ministry_name"),
]


@pytest.fixture(scope="module")
def store() -> Store:
    """The published build."""
    return open_store()


@pytest.fixture(scope="module")
def material(store: Store) -> Material:
    """Names and budget rows."""
    return read_material(store)


@pytest.fixture(scope="module")
def printed(store: Store) -> Printed:
    """The printed figures."""
    return read_printed(store)


def sums(chain: Chain, material: Material, kind: str) -> Named:
    """What comes to or from each node of a kind, by name; what goes through is not counted twice."""
    found: Counter[str] = Counter()
    side = 0 if kind == chain.kinds[0] else 1
    for strand in chain.strands:
        for link in zip(strand.nodes, strand.nodes[1:], strict=False):
            if material.nodes[link[side]]["kind"] == kind:
                found[str(material.nodes[link[side]]["ko"])] += strand.amount
    return dict(found)


def said(store: Store, question: str, name: str, amount: str) -> Named:
    """What another question of the library says, by name; nothing of what is zero."""
    table = answer(store, question)
    at = [table.variables.index(column) for column in (name, amount)]
    return {str(row[at[0]]): int(str(row[at[1]])) for row in table.rows if int(str(row[at[1]]))}


@pytest.mark.many(quick=2)
@pytest.mark.parametrize("of", COMPARED, ids=lambda of: of[0])
@pytest.mark.parametrize("make", [budget_chain, printed_chain])
def test_the_year_adds_up_to_its_totals(
    store: Store,
    material: Material,
    printed: Printed,
    make: Callable[[Material, Printed, int], Chain],
    of: tuple[str, str, str],
) -> None:
    """2021: every field, goal and ministry has its printed total, to the won, by rows and by totals."""
    kind, question, name = of
    chain = make(material, printed, 2021)
    assert sums(chain, material, kind) == said(store, question, name, "planned_krw")


@pytest.mark.parametrize("of", COMPARED, ids=lambda of: of[0])
def test_the_year_before_adds_up_to_its_totals(
    store: Store, material: Material, printed: Printed, of: tuple[str, str, str]
) -> None:
    """2020: the same, from the printed totals of what was spent."""
    kind, question, name = of
    chain = printed_chain(material, printed, 2020)
    assert sums(chain, material, kind) == said(store, question, name, "executed_krw")


def test_goals_and_ministries_meet_as_another_question_says(
    store: Store, material: Material, printed: Printed
) -> None:
    """The 51 strands of the budget rows are the matrix of ministries and performance goals."""
    chain = budget_chain(material, printed, 2021)
    strands = {
        (str(material.nodes[ministry]["ko"]), str(material.nodes[goal]["ko"])): strand.amount
        for strand in chain.strands
        for _, goal, ministry in [strand.nodes]
    }
    table = answer(store, "ministry-goal-matrix")
    at = [table.variables.index(v) for v in ("ministry_name", "performance_goal_name", "amount_krw")]
    matrix = {(str(row[at[0]]), str(row[at[1]])): int(str(row[at[2]])) for row in table.rows}
    assert (len(strands), strands) == (51, matrix)


def test_tasks_add_up_to_strategies_and_to_the_whole(
    store: Store, material: Material, printed: Printed
) -> None:
    """Nine tasks as printed; the sums of the strategies are the figures on line 537."""
    chain = task_chain(material, printed, 2021)
    strategies = sums(chain, material, "Strategy")
    shown = [f"{won / (100 * MILLION):,.2f}" for won in strategies.values()]
    assert sums(chain, material, "Task") == said(store, "task-budget", "task_name", "amount_krw")
    assert sorted(shown) == sorted(LINES[536].split("\t")[:4])
    assert sum(strategies.values()) == chain.whole.amount == 3_592_911 * MILLION


@pytest.mark.parametrize(("year", "line", "figure"), [(2020, 203, "34,636.12"), (2021, 474, "35,929.11")])
def test_the_whole_is_the_printed_grand_total(
    material: Material, printed: Printed, year: int, line: int, figure: str
) -> None:
    """All strands into ministries come to the figure that the text prints on its line."""
    chain = printed_chain(material, printed, year)
    total = sum(s.amount for s in chain.strands if material.nodes[s.nodes[-1]]["kind"] == "Ministry")
    assert (total, chain.whole.line, figure in LINES[line - 1]) == (chain.whole.amount, line, True)
    assert f"{total / (100 * MILLION):,.2f}" == figure


def test_every_strand_stands_on_lines_that_print_it(material: Material, printed: Printed) -> None:
    """A strand of totals is one figure on its line; a strand of rows has as many lines as rows."""
    totals = [s for year in (2020, 2021) for s in printed_chain(material, printed, year).strands]
    astray = [
        s
        for s in totals
        if f"{s.amount / (100 * MILLION):,.2f}" not in LINES[s.lines[0] - 1].replace("*", "")
    ]
    rows = budget_chain(material, printed, 2021).strands
    assert (astray, [s for s in rows if s.rows != len(s.lines)], sum(s.rows or 0 for s in rows)) == (
        [],
        [],
        163,
    )


def test_the_year_before_does_not_join_goals_to_ministries(material: Material, printed: Printed) -> None:
    """Nothing printed says whose money a goal has: every strand of totals joins two columns only."""
    chain = printed_chain(material, printed, 2020)
    assert {len(strand.nodes) for strand in chain.strands} == {2}


@pytest.mark.parametrize("of", COMPARED, ids=lambda of: of[0])
def test_changes_are_what_the_library_says(
    store: Store, material: Material, printed: Printed, of: tuple[str, str, str]
) -> None:
    """The same things in the same order with the same differences."""
    kind, question, name = of
    found = [(material.nodes[c.iri]["ko"], c.won) for c in changes(material, printed, kind, 2021)]
    assert found == list(said(store, question, name, "change_krw").items())


def test_nothing_is_compared_that_has_no_year_before(material: Material, printed: Printed) -> None:
    """Strategies and tasks have no printed money of 2020."""
    assert [changes(material, printed, kind, 2021) for kind in ("Strategy", "Task")] == [(), ()]
