"""The servers as fixtures, for tests in any folder."""

from collections.abc import Iterator

import pytest

from servers.running import Server, running_oxigraph, running_virtuoso


@pytest.fixture(scope="session")
def oxigraph_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An empty Oxigraph server; what a test puts there, it takes away."""
    with running_oxigraph(tmp_path_factory.mktemp("oxigraph")) as server:
        yield server


@pytest.fixture(scope="session")
def virtuoso_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An empty Virtuoso (it has graphs of its own); what a test puts there, it takes away."""
    with running_virtuoso(tmp_path_factory.mktemp("virtuoso")) as server:
        yield server
