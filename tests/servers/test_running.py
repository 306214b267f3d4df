"""The servers that other tests ask start, take a graph, and give it back."""

import httpx
import pytest

from servers.running import Server

GRAPH = "urn:test:servers"
TURTLE = '<urn:s> <urn:p> "가" .'.encode()


@pytest.fixture(params=["oxigraph", pytest.param("virtuoso", marks=pytest.mark.slow)])
def server(request: pytest.FixtureRequest) -> Server:
    """Each server."""
    found: Server = request.getfixturevalue(f"{request.param}_server")
    return found


def test_a_graph_that_is_put_can_be_asked_and_dropped(server: Server) -> None:
    """One triple goes in, is there, and is gone."""
    server.put(GRAPH, TURTLE)
    there = _ask(server)
    server.drop(GRAPH)

    assert [there, _ask(server)] == [True, False]


def _ask(server: Server) -> bool:
    response = httpx.get(
        server.query,
        params={"query": f'ASK {{ GRAPH <{GRAPH}> {{ <urn:s> ?p "가" }} }}'},
        headers={"Accept": "application/sparql-results+json"},
    )
    return bool(response.json()["boolean"])
