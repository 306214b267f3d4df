"""No page breaks a rule of axe-core: in both languages and themes, wide and narrow, all opened."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from view.axe import violations
from view.samples import FILES, MINISTRY, one_of_each

if TYPE_CHECKING:
    from pathlib import Path

    from view.visit import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
# The address of a page in each language and theme.
LOOKS = [
    "lang=ko&theme=light",
    "lang=en&theme=dark",
    "lang=ko&theme=dark",
    "lang=en&theme=light",
]


def unfold(visit: Visit) -> None:
    """Open whatever can be opened without leaving the page."""
    visit.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", FILES)
def test_a_page_breaks_no_rule(visit: Visit, site: Path, name: str, look: str) -> None:
    """As it opens."""
    page = visit.open(site / name, f"#{look}")

    assert violations(page) == {}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", FILES)
def test_an_opened_page_breaks_no_rule(visit: Visit, site: Path, name: str, look: str) -> None:
    """With a ministry in the panel of the network, and all that is folded opened."""
    page = visit.open(site / name, f"#{look}&at={quote(MINISTRY, safe='')}")
    unfold(visit)

    assert violations(page) == {}


@pytest.mark.parametrize("name", FILES)
def test_a_narrow_page_breaks_no_rule(visit: Visit, site: Path, name: str) -> None:
    """At 320 px, where tables scroll inside their regions."""
    visit.page.set_viewport_size({"width": 320, "height": 800})
    page = visit.open(site / name, f"#at={quote(MINISTRY, safe='')}")
    unfold(visit)

    assert violations(page) == {}


@pytest.mark.parametrize("look", ["lang=en&theme=dark"])
def test_pages_of_single_things_break_no_rule(visit: Visit, site: Path, look: str) -> None:
    """One page of each kind of thing, and the source reader."""
    found = {}
    for name in one_of_each(site):
        page = visit.open(site / name, f"#{look}")
        unfold(visit)
        found[name] = violations(page)

    assert {name: broken for name, broken in found.items() if broken} == {}


@pytest.mark.parametrize(
    ("markup", "rule"),
    [
        ("<img src='data:,'>", "image-alt"),
        ("<button></button>", "button-name"),
        ("<p style='color: #999; background: #fff'>grey</p>", "color-contrast"),
        ("<h1>one</h1><h3>three</h3>", "heading-order"),
        ("<button style='width: 9px; height: 9px; padding: 0'>a</button><button>b</button>", "target-size"),
        ("<div tabindex=0 role=paragraph>a</div>", "focus-order-semantics"),
    ],
    ids=lambda value: value if value.isascii() and "<" not in value else "",
)
def test_a_fault_is_found(visit: Visit, site: Path, markup: str, rule: str) -> None:
    """A page of ours with a fault put into it is found out, by its rule."""
    page = visit.open(site / "index.html")
    page.evaluate("(markup) => { document.querySelector('main').innerHTML = markup; }", markup)

    assert rule in violations(page)
