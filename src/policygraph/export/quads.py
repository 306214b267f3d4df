"""All graphs of a store as canonical N-Quads, whatever engine holds them."""

from functools import cache
from importlib import resources

from policygraph.store import Dataset, Store
from policygraph.store.canonical import canonical_quads


def quads_of(store: Store) -> bytes:
    """Every graph, the ontology's too."""
    return canonical_quads(
        {
            graph: store.query(_query(), Dataset(default=(graph,))).serialize(triples="ntriples")
            for graph in store.graphs()
        }
    )


@cache
def _query() -> str:
    return (resources.files("policygraph.export") / "lookups" / "triples.rq").read_text(encoding="utf-8")
