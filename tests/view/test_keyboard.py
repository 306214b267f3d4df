"""Without a mouse: from the overview to a source line, by search, by table, by matrix."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from view.visit import DRAWN, Visit, until

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MOST_KEYS = 120


def tab_to(page: Page, selector: str) -> int:
    """Press the Tab key until what is focused matches; the number of presses."""
    for presses in range(1, MOST_KEYS):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return presses
    raise AssertionError(f"{MOST_KEYS} tabs do not reach {selector}")


def walk(visit: Visit, site: Path, to: str = "hierarchy.html") -> Page:
    """From the overview into a network."""
    page = visit.open(site / "index.html")
    tab_to(page, f'nav a[href^="{to}"]')
    page.keyboard.press("Enter")
    page.locator("#network").wait_for()
    until(page, DRAWN)
    return page


def source_line(page: Page) -> str:
    """The line that is marked, once the source reader is open."""
    page.wait_for_url("**/source/icd-2021.html*")
    return str(page.evaluate("new URLSearchParams(location.hash.slice(1)).get('line')"))


def test_search_leads_to_the_line_of_a_project(visit: Visit, site: Path) -> None:
    """Overview, hierarchy, search by initials, Enter, its quotation's line, Enter: line 765."""
    page = walk(visit, site)
    tab_to(page, "#search")
    page.keyboard.type("i-ceramic")
    page.keyboard.press("Enter")
    tab_to(page, "#detail cite a")
    page.keyboard.press("Enter")

    assert source_line(page) == "765"


def test_the_table_leads_to_the_line_of_a_project(visit: Visit, site: Path) -> None:
    """The table's button unfolds a performance goal; the row of its first project links its line."""
    page = walk(visit, site)
    tab_to(page, '.fold[data-fold="icd-2/performance-goal/1-1"]')
    page.keyboard.press("Enter")
    tab_to(page, 'tr[data-id$="/project/1-1-1"] a')
    page.keyboard.press("Enter")

    assert source_line(page) == "760"


def test_a_cell_of_the_matrix_is_opened_by_a_key(visit: Visit, site: Path) -> None:
    """From the overview to overlap, to a cell, and its rows are in the panel."""
    page = walk(visit, site, "overlap.html")
    tab_to(page, "#matrix-table button")
    page.keyboard.press("Enter")

    assert page.locator("#detail .items a").first.inner_text() == "원문 760행"


def test_a_menu_opens_and_closes_by_keys(visit: Visit, site: Path) -> None:
    """Enter opens the filters, Space ticks a ministry, Escape closes and gives the focus back."""
    page = visit.open(site / "hierarchy.html")
    tab_to(page, "#filters summary")
    page.keyboard.press("Enter")
    tab_to(page, "#filter-ministry input")
    page.keyboard.press("Space")
    filtered = page.locator("#filter-count").inner_text()
    page.keyboard.press("Escape")

    assert (
        filtered.strip(),
        page.evaluate("document.getElementById('filters').open"),
        page.evaluate("document.activeElement.matches('#filters summary')"),
    ) == ("(1)", False, True)


def test_what_no_key_reaches_is_found(visit: Visit, site: Path) -> None:
    """The walk fails on something that cannot be tabbed to."""
    page = visit.open(site / "index.html")
    with pytest.raises(AssertionError, match="do not reach"):
        tab_to(page, "main h1")
