"""Whatever stands in a label, a quotation, a note or an IRI is shown as it is and does nothing."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from policygraph import paths
from policygraph.store import read_manifest
from policygraph.view import write_site
from view.hostile import ATTACKS, RENAMED, hostile_manifest, hostile_store
from view.samples import FILES, MINISTRY, one_of_each

if TYPE_CHECKING:
    from playwright.sync_api import Dialog

    from view.visit import Visit

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.xdist_group("hostile")]
HERE = Path(__file__).parent
POKE, HARM = ((HERE / name).read_text("utf-8").partition("\n")[2] for name in ("poking.js", "harm.js"))


# What opens the ministry of industry, under its hostile IRI.
OPENED = f"#at={quote(MINISTRY.replace('ministry/motie', RENAMED['ministry/motie']), safe='')}"
# In each turn every place of a page holds many texts, and so every attack; other turns mix them anew.
TURNS = [
    0,
    len(ATTACKS) // 3,
    2 * len(ATTACKS) // 3,
]


@pytest.fixture(scope="session", params=TURNS)
def turn(request: pytest.FixtureRequest) -> int:
    """Which text gets which attack."""
    return int(request.param)


@pytest.fixture(scope="session")
def hostile(turn: int, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a graph that means harm."""
    folder = tmp_path_factory.mktemp("hostile")
    write_site(
        hostile_store(turn), hostile_manifest(turn, folder / "sources"), folder / "site", folder / "sources"
    )
    return folder / "site"


def harm(visit: Visit, path: Path, fragment: str = "") -> list[str]:
    """Whatever a page did or holds that it should not, while somebody tries all of it in both languages."""
    dialogs: list[str] = []

    def refuse(dialog: Dialog) -> None:
        dialogs.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    visit.page.on("dialog", refuse)
    visit.page.set_default_timeout(120_000)  # every line of the source reader is found, opened and said anew
    page = visit.open(path, fragment)
    found = []
    for switch in ("#language", "#theme"):
        page.evaluate(POKE, "<script")
        found += page.evaluate(HARM)
        page.locator(switch).click()
    visit.page.remove_listener("dialog", refuse)
    asked = [url for url in visit.requests if not url.startswith(("file:", "data:", "blob:"))]
    return [*found, *page.evaluate(HARM), *visit.errors, *asked, *dialogs]


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_graph_does_nothing(visit: Visit, hostile: Path, name: str) -> None:
    """No script runs or is stopped by the policy only, nothing is asked for, nothing is mirrored."""
    assert harm(visit, hostile / name, OPENED) == []


@pytest.mark.parametrize("name", FILES)
def test_hostile_text_is_shown(visit: Visit, hostile: Path, name: str) -> None:
    """It stands in the page as it stands in the graph."""
    page = visit.open(hostile / name, OPENED)

    assert "window.hit=1" in page.locator("main").inner_text()


@pytest.mark.parametrize("turn", [0], indirect=True)
def test_hostile_things_do_nothing(visit: Visit, hostile: Path) -> None:
    """One page of each kind of thing, and the source reader over a text whose every line is hostile."""
    found = {name: harm(visit, hostile / name) for name in one_of_each(hostile)}

    assert {name: harms for name, harms in found.items() if harms} == {}


def test_no_page_is_written_outside_of_the_folder(tmp_path: Path) -> None:
    """Whatever path an IRI has: upwards, encoded or not, without a name, with one that is forbidden."""
    bad = (
        "../../../../../../escaped",
        "..%2F..%2F..%2Fescaped",
        "%00",
        "con",
        "a/",
        "..",
        "%2E%2E/%2E%2E/x",
    )
    renamed = {
        f"icd-2021/project/1-1-{number}": f"icd-2021/project/{path}" for number, path in enumerate(bad, 1)
    }
    site = tmp_path / "a" / "b" / "site"
    write_site(hostile_store(0, renamed), read_manifest(paths.TRIPLES), site)
    above = [tmp_path, tmp_path / "a", tmp_path / "a" / "b"]

    assert [found for folder in above for found in folder.iterdir()] == [*above[1:], site]


@pytest.mark.parametrize("turn", [0], indirect=True)
@pytest.mark.parametrize("policy", ["with its policy", "without"])
def test_a_page_that_does_not_escape_is_found_out(
    visit: Visit, tmp_path: Path, hostile: Path, policy: str
) -> None:
    """The same page with its texts as markup: what the policy stops is seen as well as what it does not."""
    text = html.unescape((hostile / "report.html").read_text(encoding="utf-8"))
    if policy == "without":
        text = re.sub("<meta http-equiv=.Content-Security-Policy[^>]*>", "", text)
    page = tmp_path / "vulnerable.html"
    page.write_text(text, encoding="utf-8")
    found = harm(visit, page)

    assert ("hit: 1" in found, any("Content Security Policy" in one for one in found)) == (
        policy == "without",
        policy != "without",
    )


def test_a_mark_that_mirrors_its_neighbours_is_found(visit: Visit) -> None:
    """A direction that is turned and not turned back, in text beside that of others."""
    visit.page.set_content("<p>\u202eone <span>two</span></p><p><bdi>\u202eone</bdi> <span>three</span></p>")

    assert visit.page.evaluate(HARM) == ["mirrored: two"]
