"""The pictures of the explorer's pages that the READMEs and the documentation show: `make pictures` takes them.

Each page of the published build, in Korean and English, as Chromium draws it at 1400 × 875, at six sevenths of
its size; the query page from a server. They are committed: a reader on the web sees them without building anything.
"""

import base64
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from browsing import chromium
from policygraph import paths
from policygraph.store import open_store, read_manifest
from policygraph.view import write_site
from policygraph.view.briefing import briefing
from policygraph.view.frame import Frame
from serve.served import Served
from view.visit import DRAWN, until

FOLDER = paths.DOCS / "pictures"
WIDTH, HEIGHT, SCALE = 1400, 875, 6 / 7
LANGUAGES = ("ko", "en")
_QUALITY = 44
_HALF_A_SECOND = 500


@dataclass(frozen=True, slots=True)
class View:
    """A picture to be taken.

    Attributes:
        name: of its files, with the language and `.webp` after it.
        file: the page in the explorer's folder; on the server, if `served`.
        state: what the address says after `#`, beside the language.
        at: an element that is scrolled to the top.
        served: whether it is a page of the server.
    """

    name: str
    file: str
    state: str = ""
    at: str = ""
    served: bool = False


VIEWS = (
    View("overview", "index.html"),
    View("hierarchy", "hierarchy.html"),
    View("cofunding", "cofunding.html"),
    View("overlap", "overlap.html"),
    View("flows", "flows.html"),
    View("index", "entities.html"),
    View("entity", "id/icd-2021/project/1-1-3.html"),
    View("source", "source/icd-2021.html", "line=345"),
    View("repairs", "report.html"),
    View("overlap-report", "overlap-report.html"),
    View("query", "query", "q=largest-projects", served=True),
)


def path_of(view: View, language: str) -> Path:
    """Where a picture is kept."""
    return FOLDER / f"{view.name}.{language}.webp"


def take_pictures() -> Iterator[Path]:
    """Take every picture; the files, as they are written."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        site = Path(folder)
        store = open_store()
        write_site(store, paths.TRIPLES, site)
        report = briefing(Frame.of(read_manifest(paths.TRIPLES)), store)
        (site / "overlap-report.html").write_text(report, encoding="utf-8")
        served = Served.start()
        try:
            for view in VIEWS:
                for language in LANGUAGES:
                    path = path_of(view, language)
                    path.write_bytes(_taken(browser, view, _address(view, language, site, served.address)))
                    yield path
        finally:
            served.stop()


def _address(view: View, language: str, site: Path, server: str) -> str:
    state = f"&{view.state}" if view.state else ""
    if view.served:
        return f"{server}/{view.file}?lang={language}#{view.state}"
    return f"{(site / view.file).as_uri()}#lang={language}{state}"


def _taken(browser: Browser, view: View, address: str) -> bytes:
    """A page as a picture, once it is drawn."""
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("load")
    if page.locator("#network").count():
        until(page, DRAWN)
    if view.served:
        until(page, "document.querySelectorAll('tbody tr').length > 0")
    if view.at:
        page.locator(view.at).first.evaluate("(one) => one.scrollIntoView()")
    page.wait_for_timeout(_HALF_A_SECOND)
    seen = {"x": 0, "y": page.evaluate("scrollY"), "width": WIDTH, "height": HEIGHT, "scale": SCALE}
    data = context.new_cdp_session(page).send(
        "Page.captureScreenshot", {"format": "webp", "quality": _QUALITY, "clip": seen}
    )["data"]
    context.close()
    return base64.b64decode(data)


if __name__ == "__main__":
    for taken in take_pictures():
        print(f"{taken.relative_to(paths.ROOT)}\t{taken.stat().st_size / 1000:.0f} kB")
