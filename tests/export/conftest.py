"""What was exported from the project's build: every format once."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from policygraph import paths
from policygraph.export import Source, write
from policygraph.export.definitions import Table
from policygraph.export.tables import Cell, Tables
from policygraph.store import EmbeddedStore, open_store, read_manifest

Exported = Callable[[str], Path]


@pytest.fixture(scope="session")
def store() -> EmbeddedStore:
    """The project's build."""
    return open_store()


@pytest.fixture(scope="session")
def source(store: EmbeddedStore) -> Source:
    """What is exported: tables and quads are read once for all formats."""
    return Source(store, read_manifest(paths.TRIPLES), "ko")


@pytest.fixture(scope="session")
def tables(source: Source) -> Tables:
    """The tables of the build."""
    return source.tables


@pytest.fixture(scope="session")
def exported(source: Source, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """The folder of a format, written when it is first wanted."""
    folder = tmp_path_factory.mktemp("export")

    def written(name: str) -> Path:
        if not (folder / name).is_dir():
            write(name, source, folder)
        return folder / name

    return written


def column_of(table: Table, rows: Sequence[tuple[Cell, ...]], name: str) -> list[Cell]:
    """The cells of a column."""
    at = [column.name for column in table.columns].index(name)
    return [row[at] for row in rows]
