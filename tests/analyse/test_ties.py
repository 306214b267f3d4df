"""Ties between ministries: each measure against a small case that can be counted by hand."""

from fractions import Fraction
from itertools import product

import pytest

from policygraph.analyse.budget import BudgetRow, Named
from policygraph.analyse.networks import Material, overlap_network, read_material
from policygraph.analyse.ties import Evidence, Tie, schoener, ties
from policygraph.store import open_store

A, B, C = "a", "b", "c"


def row(project: str, ministry: str, goal: str, won: int, line: int) -> BudgetRow:
    """A budget row."""
    status = "New" if line == 1 else "Continuing"
    return BudgetRow(
        Named(project, project), Named(ministry, ministry), Named(goal, goal), goal, won, line, status
    )


def found(measure: str, *given: BudgetRow, **other: object) -> list[Tie]:
    """The ties of one measure."""
    arguments = {"responsible": [], "topics": [], "lines": {}} | other
    return [tie for tie in ties(given, **arguments) if tie.measure == measure]  # type: ignore[arg-type] # by test


def test_a_project_of_two_ministries_is_co_funding() -> None:
    """One project, each side's money, the lines of both rows."""
    tied = found("co-funds", row("p", A, "g", 7, 1), row("p", B, "g", 3, 2), row("q", C, "g", 1, 3))

    assert tied == [
        Tie(
            "co-funds",
            A,
            B,
            Fraction(1),
            (Evidence("p", 7, 3, (1, 2)),),
            frozenset({"g"}),
            frozenset({"New", "Continuing"}),
        )
    ]


def test_a_measure_that_names_three_ties_three_pairs() -> None:
    """Each pair of the ministries that a measure names; a measure of one ministry ties nobody."""
    tied = found("joint", responsible=[("m", A), ("m", B), ("m", C), ("n", A)], lines={"m": (5,)})

    assert [(tie.one, tie.other, tie.value, tie.evidence[0].lines) for tie in tied] == [
        (A, B, Fraction(1), (5,)),
        (A, C, Fraction(1), (5,)),
        (B, C, Fraction(1), (5,)),
    ]


def test_equal_profiles_are_one_and_separate_ones_are_no_tie() -> None:
    """A and B spread their money alike, C shares no goal with them."""
    tied = found(
        "shared-goals",
        row("p", A, "g", 1, 1),
        row("q", A, "h", 3, 2),
        row("r", B, "g", 10, 3),
        row("s", B, "h", 30, 4),
        row("t", C, "i", 5, 5),
    )

    assert [(tie.one, tie.other, tie.value) for tie in tied] == [(A, B, Fraction(1))]


def test_a_ministry_without_money_has_no_profile() -> None:
    """Rows of zero won say nothing of where money goes."""
    assert found("shared-goals", row("p", A, "g", 0, 1), row("q", B, "g", 1, 2)) == []


def test_a_topic_of_a_shared_project_does_not_count() -> None:
    """What both pay for is declared already: only different projects tie by topic."""
    shared = found("same-topics", row("p", A, "g", 1, 1), row("p", B, "g", 1, 2), topics=[("p", "t")])
    apart = found(
        "same-topics", row("p", A, "g", 4, 1), row("q", B, "g", 1, 2), topics=[("p", "t"), ("q", "t")]
    )

    assert shared == []
    assert [(tie.value, tie.evidence) for tie in apart] == [(Fraction(1), (Evidence("t", 4, 1, (1, 2)),))]


def test_money_is_told_only_where_it_says_something() -> None:
    """Joint measures have no amount."""
    tied = found("joint", responsible=[("m", A), ("m", B)])

    assert [tie.amount for tie in tied] == [None]


@pytest.fixture(scope="module")
def material() -> Material:
    """The published build."""
    return read_material(open_store())


def test_the_index_is_one_less_half_the_differences(material: Material) -> None:
    """On the real plan, the other formula of Schoener's index gives the same for each pair."""
    money: dict[str, dict[str, int]] = {}
    for one in material.rows:
        goals = money.setdefault(one.ministry.iri, {})
        goals[one.goal.iri] = goals.get(one.goal.iri, 0) + one.amount
    shares = {
        ministry: {goal: Fraction(won, sum(goals.values())) for goal, won in goals.items()}
        for ministry, goals in money.items()
    }
    every = {goal for goals in shares.values() for goal in goals}
    pairs = [(one, other) for one in shares for other in shares if one < other]
    differences = {
        (one, other): sum(
            abs(shares[one].get(g, Fraction(0)) - shares[other].get(g, Fraction(0))) for g in every
        )
        for one, other in pairs
    }

    assert {pair: schoener(shares[pair[0]], shares[pair[1]]) for pair in pairs} == {
        pair: 1 - difference / 2 for pair, difference in differences.items()
    }


def test_the_real_plan_has_so_many_ties(material: Material) -> None:
    """Ten pairs co-fund, eight are named together, fifty-two share a goal, thirty-four a topic.

    Pairs with similar projects are as many as the queue has (`policygraph query similar-pairs`).
    """
    payers: dict[str, set[str]] = {}
    for row in material.rows:
        payers.setdefault(row.project.iri, set()).add(row.ministry.iri)
    similar = {
        frozenset(pair)
        for _, one, other in material.alike
        for pair in product(payers[one], payers[other])
        if len(set(pair)) > 1
    }
    kinds = [kind for *_, kind in overlap_network(material).edges(data="kind")]

    assert {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)} == {
        "co-funds": 10,
        "joint": 8,
        "shared-goals": 52,
        "same-topics": 34,
        "similar": len(similar),
    }
    assert similar


def test_similar_projects_tie_their_ministries() -> None:
    """Each pair of payers, with both sides' money; a ministry is not tied to itself."""
    rows = (row("p", A, "g", 7, 1), row("q", B, "h", 3, 2), row("q", A, "h", 1, 3))

    assert found("similar", *rows, alike=[("urn:result", "p", "q")]) == [
        Tie(
            "similar",
            A,
            B,
            Fraction(1),
            (Evidence("urn:result", 7, 3, (1, 2)),),
            frozenset({"g", "h"}),
            frozenset({"New", "Continuing"}),
        )
    ]
