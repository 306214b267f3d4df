"""Matrices against the exact measures on the real plan, and what travels from a server."""

import json
from collections.abc import Iterator

import numpy as np
import pytest

from policygraph.analyse.budget import BudgetRow, read_budget
from policygraph.analyse.cofunding import co_funding
from policygraph.analyse.matrices import (
    CoFundingMatrix,
    Columns,
    GoalMatrix,
    co_funding_matrix,
    goal_matrix,
    read_matrices,
)
from policygraph.analyse.overlap.profiles import goal_money, goal_sharing
from policygraph.store import EmbeddedStore, open_store
from policygraph.store.connection import Credentials
from policygraph.store.remote import RemoteStore
from store.speaking import Heard, Said, Speaking, speaking


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    """The published build."""
    return open_store()


@pytest.fixture(scope="module")
def rows(store: EmbeddedStore) -> tuple[BudgetRow, ...]:
    """Its budget rows."""
    return read_budget(store)


@pytest.fixture
def travelled() -> list[int]:
    """How many rows each answer of the server had."""
    return []


@pytest.fixture
def server(store: EmbeddedStore, travelled: list[int]) -> Iterator[Speaking]:
    """A SPARQL endpoint on loopback that answers from the build, and counts the rows that it sends."""

    def answered(heard: Heard) -> Said:
        body = store.query(heard.form["query"][0]).serialize("json")
        travelled.append(len(json.loads(body)["results"]["bindings"]))
        return Said(body)

    with speaking(answered) as found:
        yield found


def test_co_funding_is_equal_to_the_won(rows: tuple[BudgetRow, ...]) -> None:
    """Projects, each side's money and the whole money of each pair, as `cofunding` has them."""
    found = co_funding_matrix(Columns.of_budget(rows))
    at = {name: number for number, name in enumerate(found.ministries)}
    expected = np.zeros((3, len(at), len(at)), dtype=np.int64)
    for pair in co_funding(rows):
        for side in (pair, pair.seen_from(pair.other.iri)):
            place = at[side.one.iri], at[side.other.iri]
            expected[0][place] = len(side.projects)
            expected[1][place] = side.one_amount
            expected[2][place] = sum(project.whole for project in side.projects)

    assert np.array_equal(np.stack([found.projects, found.own, found.whole]), expected)


def test_goals_are_equal_to_the_won(rows: tuple[BudgetRow, ...]) -> None:
    """Every cell of ministry and goal as the rows add up; 51 with money."""
    found = goal_matrix(Columns.of_budget(rows))
    cells = {
        (ministry, goal): won
        for ministry, profile in zip(found.ministries, found.money.tolist(), strict=True)
        for goal, won in zip(found.goals, profile, strict=True)
        if won
    }

    assert cells == {
        (ministry, goal): won
        for ministry, profile in goal_money(rows).items()
        for goal, won in profile.items()
    }
    assert len(cells) == 51


def test_similarity_is_that_of_exact_fractions(rows: tuple[BudgetRow, ...]) -> None:
    """Schoener's index of every pair, to twelve digits."""
    found = goal_matrix(Columns.of_budget(rows))
    index = found.schoener()
    at = {name: number for number, name in enumerate(found.ministries)}

    for pair in goal_sharing(goal_money(rows)):
        assert index[at[pair.one], at[pair.other]] == pytest.approx(float(pair.schoener.value), abs=1e-12)


def test_several_rows_of_one_ministry_count_once() -> None:
    """Two rows for one project are one project and both amounts."""
    found = co_funding_matrix(Columns.of([("p", "a", "g", 1), ("p", "a", "g", 2), ("p", "b", "g", 4)]))

    assert (found.projects.tolist(), found.own.tolist(), found.whole.tolist()) == (
        [[0, 1], [1, 0]],
        [[0, 3], [4, 0]],
        [[0, 7], [7, 0]],
    )


def test_a_row_of_nothing_still_funds() -> None:
    """A ministry with a row of zero won is named with the project, as `cofunding` counts it."""
    found = co_funding_matrix(Columns.of([("p", "a", "g", 0), ("p", "b", "g", 4)]))

    assert (found.projects.tolist(), found.own.tolist()) == ([[0, 1], [1, 0]], [[0, 0], [4, 0]])


def test_great_sums_are_exact() -> None:
    """Beyond what a float holds exactly, to the won."""
    much = 2**53
    found = co_funding_matrix(
        Columns.of([("p", "a", "g", much), ("q", "a", "g", 1), *((project, "b", "g", 3) for project in "pq")])
    )

    assert found.own[0, 1] == much + 1


def test_no_money_is_like_nothing() -> None:
    """Not a number, rather than 0 or 1."""
    index = goal_matrix(Columns.of([("p", "a", "g", 0), ("q", "b", "g", 1)])).schoener()

    assert (np.isnan(index[0, 1]), index[1, 1]) == (True, 1.0)


def test_nothing_gives_empty_matrices() -> None:
    """No rows, no ministries."""
    columns = Columns.of([])

    assert (co_funding_matrix(columns).projects.shape, goal_matrix(columns).schoener().shape) == (
        (0, 0),
        (0, 0),
    )


def equal(one: tuple[CoFundingMatrix, GoalMatrix], other: tuple[CoFundingMatrix, GoalMatrix]) -> bool:
    """Whether both matrices say the same."""
    (pairs, goals), (other_pairs, other_goals) = one, other
    return (
        (pairs.ministries, goals.ministries, goals.goals)
        == (other_pairs.ministries, other_goals.ministries, other_goals.goals)
        and np.array_equal(goals.money, other_goals.money)
        and all(
            np.array_equal(getattr(pairs, name), getattr(other_pairs, name))
            for name in ("projects", "own", "whole")
        )
    )


@pytest.mark.slow
def test_a_server_says_the_same_in_fewer_rows(
    store: EmbeddedStore, server: Speaking, travelled: list[int]
) -> None:
    """The matrices from sums are those from rows; 51 cells and 10 pairs travel, no budget row does."""
    remote = RemoteStore(server.url, credentials=Credentials())
    found = read_matrices(remote)
    remote.close()

    assert equal(found, read_matrices(store))
    asked_besides = [1, 1, len(store.graphs())]  # the year, twice, and the graphs
    assert sorted(travelled) == sorted([*asked_besides, 10, 51])


@pytest.mark.slow
def test_an_oxigraph_server_says_the_same(store: EmbeddedStore, oxigraph: RemoteStore) -> None:
    """A real server, another process."""
    assert equal(read_matrices(oxigraph), read_matrices(store))


def test_a_year_without_rows_is_empty(store: EmbeddedStore) -> None:
    """2020 has printed totals only."""
    pairs, goals = read_matrices(store, 2020)

    assert (pairs.ministries, goals.money.size) == ((), 0)
