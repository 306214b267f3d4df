"""Where something stands, and what it is called."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in the source text: lines `first` to `last`, or one cell of one line.

    Attributes:
        cell: the 1-based cell of a tab-separated row, if only that cell is meant.
    """

    first: int
    last: int
    cell: int | None = None

    @property
    def lines(self) -> range:
        """The line numbers covered."""
        return range(self.first, self.last + 1)

    def covers(self, line: int, cell: int | None) -> bool:
        """Whether the place holds `cell` of `line` (any cell, if it is None)."""
        return line in self.lines and (self.cell is None or cell is None or self.cell == cell)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in Korean: as the document means it, and as it also prints it.

    Attributes:
        clean: the preferred form.
        alternatives: other forms that the document prints.
        damaged: forms that exist only through scanning faults.
    """

    clean: str
    alternatives: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
