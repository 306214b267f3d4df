"""The graph `linked`: which project a program puts under which policy task, and how sure it is.

The best single assignment is a plain `pg:hasProject` from task to project, so that one path runs from the
vision to the ministries; a note on each (`owl:Axiom`) says how sure it is and why. The whole distribution
stands beside it: a `pg:TaskLink` for each link that has a chance. Nothing of it is printed in the document.

>>> from policygraph.analyse.linking import Linking
>>> len(describe_links(Linking(tasks=())))
0
"""

from collections.abc import Iterator
from decimal import Decimal

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF

from policygraph import terms
from policygraph.analyse.linking import Link, Linking
from policygraph.triples import PG, Triple, graph_of, said

_CONFIDENCE = URIRef(f"{terms.PREFIXES['sssom']}confidence")


def describe_links(linking: Linking) -> Graph:
    """The links as triples; none where nothing can be said."""
    return graph_of(
        triple for link in linking.links for triple in (*_link(link), *(_best(link) if link.best else ()))
    )


def _link(link: Link) -> Iterator[Triple]:
    iri = _named("task-link", link)
    yield iri, RDF.type, PG.TaskLink
    yield iri, PG.task, URIRef(link.task.iri)
    yield iri, PG.project, URIRef(link.project.iri)
    yield iri, _CONFIDENCE, _decimal(link.confidence)
    yield iri, PG.standardError, _decimal(link.error)
    yield iri, PG.linkKind, Literal(link.kind)
    yield from said(iri, PG.basis, link.why)
    yield iri, PG.basedOn, URIRef(link.task.total)
    for mention in link.mentions:
        yield iri, PG.basedOn, URIRef(mention.proof)
        yield iri, PG.evidence, URIRef(mention.place)


def _best(link: Link) -> Iterator[Triple]:
    note = _named("task-project", link)
    task, project = URIRef(link.task.iri), URIRef(link.project.iri)
    yield task, PG.hasProject, project
    yield note, RDF.type, OWL.Axiom
    yield note, OWL.annotatedSource, task
    yield note, OWL.annotatedProperty, PG.hasProject
    yield note, OWL.annotatedTarget, project
    yield note, _CONFIDENCE, _decimal(link.confidence)
    yield from said(note, PG.reason, link.why)


def _named(kind: str, link: Link) -> URIRef:
    """The identifier of a link, from the plan and the codes of project and task."""
    plan = link.project.iri.removeprefix(terms.ID).partition("/")[0]
    codes = (iri.rpartition("/")[2] for iri in (link.project.iri, link.task.iri))
    return URIRef(terms.individual(plan, kind, *codes))


def _decimal(value: float) -> Literal:
    return Literal(Decimal(f"{value:.3f}"))
