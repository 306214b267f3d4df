"""The whole of it, from a build to a server."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import tempfile
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from policygraph.serve.app import create_app
from policygraph.serve.limits import Limits
from policygraph.serve.pool import Pool
from policygraph.serve.protocol import Endpoint
from policygraph.serve.server import create_server, listen
from policygraph.store import find_published_snapshot, open_store, publication_version

if TYPE_CHECKING:
    from collections.abc import Callable

    from policygraph.errors import Language
    from policygraph.store import EmbeddedStore


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


def serve(folder: Path, settings: Settings, ready: Callable[[str], None] = lambda _: None) -> None:
    """Serve a build until SIGINT or SIGTERM.

    Args:
        folder: the build.
        settings: how.
        ready: told the address when it answers.

    Raises:
        CommandError: the address cannot be had.
        StoreError: there is no build.
    """
    asyncio.run(_serve(folder, settings, ready))


async def _serve(folder: Path, settings: Settings, ready: Callable[[str], None]) -> None:
    async with AsyncExitStack() as stack:
        listening = stack.enter_context(listen(settings.host, settings.port))
        store = open_store(folder)
        kept = stack.enter_context(tempfile.TemporaryDirectory(prefix="policygraph-"))
        snapshot = _keep(folder, store, Path(kept, "quads"))
        version, graphs = publication_version(folder), frozenset(store.graphs())
        del store
        pool = await stack.enter_async_context(Pool(snapshot, settings.limits, settings.services))
        endpoint = Endpoint(pool, graphs, version, settings.limits, settings.language)
        app = create_app(
            pool,
            endpoint.routes(),
            lambda: {
                "graphs": sorted(graphs),
                "data": version,
                "workers": len(pool.pids),
                "queries": {**pool.load, **asdict(pool.counts)},
            },
        )
        server = create_server(app, settings.limits)
        name = f"[{settings.host}]" if ":" in settings.host else settings.host
        ready(f"http://{name}:{listening.getsockname()[1]}/")
        logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
        await server.serve(sockets=[listening])


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
