"""Identifiers and sums that analyses ask for, against the questions that name them."""

from collections import Counter

from policygraph import terms
from policygraph.query import answer
from policygraph.store import EmbeddedStore
from questions.rows import column, values_of

MILLION = 1_000_000


def test_columns_are_the_budget_rows(store: EmbeddedStore) -> None:
    """Project, ministry, goal and won of all 163 rows, as the whole table has them."""
    wanted = ("project", "ministry", "performance_goal", "amount_krw")

    assert Counter(values_of(store, "allocation-columns", *wanted)) == Counter(
        values_of(store, "allocations", *wanted)
    )


def test_goal_sums_are_the_matrix(store: EmbeddedStore) -> None:
    """51 cells with the rows and the money of the question that names them."""
    sums = values_of(store, "goal-sums", "rows", "amount_krw")

    assert Counter(sums) == Counter(values_of(store, "ministry-goal-matrix", "rows", "amount_krw"))


def test_co_funding_sums_of_a_real_pair(store: EmbeddedStore) -> None:
    """국토부 and 산업부: three projects, 13,853 and 5,304 of 25,643 백만원."""
    rows = answer(store, "co-funding-sums").rows
    pair = terms.ministry("MOLIT"), terms.ministry("MOTIE")

    assert [row[2:] for row in rows if row[:2] == pair] == [
        (3, 13_853 * MILLION, 5_304 * MILLION, 25_643 * MILLION)
    ]
    assert len(rows) == 10


def test_a_pair_stands_once(store: EmbeddedStore) -> None:
    """The smaller identifier first."""
    rows = column(store, "co-funding-sums", "ministry", "partner")

    assert rows == sorted(rows)
    assert [row for row in rows if row[0] >= row[1]] == []


def test_who_is_responsible_for_what(store: EmbeddedStore) -> None:
    """88 measures and achievements name 104 ministries; line 187 names four, under goal 4-2."""
    rows = column(store, "responsibilities", "element", "performance_goal", "ministry", "line")
    four = [row for row in rows if row[3] == "187"]

    assert (len(rows), len({row[0] for row in rows})) == (104, 88)
    assert {(row[0].rpartition("/")[2], row[1].rpartition("/")[2]) for row in four} == {("4-2-2", "4-2")}
    assert len(four) == 4


def test_a_measure_has_no_performance_goal(store: EmbeddedStore) -> None:
    """The text sorts measures by task."""
    rows = column(store, "responsibilities", "kind", "performance_goal")

    assert {(kind.rpartition("#")[2], bool(goal)) for kind, goal in rows} == {
        ("Measure", False),
        ("Achievement", True),
    }
