"""What HTTP itself asks of the endpoint: HEAD, OPTIONS, pages of other sites, tags, strange headers."""

import httpx
import pytest

from serve.asking import FORM, JSON, SPARQL
from serve.served import Served


def test_head_tells_the_length_without_the_body(served: Served, client: httpx.Client) -> None:
    """HEAD is GET without the body."""
    full = client.get("/sparql?query=ASK%7B%7D")
    head = served.send([b"HEAD /sparql?query=ASK%7B%7D HTTP/1.1", b"Host: x"])
    fields, _, body = head.partition(b"\r\n\r\n")

    assert (fields.split(b"\r\n")[0], body) == (b"HTTP/1.1 200 OK", b"")
    assert f"content-length: {len(full.content)}".encode() in fields.lower()


def test_options_tell_what_can_be_done(client: httpx.Client) -> None:
    """OPTIONS names the methods, and what can be posted."""
    response = client.options("/sparql")

    assert (response.status_code, response.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")
    assert response.headers["accept-post"] == f"{FORM}, {SPARQL}"


def test_pages_of_other_sites_may_read(client: httpx.Client) -> None:
    """An answer says that any page may read it."""
    response = client.get("/sparql?query=ASK%7B%7D", headers={"Origin": "https://example.org"})

    assert response.headers["access-control-allow-origin"] == "*"


def test_pages_of_other_sites_may_post_queries(client: httpx.Client) -> None:
    """A browser that asks beforehand is told that a query may be posted."""
    response = client.options(
        "/sparql",
        headers={
            "Origin": "https://example.org",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type",
        },
    )

    assert (response.status_code, response.headers["access-control-allow-origin"]) == (200, "*")
    assert "POST" in response.headers["access-control-allow-methods"]
    assert "content-type" in response.headers["access-control-allow-headers"].lower()


@pytest.mark.parametrize("held", ["{}", "W/{}", 'W/"other", W/{}'])
def test_an_answer_that_the_client_has_is_not_sent_again(client: httpx.Client, held: str) -> None:
    """The tag of an answer, however it is held against it, saves asking."""
    first = client.get("/sparql?query=ASK%7B%7D")
    tag = first.headers["etag"]
    again = client.get(
        "/sparql?query=ASK%7B%7D", headers={"If-None-Match": held.format(tag.removeprefix("W/"))}
    )

    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)


def test_another_form_is_another_answer(client: httpx.Client) -> None:
    """The tag of an answer is of its form, too; caches are told that the form depends on the header."""
    tags = set()
    for accept in (JSON, "text/csv"):
        response = client.get("/sparql", params={"query": "SELECT * {}"}, headers={"Accept": accept})
        assert "Accept" in response.headers["vary"].split(", ")
        tags.add(response.headers["etag"])

    assert len(tags) == 2


@pytest.mark.parametrize(
    "sparql", ["SELECT (NOW() AS ?x) {}", "SELECT (rand() AS ?x) {}", "SELECT (UUID() AS ?x) {}"]
)
def test_what_changes_by_itself_has_no_tag(client: httpx.Client, sparql: str) -> None:
    """The time, a die and a new name are other ones each time."""
    assert "etag" not in client.get("/sparql", params={"query": sparql}).headers


def test_a_strange_host_does_no_harm(served: Served) -> None:
    """A header that is no host breaks nothing, where an address is made of it least of all."""
    answers = [
        served.send([b"GET /sparql" + query + b" HTTP/1.1", b"Host: " + host]).split(b" ")[1]
        for host in (b"[", b"[::1", b"a b", b'x"><y', b"x:99999999")
        for query in (b"", b"?query=ASK%7B%7D")
    ]

    assert {answer[:1] for answer in answers} <= {b"2", b"4"}
