"""What a reasoner is given: the ontology, and the logical part of the graph, whole or around some things.

>>> from policygraph.query import project_store
>>> text = logical_part(project_store(), ("icd-2021/project/1-1-3",), "ntriples", inferred=False)
>>> "<https://w3id.org/policygraph/id/icd-2021/project/1-1-3>" in text, "/project/1-1-4>" in text
(True, False)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import OWL, RDF, Graph

from policygraph import paths, terms
from policygraph.api.evidence import known
from policygraph.errors import CommandError
from policygraph.store import Dataset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policygraph.store import Store

_FORMS = {"ntriples": "nt", "rdfxml": "xml"}
_TYPE, _DIFFERENT = RDF.type.n3(), OWL.differentFrom.n3()


def logical_part(store: Store, about: Sequence[str], form: str, *, inferred: bool) -> str:
    """The ontology and the logical part of the graphs.

    Args:
        store: the graphs.
        about: identifiers of things; of everything, if there are none.
        form: "ntriples" or "rdfxml".
        inferred: whether what follows is told with what it follows from.

    Raises:
        CommandError: the graph has no such thing, or there is no such form.
    """
    if form not in _FORMS:
        listed = ", ".join(_FORMS)
        raise CommandError(f"form={form!r}: there are {listed}", f"form={form!r}: 있는 것은 {listed}")
    read = tuple(graph for graph in store.graphs() if inferred or graph.rpartition("/")[2] != terms.INFERRED)
    found = store.query(paths.LOGICAL.read_text(encoding="utf-8"), Dataset(read, read))
    said = found.serialize(triples="ntriples").decode().splitlines()
    if about:
        said = _around(said, {f"<{known(store, iri)}>" for iri in about})
    whole = Graph().parse(paths.ONTOLOGY / "policygraph.ttl", format="turtle")
    whole.parse(data="\n".join(said), format="nt")
    return whole.serialize(format=_FORMS[form])


def _around(said: Sequence[str], things: set[str]) -> list[str]:
    """What is said of the things, what kinds their neighbours are, and which of them are not the same.

    Args:
        said: N-Triples, which are searched faster than a graph of them is made.
        things: identifiers in angle brackets.
    """
    cut = [(line, *line.removesuffix(" .").split(" ", 2)) for line in said]
    near = {end for _, s, _, o in cut if s in things or o in things for end in (s, o)}
    return [
        line
        for line, s, p, o in cut
        if s in things or o in things or (s in near and (p == _TYPE or (p == _DIFFERENT and o in near)))
    ]
