"""The CSV files beside a source: their columns are fixed, and every row has them all."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from policygraph.document import load_text
from policygraph.errors import SourceError


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
