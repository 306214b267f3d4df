"""The page on exports says what is so, and its example runs."""

import re
from pathlib import Path
from typing import Any

import pytest

from export.conftest import Exported, column_of
from policygraph import paths
from policygraph.export import FORMATS, table_definitions
from policygraph.export.drawn import EDGE_ATTRIBUTES
from policygraph.export.tables import Tables

PAGE = (paths.ROOT / "docs" / "exports.md").read_text(encoding="utf-8")


def test_every_format_is_named_in_both_languages() -> None:
    """A row each in the Korean and in the English table."""
    rows = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)

    assert [row for row in rows if row not in EDGE_ATTRIBUTES] == [*FORMATS, *FORMATS]


def test_the_number_of_tables_is_right() -> None:
    """In both languages."""
    assert re.findall(r"표 (\d+)개|\b(\d+) tables", PAGE) == [
        (str(len(table_definitions())), ""),
        ("", str(len(table_definitions()))),
    ]


@pytest.mark.slow
def test_excel_is_told_to_import_codes_as_text(tables: Tables) -> None:
    """In both languages: each column in which something looks like a date and is no whole day."""
    dated = {
        column.name
        for table in table_definitions()
        for column in table.columns
        for cell in column_of(table, tables.rows(table), column.name)
        if isinstance(cell, str) and re.fullmatch(r"\d+(-\d+){1,2}", cell)
    }
    korean, english = PAGE.split("## English")
    others = {name for name in dated if not name.endswith("_code")} - {"begin", "end"}

    assert others == {"code", "issued", "quote", "raw_text"}
    assert {name for name in others if f"`{name}`" not in korean or f"`{name}`" not in english} == set()
    assert "데이터 → 텍스트/CSV에서 가져오기" in korean
    assert "Data → From Text/CSV" in english


@pytest.mark.slow
def test_the_example_in_python_runs(
    exported: Exported, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """From a folder with an `export` in it."""
    (tmp_path / "export").symlink_to(exported("parquet").parent)
    monkeypatch.chdir(tmp_path)
    made: dict[str, Any] = {}
    for example in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL):  # the same one in each language
        exec(example, made)  # noqa: S102 - what the page tells readers to run

    assert PAGE.count('phase == "Planned"') == PAGE.count('rows["phase"] == "Planned"') == 2
    assert made["rows"]["amount_krw"].sum() == 3_592_911_000_000
    assert len(made["links"].merge(made["topics"], on="topic")) == len(made["links"])
