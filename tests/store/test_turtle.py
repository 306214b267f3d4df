"""Turtle in one canonical order."""

import subprocess
import sys

import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDFS

from policygraph.errors import StoreError
from policygraph.store.turtle import to_turtle

SHUFFLED = """
import random, sys
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, XSD
from policygraph.store.turtle import to_turtle

names = [URIRef(f"urn:x/1-1-{n}") for n in range(1, 13)] + [URIRef("urn:x/line/9-10"), URIRef("urn:x/a b")]
triples = [(s, p, o) for s in names[:-1] for p in (RDF.type, RDFS.seeAlso) for o in names[:-1]]
triples += [(names[0], RDFS.label, Literal(t, lang=l)) for t in ("가", 'q"', "b\\n") for l in ("ko", "en")]
triples += [(names[0], RDFS.comment, Literal(v)) for v in (10, 9, True)]
triples += [(names[0], RDFS.comment, Literal("5.00", datatype=XSD.decimal))]
random.shuffle(triples)
graph = Graph(bind_namespaces="none")
for triple in triples:
    graph.add(triple)
sys.stdout.buffer.write(to_turtle(graph))
"""


def test_order_does_not_depend_on_hashing_or_insertion() -> None:
    """Differently seeded processes that add the same triples in any order write the same bytes."""
    written = {
        subprocess.run(
            [sys.executable, "-c", SHUFFLED], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1", "4711")
    }

    assert len(written) == 1
    assert min(map(len, written)) > 1000


def test_subjects_stand_in_the_order_of_their_numbers() -> None:
    """1-1-3 is before 1-1-10, so that a change shows where it was made."""
    graph = Graph(bind_namespaces="none")
    for number in (10, 3, 1):
        graph.add((URIRef(f"urn:x/1-1-{number}"), RDFS.label, Literal("x")))

    lines = [line for line in to_turtle(graph).decode().splitlines() if line.startswith("<")]

    assert [line.split(">")[0].removeprefix("<urn:x/") for line in lines] == ["1-1-1", "1-1-3", "1-1-10"]


def test_what_is_written_reads_back_the_same() -> None:
    """Quotation marks, tabs, line ends and Korean survive."""
    graph = Graph(bind_namespaces="none")
    for text in ('가 "나"\t다\n라', "'''", '"""', "\\", "😀"):
        graph.add((URIRef("urn:s"), RDFS.label, Literal(text)))

    assert set(Graph().parse(data=to_turtle(graph), format="turtle")) == set(graph)


@pytest.mark.parametrize("place", [0, 2])
def test_a_blank_node_is_refused(place: int) -> None:
    """A blank node has no order of its own, as subject or object."""
    triple: list[URIRef | BNode] = [URIRef("urn:s"), URIRef("urn:p"), URIRef("urn:o")]
    triple[place] = BNode()
    graph = Graph()
    graph.add((triple[0], triple[1], triple[2]))

    with pytest.raises(StoreError, match="blank node"):
        to_turtle(graph)
