"""What would break a careless server: each has a correct status and message, and harms nobody."""

import re
from collections.abc import Iterator

import httpx
import pytest

from serve.asking import FORM, SPARQL, direct
from serve.served import Served

LARGE = 10 << 20


@pytest.fixture(autouse=True)
def alive(served: Served, client: httpx.Client) -> Iterator[None]:
    """After each of them the server, the same as before, answers, and has logged nothing unexpected."""
    yield
    assert client.get("/sparql?query=ASK%7B%7D").json()["boolean"] is True
    assert served.process.poll() is None
    assert "Traceback" not in "".join(served.log)


@pytest.mark.slow
@pytest.mark.parametrize("kind", [FORM, SPARQL])
def test_a_query_of_ten_megabytes(client: httpx.Client, kind: str) -> None:
    """A request that is too large is refused by its announced length."""
    content = "query=ASK {} #".ljust(LARGE, "x")
    response = client.post(
        "/sparql", content=content, headers={"Content-Type": kind, "Accept-Language": "en"}
    )

    assert (response.status_code, response.text) == (413, "a request has at most 1,048,576 bytes\n")


def test_a_query_of_ten_megabytes_in_chunks(client: httpx.Client) -> None:
    """A request that does not announce its length is refused when it has become too large."""
    chunks = (b"#" * (64 << 10) for _ in range(LARGE >> 16))

    assert client.post("/sparql", content=chunks, headers={"Content-Type": SPARQL}).status_code == 413


def test_an_address_of_ten_megabytes(served: Served) -> None:
    """An address that is too long is refused while it comes in."""
    answer = served.send([b"GET /sparql?query=ASK%7B%7D%23" + b"x" * LARGE + b" HTTP/1.1", b"Host: x"])

    assert re.match(rb"HTTP/1\.1 (400|414|431) ", answer)


def test_a_query_of_a_megabyte_is_answered(client: httpx.Client) -> None:
    """What is within the limit is a query like others, however much of it is comment."""
    assert direct(client, "ASK {} #" + "x#" * 500_000).status_code == 200


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * " + "{" * 50_000 + "}" * 50_000,
        "SELECT (" + "(" * 50_000 + "1" + ")" * 50_000 + " AS ?x) {}",
        "ASK { ?s ?p " + "[ ?p " * 50_000 + "1" + "]" * 50_000 + "}",
        "ASK { ?s ?p " + "(" * 50_000 + ")" * 50_000 + "}",
        "ASK " + "{ FILTER NOT EXISTS " * 50_000,
    ],
    ids=["groups", "parentheses", "blank-nodes", "lists", "unclosed"],
)
def test_a_query_nested_deeply(client: httpx.Client, sparql: str) -> None:
    """A query with brackets within brackets without end is refused, and told why."""
    response = direct(client, sparql, Accept_Language="en")

    assert (response.status_code, response.text) == (403, "the query is nested deeper than 200 brackets\n")


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT (" + "!" * 100_000 + "true AS ?x) {}",
        "SELECT (" + "- " * 100_000 + "1 AS ?x) {}",
        "SELECT (1" + "+1" * 100_000 + " AS ?x) {}",
        "ASK { FILTER(true" + " && true" * 50_000 + ") }",
        "ASK { ?s " + "^" * 100_000 + "<urn:p> ?o }",
        "ASK { ?s <urn:p>" + "/<urn:p>" * 50_000 + " ?o }",
        "ASK { {}" + " UNION {}" * 50_000 + " }",
        "ASK { " + "?s ?p ?o . " * 50_000 + "}",
        "ASK { " + "OPTIONAL { ?s ?p ?o } " * 20_000 + "}",
    ],
    ids=["not", "minus", "sum", "and", "inverse", "sequence", "union", "triples", "optional"],
)
def test_a_query_nested_without_brackets(client: httpx.Client, sparql: str) -> None:
    """What nests, or goes on, without brackets is answered or refused; a lost process is replaced."""
    assert direct(client, sparql).status_code in {200, 400, 403, 408}


@pytest.mark.parametrize(
    "body",
    [b"ASK { ?s ?p '\xff' }", b"ASK { ?s ?p '\xed\xa0\x80' }", b"\xc0\xafASK {}", b"ASK {}\x00", b"\xf5ASK"],
)
def test_invalid_utf8(client: httpx.Client, body: bytes) -> None:
    """Bytes that are not UTF-8, or NUL, make no query."""
    assert direct(client, body).status_code == 400


@pytest.mark.parametrize("escape", [r"\uD800", r"\U00110000", r"\uZZZZ", r"\u", r"\x41"])
def test_invalid_escapes(client: httpx.Client, escape: str) -> None:
    """Escapes of what is no character are no SPARQL."""
    response = direct(client, f'ASK {{ ?s ?p "{escape}" }}', Accept_Language="en")

    assert (response.status_code, response.text[:10]) == (400, "not SPARQL")


@pytest.mark.parametrize(
    "value",
    [
        "urn:x> } INSERT DATA { <urn:a> <urn:b> <urn:c> } #",
        "urn:x\r\nSet-Cookie: a=b",
        "<script>alert(1)</script>",
        "urn:\x00",
        "x" * 5000,
    ],
)
def test_a_parameter_is_a_value(client: httpx.Client, value: str) -> None:
    """The name of a graph is never syntax: not in the query, not in the answer's head, not in a page."""
    response = client.get("/sparql", params={"query": "ASK {}", "default-graph-uri": value})

    assert response.status_code == 400
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in response.headers
    assert "\r" not in response.text
    assert len(response.text) < 1000


def test_a_request_that_breaks_off(served: Served) -> None:
    """A client that goes away in the middle of its request is no fault of the server."""
    with served.connect() as connection:
        connection.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
            b"Content-Length: 100\r\n\r\nASK"
        )
        connection.shutdown(1)

        assert connection.recv(1 << 16) == b""


@pytest.mark.parametrize(
    "head",
    [
        [b"GET /sparql HTTP/1.1"],
        [b"GET  /sparql", b"Host: x"],
        [b"POST /sparql HTTP/1.1", b"Host: x", b"Content-Length: -1"],
        [b"POST /sparql HTTP/1.1", b"Host: x", b"Content-Length: 1", b"Content-Length: 2"],
        [b"POST /sparql HTTP/1.1", b"Host: x", b"Transfer-Encoding: gzip"],
        [b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"],
    ],
    ids=["no-host", "spaces", "length", "lengths", "coding", "tls"],
)
def test_what_is_not_http(served: Served, head: list[bytes]) -> None:
    """What does not speak HTTP as it should is told so."""
    assert served.send(head).startswith(b"HTTP/1.1 400 ")
