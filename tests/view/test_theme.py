"""Colours can be seen in both themes, and shape says what colour says."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policygraph.view import theme
from policygraph.view.theme import DARK, LIGHT, LINKS, NODES
from view.colours import contrast, unnamed, variables, weak
from view.samples import FILES, MINISTRY, one_of_each

if TYPE_CHECKING:
    from view.colours import Shades
    from view.visit import Visit

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
STYLES = sorted((Path(theme.__file__).parent / "static").glob("*.css"))
PAIRS = tomllib.loads((HERE / "contrast.toml").read_text(encoding="utf-8"))
AUDIT = (HERE.parent / "serve" / "pages" / "contrast.js").read_text(encoding="utf-8")
TEXT, MARKS = 4.5, 3.0


def shades() -> dict[str, Shades]:
    """The colours that the styles of the explorer name."""
    return {
        name: found for path in STYLES for name, found in variables(path.read_text(encoding="utf-8")).items()
    }


def test_every_text_of_the_styles_has_contrast() -> None:
    """4.5:1 against each background that it stands on, in both themes."""
    assert weak(shades(), PAIRS["text"], TEXT) == {}


def test_every_mark_of_the_styles_has_contrast() -> None:
    """3:1 likewise."""
    assert weak(shades(), PAIRS["marks"], MARKS) == {}


def test_every_colour_is_in_the_list_of_pairs() -> None:
    """A colour that nobody checks is found, and so is a pair of colours that are no more."""
    assert {*PAIRS["text"], *PAIRS["marks"], *PAIRS["behind"]["names"]} == shades().keys()


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_every_colour_has_a_name(path: Path) -> None:
    """No rule names a colour by its value, where the list of pairs could not see it."""
    assert unnamed(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("theme_name", ["light", "dark"])
def test_a_weak_colour_is_found(theme_name: str) -> None:
    """A grey that is too near to the page, in one theme only."""
    light, dark = shades()["soft"]
    changed = ("#8a8a8a", dark) if theme_name == "light" else (light, "#606060")
    found = weak(shades() | {"soft": changed}, {"soft": ["page"]}, TEXT)

    assert {(name, behind, where) for name, behind, where in found} == {("soft", "page", theme_name)}


def test_colours_are_read_from_a_style() -> None:
    """With one shade or two; what has no name is told apart from identifiers and from names."""
    css = ":root { --a: light-dark(#111111, #eeeeee); --b: #2f7fb8; } #found { color: #999; top: #fedcba; }"

    assert (variables(css), unnamed(css)) == (
        {"a": ("#111111", "#eeeeee"), "b": ("#2f7fb8", "#2f7fb8")},
        ["#999", "#fedcba"],
    )


def test_the_palette_stands_on_the_page_of_the_styles() -> None:
    """What the palette is checked against is what it is drawn on."""
    assert shades()["page"] == (LIGHT, DARK)


def test_every_colour_of_the_palette_has_contrast() -> None:
    """Nodes and links stand out by 3:1 against the light and the dark page."""
    nodes = {name: (kind.color, kind.color) for name, kind in NODES.items()}
    palette = nodes | {name: (link.color, link.color) for name, link in LINKS.items()}

    assert weak({**shades(), **palette}, {name: ["page"] for name in palette}, MARKS) == {}


def test_the_link_that_a_person_read_differs_by_more_than_colour() -> None:
    """Printed links are solid, a person's reading is dashed."""
    assert (bool(LINKS["read"].dashes), bool(LINKS["part"].dashes)) == (True, False)


def test_contrast_is_computed_as_the_standard_says() -> None:
    """Black on white is 21:1, grey 767676 on white just passes for text."""
    assert (round(contrast("#000000", "#ffffff"), 2), round(contrast("#767676", "#ffffff"), 2)) == (
        21.0,
        4.54,
    )


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", FILES)
def test_every_text_of_a_page_can_be_read(visit: Visit, site: Path, name: str, scheme: str) -> None:
    """As the browser computes it: 4.5:1 against what is behind it, shaded cells and marked words too."""
    page = visit.open(site / name, f"#theme={scheme}&at={MINISTRY}")

    assert page.evaluate(audit()) == []


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_about_single_things_can_be_read(visit: Visit, site: Path, scheme: str) -> None:
    """On one page of each kind of thing."""
    found = {
        name: visit.open(site / name, f"#theme={scheme}").evaluate(audit()) for name in one_of_each(site)
    }

    assert {name: faint for name, faint in found.items() if faint} == {}


@pytest.mark.browser
def test_a_faint_text_is_found(visit: Visit, site: Path) -> None:
    """In the dark, on a page of ours."""
    page = visit.open(site / "index.html", "#theme=dark")
    page.evaluate("document.querySelector('h1').style.color = '#555'")

    assert [element for element, _ in page.evaluate(audit())] == ["SPAN."]


def audit() -> str:
    """The script that finds faint texts, as a function."""
    return AUDIT[AUDIT.index("() => {\n") :].rstrip().removesuffix(";")
