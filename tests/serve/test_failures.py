"""Each thing that can go wrong behind the endpoint has its status."""

import httpx
import pytest
from starlette.applications import Starlette

from policygraph.errors import (
    BusyError,
    CommandError,
    PolicygraphError,
    QuerySyntaxError,
    QueryTimeoutError,
    RefusedQueryError,
    StoreError,
)
from policygraph.serve.asking import Asked, Reply
from policygraph.serve.catalogue import Catalogued, Kept
from policygraph.serve.limits import Limits
from policygraph.serve.protocol import Endpoint
from serve.loops import finished


class Failing:
    """Answers no query, but fails as it is told."""

    def __init__(self, error: PolicygraphError) -> None:
        self._error = error

    async def ask(self, _: Asked) -> Reply:
        """Fail."""
        raise self._error


def no_files() -> Kept:
    """The files to give away, for which nobody asks where the endpoint fails."""
    raise AssertionError


async def get(endpoint: Endpoint, address: str) -> httpx.Response:
    """What the endpoint or the description beside it answers, without a server around it."""
    routes = [*endpoint.routes(), *Catalogued(endpoint, no_files).routes()]
    transport = httpx.ASGITransport(Starlette(routes=routes))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        return await client.get(address)


@pytest.mark.parametrize(
    ("kind", "status", "retry"),
    [
        (QuerySyntaxError, 400, None),
        (CommandError, 400, None),
        (RefusedQueryError, 403, None),
        (QueryTimeoutError, 408, None),
        (StoreError, 502, None),
        (BusyError, 503, "5"),
    ],
)
@pytest.mark.parametrize("address", ["/sparql?query=ASK%7B%7D", "/sparql", "/.well-known/void"])
def test_a_failure_has_its_status(
    kind: type[PolicygraphError], status: int, retry: str | None, address: str
) -> None:
    """Whose fault it is, and whether to try again, can be told from the status; the words are the error's."""
    error = kind("what is wrong", "무엇이 잘못되었나")
    endpoint = Endpoint(Failing(error), frozenset(), "1", Limits(), "ko")
    response = finished(get(endpoint, address))

    assert (response.status_code, response.headers.get("retry-after")) == (status, retry)
    assert response.text == "무엇이 잘못되었나\n"
