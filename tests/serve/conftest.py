"""A server for all tests that only ask, and the same data without one."""

from collections.abc import Iterator

import httpx
import pytest

from policygraph.store import EmbeddedStore, open_store
from serve.served import Served


@pytest.fixture(scope="session")
def served() -> Iterator[Served]:
    """A server of the real build."""
    served = Served.start()
    yield served
    served.stop()


@pytest.fixture(scope="session")
def client(served: Served) -> Iterator[httpx.Client]:
    """A client of the server."""
    with httpx.Client(base_url=served.address, timeout=60, trust_env=False) as client:
        yield client


@pytest.fixture(scope="session")
def store() -> EmbeddedStore:
    """The data that is served."""
    return open_store()


@pytest.fixture(scope="session")
def graphs(store: EmbeddedStore) -> dict[str, str]:
    """The names of the graphs, by their last part."""
    return {name.rsplit("/", 1)[-1]: name for name in store.graphs()}
