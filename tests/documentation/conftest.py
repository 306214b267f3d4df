"""A server that the commands of the pages ask."""

from collections.abc import Iterator

import pytest

from serve.served import Served


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a server of the real build."""
    served = Served.start()
    yield served.address
    served.stop()
