"""Section 2.1.5 of the protocol: which form an answer comes in, as the client likes best."""

import httpx
import pytest

from serve.asking import BROWSER, direct


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("application/json", "application/json"),
        ("application/xml", "application/xml"),
        ("*/*", "application/sparql-results+json"),
        ("text/*", "text/xml; charset=utf-8"),
        ("text/turtle, text/csv", "text/csv; charset=utf-8"),
        ("application/*;q=0.3, text/csv;q=0.4", "text/csv; charset=utf-8"),
        ("text/csv;q=0, */*;q=0.1", "application/sparql-results+json"),
        (BROWSER, "application/xml"),
    ],
)
def test_rows_come_as_the_client_likes_best(client: httpx.Client, accept: str, media: str) -> None:
    """The form of rows is negotiated."""
    response = direct(client, "SELECT (1 AS ?x) {}", Accept=accept)

    assert (response.status_code, response.headers["content-type"]) == (200, media)


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv, application/sparql-results+xml;q=0.1", "application/sparql-results+xml"),
    ],
)
def test_yes_and_no_come_as_the_client_likes_best(client: httpx.Client, accept: str, media: str) -> None:
    """The form of the answer to an ASK is negotiated among those that have one for it."""
    response = direct(client, "ASK {}", Accept=accept)

    assert (response.status_code, response.headers["content-type"]) == (200, media)


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("text/turtle", "text/turtle; charset=utf-8"),
        ("application/n-triples", "application/n-triples"),
        ("application/ld+json", "application/ld+json"),
        ("text/turtle;q=0.5, application/*", "application/n-triples"),
        (BROWSER, "text/turtle; charset=utf-8"),
    ],
)
def test_triples_come_as_the_client_likes_best(client: httpx.Client, accept: str, media: str) -> None:
    """The form of triples is negotiated."""
    response = direct(client, "CONSTRUCT { <urn:s> <urn:p> 1 } {}", Accept=accept)

    assert (response.status_code, response.headers["content-type"]) == (200, media)


@pytest.mark.parametrize(
    ("sparql", "accept"),
    [
        ("SELECT * {}", "text/turtle"),
        ("SELECT * {}", "image/png"),
        ("SELECT * {}", "*/*;q=0"),
        ("SELECT * {}", "no media type"),
        ("ASK {}", "text/csv"),
        ("ASK {}", "text/tab-separated-values"),
        ("CONSTRUCT WHERE { ?s a pg:Plan }", "text/csv"),
        ("DESCRIBE pg:Plan", "application/sparql-results+json"),
    ],
)
def test_bad_accept(client: httpx.Client, sparql: str, accept: str) -> None:
    """Where no form that there is would be welcome, those that there are are named."""
    response = direct(client, sparql, Accept=accept)

    assert response.status_code == 406
    assert "application/sparql-results+json" in response.text or "text/turtle" in response.text
