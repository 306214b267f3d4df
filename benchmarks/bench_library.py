"""What the library of questions costs over the engine itself, on 1.19 million triples.

Every question that `large_graph` can answer is asked through `policygraph.query.ask`, all values read by
name, and in turns as the same text through pyoxigraph, which gives the rows as tuples of terms; then once
through rdflib, which is stopped when it has taken a fifth longer than the bound asks, and five seconds at
least (the ratio is then at least what is printed). The bounds are on the medians over the questions. Left out
are questions about the graphs themselves: rdflib has all triples in one, where it is fastest.

Run it with ``make bench``; it exits with 1 if a bound is missed.
"""

import signal
import statistics
import sys
import tempfile
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar

import pyoxigraph as ox
from rdflib import Graph

from large_graph import main as write_graph
from policygraph import paths, terms
from policygraph.query import Question, ask, bind, questions
from policygraph.store import EmbeddedStore, Iri
from timing import timed

BOUND_OVER_ENGINE, BOUND_OVER_RDFLIB = 1.15, 15.0
RUNS, LEAST_PATIENCE = 5, 5
MINISTRY = Iri(terms.ministry("MOTIE"))
ORGANISATIONS = paths.TRIPLES / f"{terms.ORGANISATIONS}.ttl"
LINE = "{:36} {:>6} {:>10} {:>10} {:>6} {:>13} {:>7}"
T = TypeVar("T")
PREFIXES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in terms.PREFIXES.items())


def main() -> int:
    """Time every question; print each, and the medians of the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        nquads = Path(folder, "graph.nq")
        write_graph(nquads)
        graphs = by_name(nquads)
        ours, engine = read_with_policygraph(graphs), read_with_pyoxigraph(graphs)
        rdflib, seconds = timed(lambda: read_with_rdflib(graphs))
        print(f"{len(ours):,} triples; rdflib needed {seconds:.0f} s to read them")
        over_engine, over_rdflib = [], []
        print(
            f"{'question':36} {'rows':>6} {'ask':>9} {'pyoxigraph':>10} {'ratio':>6} {'rdflib':>11} {'×':>6}"
        )
        for question in questions():
            values: dict[str, Any] = {
                parameter.name: MINISTRY for parameter in question.parameters if parameter.type == "ministry"
            }
            rows = len(ask(question, store=ours, **values))
            # About lines, texts or printed totals, which this graph does not have; or about graphs.
            if rows == 0 or "GRAPH " in question.sparql:
                continue
            mine, theirs = in_turns(ours, engine, question, values)
            patience = max(LEAST_PATIENCE, 1.2 * BOUND_OVER_RDFLIB * mine)
            slow, finished = patiently(rdflib, bind(question.sparql, values), patience)
            over_engine.append(mine / theirs)
            over_rdflib.append(slow / mine)
            ms = (f"{seconds * 1000:,.0f} ms" for seconds in (mine, theirs, slow))
            asked, raw, slower = ms
            ratios = f"{mine / theirs:.2f}", f"{slow / mine:,.0f}"
            slower = slower if finished else f"> {slower}"
            print(LINE.format(question.name, rows, asked, raw, ratios[0], slower, ratios[1]), flush=True)
    engine_ratio, rdflib_ratio = statistics.median(over_engine), statistics.median(over_rdflib)
    print(
        f"median of {len(over_engine)} questions: {engine_ratio:.3f} × pyoxigraph, bound {BOUND_OVER_ENGINE}"
    )
    print(f"{rdflib_ratio:.0f} × faster than rdflib, bound {BOUND_OVER_RDFLIB:.0f}")
    return 0 if engine_ratio <= BOUND_OVER_ENGINE and rdflib_ratio >= BOUND_OVER_RDFLIB else 1


def read_with_policygraph(graphs: dict[str, bytes]) -> EmbeddedStore:
    """The graph in our store, in memory as in the peers."""
    store = EmbeddedStore()
    for name, triples in graphs.items():
        store.load(triples, name)
    return store


def read_with_pyoxigraph(graphs: dict[str, bytes]) -> ox.Store:
    """The graph in the engine itself, which answers faster or slower by the way that it was filled."""
    store = ox.Store()
    for name, triples in graphs.items():
        store.load(triples, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(name))
    return store


def by_name(nquads: Path) -> dict[str, bytes]:
    """The triples of each graph, and the ministries, as N-Triples, which are Turtle."""
    found: dict[str, list[str]] = {}
    with nquads.open(encoding="utf-8") as lines:
        for line in lines:
            triple, _, graph = line.removesuffix(" .\n").rpartition(" ")
            found.setdefault(graph.strip("<>"), []).append(f"{triple} .\n")
    ministries = ox.parse(path=str(ORGANISATIONS))
    found[terms.graph(terms.ORGANISATIONS)] = [f"{quad.triple} .\n" for quad in ministries]
    return {name: "".join(triples).encode() for name, triples in found.items()}


def read_with_rdflib(graphs: dict[str, bytes]) -> Graph:
    """The same triples in one graph of rdflib, which is what is fastest for it."""
    graph = Graph()
    for triples in graphs.values():
        graph.parse(data=triples, format="nt")
    return graph


def in_turns(
    ours: EmbeddedStore, engine: ox.Store, question: Question, values: dict[str, Any]
) -> tuple[float, float]:
    """The median seconds of each, run after run in turns."""
    text = bind(question.sparql, {"year": newest(ours), **values} if takes_year(question) else values)

    def through_us() -> object:
        return [list(row.values()) for row in ask(question, store=ours, **values)]

    def through_engine() -> object:
        found = engine.query(text, prefixes=terms.PREFIXES, use_default_graph_as_union=True)
        return [tuple(solution) for solution in found]  # type: ignore[union-attr] # of a SELECT

    seconds: tuple[list[float], list[float]] = ([], [])
    for _ in range(RUNS):
        for run, record in zip((through_us, through_engine), seconds, strict=True):
            record.append(timed(run)[1])
    return statistics.median(seconds[0]), statistics.median(seconds[1])


def takes_year(question: Question) -> bool:
    """Whether it is asked of a year."""
    return any(parameter.type == "year" for parameter in question.parameters)


def newest(store: EmbeddedStore) -> int:
    """The year that a question takes if none is given."""
    return int(str(ask("plan-years", store=store)[0].year))


class TooSlowError(Exception):
    """Patience is over."""


def patiently(graph: Graph, sparql: str, patience: float) -> tuple[float, bool]:
    """The seconds that rdflib takes, and whether it came to an end."""

    def stop(_: int, __: FrameType | None) -> None:
        raise TooSlowError

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, patience)
    try:
        return timed(lambda: list(graph.query(PREFIXES + sparql)))[1], True
    except TooSlowError:
        return patience, False
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


if __name__ == "__main__":
    sys.exit(main())
