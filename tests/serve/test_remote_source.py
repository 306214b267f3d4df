"""`policygraph serve --endpoint` in front of another server: here, a second one of ours."""

from collections.abc import Iterator

import httpx
import pytest

from serve.processes import RUNAWAY
from serve.served import Served

QUERY = "SELECT ?plan { ?plan a pg:AnnualPlan }"


@pytest.fixture(scope="module")
def behind() -> Iterator[Served]:
    """The server that has the data."""
    served = Served.start()
    yield served
    if served.process.poll() is None:
        served.stop()


@pytest.fixture(scope="module")
def front(behind: Served) -> Iterator[Served]:
    """The server that asks it."""
    served = Served.start("--endpoint", f"{behind.address}/sparql", "--max-rows", "50", "--timeout", "8")
    yield served
    served.stop()


def ask(served: Served, query: str, **headers: str) -> httpx.Response:
    """What a server answers."""
    parameters = {"query": query}
    return httpx.get(
        f"{served.address}/sparql", params=parameters, headers=headers, timeout=60, trust_env=False
    )


@pytest.mark.slow
@pytest.mark.parametrize("accept", ["application/sparql-results+json", "text/csv", "text/html;q=0.1, */*"])
def test_the_answer_is_that_of_the_server_behind(behind: Served, front: Served, accept: str) -> None:
    """The same rows in the same forms; without a tag, for the data may change behind it."""
    answer = ask(front, QUERY, Accept=accept)

    assert (answer.status_code, answer.content) == (200, ask(behind, QUERY, Accept=accept).content)
    assert "etag" not in answer.headers


@pytest.mark.slow
@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("SELECT", 400),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 403),
        ("SELECT * { ?s ?p ?o } LIMIT 51", 403),
        ("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 51", 403),
        pytest.param(RUNAWAY, 408, marks=pytest.mark.slow),
    ],
)
def test_limits_hold_in_front_of_a_server(front: Served, query: str, status: int) -> None:
    """What is wrong, too much or too slow is refused or stopped in front, whatever the server behind does."""
    assert ask(front, query).status_code == status


@pytest.mark.slow
def test_a_server_that_has_gone_is_said(behind: Served, front: Served) -> None:
    """When the server behind does not answer, that is a 502, and the one in front is not well."""
    behind.stop()
    health = httpx.get(f"{front.address}/health", trust_env=False)

    assert (ask(front, QUERY).status_code, health.status_code) == (502, 503)
