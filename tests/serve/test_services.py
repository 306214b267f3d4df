"""No query makes the server connect to anything, but to a host that was allowed."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx
import pytest

from policygraph.errors import CommandError
from policygraph.store import EmbeddedStore
from serve.served import Served

EMPTY = b'{"head":{"vars":[]},"results":{"bindings":[{}]}}'


class Answering(BaseHTTPRequestHandler):
    """A SPARQL endpoint that always gives one empty row, or sends elsewhere."""

    asked = 0
    elsewhere = ""

    def do_GET(self) -> None:
        """Answer."""
        type(self).asked += 1
        self.send_response(302 if self.elsewhere else 200)
        if self.elsewhere:
            self.send_header("Location", self.elsewhere)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(EMPTY)))
        self.end_headers()
        self.wfile.write(EMPTY)

    def do_POST(self) -> None:
        """Answer."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@contextmanager
def answering(elsewhere: str = "") -> Iterator[tuple[int, type[Answering]]]:
    """An endpoint, with its port and how often it was asked."""
    handler = type("Handler", (Answering,), {"elsewhere": elsewhere, "asked": 0})
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port, handler
        server.shutdown()
        thread.join()


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    """A socket to which nobody may connect."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)  # noqa: FBT003 - the name of the method says it
        yield listening


def nobody_came(listening: socket.socket) -> bool:
    """Whether no connection waits at the socket."""
    try:
        listening.accept()
    except BlockingIOError:
        return True
    return False


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
        "SELECT * { seRVice<URL>{ ?s ?p ?o } }",
        "SELECT * { BIND(<URL> AS ?u) SERVICE ?u { ?s ?p ?o } }",
        "SELECT * { VALUES ?u { <URL> } SERVICE SILENT ?u { ?s ?p ?o } }",
        "PREFIX u: <URL> SELECT * { SERVICE u: { ?s ?p ?o } }",
        "BASE <URL> SELECT * { SERVICE <> { ?s ?p ?o } }",
        "ASK { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
        "CONSTRUCT { ?s ?p ?o } { { SELECT * { SERVICE # comment\n <URL> { ?s ?p ?o } } } }",
        "LOAD <URL>",
        "LOAD SILENT <URL> INTO GRAPH <urn:x>",
        "SELECT * FROM <URL> { ?s ?p ?o }",
        "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
        "DESCRIBE <URL>",
    ],
)
def test_no_query_connects(client: httpx.Client, listening: socket.socket, query: str) -> None:
    """Whatever a query names, the server connects to nothing."""
    port = listening.getsockname()[1]
    sparql = query.replace("URL", f"http://127.0.0.1:{port}/")
    response = client.get("/sparql", params={"query": sparql})

    expected = 403 if "service" in sparql.lower() or "LOAD" in sparql else 200
    assert (response.status_code, nobody_came(listening)) == (expected, True)


@pytest.mark.parametrize("parameter", ["default-graph-uri", "named-graph-uri"])
def test_no_parameter_connects(client: httpx.Client, listening: socket.socket, parameter: str) -> None:
    """A graph that is not there is not fetched."""
    graph = f"http://127.0.0.1:{listening.getsockname()[1]}/"
    response = client.get("/sparql", params={"query": "ASK { ?s ?p ?o }", parameter: graph})

    assert (response.status_code, nobody_came(listening)) == (400, True)


@pytest.mark.slow
def test_a_host_can_be_allowed() -> None:
    """With --allow-service a query may call that host at that port."""
    with answering() as (port, handler):
        served = Served.start("--allow-service", f"127.0.0.1:{port}")
        query = f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/sparql> {{ ?s ?p ?o }} }}"
        response = httpx.get(f"{served.address}/sparql", params={"query": query}, trust_env=False)
        served.stop()

    assert (response.status_code, len(response.json()["results"]["bindings"]), handler.asked) == (200, 1, 1)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://GOOD/> { ?s ?p ?o } SERVICE <http://EVIL/> { ?s ?p ?o } }",
        "SELECT * { SERVICE <http://GOOD@EVIL/> { ?s ?p ?o } }",
        "SELECT * { SERVICE <http://GOOD:80@EVIL/> { ?s ?p ?o } }",
        "SELECT * { SERVICE <http://GOOD\\u0040EVIL/> { ?s ?p ?o } }",
        "SELECT * { SERVICE <http://GOOD?@EVIL/> { ?s ?p ?o } }",
        "SELECT * { SERVICE <http://EVIL/?http://GOOD/> { ?s ?p ?o } }",
        "SELECT * { SERVICE <http://EVIL#http://GOOD/> { ?s ?p ?o } }",
        "SELECT * { BIND(<http://EVIL/> AS ?u) SERVICE ?u { ?s ?p ?o } }",
        "BASE <http://EVIL/> SELECT * { SERVICE <http:GOOD/> { ?s ?p ?o } }",
        # What would be allowed spans the end of a comment, or of a string: the rest must not vanish in it.
        "SELECT * { # service\n<http://GOOD/> ?p ?o . SERVICE <http://EVIL/> { ?s ?p ?o }\n}",
        "SELECT * { # service silent\n<http://GOOD/> ?p ?o . SERVICE <http://EVIL/> { ?s ?p ?o }\n}",
        "SELECT * { FILTER('service <http://GOOD/'>1) SERVICE <http://EVIL/> { } FILTER(1<'=1) #')\n}",
        "SELECT * { ?service <http://GOOD/> ?o . SERVICE <http://EVIL/> { ?s ?p ?o } }",
        'SELECT * { ?s ?p "service <http://GOOD/>" . SERVICE <http://EVIL/> { ?s ?p ?o } }',
        "PREFIX xervice: <http://EVIL/> SELECT * { SERVICE:x { ?s ?p ?o } }",
    ],
)
def test_one_allowed_host_opens_no_other(listening: socket.socket, query: str) -> None:
    """Whatever a query does to look like a call to the allowed host, no other is called."""
    evil = f"127.0.0.1:{listening.getsockname()[1]}"
    store = EmbeddedStore(services={"localhost:9"})
    sparql = query.replace("GOOD", "localhost:9").replace("EVIL", evil)
    with pytest.raises(CommandError):
        store.query(sparql).serialize()

    assert nobody_came(listening)


def test_an_allowed_host_cannot_send_elsewhere(listening: socket.socket) -> None:
    """A redirection leads to no other host."""
    with answering(f"http://127.0.0.1:{listening.getsockname()[1]}/") as (port, handler):
        store = EmbeddedStore(services={f"127.0.0.1:{port}"})
        with pytest.raises(CommandError):
            store.query(f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}").serialize()

    assert (handler.asked, nobody_came(listening)) == (1, True)
