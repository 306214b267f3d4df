"""A browser that is cut off from every network but this machine, for all tests that look at pages."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from browsing import browser_path, chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium from the system; missing, it fails in CI and is skipped elsewhere."""
    path = browser_path()
    if path is None:
        reason = "no Chromium on this machine: see tests/view/provide-browser.sh"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with chromium(path) as found:
        yield found


@pytest.fixture(scope="session")
def offline(browser: Browser) -> Iterator[BrowserContext]:
    """A profile without network for pages from disk, which share nothing that is stored."""
    context = browser.new_context(offline=True)
    yield context
    context.close()
