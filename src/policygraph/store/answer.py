"""What a query answers: typed rows or triples, and their W3C forms.

Answers of the embedded engine and of a remote server are the same class: what differs is where the engine's
solutions come from.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any, Literal

import pyoxigraph as ox

from policygraph import terms
from policygraph.errors import CommandError, RefusedQueryError

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
_IRI_WITH_COMMA = re.compile(rb"<[^<>\t\n,]*,[^<>\t\n]*>")  # in TSV
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
class Most:
    """How much an answer may be: rows or triples, and bytes as the engine writes them (TSV, N-Triples)."""

    rows: int
    size: int


@dataclass(frozen=True, slots=True)
class Bindings:
    """The answer to a SELECT."""

    variables: tuple[str, ...]
    rows: tuple[Row, ...]

    def records(self) -> Iterator[dict[str, Value | None]]:
        """Each row by the names of its variables."""
        return (dict(zip(self.variables, row, strict=True)) for row in self.rows)


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

    @property
    def is_boolean(self) -> bool:
        """Whether it answers an ASK."""
        return isinstance(self._raw, ox.QueryBoolean)

    def serialize(
        self, rows: RowFormat = "json", triples: GraphFormat = "turtle", most: Most | None = None
    ) -> bytes:
        """The W3C form of the answer, in the format for what it is.

        Args:
            rows: the format of the rows of a SELECT or the answer to an ASK.
            triples: the format of the triples of a CONSTRUCT or DESCRIBE; they come sorted.
            most: the engine is stopped when there is more than this.

        Raises:
            CommandError: the query cannot be evaluated.
            RefusedQueryError: there are more than `most`.
        """
        with evaluating():
            if self.is_graph:
                found = list(self._raw) if most is None else _at_most(self._raw, most)
                found.sort(key=str)
                data = ox.serialize(found, format=_GRAPH_FORMATS[triples], prefixes=terms.PREFIXES)
            elif self.is_boolean or (most is None and rows != "csv"):
                data = self._raw.serialize(format=_ROW_FORMATS[rows])
            else:
                data = self._limited(rows, most)
        if rows == "xml" and not self.is_graph:
            # As it is, a reader of XML would take it for a line's end.
            return bytes(data or b"").replace(b"\r", b"&#xD;")
        return bytes(data or b"")

    def _limited(self, rows: RowFormat, most: Most | None) -> bytes:
        """Rows in their format, counted while the engine finds them: in TSV each is one line."""
        lines = BytesIO() if most is None else _Lines(most)
        self._raw.serialize(lines, format=ox.QueryResultsFormat.TSV)
        if rows == "tsv":
            return lines.getvalue()
        tsv = ox.parse_query_results(lines.getvalue(), format=ox.QueryResultsFormat.TSV)
        if rows == "csv" and _IRI_WITH_COMMA.search(lines.getvalue()):
            return _csv(tsv)
        return bytes(tsv.serialize(format=_ROW_FORMATS[rows]) or b"")


def _csv(solutions: Any) -> bytes:  # noqa: ANN401 - pyoxigraph's
    """Rows as CSV, with quotes around IRIs that need them: the engine puts none."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(variable.value for variable in solutions.variables)
    for solution in solutions:
        writer.writerow(
            "" if term is None else term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
            for term in solution
        )
    return text.getvalue().encode()


class _Lines(BytesIO):
    """Takes a heading and so many lines, and no more."""

    def __init__(self, most: Most) -> None:
        super().__init__()
        self._most = most
        self._lines = 0

    def write(self, data: Any) -> int:  # noqa: ANN401 - whatever holds bytes
        """Take the data, or stop whoever writes it."""
        written = super().write(data)
        self._lines += bytes(data).count(b"\n")
        if self._lines > self._most.rows + 1:
            raise _too_many(self._most)
        if self.tell() > self._most.size:
            raise _too_large(self._most)
        return written


def _at_most(triples: Iterable[Any], most: Most) -> list[Any]:
    found, size = [], 0
    for triple in triples:
        found.append(triple)
        size += len(str(triple))
        if len(found) > most.rows:
            raise _too_many(most)
        if size > most.size:
            raise _too_large(most)
    return found


def _too_many(most: Most) -> RefusedQueryError:
    return RefusedQueryError(
        f"the answer has more than {most.rows:,} rows: ask for fewer, with LIMIT or a narrower question",
        f"답이 {most.rows:,}행을 넘습니다: LIMIT을 쓰거나 질문을 좁히십시오",
    )


def _too_large(most: Most) -> RefusedQueryError:
    return RefusedQueryError(
        f"the answer has more than {most.size:,} bytes: ask for less, with LIMIT or fewer variables",
        f"답이 {most.size:,}바이트를 넘습니다: LIMIT을 쓰거나 변수를 줄이십시오",
    )


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
