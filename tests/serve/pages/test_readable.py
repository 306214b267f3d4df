"""Whoever comes can read the pages: on a narrow screen, in the dark, with a screen reader."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from view.visit import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGES = ["/", "/query", "/ontology", "/id/ministry/me", "/graph/organisations", "/catalog", "/id/none/x"]
HERE = Path(__file__).parent


def audit(visit: Visit, name: str) -> Any:  # noqa: ANN401 - whatever the script tells
    """What a script beside this file tells of the page."""
    text = (HERE / name).read_text(encoding="utf-8")
    return visit.page.evaluate(text[text.index("() => {\n") :].rstrip().removesuffix(";"))


def open_page(visit: Visit, address: str, path: str, language: str) -> None:
    """Open a page, the query page with an answer."""
    visit.page.goto(f"{address}{path}?lang={language}{'#q=ministries' if path == '/query' else ''}")
    if path == "/query":
        visit.page.locator("body[data-answered='1']").wait_for()


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_narrow_and_labelled(visit: Visit, address: str, path: str, language: str) -> None:
    """At 320 px nothing is scrolled sideways; every control has a name; what is referred to is there."""
    visit.page.set_viewport_size({"width": 320, "height": 800})
    open_page(visit, address, path, language)
    expected = {"wide": 0, "nameless": [], "twice": [], "headings": 1, "broken": []}

    assert audit(visit, "layout.js") == expected


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/query", "/id/ministry/me", "/", "/ontology"])
def test_every_text_can_be_read(visit: Visit, address: str, path: str, scheme: str) -> None:
    """Every text has a contrast of 4.5:1 or more against what is behind it, in the light and in the dark."""
    visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # one of two
    open_page(visit, address, path, "ko")

    assert audit(visit, "contrast.js") == []


def test_the_audits_can_fail(visit: Visit) -> None:
    """A page that is wide, nameless and grey is found out."""
    visit.page.set_content(
        "<p id=a style='color: #999; width: 4000px'>grey</p><button id=a></button><i aria-controls=b></i>"
    )
    layout, contrast = audit(visit, "layout.js"), audit(visit, "contrast.js")

    assert (layout["wide"] > 0, layout["headings"], layout["twice"], layout["broken"]) == (
        True,
        0,
        ["a"],
        ["b"],
    )
    assert (layout["nameless"], len(contrast)) == (['<button id="a"></button>'], 1)
