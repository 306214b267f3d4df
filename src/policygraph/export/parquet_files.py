"""The tables as Parquet, one data package: typed columns for pandas, Polars, R and DuckDB.

Whole numbers are 64-bit integers and won stay exact; other numbers are doubles, which hold every decimal that
the graphs have.
"""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import polars as pl

from policygraph.export.definitions import Column, table_definitions
from policygraph.export.formats import Source
from policygraph.export.meaning import Meaning
from policygraph.export.package import Resource, descriptor
from policygraph.export.tables import Cell

_TYPES = {
    "integer": pl.Int64(),
    "number": pl.Float64(),
    "date": pl.Date(),
    "boolean": pl.Boolean(),
    "string": pl.String(),
}


def files(source: Source) -> Iterator[tuple[str, bytes]]:
    """The tables, and the descriptor of the package."""
    meaning = Meaning()
    resources = []
    for table in table_definitions():
        rows = source.tables.rows(table)
        frame = pl.DataFrame(
            [
                _series(column, meaning.type_of(column), [row[index] for row in rows])
                for index, column in enumerate(table.columns)
            ]
        )
        content = BytesIO()
        frame.write_parquet(content, compression="zstd", statistics=True)
        resources.append(Resource(table, f"{table.name}.parquet", content.getvalue()))
        yield f"{table.name}.parquet", content.getvalue()
    yield "datapackage.json", descriptor(source, "parquet", resources)


def _series(column: Column, type_: str, cells: list[Cell]) -> pl.Series:
    return pl.Series(column.name, [_typed(cell, type_) for cell in cells], dtype=_TYPES[type_])


def _typed(cell: Cell, type_: str) -> int | float | str | bool | date | None:
    match type_:
        case _ if cell is None:
            return None
        case "integer":
            return int(str(cell))
        case "number":
            return float(str(cell))
        case "date":
            return date.fromisoformat(str(cell))
        case "boolean":
            return bool(cell)
    return str(cell)
