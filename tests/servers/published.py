"""The published build on a server, as the tests of other engines ask it."""

import httpx

from policygraph import paths, terms
from policygraph.store import MANIFEST, EmbeddedStore, Iri, ontology_files, read_manifest, to_sparql
from servers.running import Server

ONTOLOGY, RECORD = terms.graph(terms.ONTOLOGY), terms.graph("publication")


def put_build(server: Server) -> None:
    """Every graph of the build, the ontology, and the manifest, each in its graph."""
    for name, entry in read_manifest(paths.TRIPLES).files.items():
        server.put(entry["graph"], (paths.TRIPLES / name).read_bytes())
    server.put(ONTOLOGY, _ontology())
    put_manifest(server)


def put_manifest(server: Server) -> None:
    """The manifest of the build where `policygraph publish` leaves it."""
    text = (paths.TRIPLES / MANIFEST).read_text(encoding="utf-8")
    record, about = to_sparql(Iri(RECORD)), to_sparql(Iri(f"{terms.PG}manifest"))
    server.put(RECORD, f"{record} {about} {to_sparql(text)} .".encode())


def our_graphs(server: Server) -> set[str]:
    """The project's graphs on the server, those on their way too."""
    response = httpx.get(
        server.query,
        params={"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"},
        headers={"Accept": "application/sparql-results+json"},
        timeout=60,
    )
    names = {row["g"]["value"] for row in response.json()["results"]["bindings"]}
    return {name for name in names if name.startswith((terms.GRAPH, terms.STAGING))}


def drop_ours(server: Server) -> None:
    """Take them all away, whatever put them there."""
    for name in our_graphs(server):
        server.drop(name)


def _ontology() -> bytes:
    """Several files in one: N-Triples, which is Turtle, where labels of blank nodes do not clash."""
    store = EmbeddedStore()
    for path in ontology_files():
        store.load(path.read_bytes(), ONTOLOGY)
    return "\n".join(store.triples(ONTOLOGY)).encode()
