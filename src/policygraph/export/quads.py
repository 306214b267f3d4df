"""All graphs of a store as canonical N-Quads, whatever engine holds them."""

from policygraph.query.lookups import read_lookup
from policygraph.store import Dataset, Store
from policygraph.store.canonical import canonical_quads


def quads_of(store: Store) -> bytes:
    """Every graph, the ontology's too."""
    query = read_lookup("policygraph.export", "triples")
    return canonical_quads(
        {
            graph: store.query(query, Dataset(default=(graph,))).serialize(triples="ntriples")
            for graph in store.graphs()
        }
    )
