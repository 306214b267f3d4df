"""A catalogue calls the kinds of files as exports do."""

from pathlib import Path

import pytest

from policygraph.catalog.files import DataFile
from policygraph.export import media_type


@pytest.mark.parametrize("name", ["datapackage.json", "a.stratml.xml", "a.nt", "a.cff", "a.ttl", "a.unheard"])
def test_a_file_has_the_type_that_its_export_has(tmp_path: Path, name: str) -> None:
    """There is one table of types."""
    (tmp_path / name).write_bytes(b"")

    assert DataFile.of(tmp_path, tmp_path / name).media_type == media_type(name)
