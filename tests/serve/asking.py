"""Ways to ask the endpoint, and the answers of the data without it."""

from urllib.parse import urlencode

import httpx

from policygraph.store import Dataset, EmbeddedStore

SPARQL, FORM = "application/sparql-query", "application/x-www-form-urlencoded"
JSON = "application/sparql-results+json"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
COUNT_NAMED = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8"
KOREAN = 'SELECT ("비전 + 100% & ü" AS ?x) {}'


def counted(response: httpx.Response) -> int:
    """The one number of an answer in JSON."""
    assert (response.status_code, response.headers["content-type"]) == (200, JSON), response.text
    (row,) = response.json()["results"]["bindings"]
    return int(row["n"]["value"])


def expected(store: EmbeddedStore, sparql: str, dataset: Dataset | None = None) -> int:
    """The one number that the store answers itself."""
    ((number,),) = store.query(sparql, dataset).bindings().rows
    assert isinstance(number, int)
    return number


def direct(
    client: httpx.Client, sparql: str | bytes, address: str = "/sparql", **headers: str
) -> httpx.Response:
    """The answer to a query that is the body itself."""
    return client.post(
        address,
        content=sparql,
        headers={
            "Content-Type": SPARQL,
            **{name.replace("_", "-"): value for name, value in headers.items()},
        },
    )


def sent_as_form(
    client: httpx.Client, *parameters: tuple[str, str], address: str = "/sparql"
) -> httpx.Response:
    """The answer to a query that is in a form."""
    return client.post(address, content=urlencode(parameters), headers={"Content-Type": FORM})
