"""The code blocks of the documentation, with the language that their page speaks at that place."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from markdown_it import MarkdownIt

from policygraph.errors import Language
from sessions import READMES, ROOT, half_at, pages

_MARKDOWN = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True, slots=True)
class Block:
    """A code block.

    Attributes:
        page: the page's path in the repository.
        line: where it starts, from 1.
        kind: what follows its fence; empty, if nothing does or it is indented.
        text: what it holds.
        language: in which the page speaks there.
    """

    page: str
    line: int
    kind: str
    text: str
    language: Language


def blocks_of(text: str, page: str = "page.md", language: Language | None = None) -> list[Block]:
    """The blocks of a page, also those within lists; in `language`, or in that of their half."""
    lines = text.splitlines(keepends=True)
    found = []
    for token in _MARKDOWN.parse(text):
        if token.type in {"fence", "code_block"} and token.map:
            place = sum(map(len, lines[: token.map[0]]))
            said = language or half_at(text, place)
            found.append(Block(page, token.map[0] + 1, token.info.strip(), token.content, said))
    return found


def _read(path: Path, language: Language | None = None) -> list[Block]:
    return blocks_of(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix(), language)


def written() -> list[Block]:
    """Those of the pages that are written by hand, and of the READMEs but for their sessions."""
    readmes = [
        block
        for name, language in READMES.items()
        for block in _read(ROOT / name, language)
        if block.kind != "console"
    ]
    return [*readmes, *(block for path in pages() for block in _read(path))]


def runs(blocks: list[Block]) -> Iterator[tuple[str, list[Block]]]:
    """The blocks that are run one after another in one place: those of a page in one language."""
    for (page, language), several in groupby(blocks, lambda block: (block.page, block.language)):
        yield f"{page}:{language}", list(several)
