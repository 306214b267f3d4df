"""Who funds with whom and who shares goals, for 138,074 budget rows: matrices against the engine's query.

The peer is the library's question `ministry-pairs`, asked of pyoxigraph for all five years of
`large_graph`. Ours are the co-funding matrix (projects, each side's money, the whole money) and the
shared-goal matrix (money of ministry × goal, Schoener's index of every pair), from rows of identifiers to
the finished matrices. The two take turns in one process. Both must say the same of every pair.

The rows have to come from somewhere. Where they are in a store, asking it for them takes longer than the
matrices: that ratio is printed, too, and has no bound.

    python benchmarks/bench_overlap.py

It exits with 1 if the ratio of the medians is under the bound or the two differ.
"""

import statistics
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from large_graph import ALLOCATIONS, YEARS
from large_graph import main as write_graph
from policygraph import paths, terms
from policygraph.analyse.matrices import CoFundingMatrix, Columns, GoalMatrix, co_funding_matrix, goal_matrix
from policygraph.query import bind, find_question
from timing import timed

BOUND, RUNS = 10.0, 5
ORGANISATIONS = paths.TRIPLES / f"{terms.ORGANISATIONS}.ttl"


def main() -> int:
    """Time both, print the medians and their ratio."""
    engine = filled()
    asked, computed, alone, loaded, summed = [], [], [], [], []
    for _ in range(RUNS):
        pairs, seconds = timed(lambda: asked_of(engine, "ministry-pairs"))
        asked.append(seconds)
        rows, seconds = timed(lambda: columns_of(engine))  # anew, so that no text was hashed before
        loaded.append(seconds)
        (matrix, _, _), seconds = timed(partial(matrices, rows))
        computed.append(seconds)
        columns = Columns.of(rows)
        alone.append(timed(partial(of_columns, columns))[1])
        _, seconds = timed(lambda: (asked_of(engine, "co-funding-sums"), asked_of(engine, "goal-sums")))
        summed.append(seconds)
    print(f"{len(rows):,} budget rows, {len(matrix.ministries)} ministries, median of {RUNS} runs in turns")
    if len(rows) != ALLOCATIONS:
        print(f"{ALLOCATIONS:,} rows were to be expected")
        return 1
    if not same(matrix, pairs, names(engine)):
        print("the two do not say the same")
        return 1
    query, ours, bare, load, sums = map(statistics.median, (asked, computed, alone, loaded, summed))
    line = "{:60} {:8.0f} ms   {}"
    print(line.format("ministry-pairs in pyoxigraph", query * 1000, ""))
    print(
        line.format(
            "both matrices, from rows of identifiers",
            ours * 1000,
            f"{query / ours:.1f} × faster, bound {BOUND:.0f}",
        )
    )
    print(
        line.format(
            "of which the matrices, rows being numbers", bare * 1000, f"{query / bare:.0f} ×, no bound"
        )
    )
    whole = f"{query / (ours + load):.1f} × faster, no bound"
    print(line.format("with asking the embedded store for the rows", (ours + load) * 1000, whole))
    print(
        line.format(
            "as sums by the engine (what a server is asked)", sums * 1000, f"{query / sums:.1f} ×, no bound"
        )
    )
    return 0 if query >= BOUND * ours else 1


def matrices(rows: list[tuple[str, str, str, int]]) -> tuple[CoFundingMatrix, GoalMatrix, Any]:
    """Everything that is measured."""
    return of_columns(Columns.of(rows))


def of_columns(columns: Columns) -> tuple[CoFundingMatrix, GoalMatrix, Any]:
    """Both matrices, and Schoener's index of each pair."""
    goals = goal_matrix(columns)
    return co_funding_matrix(columns), goals, goals.schoener()


def filled() -> ox.Store:
    """The large graph and the ministries, in memory."""
    store = ox.Store()
    with tempfile.TemporaryDirectory() as folder:
        nquads = Path(folder, "graph.nq")
        write_graph(nquads)
        store.bulk_load(path=str(nquads), format=ox.RdfFormat.N_QUADS)
    graph = ox.NamedNode(terms.graph(terms.ORGANISATIONS))
    store.load(path=str(ORGANISATIONS), format=ox.RdfFormat.TURTLE, to_graph=graph)
    return store


def asked_of(store: ox.Store, question: str) -> list[tuple[Any, ...]]:
    """The rows of a question for all years, as the engine gives them."""
    sparql = bind(find_question(question).sparql, {"year": YEARS})
    found: Any = store.query(sparql, prefixes=terms.PREFIXES, use_default_graph_as_union=True)
    return [tuple(row) for row in found]


def columns_of(store: ox.Store) -> list[tuple[str, str, str, int]]:
    """Project, ministry, goal and won of every row."""
    return [
        (project.value, ministry.value, goal.value, int(won.value))
        for project, ministry, goal, won in asked_of(store, "allocation-columns")
    ]


def names(store: ox.Store) -> dict[str, str]:
    """What the ministries are called, by identifier."""
    label = ox.NamedNode(f"{terms.PREFIXES['skos']}prefLabel")
    return {
        str(quad.subject.value): quad.object.value  # type: ignore[union-attr] # ministries are no blank nodes
        for quad in store.quads_for_pattern(None, label, None, None)
        if isinstance(quad.object, ox.Literal) and quad.object.language == "ko"
    }


def same(matrix: CoFundingMatrix, pairs: list[tuple[Any, ...]], called: dict[str, str]) -> bool:
    """Whether projects and money of every pair are what the query says."""
    ours = {
        frozenset({called[one], called[other]}): (
            int(matrix.projects[i, j]),
            int(matrix.own[i, j] + matrix.own[j, i]),
        )
        for i, one in enumerate(matrix.ministries)
        for j, other in enumerate(matrix.ministries[:i])
        if matrix.projects[i, j]
    }
    theirs = {
        frozenset({one.value, other.value}): (int(projects.value), int(won.value))
        for one, other, projects, won, _ in pairs
    }
    return ours == theirs


if __name__ == "__main__":
    sys.exit(main())
