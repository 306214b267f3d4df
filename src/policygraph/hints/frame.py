"""The line of a query that is wrong, with a caret under the place.

>>> print(frame("SELECT ?부처 WHER { }", (1, 12), str.__len__, 40))
  1 | SELECT ?부처 WHER { }
    |            ^
"""

from collections.abc import Callable

_BEFORE = 0.6  # how much of what is shown stands before the place, in a line that is too long


def frame(sparql: str, at: tuple[int, int], width: Callable[[str], int], columns: int) -> str:
    """The line and a caret.

    Args:
        sparql: the query.
        at: 1-based line and column.
        width: how many columns a text takes on the terminal.
        columns: how many there are; of a longer line, what is around the place is shown.
    """
    lines = sparql.split("\n")
    number = min(max(at[0], 1), len(lines))
    line = lines[number - 1].rstrip("\r").replace("\t", " ")
    column = min(max(at[1] - 1, 0), len(line))
    margin = f"  {number} | "
    room = max(columns - len(margin), 20)
    start = column
    while start > 0 and (width(line) <= room or width(line[start - 1 : column]) <= room * _BEFORE):
        start -= 1
    end = len(line)
    cut = "…" if start else ""
    while end > start and width(cut + line[start:end]) > room - (end < len(line)):
        end -= 1
    shown = cut + line[start:end] + ("…" if end < len(line) else "")
    space = " " * width(cut + line[start:column])
    return f"{margin}{shown}\n{' ' * (len(margin) - 2)}| {space}^"
