"""The second waist: named graphs in and out.

Right of it nothing knows documents. `turtle` and `folder` write and are imported by the build alone;
reading needs pyoxigraph only.

>>> store = EmbeddedStore()
>>> store.load(b'@prefix pg: <https://w3id.org/policygraph/ontology#> . [] a pg:Goal .', "urn:g")
>>> store.query("SELECT (COUNT(*) AS ?n) { ?g a pg:Goal }").bindings().rows
((1,),)
"""

from policygraph.store.answer import (
    Answer,
    Bindings,
    GraphFormat,
    Iri,
    Most,
    Row,
    RowFormat,
    Value,
    to_sparql,
)
from policygraph.store.embedded import EmbeddedStore
from policygraph.store.interface import Dataset, Store
from policygraph.store.published import (
    MANIFEST,
    Manifest,
    add_snapshot,
    find_published_snapshot,
    load_ontology,
    ontology_files,
    open_store,
    publication_version,
    read_manifest,
)
from policygraph.store.syntax import declarations

__all__ = [
    "MANIFEST",
    "Answer",
    "Bindings",
    "Dataset",
    "EmbeddedStore",
    "GraphFormat",
    "Iri",
    "Manifest",
    "Most",
    "Row",
    "RowFormat",
    "Store",
    "Value",
    "add_snapshot",
    "declarations",
    "find_published_snapshot",
    "load_ontology",
    "ontology_files",
    "open_store",
    "publication_version",
    "read_manifest",
    "to_sparql",
]
