"""A SPARQL 1.1 server as a store: the same questions, the same answers.

A server's default graph is anybody's choice: the union of all its graphs, one graph, nothing. So each
query names the graphs that it reads, policygraph's own, by the protocol's default-graph-uri and
named-graph-uri; then it sees what it would see in the embedded store, whatever else the server holds. What
is no query, or would make the server call another one, is refused here, before anything is sent.
"""

from __future__ import annotations

import re
from importlib import resources
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pyoxigraph as ox

from policygraph import terms
from policygraph.errors import CommandError, RefusedQueryError, StoreError
from policygraph.store.answer import Answer
from policygraph.store.connection import Connection, said_by
from policygraph.store.interface import Dataset
from policygraph.store.published import Manifest, manifest_of
from policygraph.store.syntax import (
    check_syntax,
    declared,
    names_its_graphs,
    refuse_service,
    refuse_update,
    yields_triples,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    import httpx

    from policygraph.store.connection import Credentials

_ROWS = "application/sparql-results+json"
_TRIPLES = {"application/n-triples": ox.RdfFormat.N_TRIPLES, "text/turtle": ox.RdfFormat.TURTLE}
_LONGEST_ADDRESS = 2000
_GRAPH = re.compile("graph", re.ASCII | re.IGNORECASE)
_NOTHING = "urn:policygraph:no-graph"  # the protocol cannot say "no graph at all"
# Virtuoso's ways to say that rows are missing from an answer which it calls a success.
_CUT = ("x-sparql-maxrows", "x-sql-state")


class RemoteStore:
    """The graphs of policygraph on a server.

    Args:
        url: the address that takes queries.
        graphs: the stems of plans' graphs to read ("asserted", …); all, if None. Graphs that belong to
            no plan are always read.
        credentials: who asks; by default what the environment says.
        seconds: how long to wait for an answer.
        known: the names of the graphs there, where somebody has asked for them already.

    Raises:
        CommandError: it is no address of a server, or holds a password.
    """

    def __init__(
        self,
        url: str,
        graphs: Collection[str] | None = None,
        credentials: Credentials | None = None,
        seconds: float = 120.0,
        known: Collection[str] | None = None,
    ) -> None:
        self._connection = Connection(url, credentials, seconds)
        self._stems = graphs
        self._graphs = None if known is None else tuple(sorted(filter(self._is_read, known)))

    @property
    def url(self) -> str:
        """The address that takes queries."""
        return self._connection.url

    def query(self, sparql: str, dataset: Dataset | None = None) -> Answer:
        """Ask; see `Store.query`.

        Raises:
            CommandError: as every store; or the server cannot answer the query.
            RefusedQueryError: the server would cut the answer.
            StoreError: the server does not answer, or not in SPARQL's words.
        """
        refuse_update(sparql)
        refuse_service(sparql)
        check_syntax(sparql)
        return self._asked(sparql, self._seen(sparql, dataset))

    def graphs(self) -> tuple[str, ...]:
        """The names of policygraph's graphs on the server, sorted; asked once.

        Raises:
            StoreError: there are none.
        """
        if self._graphs is None:
            rows = self._asked(_own("graphs.rq"), None).bindings().rows
            found = sorted(str(name) for (name,) in rows)
            if not found:
                raise StoreError(
                    "holds no graph of policygraph: put them there with policygraph publish",
                    "policygraph의 그래프가 없습니다: policygraph publish로 올리십시오",
                    file=self.url,
                )
            self._graphs = tuple(name for name in found if self._is_read(name))
        return self._graphs

    def manifest(self) -> Manifest | None:
        """The manifest of the build that was published there; None if it was put there by other means.

        Raises:
            StoreError: it cannot be read.
        """
        rows = self._asked(_own("manifest.rq"), None).bindings().rows
        return manifest_of(str(rows[0][0]).encode(), self.url) if rows else None

    def whole_manifest(self) -> Manifest:
        """The manifest, which must be there.

        Raises:
            StoreError: it is not.
        """
        found = self.manifest()
        if found is None:
            raise StoreError(
                "has no manifest, which says what was read and reconciled: put the graphs there with"
                " policygraph publish",
                "무엇을 읽고 대조했는지 적은 manifest가 없습니다: 그래프를 policygraph publish로 올리십시오",
                file=self.url,
            )
        return found

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    def _is_read(self, graph: str) -> bool:
        plan, slash, stem = graph.removeprefix(terms.GRAPH).rpartition("/")
        return self._stems is None or not (plan and slash) or stem in self._stems

    def _seen(self, sparql: str, dataset: Dataset | None) -> Dataset | None:
        """The graphs to name in the request; None where the query names them."""
        if dataset is not None:
            if self._stems is None:
                return dataset
            return Dataset(
                tuple(name for name in dataset.default if name in self.graphs()),
                tuple(name for name in dataset.named if name in self.graphs()),
            )
        if not names_its_graphs(sparql):
            return Dataset(self.graphs(), self.graphs())
        if self._stems is None:
            return None
        raise CommandError(
            "the query says FROM which graphs it reads: no choice of graphs can be given",
            "질의가 FROM으로 그래프를 정했습니다: 그래프를 따로 고를 수 없습니다",
        )

    def _asked(self, sparql: str, dataset: Dataset | None) -> Answer:
        triples = yields_triples(sparql)
        response = self._sent(sparql, dataset, ", ".join(_TRIPLES) if triples else _ROWS)
        for header in _CUT:
            if header in response.headers:
                cut = f"{header}: {response.headers[header]}"
                raise RefusedQueryError(
                    f"{self.url}: the server cut the answer ({cut}): ask for fewer rows, or raise its limit",
                    f"{self.url}: 서버가 답을 잘랐습니다 ({cut}): 더 적게 묻거나 서버의 한도를 올리십시오",
                )
        try:
            return Answer(_triples(response) if triples else _rows(response))
        except (SyntaxError, ValueError, KeyError) as error:
            kind = response.headers.get("content-type", "").partition(";")[0] or "?"
            said = said_by(response)
            raise StoreError(
                f"does not answer in SPARQL's formats ({kind}): is it the server's query address?"
                f" It says: {said}",
                f"SPARQL 형식의 답이 아닙니다 ({kind}): 서버의 질의 주소가 맞습니까? 온 답: {said}",
                file=self.url,
            ) from error

    def _sent(self, sparql: str, dataset: Dataset | None, accepted: str) -> httpx.Response:
        form = [("query", declared(sparql))]
        if dataset is not None:
            # Named graphs only where something can name them: a server plans with each that it is given.
            named = dataset.named if _GRAPH.search(sparql) else ()
            default = dataset.default or (() if named else (_NOTHING,))
            form += [("default-graph-uri", name) for name in default]
            form += [("named-graph-uri", name) for name in named]
        encoded = urlencode(form)
        if len(self.url) + len(encoded) <= _LONGEST_ADDRESS:
            return self._connection.send("GET", params=form, headers={"Accept": accepted})
        headers = {"Accept": accepted, "Content-Type": "application/x-www-form-urlencoded"}
        return self._connection.send("POST", content=encoded.encode("ascii"), headers=headers)


def _own(name: str) -> str:
    return resources.files("policygraph.store").joinpath(name).read_text(encoding="utf-8")


def _rows(response: httpx.Response) -> Any:  # noqa: ANN401 - pyoxigraph's solutions or boolean
    """The rows of a response, all of them known to be well-formed."""

    def parsed() -> Any:  # noqa: ANN401 - as above
        return ox.parse_query_results(response.content, format=ox.QueryResultsFormat.JSON)

    result = parsed()
    if not isinstance(result, ox.QuerySolutions):
        return result
    for _ in result:  # a broken row is found now, not by whoever reads half of them
        pass
    return parsed()


def _triples(response: httpx.Response) -> list[Any]:
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    quads = ox.parse(response.content, format=_TRIPLES[kind])
    return [quad.triple for quad in quads]
