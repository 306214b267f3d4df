"""The CSV files beside a source: their columns are fixed, and every row has them all."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from policygraph.document import load_text
from policygraph.errors import SourceError

# What a person calls a thing in the column "code".
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Problem = tuple[str, str]
"""What is wrong with a row, in English and Korean."""


def read_sheet(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row of `path` by column, with the line that it ends on.

    Raises:
        SourceError: the file cannot be read, has other columns, or a row has more or fewer cells.
    """
    text = load_text(path)
    rows = csv.reader(f"{line}\n" for line in text.lines)
    if next(rows) != list(columns):
        wanted = ",".join(columns)
        raise text.error(1, f"the columns must be {wanted}", f"열은 {wanted}이어야 합니다")
    for row in rows:
        if len(row) != len(columns):
            raise SourceError(
                f"the row has {len(row)} cells where the columns are {len(columns)}",
                f"열은 {len(columns)}개인데 이 행은 {len(row)}칸입니다",
                file=path.name,
                line=rows.line_num,
            )
        yield rows.line_num, dict(zip(columns, row, strict=True))


def cell_list(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, "a|b"; none if it is empty."""
    return tuple(cell.split("|")) if cell else ()


def unknown_value(column: str, value: str, known: Iterable[str]) -> Problem:
    """That a value is none of those that a column may have, in their order."""
    allowed = ", ".join(known)
    return f"{column} {value!r} is none of {allowed}", f"{column} {value!r}은(는) {allowed} 가운데 없습니다"
