"""The servers as fixtures, for tests in any folder: empty, or with the published build."""

from collections.abc import Iterator

import pytest

from policygraph.store.connection import Credentials
from policygraph.store.remote import RemoteStore
from servers.published import drop_ours, put_build
from servers.running import Server, running_oxigraph, running_virtuoso


@pytest.fixture(scope="session")
def oxigraph_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An empty Oxigraph server; what a test puts there, it takes away."""
    with running_oxigraph(tmp_path_factory.mktemp("oxigraph")) as server:
        yield server


@pytest.fixture(scope="session")
def virtuoso_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An empty Virtuoso (it has graphs of its own); what a test puts there, it takes away."""
    with running_virtuoso(tmp_path_factory.mktemp("virtuoso")) as server:
        yield server


@pytest.fixture(scope="module")
def oxigraph(oxigraph_server: Server) -> Iterator[RemoteStore]:
    """The build on an Oxigraph server, for one file of tests."""
    yield from _filled(oxigraph_server)


@pytest.fixture(scope="module")
def virtuoso(virtuoso_server: Server) -> Iterator[RemoteStore]:
    """The build on a Virtuoso, for one file of tests."""
    yield from _filled(virtuoso_server)


@pytest.fixture
def remote(request: pytest.FixtureRequest) -> RemoteStore:
    """The build on the engine of that name: `oxigraph` or `virtuoso`."""
    store: RemoteStore = request.getfixturevalue(request.param)
    return store


def _filled(server: Server) -> Iterator[RemoteStore]:
    put_build(server)
    store = RemoteStore(server.query, credentials=Credentials())
    try:
        yield store
    finally:
        store.close()
        drop_ours(server)
