"""The embedded engine: published files into named graphs, SPARQL out.

The only module that imports pyoxigraph. The default graph of a query is the union of the named graphs.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from policygraph import paths, terms
from policygraph.errors import CommandError, StoreError

MANIFEST = "manifest.json"
_FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_XSD = terms.PREFIXES["xsd"]
_NUMBERS = {
    f"{_XSD}integer": int,
    f"{_XSD}decimal": Decimal,
    f"{_XSD}double": float,
    f"{_XSD}boolean": lambda text: text == "true",
}


class Iri(str):
    """An IRI among the values of a row; everything else is int, Decimal, float, bool or str."""

    __slots__ = ()


Value = Iri | int | Decimal | float | bool | str
Row = tuple[Value | None, ...]


@dataclass(frozen=True, slots=True)
class Bindings:
    """The answer to a SELECT."""

    variables: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine answered; read it once, in one of its forms."""

    _raw: Any

    @property
    def is_graph(self) -> bool:
        """Whether it answers a CONSTRUCT or DESCRIBE."""
        return isinstance(self._raw, ox.QueryTriples)

    def bindings(self) -> Bindings:
        """The rows of a SELECT; an ASK is one row of one variable, `answer`."""
        if isinstance(self._raw, ox.QueryBoolean):
            return Bindings(("answer",), ((bool(self._raw),),))
        if self.is_graph:
            raise CommandError(
                "this query answers with triples, not rows", "이 질의의 답은 행이 아니라 트리플입니다"
            )
        variables = tuple(variable.value for variable in self._raw.variables)
        rows = tuple(tuple(_value(term) for term in solution) for solution in self._raw)
        return Bindings(variables, rows)

    def serialize(self, format_: str) -> bytes:
        """The W3C form of the answer: json, xml, csv or tsv; triples are always Turtle."""
        if self.is_graph:
            data = ox.serialize(
                sorted(self._raw, key=str), format=ox.RdfFormat.TURTLE, prefixes=terms.PREFIXES
            )
            return bytes(data or b"")
        return bytes(self._raw.serialize(format=_FORMATS[format_]) or b"")


def _value(term: Any) -> Value | None:  # noqa: ANN401 - pyoxigraph's term types have no common base
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if isinstance(term, ox.Literal):
        convert = _NUMBERS.get(term.datatype.value)
        return term.value if convert is None else convert(term.value)
    return str(term)


class EmbeddedStore:
    """Named graphs in memory."""

    def __init__(self) -> None:
        self._store = ox.Store()

    def load(self, data: bytes, graph: str) -> None:
        """Add Turtle to the graph of that name."""
        self._store.load(data, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(graph))

    def query(self, sparql: str) -> Answer:
        """Ask.

        Raises:
            CommandError: the query is not SPARQL 1.1.
        """
        try:
            raw = self._store.query(sparql, prefixes=terms.PREFIXES, use_default_graph_as_union=True)
        except SyntaxError as error:
            raise CommandError(f"not SPARQL: {error}", f"SPARQL이 아닙니다: {error}") from error
        return Answer(raw)

    def graphs(self) -> tuple[str, ...]:
        """The names of the graphs, sorted."""
        return tuple(sorted(graph.value for graph in self._store.named_graphs()))

    def triples(self, graph: str) -> Iterator[str]:
        """The triples of a graph as N-Triples lines."""
        for quad in self._store.quads_for_pattern(None, None, None, ox.NamedNode(graph)):
            yield f"{quad.triple} ."

    def __len__(self) -> int:
        return len(self._store)


def to_sparql(value: Value) -> str:
    """`value` as an RDF term, escaped by the engine: text can never become syntax.

    >>> to_sparql('a" } ; DROP'), to_sparql(Iri("urn:x"))
    ('"a\\\\" } ; DROP"', '<urn:x>')

    Raises:
        CommandError: it is no IRI.
    """
    try:
        if isinstance(value, Iri):
            return str(ox.NamedNode(value))
    except ValueError as error:
        raise CommandError(f"{value!r} is no IRI", f"{value!r}은(는) IRI가 아닙니다") from error
    if isinstance(value, Decimal):
        return str(ox.Literal(str(value), datatype=ox.NamedNode(f"{_XSD}decimal")))
    return str(ox.Literal(value))


def published_files(folder: Path) -> dict[str, dict[str, Any]]:
    """What the manifest in `folder` lists: path → graph, triples, sha256 …

    Raises:
        StoreError: there is no build, or its manifest cannot be read.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        files: dict[str, dict[str, Any]] = manifest["files"]
    except FileNotFoundError as error:
        raise StoreError(
            "nothing has been built here: run policygraph build",
            "여기에는 만든 것이 없습니다: policygraph build를 실행하십시오",
            file=str(folder),
        ) from error
    except (ValueError, KeyError) as error:
        raise _damaged(folder / MANIFEST) from error
    return files


def open_store(folder: Path | None = None, graphs: Sequence[str] | None = None) -> EmbeddedStore:
    """The published graphs of `folder` (default: the project's), with the ontology.

    Args:
        folder: where the build is.
        graphs: the stems of plans' graphs to load ("asserted", …); all, if None. Graphs that belong to
            no plan (ministries, ontology) are always there.

    Raises:
        StoreError: there is no build, or a file is not the one that the manifest describes.
    """
    folder = folder or paths.TRIPLES
    store = EmbeddedStore()
    for name, entry in published_files(folder).items():
        path = folder / name
        if graphs is not None and "/" in name and path.stem not in graphs:
            continue
        try:
            data = path.read_bytes()
        except OSError as error:
            raise _damaged(path) from error
        if hashlib.sha256(data).hexdigest() != entry["sha256"]:
            raise _damaged(path)
        store.load(data, entry["graph"])
    load_ontology(store, [paths.ONTOLOGY / "policygraph.ttl"])
    return store


def load_ontology(store: EmbeddedStore, files: Iterable[Path]) -> None:
    """Add ontology files to the ontology graph."""
    for path in files:
        store.load(path.read_bytes(), terms.graph(terms.ONTOLOGY))


def _damaged(path: Path) -> StoreError:
    return StoreError(
        "is not what the manifest describes: run policygraph build",
        "manifest의 내용과 다릅니다: policygraph build를 다시 실행하십시오",
        file=str(path),
    )
