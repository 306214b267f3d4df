"""What people see: home, explorer, query page, and the pages on things."""

from __future__ import annotations

import asyncio
import html
import json
import re
from importlib import resources
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from policygraph import terms
from policygraph.errors import BusyError, PolicygraphError
from policygraph.provenance import origin
from policygraph.serve.library import groups, read_library
from policygraph.serve.linked_data import LinkedData
from policygraph.serve.naming import read_names
from policygraph.serve.reading import Reader
from policygraph.serve.templating import page_language, render
from policygraph.store import Iri, to_sparql

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from policygraph.errors import Language
    from policygraph.serve.asking import Asking

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="(?P<policy>[^"]*)">')
_MOST_NAMES, _SHOWN_OF_VERSION = 60, 8


class Explorer:
    """The offline explorer, written when it is first asked for.

    Args:
        folder: where to write it.
        write: writes it.
    """

    def __init__(self, folder: Path, write: Callable[[Path], object]) -> None:
        self._folder, self._write = folder, write
        self._lock = asyncio.Lock()
        self._written = False

    async def page(self, name: str) -> str | None:
        """The page called `name`, if there is one: `index.html`, `id/icd-2021/goal/1.html`."""
        async with self._lock:
            if not self._written:
                await asyncio.to_thread(self._write, self._folder)
                self._written = True
        path = _inside(self._folder, name)
        return None if path is None else await asyncio.to_thread(path.read_text, encoding="utf-8")


def _inside(folder: Path, name: str) -> Path | None:
    """The file of that name in the folder or below; None for whatever is not there, or leads out of it."""
    parts = name.split("/")
    if any(part in {"", ".", ".."} or any(sign in part for sign in "\\:\0") for part in parts):
        return None
    try:
        path = folder.joinpath(*parts).resolve()
        found = path.is_relative_to(folder.resolve()) and path.is_file()
    except OSError:  # a name longer than any file's
        return None
    return path if found else None


def routes(asking: Asking, explorer: Explorer, version: str) -> list[BaseRoute]:
    """Everything that people see.

    Args:
        asking: who answers queries.
        explorer: the pages of `policygraph view`.
        version: of the data, to be shown.
    """
    pages = _Pages(Reader(asking), explorer, version)
    return [
        Route("/", pages.home, methods=["GET"]),
        Route("/query", pages.query, methods=["GET"]),
        Route("/library.json", pages.library, methods=["GET"]),
        Route("/names.json", pages.names, methods=["GET"]),
        Route("/explorer", _to_explorer, methods=["GET"]),
        Route("/explorer/{name:path}", pages.explorer, methods=["GET"]),
        Route("/static/explorer.css", _look_of_the_explorer, methods=["GET"]),
        Mount("/static", StaticFiles(packages=[("policygraph.serve", "static")])),
        *LinkedData(Reader(asking)).routes(),
    ]


class _Pages:
    def __init__(self, reader: Reader, explorer: Explorer, version: str) -> None:
        self._reader, self._explorer, self._version = reader, explorer, version[:_SHOWN_OF_VERSION]

    async def home(self, request: Request) -> Response:
        """What there is."""
        try:
            graphs = await self._reader.rows("graphs")
            plans = await self._plans(page_language(request))
        except PolicygraphError as error:
            return _failure(request, error)
        listed = [
            (row["graph"].value, origin(row["graph"].value), int(row["statements"].value)) for row in graphs
        ]
        listed.sort(key=lambda one: (one[1].rank, one[0]))
        content = {
            "plans": plans,
            "data": self._version,
            "graphs": listed,
            "statements": sum(count for _, _, count in listed),
            "questions": sum(len(group["questions"]) for group in groups()),
        }
        return render(request, "home.html.j2", content)

    async def query(self, request: Request) -> Response:
        """The page on which people ask; its scripts do the rest."""
        try:
            plans = await self._plans(page_language(request))
        except PolicygraphError as error:
            return _failure(request, error)
        return render(request, "query.html.j2", {"plans": plans, "data": self._version})

    async def library(self, request: Request) -> Response:
        """What the query page knows."""
        try:
            found = await read_library(self._reader)
        except PolicygraphError as error:
            return _failure(request, error)
        return _json(found)

    async def names(self, request: Request) -> Response:
        """What the things of an answer are called."""
        iris = request.query_params.getlist("iri")[:_MOST_NAMES]
        try:
            for iri in iris:
                to_sparql(Iri(iri))
            names = await read_names(self._reader, iris, page_language(request))
        except PolicygraphError as error:
            return _failure(request, error)
        return _json({iri: names.name(iri) for iri in iris if iri.startswith(terms.HOME)})

    async def explorer(self, request: Request) -> Response:
        """A page of the explorer, under the policy that it brings."""
        page = await self._explorer.page(request.path_params["name"] or "index.html")
        if page is None or (policy := _POLICY.search(page)) is None:
            return PlainTextResponse("404\n", 404)
        headers = {"Content-Security-Policy": f"{html.unescape(policy['policy'])}; frame-ancestors 'none'"}
        return Response(page, headers={**headers, "Cache-Control": "no-cache"}, media_type="text/html")

    async def _plans(self, language: Language) -> list[dict[str, Any]]:
        """The plans, the newest first, called as the language has it."""
        found: dict[str, dict[str, Any]] = {}
        for row in await self._reader.rows("plans"):
            plan = found.setdefault(
                row["plan"].value, {"iri": row["plan"].value, "title": row["title"].value}
            )
            if row["title"].language == language:
                plan["title"] = row["title"].value
            plan["year"] = row["year"].value
        return list(found.values())


async def _to_explorer(request: Request) -> Response:
    return RedirectResponse(f"{request.scope.get('root_path', '')}/explorer/")


async def _look_of_the_explorer(_: Request) -> Response:
    """The style sheet of the explorer: these pages look the same."""
    text = (resources.files("policygraph.view") / "static" / "explorer.css").read_text(encoding="utf-8")
    return Response(text, headers={"Cache-Control": "no-cache"}, media_type="text/css")


def _json(content: object) -> Response:
    text = json.dumps(content, ensure_ascii=False)
    return Response(text, headers={"Cache-Control": "no-cache"}, media_type="application/json")


def _failure(request: Request, error: PolicygraphError) -> Response:
    status = 503 if isinstance(error, BusyError) else 502
    return JSONResponse({"error": error.message(page_language(request))}, status)
