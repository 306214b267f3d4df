"""The pages over the real graph and over a hostile one, answered in this process, and visits to them."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx
import pytest

from policygraph import paths, terms
from policygraph.catalog import (
    DATA,
    Catalogue,
    DataFile,
    Place,
    list_files,
    read_catalogue,
    write_data,
    write_ontology,
)
from policygraph.serve import pages
from policygraph.serve.app import create_app
from policygraph.serve.catalogue import Catalogued, Kept
from policygraph.serve.limits import Limits
from policygraph.serve.protocol import Endpoint
from policygraph.serve.server import create_server, listen
from policygraph.serve.worker import answer
from policygraph.store import EmbeddedStore, Manifest, Most, open_store, read_manifest
from policygraph.view import write_site
from view.visit import Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser
    from starlette.applications import Starlette

    from policygraph.serve.asking import Asked, Reply

# Whatever stands in a label, an IRI or a text is data: run as code it would set `hacked`.
HOSTILE = rb"""
@prefix pg: <https://w3id.org/policygraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix id: <https://w3id.org/policygraph/id/> .
id:evil a pg:Project ;
  skos:prefLabel "<img src=x onerror='hacked=1'><script>hacked=1</script>"@ko ;
  skos:prefLabel "\"'><script>hacked=1</script>"@en ;
  pg:text "</textarea></style><svg onload=hacked=1>"@ko ;
  skos:exactMatch <javascript:hacked=1>, <data:text/html,hacked> , <https://example.org/x?%22onmouseover=1> .
"""


class Direct:
    """Answers from a store in this process."""

    def __init__(self, store: EmbeddedStore) -> None:
        self._store = store

    async def ask(self, asked: Asked) -> Reply:
        """Answer, in this thread: the engine's solutions may be dropped in no other."""
        return answer(self._store, asked, Most(100_000, 64 << 20))


def _app(
    store: EmbeddedStore, folder: Path, write: Callable[[Path], object], build: Path | None
) -> Starlette:
    asking = Direct(store)
    endpoint = Endpoint(asking, frozenset(store.graphs()), "0" * 64, Limits(), "ko")
    manifest = Manifest({}, {}) if build is None else read_manifest(build)
    published = folder / "published"

    def keep() -> Kept:
        written = write_ontology(published / DATA)
        if build is not None:
            written += write_data(build, manifest, published / DATA)
        return Kept(published, list_files(published, written), read)

    def read(files: tuple[DataFile, ...], place: Place) -> Catalogue:
        return read_catalogue(store, manifest, files, place)

    catalogued = Catalogued(endpoint, keep)
    explorer = pages.Explorer(folder, write)
    return create_app(
        asking, [*endpoint.routes(), *catalogued.routes(), *pages.routes(asking, explorer, "0" * 64)]
    )


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Starlette:
    """The application over the published graphs."""
    store = open_store(in_memory=True)
    return _app(
        store,
        tmp_path_factory.mktemp("explorer"),
        lambda site: write_site(store, paths.TRIPLES, site),
        paths.TRIPLES,
    )


@pytest.fixture(scope="session")
def hostile_app(tmp_path_factory: pytest.TempPathFactory) -> Starlette:
    """The application over a graph that means harm."""
    store = EmbeddedStore()
    store.load(HOSTILE, terms.graph("evil", "asserted"))
    return _app(store, tmp_path_factory.mktemp("none"), lambda _: None, None)


@contextmanager
def _served(app: Starlette) -> Iterator[str]:
    with listen("127.0.0.1", 0) as listening:
        server = create_server(app, Limits())
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="session")
def address(app: Starlette) -> Iterator[str]:
    """Where the application answers."""
    with _served(app) as found:
        yield found


@pytest.fixture(scope="session")
def hostile_address(hostile_app: Starlette) -> Iterator[str]:
    """Where the application with the graph that means harm answers."""
    with _served(hostile_app) as found:
        yield found


@pytest.fixture(scope="session")
def client(address: str) -> Iterator[httpx.Client]:
    """Someone who asks the application."""
    with httpx.Client(base_url=address, trust_env=False, timeout=120) as client:
        yield client


@pytest.fixture(scope="session")
def hostile_client(hostile_address: str) -> Iterator[httpx.Client]:
    """Someone who asks the application with the graph that means harm."""
    with httpx.Client(base_url=hostile_address, trust_env=False, timeout=120) as client:
        yield client


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """A fresh page, 1400 × 1000, that may copy and download."""
    context = browser.new_context(
        viewport={"width": 1400, "height": 1000}, permissions=["clipboard-read", "clipboard-write"]
    )
    yield Visit(context.new_page())
    context.close()
