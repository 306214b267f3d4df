"""Every link of the site leads to a file that is there, and to a line, node or section that exists in it."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

import pytest


class _Page(HTMLParser):
    """The links of a page, what in it can be led to, and its data."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.nodes: set[str] = set()
        self._data = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take its links and its id."""
        given = dict(attrs)
        if (link := given.get("href")) and tag == "a":
            self.links.append(link)
        if identifier := given.get("id"):
            self.ids.add(identifier)
        self._data = str(given.get("id")) if given.get("type") == "application/json" else ""

    def handle_data(self, data: str) -> None:
        """Take the links of a reader's lines, and the nodes of a network."""
        if self._data == "readings":
            self.links += [name["address"] for name in json.loads(data)["names"] if name["address"]]
        elif self._data == "graph":
            graph = json.loads(data)
            self.nodes = {urljoin(graph["base"], name) for name in graph["nodes"]["id"]}
        self._data = ""


def broken(site: Path) -> Iterator[str]:
    """The links that lead nowhere, each with its page."""
    pages = {path.resolve(): _Page(path) for path in sorted(site.rglob("*.html"))}
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme in {"http", "https"}:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            led = pages.get(target)
            asked = parse_qs(parts.fragment)
            is_there = led is not None and (
                not parts.fragment
                or ("line" in asked and f"l{asked['line'][0]}" in led.ids)
                or ("to" in asked and asked["to"][0] in led.ids)
                or ("at" in asked and asked["at"][0] in led.nodes)
                or unquote(parts.fragment) in led.ids
            )
            if not is_there:
                yield f"{path.relative_to(site.resolve())}: {link}"


@pytest.mark.slow
def test_every_link_leads_somewhere(site: Path) -> None:
    """Thousands of links between overview, networks, entities, lines and report."""
    assert list(broken(site)) == []


@pytest.mark.parametrize(
    ("link", "trips"),
    [
        ("there.html", False),
        ("there.html#line=3", False),
        ("there.html#at=urn%3Ax", False),
        ("there.html#section", False),
        ("https://example.org/", False),
        ("gone.html", True),
        ("../there.html", True),
        ("there.html#line=4", True),
        ("there.html#at=urn%3Ay", True),
        ("there.html#nowhere", True),
        ("javascript:void(0)", True),
    ],
)
def test_a_link_that_leads_nowhere_is_found(tmp_path: Path, link: str, *, trips: bool) -> None:
    """A missing file, line, node or section trips the check; what is there does not."""
    graph = '<script type="application/json" id="graph">{"base": "", "nodes": {"id": ["urn:x"]}}</script>'
    there = f'<p id="section"></p><li id="l3"></li>{graph}'
    (tmp_path / "there.html").write_text(there, encoding="utf-8")
    (tmp_path / "here.html").write_text(f'<a href="{link}">x</a>', encoding="utf-8")
    assert list(broken(tmp_path)) == ([f"here.html: {link}"] if trips else [])


def test_every_entity_is_in_the_index(site: Path) -> None:
    """The index leads to each page on an entity, once."""
    links = re.findall(r'href="(id/[^"]+)"', (site / "entities.html").read_text(encoding="utf-8"))
    pages = {str(path.relative_to(site)) for path in (site / "id").rglob("*.html")}
    assert (len(links), {unquote(link) for link in links}) == (len(pages), pages)
