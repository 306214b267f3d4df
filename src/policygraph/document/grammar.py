"""Lines to blocks.

The family of documents marks every block at the start of its line: headings by Ⅰ., 1., 가, 1-1, ① or
참고, bullets by "-", "□" and "▶", footnotes by stars, tables by tabs. A line without a mark goes on
where a bullet or paragraph left off; a blank line ends both. A number that stands alone has its title
in the next paragraph.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policygraph.document.blocks import (
    Block,
    Bullet,
    Caption,
    Cell,
    Contents,
    Heading,
    Paragraph,
    Rank,
    Row,
    Unit,
)
from policygraph.document.text import Text
from policygraph.model import Span

_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
_LETTERS = "가나다라마바사아자차카타파하"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"

_HEADINGS = (
    (Rank.CHAPTER, re.compile(rf"(?P<number>[{_ROMAN}])\. (?P<title>\S.*)")),
    (Rank.CODE, re.compile(r"(?P<number>\d+-\d+)(?: (?P<title>\S.*))?")),
    (Rank.SECTION, re.compile(r"(?P<number>\d{1,2})(?:\.? (?P<title>\S.*))?")),
    (Rank.REFERENCE, re.compile(r"참 ?고(?: (?P<number>\d+)(?!\S))?(?: (?P<title>\S.*))?")),
    (Rank.LETTER, re.compile(rf"(?P<number>[{_LETTERS}]) (?P<title>\S.*)")),
    (Rank.CIRCLED, re.compile(rf"(?P<number>[{_CIRCLED}]) ?(?P<title>\S.*)")),
)
_MARK = re.compile(r"\*+(?=[ 「^(])|[□▶]")
_CAPTION = re.compile(r"< ?(?P<text>.+?) ?>")
_UNIT = re.compile(r"\(단위 ?: ?(?P<text>.+)\)")
_CONTENTS = re.compile(r"목 ?차")


def read_blocks(text: Text) -> tuple[Block, ...]:
    """The blocks of `text`, in order; every line that is not blank is in exactly one."""
    return tuple(_with_titles(list(_blocks(text))))


def _blocks(text: Text) -> Iterator[Block]:
    current: Block | None = None
    for number, line in enumerate(text.lines, 1):
        opened = _opened(line, number)
        extended = _extended(current, opened)
        if extended is None and current is not None:
            yield current
        current = extended or opened
    if current is not None:
        yield current


def _extended(current: Block | None, opened: Block | None) -> Block | None:
    """`current` with the line that would open `opened`, or None if it ends before that line."""
    match current, opened:
        case Contents(span=Span(first, last)), None:
            return current if first == last else None
        case Contents(span=span), Block(span=line):
            return Contents(replace(span, last=line.last))
        case Bullet() | Paragraph(), Paragraph(span=line, text=text):
            span = replace(current.span, last=line.last)
            return replace(current, span=span, text=f"{current.text} {text}")
        case _:
            return None


def _opened(line: str, number: int) -> Block | None:
    """The block that `line` opens: by its mark, or a paragraph; None for a blank line."""
    if not line.strip():
        return None
    if _CONTENTS.fullmatch(line):
        return Contents(Span(number, number))
    return _marked(line, number) or Paragraph(Span(number, number), line.strip())


def _marked(line: str, number: int) -> Block | None:
    """The block that `line` opens by a mark of its own, or None."""
    span = Span(number, number)
    if "\t" in line:
        cells = (Cell(cell.strip(), Span(number, number, n)) for n, cell in enumerate(line.split("\t"), 1))
        return Row(span, tuple(cells))
    if caption := _CAPTION.fullmatch(line):
        return Caption(span, caption["text"])
    if unit := _UNIT.fullmatch(line):
        return Unit(span, unit["text"])
    for rank, pattern in _HEADINGS:
        if heading := pattern.fullmatch(line):
            ordinal = _ordinal(heading["number"] or "")
            return Heading(span, rank, ordinal, heading["title"] or "")
    return _bullet(line, span)


def _bullet(line: str, span: Span) -> Bullet | None:
    indent = len(line) - len(line.lstrip(" "))
    rest = line[indent:]
    dashed = rest.startswith("- ")
    rest = rest.removeprefix("- ").lstrip()
    mark = _MARK.match(rest)
    # A line that opens with bold type and no dash is a continuation, not a footnote.
    if mark is None or (not dashed and indent == 0 and mark[0].startswith("*")):
        return Bullet(span, min(indent, 1), "-", rest) if dashed else None
    return Bullet(span, min(indent, 1), mark[0], rest[mark.end() :].lstrip())


def _ordinal(number: str) -> str:
    for alphabet in (_ROMAN, _LETTERS, _CIRCLED):
        if number and number in alphabet:
            return str(alphabet.index(number) + 1)
    return number


def _with_titles(blocks: Sequence[Block]) -> Iterator[Block]:
    """Give each heading that stands alone the paragraph after it as its title."""
    waiting: Heading | None = None
    for block in blocks:
        if waiting is not None and isinstance(block, Paragraph):
            yield replace(waiting, span=Span(waiting.span.first, block.span.last), title=block.text)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = block if isinstance(block, Heading) and not block.title else None
        if waiting is None:
            yield block
    if waiting is not None:
        yield waiting
