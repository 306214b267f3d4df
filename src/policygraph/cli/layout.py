"""How wide the columns of a table are, if there is room for them to be read.

A column of numbers takes what its widest number takes. A column of words may fold, but not so that words
break or that a cell becomes a tall sliver; where even that does not fit, the table has no layout and is
better shown as records.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from policygraph.width import fold, longest_word, width

GAP = 2
_WORD = 18  # a longer word may be broken
_TALLEST = 10  # more lines than this are no cell of a table


@dataclass(frozen=True, slots=True)
class Extent:
    """What a column needs.

    Attributes:
        least: below this many columns, words or numbers would be broken.
        natural: with so many columns nothing folds.
        longest: its longest cells, which decide how tall rows are.
    """

    least: int
    natural: int
    longest: tuple[str, ...]

    def fit(self, lines: int) -> int:
        """The fewest columns in which no cell takes more than so many lines."""
        low, high = max(self.least, min(self.natural, -(-self.natural // lines))), self.natural
        while low < high:  # halving what is left
            middle = (low + high) // 2
            if any(len(fold(cell, middle)) > lines for cell in self.longest):
                low = middle + 1
            else:
                high = middle
        return low


def extent(heading: str, cells: Sequence[str], *, number: bool) -> Extent:
    """What a column with that heading and those cells needs."""
    lines = [line for cell in cells for line in cell.split("\n")]
    natural = max(map(width, [heading, *lines]))
    if number:
        widest = max(map(width, lines), default=0)
        return Extent(max(widest, longest_word(heading)), natural, (heading,))
    word = max(map(longest_word, [heading, *lines]))
    longest = tuple(sorted(set(cells), key=width, reverse=True)[:3])
    return Extent(min(word, max(_WORD, longest_word(heading))), natural, (heading, *longest))


def column_widths(extents: Sequence[Extent], columns: int) -> list[int] | None:
    """The width of each column, so that the tallest cell is as low as can be; None if they do not fit."""
    room = columns - GAP * (len(extents) - 1)
    if sum(column.natural for column in extents) <= room:
        return [column.natural for column in extents]
    if sum(column.least for column in extents) > room:
        return None
    for lines in range(2, _TALLEST + 1):
        widths = [column.fit(lines) for column in extents]
        if sum(widths) <= room:
            return _spread(extents, widths, room)
    return None


def _spread(extents: Sequence[Extent], widths: list[int], room: int) -> list[int]:
    """The columns that are left over, to those that still fold."""
    left = room - sum(widths)
    for index in sorted(range(len(widths)), key=lambda index: extents[index].natural - widths[index]):
        more = min(left, extents[index].natural - widths[index])
        widths[index] += more
        left -= more
    return widths
