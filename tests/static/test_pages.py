"""The published pages: the explorer's own but for what their heads lead to, and those that are new."""

from __future__ import annotations

import json
import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest

from policygraph import paths
from policygraph.store import open_store, read_manifest
from policygraph.view import write_site
from view.axe import violations
from view.samples import FILES, every_page, one_of_each
from view.test_links import broken
from view.test_offline import hanging
from view.test_policy import ATTEMPTS, REFUSED, Policy
from view.visit import Visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext

pytestmark = pytest.mark.slow

NEW = ["catalog.html", "404.html"]
LEADS = re.compile(
    r'<a href="(?:\.\./)*catalog\.html"(?: aria-current="page")?><span lang="ko">자료</span>'
    r'<span lang="en">Data</span></a>\n'
    r'<a href="(?:\.\./)*docs/ko/index\.html" lang="ko">안내서</a>\n'
    r'<a href="(?:\.\./)*docs/en/index\.html" lang="en">Documentation</a>\n'
)


@pytest.fixture
def visit(offline: BrowserContext) -> Iterator[Visit]:
    """A fresh page without network."""
    page = offline.new_page()
    yield Visit(page)
    page.close()


@pytest.fixture(scope="session")
def sample(folder: Path) -> list[str]:
    """A page of each kind: those of the head, one of each folder, the new ones."""
    others = [name for name in one_of_each(folder) if not name.startswith("docs/") and "/" in name]
    return [*FILES, *others, *NEW]


def test_the_explorer_is_that_of_view(folder: Path, tmp_path: Path) -> None:
    """Page by page the same bytes, but for the links to data and documentation in the head."""
    write_site(open_store(), read_manifest(paths.TRIPLES), tmp_path)
    differing = [
        name
        for name in every_page(tmp_path)
        if LEADS.sub("", (folder / name).read_text(encoding="utf-8"))
        != (tmp_path / name).read_text(encoding="utf-8")
    ]

    assert differing == []


def test_every_page_leads_to_data_and_documentation(folder: Path, sample: list[str]) -> None:
    """From any depth; the page for wrong addresses, which may stand at any, leads nowhere by itself."""
    found = {
        name: {
            urljoin(f"/{name}", link)
            for link in re.findall(r'href="([^"]+)"', (folder / name).read_text(encoding="utf-8"))
        }
        for name in sample
        if name != "404.html"
    }
    wanted = {"/catalog.html", "/docs/ko/index.html", "/docs/en/index.html"}
    assert [name for name, links in found.items() if not wanted <= links] == []


def test_the_explorer_alone_leads_to_neither(folder: Path) -> None:
    """What is not there is not linked: the pattern that stands for the links finds them here, once a page."""
    assert len(LEADS.findall((folder / "index.html").read_text(encoding="utf-8"))) == 1


def test_every_link_leads_somewhere(folder: Path) -> None:
    """Between all pages, and from the catalogue to every file."""
    files = {
        f"{page}: {link}"
        for page, link in (line.split(": ", 1) for line in broken(folder))
        if not (folder / page).parent.joinpath(unquote(urlsplit(link).path)).is_file()
    }

    assert files == set()


def test_the_catalogue_leads_to_every_file(folder: Path) -> None:
    """Each with its hash; nothing that is not there."""
    page = (folder / "catalog.html").read_text(encoding="utf-8")
    linked = {unquote(link) for link in re.findall(r'href="(data/[^"]+)"', page)}
    there = {path.relative_to(folder).as_posix() for path in (folder / "data").rglob("*") if path.is_file()}

    assert linked == there


def test_the_page_says_what_the_licence_does_not_cover(folder: Path) -> None:
    """Beside the licence, in both languages, for whoever reads no further."""
    page = (folder / "catalog.html").read_text(encoding="utf-8")
    (said,) = re.findall(r'<p class="data">.*spdx\.org.*</p>', page)

    assert ("계획의 글에는 적용되지 않습니다" in said, "not the words of the plan" in said) == (True, True)


