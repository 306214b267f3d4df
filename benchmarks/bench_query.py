"""How much a question costs from a cold start, beside the least that could answer it.

Whole processes are timed: ``policygraph query budget-by-ministry``, as a table and as CSV, against ten
lines of pyoxigraph that load the same files, run the same query and print CSV, without manifest, hashes,
parameters, errors or a table. They take turns, so that whatever else the machine does falls on all. For
information, the same in rdflib.

Run it with ``make bench``; it exits with 1 if a ratio of the medians is above the bound.
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
WARM_UP, RUNS, RUNS_OF_RDFLIB = 3, 21, 3

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
    """Time all, print the medians and their ratios."""
    table = [str(Path(sys.executable).parent / "policygraph"), "query", QUESTION, "--lang", "ko"]
    csv = [*table, "-f", "csv"]
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
        if rows(csv) != rows(least):
            print("the two do not give the same answer")
            return 1
        as_table, as_csv, peer = in_turns((table, csv, least), RUNS)
        (slow,) = in_turns((rdflib,), RUNS_OF_RDFLIB, warm_up=0)
    line = "{:<44} {:7.1f} ms   {}"
    print(line.format("ten lines of pyoxigraph", peer * 1000, f"median of {RUNS} cold processes"))
    for form, seconds in (("", as_table), (" -f csv", as_csv)):
        ratio = f"ratio {seconds / peer:.2f}, bound {BOUND}"
        print(line.format(f"policygraph query {QUESTION}{form}", seconds * 1000, ratio))
    print(line.format("rdflib (for information)", slow * 1000, f"ratio {as_table / slow:.2f}"))
    return 0 if max(as_table, as_csv) <= BOUND * peer else 1


def rows(command: Sequence[str]) -> list[str]:
    """What a command prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def in_turns(commands: Sequence[Sequence[str]], runs: int, warm_up: int = WARM_UP) -> tuple[float, ...]:
    """The median seconds of each, run after run in turns, after a warm-up."""
    seconds: list[list[float]] = [[] for _ in commands]
    for number in range(warm_up + runs):
        for command, record in zip(commands, seconds, strict=True):
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            if number >= warm_up:
                record.append(time.perf_counter() - start)
    return tuple(map(statistics.median, seconds))


if __name__ == "__main__":
    sys.exit(main())
