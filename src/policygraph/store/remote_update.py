"""A SPARQL 1.1 server that graphs can be put on: by SPARQL Update, and by the Graph Store Protocol if it can.

Nothing is tried twice here: whoever publishes knows what may be done again, and that a
`ConnectionBrokenError` may pass.
"""

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import urlencode, urlsplit

import pyoxigraph as ox

from policygraph.errors import StoreError
from policygraph.store.answer import Answer, Iri, Row, Value
from policygraph.store.connection import Connection, Credentials
from policygraph.store.statements import insertion, sequence, statement

_SECONDS = 600.0  # replacing a large graph takes a server as long
_RESULTS = "application/sparql-results+json"
_TRIPLES_OF_UPDATE, _BYTES_OF_UPDATE = 1_000, 200_000  # Virtuoso's parser gives up below 5,000


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a server takes what.

    Attributes:
        query: queries.
        update: updates.
        graphs: whole graphs, by the Graph Store Protocol; None where it is not offered.
    """

    query: str
    update: str
    graphs: str | None = None


class RemoteUpdate:
    """A server at its addresses; close it, or use it in a `with`.

    Args:
        addresses: where it takes what.
        credentials: who asks; by default what the environment says.

    Raises:
        CommandError: an address is none, or holds a password.
    """

    def __init__(self, addresses: Addresses, credentials: Credentials | None = None) -> None:
        self.addresses = addresses
        # One for each server: what Digest has agreed on with it holds for all its addresses, so that no large
        # body is sent only to be asked who one is.
        self._connections: dict[tuple[str, str], Connection] = {}
        for url in (addresses.query, addresses.update, addresses.graphs):
            if url is not None and _server(url) not in self._connections:
                self._connections[_server(url)] = Connection(url, credentials, _SECONDS)

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connections."""
        for connection in self._connections.values():
            connection.close()

    def rows(self, name: str, **values: Value) -> tuple[Row, ...]:
        """The rows that answer the query called `name`; an ASK has one.

        Raises:
            StoreError: the server does not answer, refuses, or answers something else.
        """
        response = self._connection(self.addresses.query).send(
            "POST",
            self.addresses.query,
            content=urlencode({"query": statement(name, **values)}).encode(),
            # A form: an application/sparql-query Virtuoso 7.2.5 never answers.
            headers={"Content-Type": "application/x-www-form-urlencoded", "Accept": _RESULTS},
        )
        try:
            results = ox.parse_query_results(response.content, format=ox.QueryResultsFormat.JSON)
            return Answer(results).bindings().rows
        except (SyntaxError, ValueError) as error:
            raise StoreError(
                "does not answer in SPARQL's formats: is it the server's query address?",
                "SPARQL 형식의 답이 아닙니다: 서버의 질의 주소가 맞습니까?",
                file=self.addresses.query,
            ) from error

    def count(self, graph: str) -> int:
        """The triples of a graph; 0 if it is not there."""
        ((triples,),) = self.rows("count", graph=Iri(graph))
        return int(str(triples))

    def update(self, updates: Iterable[str]) -> None:
        """Do all of these in one request."""
        self._connection(self.addresses.update).send(
            "POST",
            self.addresses.update,
            content=sequence(updates).encode(),
            headers={"Content-Type": "application/sparql-update"},
        )

    def replace(self, graph: str, lines: tuple[str, ...], *, blank: bool) -> None:
        """Put N-Triples into a graph, in place of what it holds: not at one stroke, so not for readers.

        Args:
            graph: its name.
            lines: the triples.
            blank: whether there are blank nodes among them.
        """
        if self.addresses.graphs is not None:
            self._connection(self.addresses.graphs).send(
                "PUT",
                self.addresses.graphs,
                params=[("graph", graph)],
                content="\n".join(lines).encode(),
                headers={"Content-Type": "text/turtle"},  # N-Triples are Turtle, which every server reads
            )
            return
        self.update([statement("drop", graph=Iri(graph))])
        for some in [lines] if blank else _bounded(lines):
            self.update([insertion(graph, some, blank=blank)])

    def _connection(self, url: str) -> Connection:
        return self._connections[_server(url)]


def is_open_to_listeners(url: str) -> bool:
    """Whether what is sent there can be read on the way: http, and not to this machine.

    >>> is_open_to_listeners("http://example.org/sparql"), is_open_to_listeners("http://127.0.0.1:8890/sparql")
    (True, False)
    """
    parts = urlsplit(url)
    if parts.scheme != "http" or parts.hostname == "localhost":
        return False
    try:
        return not ipaddress.ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return True


def _server(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.lower()


def _bounded(lines: tuple[str, ...]) -> Iterable[list[str]]:
    """The lines, as many at a time as any server takes in an update."""
    some: list[str] = []
    size = 0
    for line in lines:
        some.append(line)
        size += len(line.encode())
        if len(some) >= _TRIPLES_OF_UPDATE or size >= _BYTES_OF_UPDATE:
            yield some
            some, size = [], 0
    if some:
        yield some
