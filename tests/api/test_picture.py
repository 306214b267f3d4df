"""A picture in a notebook's cell, in a browser without a network: it is drawn, and its controls work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext

    from policygraph import KnowledgeGraph
    from policygraph.errors import Language

pytestmark = [pytest.mark.browser, pytest.mark.slow]


HEADINGS = {"ko": ["다부처 사업", "Co-funding"], "en": ["Co-funding", "다부처 사업"]}


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_picture_opens_in_the_language_and_changes_it(
    plan: KnowledgeGraph, offline: BrowserContext, tmp_path: Path, lang: Language
) -> None:
    """In a frame, where a page has no address of its own unless it is given one."""
    file = tmp_path / "cell.html"
    shown = plan.in_language(lang).picture("cofunding")._repr_html_()
    file.write_text(f"<!doctype html><meta charset=utf-8>{shown}", encoding="utf-8")
    wrong: list[str] = []
    page = offline.new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(file.as_uri())
    frame = page.frame_locator("iframe")
    found = [frame.locator("h1").inner_text()]
    frame.locator("#language").click()
    found.append(frame.locator("h1").inner_text())
    page.close()

    assert (found, wrong) == (HEADINGS[lang], [])
