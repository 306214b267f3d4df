"""What the documentation consists of: `docs/contents.toml` lists its parts and their pages, in order.

>>> parts()[0].title.en
'Start'
>>> next(page.source.name for page in pages() if page.name == "contributing")
'CONTRIBUTING.md'
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from policygraph import paths
from policygraph.wording import Words

_CONTENTS = paths.DOCS / "contents.toml"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site.

    Attributes:
        name: its address without ending, e.g. `method/similar`.
        source: the Markdown that it is made from.
    """

    name: str
    source: Path


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the documentation: a heading of the sidebar with its pages."""

    title: Words
    pages: tuple[Page, ...]


def parts() -> tuple[Part, ...]:
    """The parts, in the order of the sidebar."""
    listed = tomllib.loads(_CONTENTS.read_text(encoding="utf-8"))
    elsewhere = listed["elsewhere"]

    def page(name: str) -> Page:
        """A page, from its own file or from one that also stands elsewhere."""
        return Page(name, paths.ROOT / elsewhere[name] if name in elsewhere else paths.DOCS / f"{name}.md")

    return tuple(
        Part(Words(each["ko"], each["en"]), tuple(map(page, [*each["pages"], *_within(each)])))
        for each in listed["part"]
    )


def _within(part: dict[str, str]) -> list[str]:
    """The names of the pages of a folder, but for its first page."""
    if "folder" not in part:
        return []
    files = sorted((paths.DOCS / part["folder"]).glob("*.md"))
    return [f"{part['folder']}/{path.stem}" for path in files if path.name not in {"README.md", "index.md"}]


def pages() -> Iterator[Page]:
    """Every page that stands in the sidebar, after the first one, `index`."""
    yield Page("index", paths.DOCS / "README.md")
    for part in parts():
        yield from part.pages
