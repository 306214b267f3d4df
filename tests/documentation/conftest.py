"""What the commands of the pages ask: a server, and the build."""

from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from unittest import mock

import pytest

from policygraph import paths
from policygraph.store import EmbeddedStore, open_store
from serve.served import Served


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a server of the real build."""
    served = Served.start()
    yield served.address
    served.stop()


@pytest.fixture(scope="module", autouse=True)
def opened_once() -> Iterator[None]:
    """Commands that are run in this process find the build open: each of a hundred would open it again."""

    def found(
        folder: Path = paths.TRIPLES, graphs: Collection[str] | None = None, *, in_memory: bool = False
    ) -> EmbeddedStore:
        if folder != paths.TRIPLES or graphs is not None:
            return open_store(folder, graphs, in_memory=in_memory)
        return _published()

    with mock.patch("policygraph.cli.opened.open_store", found):
        yield


@cache
def _published() -> EmbeddedStore:
    return open_store()
