"""A SPARQL 1.1 server that graphs can be put on: by SPARQL Update, and by the Graph Store Protocol if it can.

Nothing is tried twice here: whoever publishes knows what may be done again. An error that may pass (a broken
connection, a server that is busy or just starting) is a `ConnectionBrokenError`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

import httpx
import pyoxigraph as ox

from policygraph.errors import CommandError, ConnectionBrokenError, RefusedByServerError, StoreError
from policygraph.store.answer import Answer, Iri, Row, Value
from policygraph.store.credentials import Credentials, checked_address
from policygraph.store.statements import insertion, sequence, statement

_TIMES = httpx.Timeout(600.0, connect=10.0)
_MAY_PASS = frozenset({408, 425, 429, 502, 503, 504})
_REFUSED = frozenset({401, 403})
_RESULTS = "application/sparql-results+json"
_TRIPLES_OF_UPDATE, _BYTES_OF_UPDATE = 1_000, 200_000  # Virtuoso's parser gives up below 5,000
_LONGEST_PROBLEM = 200


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
    """A server at its addresses; close it, or use it in a `with`."""

    def __init__(self, addresses: Addresses, credentials: Credentials | None = None) -> None:
        self.addresses = addresses
        given = [checked_address(url) for url in (addresses.query, addresses.update, addresses.graphs) if url]
        # No redirect is followed: what is meant for one address goes to no other.
        self._client = httpx.Client(
            auth=(credentials or Credentials()).for_servers(*given), timeout=_TIMES, follow_redirects=False
        )

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connections."""
        self._client.close()

    def rows(self, name: str, **values: Value) -> tuple[Row, ...]:
        """The rows that answer the query called `name`; an ASK has one."""
        response = self._send(
            "POST",
            self.addresses.query,
            urlencode({"query": statement(name, **values)}).encode(),
            # A form: an application/sparql-query Virtuoso 7.2.5 never answers.
            {"Content-Type": "application/x-www-form-urlencoded", "Accept": _RESULTS},
        )
        try:
            return (
                Answer(ox.parse_query_results(response.content, format=ox.QueryResultsFormat.JSON))
                .bindings()
                .rows
            )
        except (SyntaxError, ValueError) as error:
            raise _no_results(self.addresses.query) from error

    def count(self, graph: str) -> int:
        """The triples of a graph; 0 if it is not there."""
        ((triples,),) = self.rows("count", graph=Iri(graph))
        return int(str(triples))

    def update(self, updates: Iterable[str]) -> None:
        """Do all of these in one request."""
        self._send(
            "POST",
            self.addresses.update,
            sequence(updates).encode(),
            {"Content-Type": "application/sparql-update"},
        )

    def replace(self, graph: str, lines: tuple[str, ...], *, blank: bool) -> None:
        """Put N-Triples into a graph, in place of what it holds: not at one stroke, so not for readers.

        Args:
            graph: its name.
            lines: the triples.
            blank: whether there are blank nodes among them.
        """
        if self.addresses.graphs is not None:
            self._send(
                "PUT",
                str(httpx.URL(self.addresses.graphs).copy_merge_params({"graph": graph})),
                "\n".join(lines).encode(),
                {"Content-Type": "text/turtle"},  # N-Triples are Turtle, which every server reads
            )
            return
        self.update([statement("drop", graph=Iri(graph))])
        for some in [lines] if blank else _bounded(lines):
            self.update([insertion(graph, some, blank=blank)])

    def _send(self, method: str, url: str, content: bytes, headers: dict[str, str]) -> httpx.Response:
        try:
            response = self._client.request(method, url, content=content, headers=headers)
        except httpx.TransportError as error:
            problem = str(error) or type(error).__name__
            raise ConnectionBrokenError(
                f"{_shown(url)}: the connection broke ({problem})",
                f"{_shown(url)}: 연결이 끊겼습니다 ({problem})",
            ) from error
        if response.is_success:
            return response
        raise _failure(response, url)


def _failure(response: httpx.Response, url: str) -> StoreError | CommandError:
    status = response.status_code
    said = " ".join(response.text.split())[:_LONGEST_PROBLEM]
    place = _shown(url)
    if status in _MAY_PASS:
        return ConnectionBrokenError(
            f"{place}: answers {status} ({said})", f"{place}: 응답 {status} ({said})"
        )
    if status in _REFUSED:
        return RefusedByServerError(
            f"{place} refuses ({status}): set POLICYGRAPH_USER and POLICYGRAPH_PASSWORD, or POLICYGRAPH_TOKEN",
            f"{place}에서 거절했습니다 ({status}): POLICYGRAPH_USER와 POLICYGRAPH_PASSWORD, 또는"
            " POLICYGRAPH_TOKEN을 확인하십시오",
        )
    if response.is_redirect:
        target = response.headers.get("location", "")
        return CommandError(
            f"{place} leads on to {target}: give the address that is meant",
            f"{place}에서 {target}(으)로 넘깁니다: 뜻하는 주소를 직접 주십시오",
        )
    return StoreError(f"{place}: answers {status}: {said}", f"{place}: 응답 {status}: {said}")


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


def _no_results(url: str) -> StoreError:
    return StoreError(
        f"{_shown(url)}: answers something else than SPARQL results",
        f"{_shown(url)}: SPARQL 결과가 아닌 답을 했습니다",
    )


def _shown(url: str) -> str:
    """An address for people: without its parameters."""
    return url.split("?", 1)[0]
