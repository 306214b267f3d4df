"""Declared co-funding as results: numbers and evidence against the rows."""

from itertools import combinations

from analyse.overlap.fictional import APART, row
from policygraph import terms
from policygraph.analyse.budget import BudgetRow
from policygraph.analyse.overlap.declared import declared_results
from policygraph.analyse.results import Result


def found(rows: tuple[BudgetRow, ...]) -> dict[tuple[str, tuple[str, ...]], Result]:
    """The results by measure and pair."""
    return {(result.measure, result.about): result for result in declared_results(rows)}


def test_every_number_is_the_sum_of_its_evidence(real_rows: tuple[BudgetRow, ...]) -> None:
    """Each amount in won is that of the budget rows which the result names."""
    amounts = {row.iri: row.amount for row in real_rows}
    money = [result for result in declared_results(real_rows) if result.unit == "won"]

    assert [result.value for result in money] == [
        sum(amounts[iri] for iri in result.evidence) for result in money
    ]
    assert len(money) == 30


def test_the_pairs_are_what_brute_force_finds(real_rows: tuple[BudgetRow, ...]) -> None:
    """Shared projects of every two ministries, counted by comparing all rows with all rows."""
    expected: dict[tuple[str, ...], set[str]] = {}
    for one, other in combinations(real_rows, 2):
        if one.project == other.project and one.ministry != other.ministry:
            pair = tuple(sorted((one.ministry.iri, other.ministry.iri)))
            expected.setdefault(pair, set()).add(one.project.iri)

    assert {
        about: result.value
        for (measure, about), result in found(real_rows).items()
        if measure == "co-funded-projects"
    } == {pair: len(projects) for pair, projects in expected.items()}


def test_the_money_of_a_real_pair(real_rows: tuple[BudgetRow, ...]) -> None:
    """국토부 13,853 and 산업부 5,304 백만원 for three projects (lines 800-801, 820-822, 958-961)."""
    pair = (terms.ministry("MOLIT"), terms.ministry("MOTIE"))
    results = found(real_rows)
    measures = ("co-funded-projects", "co-funding-of-first", "co-funding-of-second", "co-funding-in-all")

    assert [results[measure, pair].value for measure in measures] == [
        3,
        13_853_000_000,
        5_304_000_000,
        25_643_000_000,
    ]


def test_each_side_is_that_of_its_place() -> None:
    """The first of the two is the smaller identifier, whatever the order of the rows."""
    results = found((row("p", "z", "g", 9), row("p", "a", "g", 2)))

    assert (
        results["co-funding-of-first", ("a", "z")].value,
        results["co-funding-of-second", ("a", "z")].value,
    ) == (2, 9)


def test_ministries_that_share_nothing_have_no_result() -> None:
    """Nothing declared is nothing said."""
    assert declared_results(APART) == ()
