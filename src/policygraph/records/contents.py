"""The table of contents: what it must list, and what it calls the strategies.

It repeats the chapters by their names and the strategies by their letters. Where it leaves one out, a line of
it was lost; where it calls a strategy differently, that is another name of the same strategy, with the line
as its evidence. A text without one loses nothing.
"""

import re
from collections.abc import Sequence

from policygraph.document import Block, Contents, Heading, Rank, Text
from policygraph.model import Span
from policygraph.records.lexicon import Lexicon
from policygraph.records.profile import clean
from policygraph.records.structure import Frame

_LETTERS = "가나다라마바사아자차카타파하"
_ENTRY = re.compile(rf"(?P<letter>[{_LETTERS}])\.\s*(?P<name>.*?)[\s·…]*\d*\s*")


def read_contents(blocks: Sequence[Block], text: Text, lexicon: Lexicon, frame: Frame) -> None:
    """Keep what the table of contents calls the strategies, where it is another name.

    Raises:
        SourceError: it leaves out a chapter of the text, or a strategy.
    """
    for contents in blocks:
        if isinstance(contents, Contents):
            _check_chapters(contents, blocks, text)
            _keep_names(contents, text, lexicon, frame)


def _check_chapters(contents: Contents, blocks: Sequence[Block], text: Text) -> None:
    """Every chapter of the text is listed by its name."""
    listed = _squeezed("\n".join(map(text.line, contents.span.lines)))
    for block in blocks:
        if isinstance(block, Heading) and block.rank is Rank.CHAPTER and _squeezed(block.title) not in listed:
            span = contents.span
            raise text.error(
                block.span.first,
                f"the chapter '{block.title}' is not in the contents, lines {span.first}–{span.last}",
                f"차례({span.first}–{span.last}행)에 없는 장 '{block.title}'",
            )


def _keep_names(contents: Contents, text: Text, lexicon: Lexicon, frame: Frame) -> None:
    entries = [(line, entry) for line in contents.span.lines if (entry := _ENTRY.fullmatch(text.line(line)))]
    codes = frame.codes("strategy")
    if not entries:
        return
    found, due = "".join(entry["letter"] for _, entry in entries), _LETTERS[: len(codes)]
    if found != due:
        raise text.error(
            entries[0][0],
            f"the contents list the strategies {found}, the text has {due}",
            f"차례의 전략은 {found}, 본문의 전략은 {due}",
        )
    for code, (line, entry) in zip(codes, entries, strict=True):
        name = clean(entry["name"])
        if lexicon.code("strategy", name) is None:
            lexicon.add("strategy", code, name)
            frame.spans["strategy", code].append(Span(line, line))


def _squeezed(words: str) -> str:
    return re.sub(r"[ ·]", "", words)
