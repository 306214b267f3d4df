"""What a query answers: typed rows or triples, and their W3C forms.

Answers of the embedded engine and of a remote server are the same class: what differs is where the engine's
solutions come from.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

import pyoxigraph as ox

from policygraph import terms
from policygraph.errors import CommandError

RowFormat = Literal["json", "xml", "csv", "tsv"]
GraphFormat = Literal["turtle", "ntriples", "jsonld"]
_ROW_FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_GRAPH_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_XSD = terms.PREFIXES["xsd"]


class Iri(str):
    """An IRI among the values of a row; everything else is int, Decimal, float, bool or str."""

    __slots__ = ()


Value = Iri | int | Decimal | float | bool | str
Row = tuple[Value | None, ...]
_NUMBERS: dict[str, Callable[[str], Value]] = {
    f"{_XSD}integer": int,
    f"{_XSD}decimal": Decimal,
    f"{_XSD}double": float,
    f"{_XSD}boolean": lambda text: text in {"true", "1"},
}


@dataclass(frozen=True, slots=True)
class Bindings:
    """The answer to a SELECT."""

    variables: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine answered; read it once, in one of its forms."""

    _raw: Any

    @property
    def is_graph(self) -> bool:
        """Whether it answers a CONSTRUCT or DESCRIBE."""
        return isinstance(self._raw, ox.QueryTriples | list)

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
        with evaluating():
            return Bindings(variables, tuple(tuple(map(_value, solution)) for solution in self._raw))

    def serialize(self, rows: RowFormat = "json", triples: GraphFormat = "turtle") -> bytes:
        """The W3C form of the answer, in the format for what it is.

        Args:
            rows: the format of the rows of a SELECT or the answer to an ASK.
            triples: the format of the triples of a CONSTRUCT or DESCRIBE; they come sorted.

        Raises:
            CommandError: the query cannot be evaluated.
        """
        with evaluating():
            if self.is_graph:
                data = ox.serialize(
                    sorted(self._raw, key=str), format=_GRAPH_FORMATS[triples], prefixes=terms.PREFIXES
                )
            else:
                data = self._raw.serialize(format=_ROW_FORMATS[rows])
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


@contextmanager
def evaluating() -> Iterator[None]:
    """What the engine cannot evaluate, as the command's fault."""
    try:
        yield
    except (RuntimeError, OSError) as error:
        problem = " ".join(str(error).split())
        raise CommandError(
            f"the query cannot be evaluated: {problem}", f"질의를 계산할 수 없습니다: {problem}"
        ) from error


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
