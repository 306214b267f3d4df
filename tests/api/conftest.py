"""What the tests of the public interface share."""

import pytest

import policygraph
from policygraph import KnowledgeGraph


@pytest.fixture(scope="session")
def plan() -> KnowledgeGraph:
    """The graph that policygraph ships with."""
    return policygraph.load()
