"""What many tests share: the real plan, copies of its source folder to damage, and a browser."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from policygraph import paths
from policygraph.build import PlanReport, examine
from policygraph.records import Source, load_source
from records.folder import SourceFolder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from policygraph.model import Plan

REAL = paths.SOURCES / "icd-2021"


@pytest.fixture(scope="session")
def real_source() -> Source:
    """The source folder of the 2021 plan, loaded."""
    return load_source(REAL)


@pytest.fixture(scope="session")
def real_report() -> PlanReport:
    """What the build makes of the 2021 plan."""
    return examine(REAL)


@pytest.fixture(scope="session")
def real_plan(real_report: PlanReport) -> Plan:
    """The 2021 plan, as read."""
    return real_report.plan


@pytest.fixture
def copied(tmp_path: Path) -> SourceFolder:
    """A copy of the 2021 plan's source folder."""
    return SourceFolder.copy_of(REAL, tmp_path / "icd-2021")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium from the system; missing, it fails in CI and is skipped elsewhere."""
    names = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    if path is None:
        reason = "no Chromium on this machine: see tests/view/provide-browser.sh"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only for those who use a browser

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                # Any name that a page asks for leads nowhere but to this machine.
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            ],
        )
        yield browser
        browser.close()
