"""A site of the real plan, and visits to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from policygraph import paths
from policygraph.store import open_store
from policygraph.view import write_site
from view.visit import Visit


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The explorer of the published build."""
    folder = tmp_path_factory.mktemp("site")
    write_site(open_store(in_memory=True), paths.TRIPLES, folder)
    return folder


@pytest.fixture
def visit(offline: BrowserContext) -> Iterator[Visit]:
    """A fresh page without network, 1440 × 1000."""
    page = offline.new_page()
    page.set_viewport_size({"width": 1440, "height": 1000})
    yield Visit(page)
    page.close()
