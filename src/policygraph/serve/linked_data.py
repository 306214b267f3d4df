"""A page for every IRI: `/id/…`, `/graph/…`, `/vocabulary/…` and `/ontology`, for people and for machines.

What a client gets is said by the end of the address (`.html`, `.ttl`, `.jsonld`, `.nt`) or, without one, by
its Accept header.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from policygraph import terms
from policygraph.errors import (
    BusyError,
    CommandError,
    PolicygraphError,
    QueryTimeoutError,
    RefusedQueryError,
    StoreError,
)
from policygraph.provenance import origin
from policygraph.serve.forms import HTML, form_headers, not_acceptable, other_forms, read_form, triples
from policygraph.serve.naming import read_names
from policygraph.serve.negotiation import choose
from policygraph.serve.templating import page_language, render
from policygraph.serve.things import PAGE, Group, Wanted, read_more, read_thing
from policygraph.serve.vocabulary import by_kind, read_terms
from policygraph.store import Iri, to_sparql

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from policygraph.serve.forms import Form
    from policygraph.serve.reading import Reader

_ONTOLOGIES = {"": terms.PG, "/cube": terms.CUBE}
_LARGEST_PAGE, _NEAR = 100_000, 12
_FAILURES: tuple[tuple[type[PolicygraphError], int], ...] = (
    (BusyError, 503),
    (QueryTimeoutError, 503),
    (StoreError, 502),
    (RefusedQueryError, 403),
    (CommandError, 404),
)


class LinkedData:
    """The pages on things.

    Args:
        reader: of the graph.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def routes(self) -> list[BaseRoute]:
        """Where they are."""
        found: list[BaseRoute] = [
            Route(f"/{part}/{{path:path}}", self._careful(self.thing), methods=["GET"], name=part)
            for part in ("id", "vocabulary")
        ]
        return [
            *found,
            Route("/graph/{path:path}", self._careful(self.graph), methods=["GET"], name="graph"),
            Route("/ontology{path:path}", self._careful(self.ontology), methods=["GET"], name="ontology"),
        ]

    async def thing(self, request: Request) -> Response:
        """A thing of the plans, a code or a code list."""
        form = read_form(request, request.url.path.lstrip("/"))
        if form.media is None:
            return not_acceptable()
        iri = _home(request, form.path)
        if form.format is not None:
            body = await self._reader.triples(
                "thing", {"thing": [Iri(iri)], "object": [Iri(iri)]}, form.format
            )
            return (
                triples(request, form, body)
                if b"<" in body or b"@" in body
                else await self._none(request, iri)
            )
        if "property" in request.query_params:
            return await self._more(request, form, iri)
        thing = await read_thing(self._reader, iri, page_language(request))
        if thing is None:
            return await self._none(request, iri)
        ministry = any(kind.iri == f"{terms.PG}Ministry" for kind in thing.kinds)
        question = "everything-of-a-ministry&p.ministry" if ministry else "provenance-of&p.subject"
        content = {"thing": thing, "question": question, **other_forms(form)}
        return render(request, "thing.html.j2", content, headers=form_headers(request, form))

    async def graph(self, request: Request) -> Response:
        """A named graph: what it holds, or all of it."""
        form = read_form(request, request.url.path.lstrip("/"))
        if form.media is None:
            return not_acceptable()
        iri = _home(request, form.path)
        graph = {"graph": [Iri(iri)]}
        contents = await self._reader.rows("graph-contents", graph)
        if not contents:
            return await self._none(request, iri)
        if form.format is not None:
            return triples(request, form, await self._reader.triples("graph", graph, form.format))
        language = page_language(request)
        names = await read_names(self._reader, {row["term"].value for row in contents}, language)
        parts: dict[str, list[tuple[str, str, int]]] = {"kind": [], "property": []}
        for row in contents:
            term = row["term"].value
            parts[row["role"].value].append((term, names.name(term), int(row["members"].value)))
        content = {
            "iri": iri,
            "origin": origin(iri),
            "statements": sum(members for _, _, members in parts["property"]),
            "parts": parts,
            **other_forms(form),
        }
        return render(request, "graph.html.j2", content, headers=form_headers(request, form))

    async def ontology(self, request: Request) -> Response:
        """The whole ontology, or that of data cubes."""
        form = read_form(request, request.url.path.lstrip("/"))
        part = form.path.removeprefix("ontology").rstrip("/")
        if part == f"/{terms.ONTOLOGY}" or part.rpartition("/")[2][:1].isdigit():  # the IRI of a version
            return RedirectResponse(f"{request.scope.get('root_path', '')}/ontology", 303)
        if part not in _ONTOLOGIES:
            return await self._none(request, _home(request, form.path))
        if form.media is None:
            return not_acceptable()
        if form.format is not None:
            graph = {"graph": [Iri(terms.graph(terms.ONTOLOGY))]}
            return triples(request, form, await self._reader.triples("graph", graph, form.format))
        found = await read_terms(self._reader, _ONTOLOGIES[part])
        used = {iri for term in found for _, _, iris in term.relations() for iri in iris}
        names = await read_names(self._reader, used, page_language(request))
        content = {
            "cube": part != "",
            "namespace": _ONTOLOGIES[part],
            "sections": by_kind(found),
            "names": names,
            "lists": await self._code_lists(request),
            **other_forms(form),
        }
        return render(request, "ontology.html.j2", content, headers=form_headers(request, form))

    async def _code_lists(self, request: Request) -> list[tuple[str, str]]:
        language = page_language(request)
        rows = await self._reader.rows("code-lists")
        return [(row["list"].value, row["name"].value) for row in rows if row["name"].language == language]

    async def _more(self, request: Request, form: Form, iri: str) -> Response:
        """The values of one property, page by page."""
        asked = request.query_params
        page = asked.get("page", "1")
        wanted = Wanted(
            iri,
            "in" if asked.get("direction") == "in" else "out",
            asked["property"],
            asked.get("graph", ""),
            int(page) if page.isdecimal() and 0 < int(page) <= _LARGEST_PAGE else 1,
        )
        group, name = await read_more(self._reader, wanted, page_language(request))
        if not group.values:
            return await self._none(request, iri)
        content = {
            "iri": iri,
            "name": name,
            "group": group,
            "origin": origin(group.graph),
            "direction": wanted.direction,
            "number": wanted.number,
            "pages": _pages(group),
            "first": (wanted.number - 1) * PAGE + 1,
            **other_forms(form),
        }
        return render(request, "more.html.j2", content, headers=form_headers(request, form))

    async def _none(self, request: Request, iri: str) -> Response:
        """There is no such thing; here are some whose IRIs begin alike."""
        language = page_language(request)
        if choose(request.headers.get("accept"), (HTML, "text/plain")) != HTML:
            text = f"그래프에 {iri}이(가) 없습니다" if language == "ko" else f"the graph does not hold {iri}"
            return PlainTextResponse(f"{text}\n", 404, {"Vary": "Accept"})
        near: list[tuple[str, str]] = []
        if (beginning := _beginning(iri)) is not None:
            rows = await self._reader.rows("near", {"beginning": [Iri(beginning)]})
            found = sorted({row["thing"].value for row in rows})[:_NEAR]
            names = await read_names(self._reader, found, language)
            near = [(one, names.name(one)) for one in found]
        return render(request, "missing.html.j2", {"iri": iri, "near": near}, 404, {"Vary": "Accept"})

    def _careful(
        self, handler: Callable[[Request], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        """A handler that says in words what goes wrong."""

        async def handle(request: Request) -> Response:
            try:
                return await handler(request)
            except PolicygraphError as error:
                status = next((code for kind, code in _FAILURES if isinstance(error, kind)), 503)
                headers = {"Retry-After": "5"} if status == 503 else {}  # noqa: PLR2004 - HTTP's own
                text = error.message(page_language(request))
                return PlainTextResponse(f"{text}\n", status, headers)

        return handle


def _home(request: Request, path: str) -> str:
    """The IRI that the path stands for.

    Raises:
        CommandError: it is none.
    """
    root = request.scope.get("root_path", "").strip("/")
    iri = terms.HOME + path.removeprefix(root).lstrip("/")
    to_sparql(Iri(iri))
    return iri


def _pages(group: Group) -> int:
    return -(-group.count // PAGE)


def _beginning(iri: str) -> str | None:
    """The IRI up to its last part; None where everything begins so."""
    parent = iri.rstrip("/").rpartition("/")[0]
    return f"{parent}/" if parent.startswith(terms.HOME) and len(parent) > len(terms.HOME) + 1 else None
