"""The tables as CSV, one Frictionless data package.

A file begins with a byte order mark, because Excel takes a CSV for UTF-8 only so (on a Korean Windows it
would read cp949). Text that a spreadsheet would run as a formula gets an apostrophe before it; `cell_text`
takes it away again. See `docs/decisions/exports.md`.

>>> written_text("=1+1"), cell_text("'=1+1"), written_text("'21년도"), cell_text("'21년도")
("'=1+1", '=1+1', "'21년도", "'21년도")
"""

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO

from policygraph.export.definitions import table_definitions
from policygraph.export.formats import Source
from policygraph.export.package import Resource, descriptor
from policygraph.export.tables import Cell

# What spreadsheets take for the start of a formula, with the full-width forms.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def files(source: Source) -> Iterator[tuple[str, bytes]]:
    """The tables, and the descriptor of the package."""
    resources = []
    for table in table_definitions():
        content = StringIO(newline="")
        writer = csv.writer(content, lineterminator="\r\n")
        writer.writerow(column.name for column in table.columns)
        writer.writerows([_text(cell) for cell in row] for row in source.tables.rows(table))
        data = content.getvalue().encode("utf-8-sig")
        resources.append(Resource(table, f"{table.name}.csv", data))
        yield f"{table.name}.csv", data
    yield "datapackage.json", descriptor(source, "csv", resources)


def _text(cell: Cell) -> str:
    """A cell as it is written; numbers are never formulas."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return written_text(cell) if isinstance(cell, str) else str(cell)


def written_text(text: str) -> str:
    """A text that no spreadsheet runs."""
    return f"'{text}" if _FORMULA.match(text) else text


def cell_text(written: str) -> str:
    """The text that was written so."""
    return written[1:] if written.startswith("'") and _FORMULA.match(written) else written
