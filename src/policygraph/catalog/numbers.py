"""How large the graphs are, counted by the engine: the one source of every number of triples and things.

The queries stand in `lookups/`; the server's description of itself counts alike.

>>> from policygraph.store import EmbeddedStore
>>> store = EmbeddedStore()
>>> graph = "https://w3id.org/policygraph/graph/test/asserted"
>>> store.load(b"<https://w3id.org/policygraph/id/a> a <urn:c> ; <urn:p> 1, 2 .", graph)
>>> found = read_numbers(store)
>>> found.graphs[graph].triples, found.graphs[graph].properties["urn:p"], found.whole.objects
(3, 2, 3)
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from policygraph.query.lookups import read_lookup
from policygraph.store import Bindings, Store, Value


@dataclass(slots=True)
class Size:
    """What is counted of a graph, or of all of them together.

    Attributes:
        triples: its statements.
        entities: things of policygraph that it says something of.
        subjects: distinct subjects, blank nodes too.
        objects: distinct objects, literals too.
        classes: class → things of that class.
        properties: property → statements.
        example: a thing to look at.
    """

    triples: int
    entities: int
    subjects: int
    objects: int
    classes: dict[str, int] = field(default_factory=dict)
    properties: dict[str, int] = field(default_factory=dict)
    example: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Links of one property from a graph to what has IRIs of one beginning."""

    graph: str
    property: str
    space: str
    triples: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """All that is counted.

    Attributes:
        graphs: graph → its size.
        whole: of all graphs together.
        links: into other data and vocabularies.
    """

    graphs: dict[str, Size]
    whole: Size
    links: tuple[Link, ...]


def read_numbers(store: Store) -> Numbers:
    """Count; a fraction of a second for a plan."""
    graphs = {str(graph): _size(row) for graph, *row in ask(store, "sizes").rows}
    for name in ("classes", "properties"):
        for graph, term, count in ask(store, name).rows:
            if str(graph) in graphs:
                getattr(graphs[str(graph)], name)[str(term)] = _count(count)
    for graph, example in ask(store, "examples").rows:
        if str(graph) in graphs:
            graphs[str(graph)].example = str(example)
    whole = _size(ask(store, "whole").rows[0])
    for size in graphs.values():
        whole.classes |= dict.fromkeys(size.classes, 0)
        whole.properties |= dict.fromkeys(size.properties, 0)
    return Numbers(graphs, whole, read_links(store))


def read_links(store: Store) -> tuple[Link, ...]:
    """The links into other data and vocabularies."""
    rows = ask(store, "links").rows
    return tuple(
        sorted(Link(str(graph), str(term), str(space), _count(count)) for graph, term, space, count in rows)
    )


def ask(store: Store, name: str) -> Bindings:
    """The answer to `lookups/<name>.rq`."""
    return store.query(read_lookup("policygraph.catalog", name)).bindings()


def _size(row: Sequence[Value | None]) -> Size:
    triples, entities, subjects, objects = map(_count, row)
    return Size(triples, entities, subjects, objects)


def _count(value: Value | None) -> int:
    return int(str(value))
