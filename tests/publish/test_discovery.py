"""Where a server takes what is found by trying, and only what works counts."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from policygraph.errors import CommandError, PolicygraphError, RefusedByServerError
from policygraph.store.connection import Credentials
from policygraph.store.discovery import find_server
from policygraph.store.remote_update import Addresses, RemoteUpdate, is_open_to_listeners
from publish.conftest import Target
from publish.small_build import graph


def test_all_addresses_are_found_from_the_one_for_queries(target: Target) -> None:
    """Updates and whole graphs go where each server takes them; the trying leaves nothing behind."""
    assert find_server(target.addresses.query, credentials=target.credentials) == target.addresses
    assert target.graphs() == set()


def test_the_root_of_a_server_is_enough(target: Target) -> None:
    """The address for queries is found below it."""
    root = target.addresses.query.rpartition("/")[0]

    assert find_server(root, credentials=target.credentials) == target.addresses


def test_a_graph_store_that_is_none_is_refused(oxigraph: Target) -> None:
    """An address that is given and does not work is an error, not a reason to take another way."""
    with pytest.raises(CommandError, match="Graph Store Protocol"):
        find_server(oxigraph.addresses.query, graphs=f"{oxigraph.addresses.query}/none")


def test_an_address_for_updates_that_is_none_is_refused(oxigraph: Target) -> None:
    """As above."""
    with pytest.raises(CommandError, match="--update"):
        find_server(oxigraph.addresses.query, update=oxigraph.addresses.query)


def test_what_is_no_sparql_server_is_said_to_be_none(oxigraph: Target) -> None:
    """A page that answers something else is no server for graphs."""
    with pytest.raises(CommandError, match="no SPARQL server"):
        find_server(f"{oxigraph.addresses.query}/nothing/here")


@pytest.mark.slow
@pytest.mark.parametrize("credentials", [Credentials("dba", "wrong"), Credentials()])
def test_wrong_credentials_are_refused(virtuoso: Target, credentials: Credentials) -> None:
    """A wrong password, and none, are said to be that; the password is not."""
    with pytest.raises(RefusedByServerError) as caught:
        find_server(virtuoso.addresses.query, credentials=credentials)

    assert "wrong" not in f"{caught.value}{caught.value.message('ko')}{credentials!r}"


def test_credentials_do_not_follow_a_redirection_to_another_server() -> None:
    """Where the server sends on to another, that one hears nothing."""
    heard: list[str | None] = []

    class Other(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append(self.headers["Authorization"])
            self.send_response(200)
            self.end_headers()

        do_GET = do_PUT = do_POST  # noqa: N815 - as above

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    class First(Other):
        def do_POST(self) -> None:
            self.send_response(307)
            self.send_header("Location", f"http://127.0.0.1:{other.server_port}/update")
            self.end_headers()

    first, other = (ThreadingHTTPServer(("127.0.0.1", 0), handler) for handler in (First, Other))
    threads = [Thread(target=server.serve_forever, args=(0.02,)) for server in (first, other)]
    for thread in threads:
        thread.start()
    url = f"http://127.0.0.1:{first.server_port}/update"
    try:
        with (
            RemoteUpdate(Addresses(url, url), Credentials(token="secret")) as remote,  # noqa: S106 - made up
            pytest.raises(PolicygraphError, match="another server"),
        ):
            remote.update([f"DROP SILENT GRAPH <{graph('one')}>"])
    finally:
        for server, thread in zip((first, other), threads, strict=True):
            server.shutdown()
            thread.join()
            server.server_close()

    assert heard == []


@pytest.mark.parametrize(
    ("url", "is_open"),
    [
        ("http://example.org/sparql", True),
        ("http://10.0.0.1/sparql", True),
        ("https://example.org/sparql", False),
        ("http://localhost:8890/sparql", False),
        ("http://127.1.2.3/sparql", False),
        ("http://[::1]:7878/query", False),
    ],
)
def test_only_http_to_other_machines_can_be_listened_to(url: str, *, is_open: bool) -> None:
    """Loopback and https need no warning."""
    assert is_open_to_listeners(url) == is_open
