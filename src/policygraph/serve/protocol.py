"""The SPARQL 1.1 Protocol on `/sparql`: queries in, results in the form that the client likes best."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from policygraph.errors import (
    BusyError,
    CommandError,
    PolicygraphError,
    QueryTimeoutError,
    RefusedQueryError,
    StoreError,
)
from policygraph.query import bind
from policygraph.serve.asking import Asked, Asking, Reply
from policygraph.serve.negotiation import choose
from policygraph.serve.queries import read_query
from policygraph.serve.requests import Operation, RequestError, read_operation
from policygraph.store import GraphFormat, Iri, RowFormat

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from starlette.requests import Request

    from policygraph.errors import Language
    from policygraph.serve.limits import Limits

# In the order in which they are preferred.
ROWS: dict[str, RowFormat] = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
# Neither CSV nor TSV has a form for the answer to an ASK.
BOOLEANS = {media: format_ for media, format_ in ROWS.items() if format_ in {"json", "xml"}}
TRIPLES: dict[str, GraphFormat] = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/ld+json": "jsonld",
}
_FORMS: Mapping[str, Iterable[str]] = {"rows": ROWS, "boolean": BOOLEANS, "triples": TRIPLES}
_STATUS: tuple[tuple[type[PolicygraphError], int], ...] = (
    (RefusedQueryError, 403),
    (QueryTimeoutError, 408),
    (BusyError, 503),
    (CommandError, 400),
    (StoreError, 502),
)
_RETRY_AFTER = "5"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The SPARQL endpoint.

    Attributes:
        asking: who answers.
        graphs: the names of the graphs that there are.
        version: of the data; another version has other answers.
        limits: of a request.
        language: of messages to clients that do not say which they prefer.
    """

    asking: Asking
    graphs: frozenset[str]
    version: str
    limits: Limits
    language: Language

    def routes(self) -> list[Route]:
        """Where it answers."""
        return [
            Route("/sparql", self.sparql, methods=["GET", "POST"]),
            Route("/.well-known/void", self.describe, methods=["GET"]),
        ]

    async def sparql(self, request: Request) -> Response:
        """A query operation, or a look at what this is."""
        try:
            operation = await read_operation(request, self.limits)
            if operation.query is None:
                return await self._look(request)
            return await self._answer(request, operation)
        except (RequestError, PolicygraphError) as error:
            return self.failure(request, error)

    async def describe(self, request: Request) -> Response:
        """The description of the service and its graphs, for machines."""
        media = choose(request.headers.get("accept"), tuple(TRIPLES))
        if media is None:
            return self.failure(request, _not_acceptable(TRIPLES))
        endpoint = Iri(str(request.url_for("sparql")))
        query = bind(read_query("description"), {"endpoint": endpoint})
        try:
            reply = await self.asking.ask(Asked(query, triples=TRIPLES[media]))
        except PolicygraphError as error:
            return self.failure(request, error)
        return Response(reply.body, media_type=media, headers={"Vary": "Accept"})

    async def _look(self, request: Request) -> Response:
        if request.method == "POST":
            raise RequestError(400, "there is no query", "query가 없습니다")
        if choose(request.headers.get("accept"), ("text/turtle", *TRIPLES, "text/html")) == "text/html":
            return RedirectResponse("query", status_code=303, headers={"Vary": "Accept"})
        return await self.describe(request)

    async def _answer(self, request: Request, operation: Operation) -> Response:
        accept = request.headers.get("accept")
        unknown = self._unknown(operation)
        if unknown is not None:
            known = ", ".join(sorted(self.graphs))
            raise RequestError(
                400,
                f"there is no graph {unknown}; there are {known}",
                f"그래프 {unknown}은(는) 없습니다. 있는 것: {known}",
            )
        media = {
            "rows": choose(accept, tuple(ROWS)),
            "boolean": choose(accept, tuple(BOOLEANS)),
            "triples": choose(accept, tuple(TRIPLES)),
        }
        if not any(media.values()):
            raise _not_acceptable({**ROWS, **TRIPLES})
        headers = {"Vary": "Accept", "Cache-Control": "no-cache", "ETag": self._tag(operation, media)}
        if request.headers.get("if-none-match") == headers["ETag"]:
            return Response(status_code=304, headers=headers)
        reply = await self._while_there(
            request,
            Asked(
                operation.query or "",
                operation.dataset,
                rows=ROWS.get(media["rows"] or ""),
                boolean=BOOLEANS.get(media["boolean"] or ""),
                triples=TRIPLES.get(media["triples"] or ""),
            ),
        )
        if reply.body is None:
            raise _not_acceptable(_FORMS[reply.kind])
        type_ = media[reply.kind] or ""
        if type_.startswith("text/"):
            type_ += "; charset=utf-8"
        return Response(reply.body, headers={**headers, "Content-Type": type_})

    async def _while_there(self, request: Request, asked: Asked) -> Reply:
        """Ask; if the client goes away the query is stopped."""
        asking = asyncio.ensure_future(self.asking.ask(asked))
        leaving = asyncio.ensure_future(_gone(request))
        try:
            await asyncio.wait({asking, leaving}, return_when=asyncio.FIRST_COMPLETED)
            if not asking.done():
                raise RequestError(408, "the client has gone", "클라이언트가 떠났습니다")
            return asking.result()
        finally:
            for task in (asking, leaving):
                task.cancel()
            await asyncio.gather(asking, leaving, return_exceptions=True)

    def _unknown(self, operation: Operation) -> str | None:
        if operation.dataset is None:
            return None
        wanted = (*operation.dataset.default, *operation.dataset.named)
        return next((graph for graph in wanted if graph not in self.graphs), None)

    def _tag(self, operation: Operation, media: Mapping[str, str | None]) -> str:
        asked = repr((self.version, operation, sorted(media.items(), key=str)))
        return f'"{hashlib.sha256(asked.encode()).hexdigest()[:32]}"'

    def failure(self, request: Request, error: RequestError | PolicygraphError) -> Response:
        """What is wrong, in words: English or Korean, as the client prefers."""
        if isinstance(error, RequestError):
            status, headers = error.status, error.headers
        else:
            status = next((code for kind, code in _STATUS if isinstance(error, kind)), 503)
            headers = {"Retry-After": _RETRY_AFTER} if status == 503 else {}  # noqa: PLR2004 - HTTP's own
        text = error.ko if preferred_language(request, self.language) == "ko" else error.en
        return Response(
            f"{text}\n",
            status,
            headers={**headers, "Vary": "Accept, Accept-Language"},
            media_type="text/plain",
        )


async def _gone(request: Request) -> None:
    """Ends when the client has closed the connection."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def preferred_language(request: Request, otherwise: Language) -> Language:
    """The language that the client prefers, of the two that there are."""
    for part in request.headers.get("accept-language", "").lower().split(","):
        if part.strip().startswith("ko"):
            return "ko"
        if part.strip().startswith("en"):
            return "en"
    return otherwise


def _not_acceptable(there: Iterable[str]) -> RequestError:
    media = ", ".join(there)
    return RequestError(
        406,
        f"this answer comes as {media}: the Accept header wants none of them",
        f"이 답의 형식은 {media}입니다: Accept 헤더에 맞는 것이 없습니다",
    )
