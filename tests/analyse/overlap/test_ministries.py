"""All results together: their order, their form, and what they rest on."""

import os
import subprocess
import sys
from collections import Counter
from fractions import Fraction

import pytest

from analyse.overlap.fictional import APART
from policygraph.analyse.budget import BudgetRow
from policygraph.analyse.overlap.ministries import budget_results, ministry_results
from policygraph.analyse.results import Result
from policygraph.store import EmbeddedStore

FEW = {"draws": 49, "resamples": 10}


@pytest.fixture(scope="module")
def results(published: EmbeddedStore) -> tuple[Result, ...]:
    """Of the real plan, with few draws."""
    return ministry_results(published, **FEW)


def test_each_number_is_given_once(results: tuple[Result, ...]) -> None:
    """A measure of the same things has one value."""
    assert [key for key, n in Counter((r.measure, r.about) for r in results).items() if n > 1] == []


def test_every_identifier_is_in_the_graph(results: tuple[Result, ...], published: EmbeddedStore) -> None:
    """What a result is of and what it rests on are subjects of published triples."""
    named = {iri for result in results for iri in (*result.about, *result.evidence)}
    known = {str(row[0]) for row in published.query("SELECT DISTINCT ?s { ?s ?p ?o }").bindings().rows}

    assert named - known == set()


def test_a_value_rests_on_something(results: tuple[Result, ...]) -> None:
    """Only a count of nothing has no evidence."""
    assert [r for r in results if not r.evidence and r.value] == []


def test_a_value_that_is_missing_says_why(results: tuple[Result, ...]) -> None:
    """None comes with a note in both languages."""
    assert [r for r in results if r.value is None and not (r.note and r.note.ko and r.note.en)] == []


def test_money_is_whole_and_indices_are_bounded(results: tuple[Result, ...]) -> None:
    """Won are integers; probabilities, p and q lie between 0 and 1."""
    assert {type(r.value) for r in results if r.unit == "won"} == {int}
    chances = [r.chance for r in results if r.chance]
    assert all(0 < c.p <= 1 and 0 < c.q <= 1 and c.least <= c.p for c in chances)
    assert all(0 <= Fraction(r.value or 0) <= 1 for r in results if r.unit == "probability")


def test_the_order_does_not_depend_on_the_rows(real_rows: tuple[BudgetRow, ...]) -> None:
    """The same rows from the end give the same results in the same order, evidence apart."""
    one, other = (budget_results(rows, **FEW) for rows in (real_rows, tuple(reversed(real_rows))))

    assert [(r.measure, r.about, r.value, r.chance) for r in one] == [
        (r.measure, r.about, r.value, r.chance) for r in other
    ]


def test_ministries_apart_have_no_ties() -> None:
    """Nothing co-funded, no goal shared, no group: every tie that is told is 0 or cannot be told."""
    ties = [
        r
        for r in budget_results(APART, **FEW)
        if len(r.about) == 2 and r.about[0] in "abc" and r.about[1] in "abc"
    ]

    assert {r.value for r in ties} == {0}


def test_no_rows_are_no_results() -> None:
    """A plan without budget rows: only that nothing can be told."""
    assert [(r.measure, r.value) for r in budget_results((), **FEW)] == [("pairs-beyond-chance", None)]


@pytest.mark.slow
def test_the_order_of_sets_plays_no_part() -> None:
    """Two processes that hash text differently print the same results."""
    script = (
        "from policygraph.store import open_store\n"
        "from policygraph.analyse.overlap.ministries import ministry_results\n"
        "for result in ministry_results(open_store(), draws=49, resamples=10): print(result)\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(printed) == 1
