"""The page on exports says what is so, and its example runs."""

import re
from pathlib import Path
from typing import Any

import pytest

from export.conftest import Exported
from policygraph import paths
from policygraph.export import FORMATS, table_definitions

PAGE = (paths.ROOT / "docs" / "exports.md").read_text(encoding="utf-8")


def test_every_format_is_named_in_both_languages() -> None:
    """A row each in the Korean and in the English table."""
    rows = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)

    assert rows == [*FORMATS, *FORMATS]


def test_the_number_of_tables_is_right() -> None:
    """In both languages."""
    assert re.findall(r"표 (\d+)개|\b(\d+) tables", PAGE) == [
        (str(len(table_definitions())), ""),
        ("", str(len(table_definitions()))),
    ]


def test_the_example_in_python_runs(
    exported: Exported, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """From a folder with an `export` in it."""
    (tmp_path / "export").symlink_to(exported("parquet").parent)
    monkeypatch.chdir(tmp_path)
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    made: dict[str, Any] = {}
    exec(example, made)  # noqa: S102 - what the page tells readers to run

    assert made["rows"]["amount_krw"].sum() == 3_592_911_000_000
    assert len(made["links"].merge(made["topics"], on="topic")) == len(made["links"])
