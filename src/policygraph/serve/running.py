"""The whole of it, from a build to a server."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import tempfile
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from policygraph.serve import pages
from policygraph.serve.app import create_app
from policygraph.serve.catalogue import Catalogued, Kept
from policygraph.serve.limits import Limits
from policygraph.serve.pool import Pool
from policygraph.serve.process import Remote
from policygraph.serve.protocol import Endpoint
from policygraph.serve.server import create_server, listen
from policygraph.store import (
    MANIFEST,
    Manifest,
    find_published_snapshot,
    open_store,
    publication_version,
    read_manifest,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from policygraph.catalog import Catalogue, DataFile, Place
    from policygraph.errors import Language
    from policygraph.store import EmbeddedStore


_REMOTE = 8  # processes that wait for another server cost little


@dataclass(frozen=True, slots=True)
class Settings:
    """How to serve.

    Attributes:
        host: to listen at.
        port: to listen at; 0 takes a free one.
        limits: what queries and requests may take.
        language: of messages to clients that do not say which they prefer.
        services: the hosts that a query may call by SERVICE.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    limits: Limits = field(default_factory=Limits)
    language: Language = "ko"
    services: tuple[str, ...] = ()


def serve(source: Path | str, settings: Settings, ready: Callable[[str], None] = lambda _: None) -> None:
    """Serve a build, or what another SPARQL server holds, until SIGINT or SIGTERM.

    Args:
        source: the folder of the build, or the address of the server.
        settings: how.
        ready: told the address when it answers.

    Raises:
        CommandError: the address cannot be had.
        StoreError: there is no build, or the server does not answer.
    """
    asyncio.run(_serve(source, settings, ready))


async def _serve(source: Path | str, settings: Settings, ready: Callable[[str], None]) -> None:
    async with AsyncExitStack() as stack:
        listening = stack.enter_context(listen(settings.host, settings.port))
        limits, open_to_all = settings.limits, True
        version: str | None = None
        kept = stack.enter_context(tempfile.TemporaryDirectory(prefix="policygraph-"))
        if isinstance(source, str):
            graphs, open_to_all = await asyncio.to_thread(_look_at, source)
            held: Path | Remote = Remote(source, tuple(sorted(graphs)))
            limits = replace(limits, workers=max(limits.workers, _REMOTE), long=max(limits.long, _REMOTE))
        else:
            store, version = open_store(source), publication_version(source)
            graphs = frozenset(store.graphs())
            held = _keep(source, store, Path(kept, "quads"))
            del store
        pool = await stack.enter_async_context(Pool(held, limits, settings.services))
        explorer = pages.Explorer(Path(kept, "explorer"), partial(_write_explorer, source))
        endpoint = Endpoint(pool, graphs, version, limits, settings.language)
        build = _keep_build(source, Path(kept, "build"))
        catalogued = Catalogued(endpoint, partial(_keep_files, source, build, Path(kept, "published")))
        app = create_app(
            pool,
            [*endpoint.routes(), *catalogued.routes(), *pages.routes(pool, explorer, version or "")],
            lambda: {
                "graphs": sorted(graphs),
                "data": version,
                "workers": len(pool.pids),
                "queries": {**pool.load, **asdict(pool.counts)},
            },
            open_to_all=open_to_all,
        )
        server = create_server(app, limits)
        name = f"[{settings.host}]" if ":" in settings.host else settings.host
        ready(f"http://{name}:{listening.getsockname()[1]}/")
        logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
        await server.serve(sockets=[listening])


def _write_explorer(source: Path | str, site: Path) -> None:
    from policygraph.store.remote import RemoteStore  # noqa: PLC0415 - the HTTP client is slow to import
    from policygraph.view import write_site  # noqa: PLC0415 - what draws is slow to import: only if it is asked

    if isinstance(source, Path):
        write_site(open_store(source, in_memory=True), source, site)
        return
    store = RemoteStore(source)
    try:
        write_site(store, store.whole_manifest(), site)
    finally:
        store.close()


def _keep_build(source: Path | str, folder: Path) -> Path | None:
    """The files of a build in a copy of the server's own, as `_keep`; None for what another server holds."""
    if isinstance(source, str):
        return None
    for name in (MANIFEST, *read_manifest(source).files):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        _link_or_copy(str(source / name), str(folder / name))
    return folder


def _keep_files(source: Path | str, build: Path | None, folder: Path) -> Kept:
    """The files to give away, and how to read what there is to say of them."""
    from policygraph.catalog import DATA, list_files, write_data, write_ontology  # noqa: PLC0415 - slow to import

    written = write_ontology(folder / DATA)
    if build is not None:
        written += write_data(build, read_manifest(build), folder / DATA)
    return Kept(folder, list_files(folder, written), partial(_read_catalogue, source, folder / DATA))


def _read_catalogue(source: Path | str, data: Path, files: tuple[DataFile, ...], place: Place) -> Catalogue:
    from policygraph.catalog import read_catalogue  # noqa: PLC0415 - as above
    from policygraph.store.remote import RemoteStore  # noqa: PLC0415 - the HTTP client is slow to import

    if isinstance(source, Path):
        return read_catalogue(open_store(data), read_manifest(data), files, place)
    store = RemoteStore(source)
    try:
        return read_catalogue(store, store.manifest() or Manifest({}, {}), files, place)
    finally:
        store.close()


def _look_at(url: str) -> tuple[frozenset[str], bool]:
    """The graphs on a server, and whether anybody may ask it: with no password of ours."""
    from policygraph.store.connection import Credentials  # noqa: PLC0415 - the HTTP client is slow to import
    from policygraph.store.remote import RemoteStore  # noqa: PLC0415 - as above

    store = RemoteStore(url)
    try:
        return frozenset(store.graphs()), not Credentials.from_environment().given
    finally:
        store.close()


def _keep(folder: Path, store: EmbeddedStore, target: Path) -> Path:
    """A snapshot of the server's own: the folder may be built anew while it runs."""
    published = find_published_snapshot(folder)
    if published is None:
        store.write_to(target)
    else:
        shutil.copytree(published, target, copy_function=_link_or_copy)
    return target


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)  # the files of a snapshot never change
    except OSError:  # on another disk, or where there are no links
        shutil.copy(source, target)