def test_search_engines_are_told_in_the_head(folder: Path) -> None:
    """JSON-LD of schema.org: data in the page, which no policy has to let run."""
    head = (folder / "catalog.html").read_text(encoding="utf-8").partition("</head>")[0]
    (told,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head, re.DOTALL)

    assert [one["@type"] for one in json.loads(told)["dataset"]] == ["Dataset"] * 4


def test_every_policy_allows_nothing_more(folder: Path, sample: list[str]) -> None:
    """As for the explorer, nothing stands before it and nothing from outside may be used."""
    pages = {name: Policy((folder / name).read_text(encoding="utf-8")) for name in sample}

    assert {name: page.excess() for name, page in pages.items() if page.excess()} == {}


@pytest.mark.browser
def test_no_page_asks_for_anything(visit: Visit, folder: Path, sample: list[str]) -> None:
    """From disk, each page loads itself alone and has nothing to complain about."""
    assert visit.trouble(folder, sample) == {}


@pytest.mark.browser
def test_a_network_that_hangs_is_not_asked(browser: Browser, folder: Path) -> None:
    """The catalogue opens without it."""
    with hanging() as proxy:
        context = browser.new_context(proxy={"server": proxy.address})
        page = context.new_page()
        page.goto((folder / "catalog.html").as_uri())
        title = page.title()
        context.close()

    assert (title, proxy.asked) == ("자료 – policygraph", [])


@pytest.mark.browser
def test_the_browser_refuses_every_attempt(browser: Browser, folder: Path) -> None:
    """Twenty ways out of the catalogue: each is refused by name."""
    context = browser.new_context()
    page = context.new_page()
    page.goto((folder / "catalog.html").as_uri())
    found = page.evaluate(ATTEMPTS, "http://127.0.0.1:9/")
    context.close()

    assert found == {"found": REFUSED, "ran": None}


@pytest.mark.browser
@pytest.mark.parametrize("look", ["lang=ko&theme=light", "lang=en&theme=dark"])
@pytest.mark.parametrize("name", NEW)
def test_a_page_breaks_no_rule(visit: Visit, folder: Path, name: str, look: str) -> None:
    """Of accessibility, in both languages and themes, wide and narrow."""
    page = visit.open(folder / name, f"#{look}")
    wide = violations(page)
    page.set_viewport_size({"width": 320, "height": 800})

    assert (wide, violations(page)) == ({}, {})


class _Quiet(SimpleHTTPRequestHandler):
    """A plain host; notes what it did not have."""

    missing: list[str]

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Note it."""
        self.server.missing.append(self.path)  # type: ignore[attr-defined] # set where the server is made
        super().send_error(code, message, explain)


@pytest.fixture
def host(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """A plain host with the publication in a sub-folder, and what it was asked for in vain."""
    handler = partial(_Quiet, directory=str(folder.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.missing = []  # type: ignore[attr-defined] # read by the handler
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/{folder.name}/", server.missing  # type: ignore[attr-defined] # as above
        server.shutdown()
        thread.join(10)


@pytest.mark.browser
def test_a_plain_host_carries_it_in_a_sub_folder(browser: Browser, host: tuple[str, list[str]]) -> None:
    """Pages open there, ask for nothing else, and lead on to data and documentation."""
    address, missing = host
    context = browser.new_context()
    visit = Visit(context.new_page())
    found = {}
    for name in ("index.html", "overlap.html", "source/icd-2021.html", "id/ministry/motie.html", *NEW):
        visit.page.goto(f"{address}{quote(name)}")
        asked = [url for url in visit.requests if url.startswith("http") and "favicon" not in url]
        if [unquote(url.partition("#")[0]) for url in asked] != [f"{address}{name}"] or visit.errors:
            found[name] = [asked, [*visit.errors]]
        visit.requests.clear()
        visit.errors.clear()
    visit.page.goto(f"{address}id/ministry/motie.html")
    visit.page.click("text=자료 >> nth=0")
    led = visit.page.url
    visit.page.click("text=안내서")
    documented = visit.page.url
    context.close()

    assert (found, led.partition("#")[0], documented.partition("#")[0], missing) == (
        {},
        f"{address}catalog.html",
        f"{address}docs/ko/index.html",
        [],
    )
