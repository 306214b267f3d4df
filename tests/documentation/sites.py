"""What a folder of HTML pages links to and asks for."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

# Where a browser fetches what an attribute names; a link is only followed when it is clicked.
_FETCHED = ("//@src", "//link[not(@rel='alternate')]/@href", "//@srcset", "//object/@data", "//form/@action")


@cache
def _parsed(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_text(encoding="utf-8"))


def fetched(path: Path) -> list[str]:
    """The addresses of other hosts that a page or a style sheet has fetched."""
    if path.suffix == ".css":
        text = path.read_text(encoding="utf-8")
        return [part for part in text.split("url(")[1:] if part.strip("'\" ").startswith(("http", "//"))]
    found = (str(value) for query in _FETCHED for value in _parsed(path).xpath(query))
    return [value for value in found if urlsplit(value).netloc]


def dead_links(path: Path) -> Iterator[str]:
    """The links of a page to files or places within a page that are not there."""
    for link in _parsed(path).xpath("//a/@href | //img/@src | //link/@href | //script/@src"):
        parts = urlsplit(str(link))
        if parts.scheme or parts.netloc:
            continue
        target = path.parent / unquote(parts.path) if parts.path else path
        if not target.is_file() or (parts.fragment and not _has(target, unquote(parts.fragment))):
            yield str(link)


def _has(path: Path, anchor: str) -> bool:
    return path.suffix != ".html" or anchor in _anchors(path.resolve())


@cache
def _anchors(path: Path) -> frozenset[str]:
    return frozenset(map(str, _parsed(path).xpath("//@id")))
