"""The published build and its budget rows, opened once."""

import pytest

from policygraph.analyse.budget import BudgetRow, read_budget
from policygraph.store import EmbeddedStore, open_store


@pytest.fixture(scope="session")
def published() -> EmbeddedStore:
    """The published build."""
    return open_store()


@pytest.fixture(scope="session")
def real_rows(published: EmbeddedStore) -> tuple[BudgetRow, ...]:
    """The 163 budget rows of 2021, ministries by their short names."""
    return read_budget(published, short=True)
