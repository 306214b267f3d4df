"""What the server says of its data, and the files of it: `/catalog`, `/.well-known/void` and `/data/…`.

The catalogue lists what can be downloaded here. It is read when it is first asked for; where the server
stands is known only from a request, so that the addresses in it are filled in for each.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from policygraph import terms
from policygraph.errors import CommandError, PolicygraphError
from policygraph.serve.forms import FORMS, HTML, form_headers, not_acceptable, other_forms, read_form, triples
from policygraph.serve.negotiation import choose
from policygraph.serve.protocol import TRIPLES
from policygraph.serve.templating import render
from policygraph.store import Iri, to_sparql

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from policygraph.catalog import Catalogue, DataFile, Place
    from policygraph.serve.protocol import Endpoint
    from policygraph.store import GraphFormat

# Stands for the address of the server until a request tells it.
_HERE = "https://here.invalid/"
_DCAT, _VOID = "dcat", "void"
_ALIGNMENTS = "alignments"
_DOCUMENT = (HTML, "text/turtle")


@dataclass(frozen=True, slots=True)
class Kept:
    """The files to give away.

    Attributes:
        folder: where they are.
        files: which they are.
        read: reads what there is to say of them.
    """

    folder: Path
    files: tuple[DataFile, ...]
    read: Callable[[tuple[DataFile, ...], Place], Catalogue]


class Catalogued:
    """The routes of catalogue and files.

    Args:
        endpoint: the SPARQL endpoint, which the catalogue names and which describes itself.
        keep: puts the files in their place; done when something of them is first asked for.
    """

    def __init__(self, endpoint: Endpoint, keep: Callable[[], Kept]) -> None:
        self._endpoint, self._keep = endpoint, keep
        self._lock = asyncio.Lock()
        self._kept: Kept | None = None
        self._catalogue: Catalogue | None = None
        self._said: dict[tuple[str, GraphFormat], bytes] = {}

    def routes(self) -> list[BaseRoute]:
        """Where they are."""
        return [
            Route("/.well-known/void", self.void, methods=["GET"]),
            *(Route(f"/catalog{ending}", self.catalog, methods=["GET"]) for ending in ("", *FORMS)),
            Route("/data/{name:path}", self.file, methods=["GET"], name="data"),
            *(
                Route(f"/{path}", self.document, methods=["GET"])
                for path in ("shapes", "shapes.ttl", f"ontology/{_ALIGNMENTS}", f"ontology/{_ALIGNMENTS}.ttl")
            ),
            Route(f"/ontology/{_ALIGNMENTS}/{{version}}", self.version_of_alignments, methods=["GET"]),
        ]

    async def catalog(self, request: Request) -> Response:
        """The catalogue in DCAT 3, or as a page."""
        form = read_form(request, request.url.path.lstrip("/"))
        if form.media is None:
            return not_acceptable()
        try:
            base = _base(request)
            if form.format is not None:
                body = await self._description(_DCAT, form.format)
                return triples(request, form, body.replace(_HERE.encode(), base.encode()))
            catalogue = await self._read()
        except PolicygraphError as error:
            return self._endpoint.failure(request, error)
        from policygraph.catalog import to_schema_org  # noqa: PLC0415 - slow to import, and read by now

        place = replace(catalogue.place, base=base, landing="explorer/")
        content = {
            "catalogue": catalogue,
            "data": to_schema_org(replace(catalogue, place=place)),
            **other_forms(form),
        }
        return render(request, "catalog.html.j2", content, headers=form_headers(request, form))

    async def void(self, request: Request) -> Response:
        """The description of the service and its graphs, for machines."""
        media = choose(request.headers.get("accept"), tuple(TRIPLES))
        if media is None:
            return PlainTextResponse(f"there are {', '.join(TRIPLES)}\n", 406, {"Vary": "Accept"})
        try:
            form, base = TRIPLES[media], _base(request)
            service = await self._endpoint.description(request, form)
            graphs = await self._description(_VOID, form)
        except PolicygraphError as error:
            return self._endpoint.failure(request, error)
        graphs = graphs.replace(_HERE.encode(), base.encode())
        body = _joined(service, graphs) if form == "jsonld" else b"%b\n%b" % (service, graphs)
        return Response(body, media_type=media, headers={"Vary": "Accept", "Cache-Control": "no-cache"})

    async def file(self, request: Request) -> Response:
        """A file of the build: only what is on the list can be had, whatever the address says."""
        name, root = request.path_params["name"], request.scope.get("root_path", "")
        if not name:
            return RedirectResponse(f"{root}/catalog", 303)
        try:
            kept = await self._files()
        except PolicygraphError as error:
            return self._endpoint.failure(request, error)
        file = next((one for one in kept.files if one.name == f"data/{name}"), None)
        if file is None:
            return PlainTextResponse(
                "there is no such file: see /catalog / 그런 파일이 없습니다: /catalog\n", 404
            )
        tag = f'"{file.sha256}"'
        headers = {
            "ETag": tag,
            "Cache-Control": "no-cache",
            "Link": f'<{root}/catalog>; rel="collection"',
            "Content-Type": f"{file.media_type}; charset=utf-8"
            if file.media_type.startswith("text/")
            else file.media_type,
        }
        held = request.headers.get("if-none-match", "")
        if held.strip() == "*" or tag in (one.strip().removeprefix("W/") for one in held.split(",")):
            return Response(status_code=304, headers=headers)
        response = FileResponse(kept.folder / file.name, headers=headers)
        del response.headers["Last-Modified"]  # when the server started says nothing of the data
        return response

    async def document(self, request: Request) -> Response:
        """The shapes and the alignments: a file for machines; people are led to where it is listed."""
        path, root = request.url.path, request.scope.get("root_path", "")
        file = f"data/{path.removesuffix('.ttl').rpartition('/')[2]}.ttl"
        media = "text/turtle" if path.endswith(".ttl") else choose(request.headers.get("accept"), _DOCUMENT)
        if media is None:
            return PlainTextResponse(f"there are {', '.join(_DOCUMENT)}\n", 406, {"Vary": "Accept"})
        place = f"{root}/catalog#{terms.ONTOLOGY}" if media == HTML else f"{root}/{file}"
        return RedirectResponse(place, 303, {"Vary": "Accept"})

    async def version_of_alignments(self, request: Request) -> Response:
        """Only one version is here."""
        return RedirectResponse(f"{request.scope.get('root_path', '')}/ontology/{_ALIGNMENTS}", 303)

    async def _files(self) -> Kept:
        async with self._lock:
            if self._kept is None:
                self._kept = await asyncio.to_thread(self._keep)
            return self._kept

    async def _read(self) -> Catalogue:
        kept = await self._files()
        async with self._lock:
            if self._catalogue is None:
                self._catalogue = await asyncio.to_thread(_read_now, kept)
            return self._catalogue

    async def _description(self, what: str, form: GraphFormat) -> bytes:
        """The catalogue or the description of the graphs, with `_HERE` where the server's address belongs."""
        catalogue = await self._read()
        if (what, form) not in self._said:
            self._said[what, form] = await asyncio.to_thread(_described, catalogue, what, form)
        return self._said[what, form]


def _read_now(kept: Kept) -> Catalogue:
    from policygraph.catalog import Place  # noqa: PLC0415 - slow to import

    return kept.read(kept.files, Place(_HERE, "explorer/", f"{_HERE}sparql"))


def _described(catalogue: Catalogue, what: str, form: GraphFormat) -> bytes:
    from policygraph.catalog import serialised, to_dcat, to_void  # noqa: PLC0415 - slow to import

    return serialised((to_dcat if what == _DCAT else to_void)(catalogue), form)


def _joined(service: bytes, graphs: bytes) -> bytes:
    """Two JSON-LD documents as one; in other forms one after the other will do.

    The engine writes its own without a context, so that it means the same under any.
    """
    document = json.loads(graphs)
    document["@graph"] += json.loads(service)
    return json.dumps(document, ensure_ascii=False).encode()


def _base(request: Request) -> str:
    """The address of the server, as the request has it.

    Raises:
        CommandError: it is none that could stand in a description.
    """
    base = str(request.base_url)
    to_sparql(Iri(base))
    if '"' in base or "\\" in base:
        raise CommandError("the Host header is no host", "Host 헤더가 호스트 이름이 아닙니다")
    return base if base.endswith("/") else f"{base}/"
