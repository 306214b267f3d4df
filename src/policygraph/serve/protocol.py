"""The SPARQL 1.1 Protocol on `/sparql`: queries in, results in the form that the client likes best."""

from __future__ import annotations

import asyncio
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from policygraph.errors import PolicygraphError
from policygraph.query import bind
from policygraph.query.lookups import read_lookup
from policygraph.serve.asking import Asked, Asking, Reply
from policygraph.serve.failures import RequestError, failure
from policygraph.serve.negotiation import choose
from policygraph.serve.requests import DIRECT, FORM, Operation, no_query, quoted, read_operation
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
_METHODS = "GET, HEAD, POST, OPTIONS"
_FORMS: Mapping[str, Iterable[str]] = {"rows": ROWS, "boolean": BOOLEANS, "triples": TRIPLES}
# Their answers change from one time to the next, so that they have no tag; the words in a string do no harm.
_FLEETING = re.compile(r"\b(now|rand|uuid|struuid|bnode|service)\b", re.ASCII | re.IGNORECASE)
_NOT_IN_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The SPARQL endpoint.

    Attributes:
        asking: who answers.
        graphs: the names of the graphs that there are.
        version: of the data; another version has other answers. None if it may change at any time.
        limits: of a request.
        language: of messages to clients that do not say which they prefer.
    """

    asking: Asking
    graphs: frozenset[str]
    version: str | None
    limits: Limits
    language: Language

    def routes(self) -> list[Route]:
        """Where it answers."""
        return [Route("/sparql", self.sparql, methods=["GET", "POST", "OPTIONS"])]

    async def sparql(self, request: Request) -> Response:
        """A query operation, or a look at what this is."""
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": _METHODS, "Accept-Post": f"{FORM}, {DIRECT}"})
        try:
            operation = await read_operation(request, self.limits)
            if operation.query is None:
                return await self._look(request)
            return await self._answer(request, operation)
        except (RequestError, PolicygraphError) as error:
            return self.failure(request, error)

    async def describe(self, request: Request) -> Response:
        """The description of the service, for machines."""
        media = choose(request.headers.get("accept"), tuple(TRIPLES))
        if media is None:
            return self.failure(request, _not_acceptable(TRIPLES))
        try:
            body = await self.description(request, TRIPLES[media])
        except PolicygraphError as error:
            return self.failure(request, error)
        return Response(body, media_type=media, headers={"Vary": "Accept"})

    async def description(self, request: Request, form: GraphFormat) -> bytes:
        """The description, in a form.

        Raises:
            PolicygraphError: it cannot be had.
        """
        endpoint = Iri(str(request.url_for("sparql")))
        query = bind(read_lookup("policygraph.serve", "description"), {"endpoint": endpoint})
        return (await self.asking.ask(Asked(query, triples=form))).body or b""

    async def _look(self, request: Request) -> Response:
        if request.method == "POST":
            raise no_query()
        if choose(request.headers.get("accept"), ("text/turtle", *TRIPLES, "text/html")) == "text/html":
            return RedirectResponse("query", status_code=303, headers={"Vary": "Accept"})
        return await self.describe(request)

    async def _answer(self, request: Request, operation: Operation) -> Response:
        accept = request.headers.get("accept")
        unknown = self._unknown(operation)
        if unknown is not None:
            known, wanted = ", ".join(sorted(self.graphs)), quoted(unknown)
            raise RequestError(
                400,
                f"there is no graph {wanted}; there are {known}",
                f"그래프 {wanted}은(는) 없습니다. 있는 것: {known}",
            )
        media = {
            "rows": choose(accept, tuple(ROWS)),
            "boolean": choose(accept, tuple(BOOLEANS)),
            "triples": choose(accept, tuple(TRIPLES)),
        }
        if not any(media.values()):
            raise _not_acceptable({**ROWS, **TRIPLES})
        headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
        if self.version and request.method != "POST" and not _FLEETING.search(operation.query or ""):
            headers["ETag"] = self._tag(operation, media)
            if _is_held(request, headers["ETag"]):
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
        if ROWS.get(type_) == "xml" and _NOT_IN_XML.search(reply.body):
            raise RequestError(
                406,
                "the answer holds characters that XML has no form for: ask for it as JSON",
                "답에 XML로 쓸 수 없는 문자가 있습니다: JSON으로 요청하십시오",
            )
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
        """A graph that the request names and that does not exist.

        The protocol lets a service refuse a dataset. An empty answer would hide the misspelt name; FROM,
        which is the query's own word, reads such a graph as empty, as SPARQL says.
        """
        if operation.dataset is None:
            return None
        wanted = (*operation.dataset.default, *operation.dataset.named)
        return next((graph for graph in wanted if graph not in self.graphs), None)

    def _tag(self, operation: Operation, media: Mapping[str, str | None]) -> str:
        """A weak one: the order of rows and prefixes is the engine's affair."""
        asked = repr((self.version, operation, sorted(media.items(), key=str)))
        return f'W/"{hashlib.sha256(asked.encode()).hexdigest()[:32]}"'

    def failure(self, request: Request, error: RequestError | PolicygraphError) -> Response:
        """What is wrong, in words."""
        return failure(request, error, self.language)


def _is_held(request: Request, tag: str) -> bool:
    """Whether the client has the answer of that tag already (RFC 9110, section 13.1.2)."""
    held = request.headers.get("if-none-match", "")
    return tag.removeprefix("W/") in (one.strip().removeprefix("W/") for one in held.split(","))


async def _gone(request: Request) -> None:
    """Ends when the client has closed the connection."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _not_acceptable(there: Iterable[str]) -> RequestError:
    media = ", ".join(there)
    return RequestError(
        406,
        f"this answer comes as {media}: the Accept header wants none of them",
        f"이 답의 형식은 {media}입니다: Accept 헤더에 맞는 것이 없습니다",
    )
