"""Namespaces, graph names, and the minting of identifiers.

Identifiers come from the fewest stable facts of the source: the plan, the printed code, the order
within the printed parent.

>>> individual("icd-2021", "project", "1-1-3")
'https://w3id.org/policygraph/id/icd-2021/project/1-1-3'
>>> from policygraph.model import Span
>>> evidence("icd-2021", Span(474, 474, 1))
'https://w3id.org/policygraph/id/icd-2021/line/474/cell/1'
>>> graph("icd-2021", "asserted")
'https://w3id.org/policygraph/graph/icd-2021/asserted'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a query mints no identifiers, and need not load the records
    from policygraph.model import Span

HOME = "https://w3id.org/policygraph/"
PG = f"{HOME}ontology#"
CUBE = f"{HOME}ontology/cube#"
ID = f"{HOME}id/"
GRAPH = f"{HOME}graph/"
STAGING = f"{HOME}staging/"  # of graphs on their way to a server, which nobody should read
VOCABULARY = f"{HOME}vocabulary/"

PREFIXES = {
    "pg": PG,
    "id": ID,
    "cube": CUBE,
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sssom": "https://w3id.org/sssom/",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def natural(text: str) -> list[tuple[int, int, str]]:
    """A key that orders the numbers in identifiers by value.

    >>> sorted(["1-1-10", "1-1-9"], key=natural)
    ['1-1-9', '1-1-10']
    """
    parts = re.split(r"([0-9]+)", text)
    return [(1, int(part), "") if number % 2 else (0, 0, part) for number, part in enumerate(parts)]


def shorten(iri: str) -> str:
    """An IRI as people read it: a prefixed name, where a prefix is declared; a namespace is itself.

    >>> shorten(f"{ID}icd-2021/goal/1"), shorten("urn:x")
    ('id:icd-2021/goal/1', 'urn:x')
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri != namespace:
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


# What each file of a plan holds; the order is that of reading.
ASSERTED, EVIDENCE, CURATED, INFERRED = "asserted", "evidence", "curated", "inferred"
LINKED = "linked"
PLAN_GRAPHS = (ASSERTED, EVIDENCE, CURATED, INFERRED, LINKED)
# Graphs that belong to no plan.
ORGANISATIONS, ONTOLOGY = "organisations", "ontology"
# What a server keeps of the graphs that were published to it; no file of a build.
PUBLICATION = "publication"


def individual(*path: str) -> str:
    """The IRI of an individual from its path."""
    return ID + "/".join(path)


def ministry(code: str) -> str:
    """The IRI of a ministry from its abbreviation."""
    return individual("ministry", code.lower())


def concept(code_list: str, code: str) -> str:
    """The IRI of a code of a code list.

    >>> concept("place-kind", "city")
    'https://w3id.org/policygraph/vocabulary/place-kind/city'
    """
    return f"{VOCABULARY}{code_list}/{code}"


def text(plan: str) -> str:
    """The IRI of a plan's text."""
    return individual(plan, "text")


def evidence(plan: str, span: Span) -> str:
    """The IRI of a place in a plan's text."""
    lines = str(span.first) if span.first == span.last else f"{span.first}-{span.last}"
    cell = () if span.cell is None else ("cell", str(span.cell))
    return individual(plan, "line", lines, *cell)


def graph(*path: str) -> str:
    """The name of a graph from its path: plan and file stem, or a stem alone."""
    return GRAPH + "/".join(path)
