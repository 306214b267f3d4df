"""Servers to publish to, emptied after each test."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx
import pytest

from policygraph.publish import Patience
from policygraph.store.connection import Credentials
from policygraph.store.remote_update import Addresses, RemoteUpdate
from publish.small_build import graph
from servers.published import drop_ours, our_graphs
from servers.running import Server


@dataclass(frozen=True)
class Target:
    """A real server, and how to reach it.

    Attributes:
        server: the process behind.
        addresses: where it takes what.
        credentials: who may write.
        remote: a client.
    """

    server: Server
    addresses: Addresses
    credentials: Credentials
    remote: RemoteUpdate

    def holds(self, triple: str, name: str) -> bool:
        """Whether the graph of that name has the triple."""
        response = httpx.get(
            self.server.query,
            params={"query": f"ASK {{ GRAPH <{graph(name)}> {{ {triple} }} }}"},
            headers={"Accept": "application/sparql-results+json"},
            timeout=60,
        )
        return bool(response.json()["boolean"])

    def graphs(self) -> set[str]:
        """Our graphs on the server, those on their way too."""
        return our_graphs(self.server)


@pytest.fixture(params=["oxigraph", pytest.param("virtuoso", marks=pytest.mark.slow)])
def target(request: pytest.FixtureRequest) -> Iterator[Target]:
    """Each real server."""
    with _target(request.getfixturevalue(f"{request.param}_server")) as found:
        yield found


@pytest.fixture
def oxigraph(oxigraph_server: Server) -> Iterator[Target]:
    """The Oxigraph server."""
    with _target(oxigraph_server) as found:
        yield found


@pytest.fixture
def virtuoso(virtuoso_server: Server) -> Iterator[Target]:
    """The Virtuoso."""
    with _target(virtuoso_server) as found:
        yield found


@contextmanager
def _target(server: Server) -> Iterator[Target]:
    addresses = Addresses(server.query, server.update, server.graphs)
    credentials = Credentials(server.user, server.password)
    with RemoteUpdate(addresses, credentials) as remote:
        yield Target(server, addresses, credentials, remote)
        drop_ours(server)


@pytest.fixture
def patience() -> Patience:
    """Tries a few times and never waits."""
    return Patience(tries=4, sleep=lambda _seconds: None)
