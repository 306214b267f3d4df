"""The kinds of block that documents of the family are made of."""

from dataclasses import dataclass
from enum import IntEnum

from policygraph.model import Span


class Rank(IntEnum):
    """How a heading is numbered; in the family, each numbering is a level of its own."""

    CHAPTER = 1  # Ⅰ.
    SECTION = 2  # 1. or 1
    REFERENCE = 3  # 참고 1
    LETTER = 4  # 가
    CODE = 5  # 1-1
    CIRCLED = 6  # ①


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines that belong together."""

    span: Span


@dataclass(frozen=True, slots=True)
class Heading(Block):
    """A numbered heading.

    Attributes:
        number: its place among its siblings ("3"), a code ("1-2"), or "" for an unnumbered 참고.
    """

    rank: Rank
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Bullet(Block):
    """A bullet, its continuation lines joined.

    Attributes:
        depth: 0 for a line that starts at the margin, 1 for an indented one.
        mark: "-", "□", "▶", or the stars of a footnote ("*", "**", …).
    """

    depth: int
    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: its text without surrounding space, and where it stands."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Row(Block):
    """A line with tabs."""

    cells: tuple[Cell, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The cells' texts."""
        return tuple(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Caption(Block):
    """The title of a table, printed between < and >."""

    text: str


@dataclass(frozen=True, slots=True)
class Unit(Block):
    """A unit in parentheses on a line of its own: (단위 : 억원)."""

    text: str


@dataclass(frozen=True, slots=True)
class Contents(Block):
    """The table of contents."""


@dataclass(frozen=True, slots=True)
class Paragraph(Block):
    """Lines without any mark."""

    text: str
