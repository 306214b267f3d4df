"""How much a question costs from a cold start, beside the least that could answer it.

Whole processes are timed: ``policygraph query budget-by-ministry -f csv`` against ten lines of pyoxigraph
that load the same files, run the same query and print CSV, without manifest, hashes, parameters or errors.
The two take turns, so that whatever else the machine does falls on both. For information, the same in
rdflib.

Run it with ``make bench``; it exits with 1 if the ratio of the medians is above the bound.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from policygraph import paths, terms
from policygraph.query import find_question
from policygraph.store import read_manifest

QUESTION = "budget-by-ministry"
BOUND = 1.0
WARM_UP, RUNS, RUNS_OF_RDFLIB = 3, 21, 5

PYOXIGRAPH = """\
import sys
import pyoxigraph as ox
store = ox.Store()
for name in sys.argv[2:]:
    store.load(path=name, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode("file://" + name))
with open(sys.argv[1], encoding="utf-8") as file:
    result = store.query(file.read(), use_default_graph_as_union=True)
sys.stdout.buffer.write(result.serialize(format=ox.QueryResultsFormat.CSV))
"""
RDFLIB = """\
import sys
from rdflib import Graph
graph = Graph()
for name in sys.argv[2:]:
    graph.parse(name, format="turtle")
with open(sys.argv[1], encoding="utf-8") as file:
    result = graph.query(file.read())
sys.stdout.buffer.write(result.serialize(format="csv"))
"""


def main() -> int:
    """Time both, print the medians and their ratio."""
    ours = [str(Path(sys.executable).parent / "policygraph"), "query", QUESTION, "-f", "csv", "--lang", "ko"]
    files = [str(paths.TRIPLES / name) for name in read_manifest(paths.TRIPLES).files]
    files.append(str(paths.ONTOLOGY / "policygraph.ttl"))
    with tempfile.TemporaryDirectory() as folder:
        query = Path(folder, "query.rq")
        prefixes = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in terms.PREFIXES.items())
        query.write_text(prefixes + find_question(QUESTION).sparql, encoding="utf-8")
        peers = []
        for name, script in (("pyoxigraph", PYOXIGRAPH), ("rdflib", RDFLIB)):
            path = Path(folder, f"with_{name}.py")
            path.write_text(script, encoding="utf-8")
            peers.append([sys.executable, str(path), str(query), *files])
        least, rdflib = peers
        if rows(ours) != rows(least):
            print("the two do not give the same answer")
            return 1
        mine, theirs = in_turns(ours, least, RUNS)
        _, slow = in_turns(ours, rdflib, RUNS_OF_RDFLIB)
    ratio = mine / theirs
    line = "{:<44} {:7.1f} ms   {}"
    print(
        line.format(f"policygraph query {QUESTION} -f csv", mine * 1000, f"median of {RUNS} cold processes")
    )
    print(line.format("ten lines of pyoxigraph", theirs * 1000, f"ratio {ratio:.2f}, bound {BOUND}"))
    print(line.format("ten lines of rdflib (for information)", slow * 1000, f"ratio {mine / slow:.2f}"))
    return 0 if ratio <= BOUND else 1


def rows(command: Sequence[str]) -> list[str]:
    """What a command prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def in_turns(one: Sequence[str], other: Sequence[str], runs: int) -> tuple[float, float]:
    """The median seconds of each, run after run in turns, after a warm-up."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for number in range(WARM_UP + runs):
        for command, record in zip((one, other), seconds, strict=True):
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            if number >= WARM_UP:
                record.append(time.perf_counter() - start)
    return statistics.median(seconds[0]), statistics.median(seconds[1])


if __name__ == "__main__":
    sys.exit(main())
