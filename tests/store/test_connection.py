"""Who a server is told that we are, and what is said when it does not answer."""

import base64
import re
from threading import Event

import pytest

from policygraph.errors import CommandError, ConnectionBrokenError, StoreError
from policygraph.store.connection import Connection, Credentials
from store.speaking import Heard, Said, speaking

NOBODY = Credentials()
SOMEBODY = Credentials("ann", "geheim")
BASIC = Said(b"who?", status=401, headers={"WWW-Authenticate": 'Basic realm="x"'})
DIGEST = Said(status=401, headers={"WWW-Authenticate": 'Digest realm="x", nonce="1", qop="auth"'})


def test_a_server_that_asks_for_nothing_is_told_nothing() -> None:
    """A password is not sent unasked."""
    with speaking(Said()) as server:
        Connection(server.url, SOMEBODY).send("GET")

    assert ["authorization" in request.headers for request in server.heard] == [False]


def test_a_password_is_sent_the_basic_way_where_that_is_asked_for() -> None:
    """The second request carries user and password, and so does the next."""
    with speaking(BASIC, Said()) as server:
        connection = Connection(server.url, SOMEBODY)
        connection.send("GET")
        connection.send("GET")

    expected = "Basic " + base64.b64encode(b"ann:geheim").decode()
    assert [r.headers.get("authorization") for r in server.heard] == [None, expected, expected]


def test_a_password_is_never_sent_itself_where_digest_is_asked_for() -> None:
    """What goes out names the user and proves the password."""

    def proven(request: Heard) -> Said:
        return Said() if request.headers.get("authorization", "").startswith("Digest ") else DIGEST

    with speaking(proven) as server:
        Connection(server.url, SOMEBODY).send("GET")

    (sent,) = [value for r in server.heard if (value := r.headers.get("authorization"))]
    assert ('username="ann"' in sent, "geheim" in sent) == (True, False)


def test_a_token_is_sent_with_every_request() -> None:
    """Servers that take tokens do not ask for them."""
    with speaking(Said()) as server:
        Connection(server.url, Credentials(token="t0ken")).send("GET")  # noqa: S106 - none that opens anything

    assert server.heard[0].headers["authorization"] == "Bearer t0ken"


def test_credentials_come_from_the_environment() -> None:
    """Three variables, and no others."""
    found = Credentials.from_environment({"POLICYGRAPH_USER": "ann", "POLICYGRAPH_PASSWORD": "geheim"})

    assert (found, Credentials.from_environment({}).given) == (SOMEBODY, False)


def test_half_of_the_credentials_is_an_error() -> None:
    """A user without a password is a mistake, not nobody."""
    with pytest.raises(CommandError, match="set both POLICYGRAPH_USER and POLICYGRAPH_PASSWORD"):
        Credentials.from_environment({"POLICYGRAPH_USER": "ann"})


def test_credentials_are_not_shown() -> None:
    """Neither a log nor a traceback can hold them."""
    assert repr(SOMEBODY) == "Credentials()"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://ann:geheim@127.0.0.1/sparql", "may hold no password"),
        ("ftp://127.0.0.1/", "starts with http:// or https://"),
        ("sparql", "starts with http:// or https://"),
        ("http://[::1", "starts with http:// or https://"),
        ("http://127.0.0.1:99999/", "starts with http:// or https://"),
    ],
)
def test_what_is_no_address_is_refused_without_repeating_it(url: str, said: str) -> None:
    """A password in an address appears in no message."""
    with pytest.raises(CommandError, match=said) as caught:
        Connection(url, NOBODY)

    assert "geheim" not in str(caught.value) + caught.value.message("ko")


def test_a_redirection_on_the_same_server_is_followed() -> None:
    """Servers that moved their address within themselves go on to work."""
    moved = Said(status=301, headers={"Location": "/new"})
    with speaking(moved, Said(b"{}")) as server:
        answer = Connection(server.url, NOBODY).send("GET").content

    assert (answer, server.heard[1].path) == (b"{}", "/new")


def test_a_redirection_to_another_server_is_an_error() -> None:
    """Neither the query nor the credentials go where nobody sent them."""
    with speaking(Said()) as other:
        moved = Said(status=307, headers={"Location": other.url})
        with speaking(BASIC, moved) as server, pytest.raises(StoreError, match="to another server"):
            Connection(server.url, SOMEBODY).send("GET")

    assert other.heard == []


@pytest.mark.parametrize(
    ("credentials", "response", "said"),
    [
        (NOBODY, BASIC, "asks who you are: set POLICYGRAPH_USER"),
        (SOMEBODY, BASIC, "refuses these credentials"),
        (SOMEBODY, Said(status=403), "refuses these credentials"),
        (NOBODY, Said(status=404), r"is not there \(404\)"),
        (NOBODY, Said(status=302, headers={"Location": "/sparql"}), "fails with 302"),
        (NOBODY, Said(b"<h1>Out of\nmemory</h1>", "text/html", 500), "fails with 500: Out of memory$"),
        (NOBODY, Said(b"x" * 5000, "text/plain", 503), "fails with 503: x{200}…$"),
        (NOBODY, Said(b"{}", length=100), "broke off its answer"),
        (NOBODY, Said(b"not packed at all", headers={"Content-Encoding": "gzip"}), "cannot be unpacked"),
    ],
)
def test_a_failure_is_said_in_one_line(credentials: Credentials, response: Said, said: str) -> None:
    """What went wrong, and what to do, in both languages."""
    with speaking(response) as server, pytest.raises(StoreError, match=said) as caught:
        Connection(server.url, credentials).send("GET")

    assert re.search("[가-힣]", caught.value.message("ko"))


@pytest.mark.parametrize(
    ("response", "passes"),
    [
        (Said(b"Virtuoso 40001 Error SR172: Transaction deadlocked", "text/plain", 500), True),
        (Said(b"Virtuoso S1T00 Error SR171: Transaction timed out", "text/plain", 500), True),
        (Said(b"Virtuoso 42000 Error SQ070: no", "text/plain", 500), False),
        (Said(status=503), True),
    ],
)
def test_what_may_pass_can_be_tried_again(response: Said, passes: bool) -> None:  # noqa: FBT001 - a case
    """A change that met others and was taken back is not the end of a publication."""
    with speaking(response) as server, pytest.raises(StoreError) as caught:
        Connection(server.url, NOBODY).send("GET")

    assert isinstance(caught.value, ConnectionBrokenError) == passes


def test_what_the_server_says_of_a_query_is_the_commands_fault() -> None:
    """A refusal of the query carries the server's words, not the query that it repeats."""
    response = Said(b"Virtuoso 37000 Error SP030: no\n\nSPARQL query:\nSELECT ...", "text/plain", 400)
    with speaking(response) as server, pytest.raises(CommandError, match=r"SP030: no$"):
        Connection(server.url, NOBODY).send("GET")


def test_nobody_there_is_said_so() -> None:
    """A server that is not running."""
    with speaking(Said()) as server:
        gone = server.url
    with pytest.raises(StoreError, match=r"cannot be reached .*is the server running"):
        Connection(gone, NOBODY).send("GET")


def test_a_server_that_does_not_go_on_is_given_up() -> None:
    """The wait has an end, and the message says which."""
    given_up = Event()

    def slow(_: Heard) -> Said:
        given_up.wait(10)
        return Said()

    with speaking(slow) as server:
        connection = Connection(server.url, NOBODY, seconds=0.1)
        with pytest.raises(StoreError, match=r"does not answer within 0\.1 s"):
            connection.send("GET")
        given_up.set()
