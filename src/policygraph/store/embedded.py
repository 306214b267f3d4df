"""The embedded engine: triples into named graphs, SPARQL out.

The only module that imports pyoxigraph. The default graph of a query is the union of the named graphs.
Nothing leaves the machine: a query that would call another endpoint is refused.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

import pyoxigraph as ox

from policygraph import terms
from policygraph.errors import CommandError

ResultFormat = Literal["json", "xml", "csv", "tsv"]
_FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_XSD = terms.PREFIXES["xsd"]
_SYNTAX_ERROR = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): (?P<problem>.*)", re.DOTALL)
_FROM = re.compile("from", re.ASCII | re.IGNORECASE)
_SERVICE = re.compile("service", re.ASCII | re.IGNORECASE)
_SERVICE_CLAUSE = re.compile(r"\bservice\b(\s+silent\b)?", re.ASCII | re.IGNORECASE)
_CHARACTER_CLASS = re.compile(r",? \[[^]]*\]")  # what the engine adds about single characters
_LONGEST_PROBLEM = 120


class Iri(str):
    """An IRI among the values of a row; everything else is int, Decimal, float, bool or str."""

    __slots__ = ()


Value = Iri | int | Decimal | float | bool | str
Row = tuple[Value | None, ...]
_NUMBERS: dict[str, Callable[[str], Value]] = {
    f"{_XSD}integer": int,
    f"{_XSD}decimal": Decimal,
    f"{_XSD}double": float,
    f"{_XSD}boolean": lambda text: text == "true",
}


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
        """The rows of a SELECT; an ASK is one row of one variable, `answer`.

        Raises:
            CommandError: the query answers with triples, or cannot be evaluated.
        """
        if isinstance(self._raw, ox.QueryBoolean):
            return Bindings(("answer",), ((bool(self._raw),),))
        if self.is_graph:
            raise CommandError(
                "this query answers with triples, not rows", "이 질의의 답은 행이 아니라 트리플입니다"
            )
        variables = tuple(variable.value for variable in self._raw.variables)
        with _evaluating():
            return Bindings(variables, tuple(tuple(map(_value, solution)) for solution in self._raw))

    def serialize(self, format_: ResultFormat | Literal["turtle"]) -> bytes:
        """The W3C form of the answer: json, xml, csv or tsv; triples are always Turtle.

        Raises:
            CommandError: the query cannot be evaluated.
        """
        with _evaluating():
            if self.is_graph:
                triples = sorted(self._raw, key=str)
                data = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=terms.PREFIXES)
            else:
                data = self._raw.serialize(format=_FORMATS[format_])
        return bytes(data or b"")


def _value(term: Any) -> Value | None:  # noqa: ANN401 - pyoxigraph's term types have no common base
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if isinstance(term, ox.Literal):
        convert = _NUMBERS.get(term.datatype.value, str)
        try:
            return convert(term.value)
        except (ValueError, ArithmeticError):  # a number that is none stays as it is written
            return str(term.value)
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
            CommandError: the query is not SPARQL 1.1, cannot be evaluated, or calls another endpoint.
        """
        _refuse_service(sparql)
        return Answer(_query(self._store, sparql))

    def graphs(self) -> tuple[str, ...]:
        """The names of the graphs, sorted."""
        return tuple(sorted(graph.value for graph in self._store.named_graphs()))

    def triples(self, graph: str) -> Iterator[str]:
        """The triples of a graph as N-Triples lines."""
        for quad in self._store.quads_for_pattern(None, None, None, ox.NamedNode(graph)):
            yield f"{quad.triple} ."

    def __len__(self) -> int:
        """The number of triples, over all graphs."""
        return len(self._store)


def _query(store: ox.Store, sparql: str) -> object:
    try:
        with _evaluating():
            return store.query(
                sparql, prefixes=terms.PREFIXES, use_default_graph_as_union=not _names_its_graphs(sparql)
            )
    except SyntaxError as error:
        found = _SYNTAX_ERROR.fullmatch(str(error))
        if found is None:
            raise CommandError(f"not SPARQL: {error}", f"SPARQL이 아닙니다: {error}") from error
        line, column = found["line"], found["column"]
        problem = _CHARACTER_CLASS.sub("", " ".join(found["problem"].split()))
        if len(problem) > _LONGEST_PROBLEM:
            problem = f"{problem[:_LONGEST_PROBLEM]}…"
        raise CommandError(
            f"not SPARQL at line {line}, column {column}: {problem}",
            f"SPARQL이 아닙니다 ({line}행 {column}열): {problem}",
        ) from error


@contextmanager
def _evaluating() -> Iterator[None]:
    """What the engine cannot evaluate, as the command's fault."""
    try:
        yield
    except (RuntimeError, OSError) as error:
        problem = " ".join(str(error).split())
        raise CommandError(
            f"the query cannot be evaluated: {problem}", f"질의를 계산할 수 없습니다: {problem}"
        ) from error


def _names_its_graphs(sparql: str) -> bool:
    """Whether a query says FROM which graphs its default graph is made, instead of the union of all.

    Told apart as SERVICE is: with the word spelt wrong everywhere, only its use as a keyword fails to parse.
    """
    if _FROM.search(sparql) is None:
        return False
    try:
        ox.Store().query(_FROM.sub("xrom", sparql), prefixes=terms.PREFIXES)
    except SyntaxError:
        return True
    return False


def _refuse_service(sparql: str) -> None:
    """Refuse a query that calls another endpoint, which the engine would do without asking.

    The engine has no switch for it and shows no parse tree, but it is the parser: with the word spelt
    wrong everywhere, a query that has it in names, strings or comments still parses, and one that has it
    as the keyword does not. (As the engine reads SPARQL, no escape can spell a keyword.)
    """
    if _SERVICE.search(sparql) is None:
        return
    try:
        _query(ox.Store(), _SERVICE.sub("xervice", sparql))
    except CommandError as error:
        try:
            _query(ox.Store(), _SERVICE_CLAUSE.sub("GRAPH", sparql))
        except CommandError:
            raise error from None  # something else is wrong with it, too
        raise CommandError(
            "a query may not call another endpoint (SERVICE)",
            "질의에서 다른 서버를 부를 수 없습니다 (SERVICE)",
        ) from None


def to_sparql(value: Value) -> str:
    r"""`value` as an RDF term, escaped by the engine: text can never become syntax.

    >>> to_sparql('a" } ; DROP'), to_sparql(Iri("urn:x"))
    ('"a\\" } ; DROP"', '<urn:x>')

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
