"""The published graphs, opened once for each file of questions."""

import pytest

from policygraph.store import EmbeddedStore, open_store


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    """The published graphs."""
    return open_store(in_memory=True)
