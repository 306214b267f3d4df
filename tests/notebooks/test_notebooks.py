"""The notebooks run from top to bottom, and are committed without outputs."""

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from policygraph import paths

NOTEBOOKS = sorted((paths.ROOT / "notebooks").glob("*.ipynb"))


def _cells(path: Path) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_committed_without_outputs(path: Path) -> None:
    """What a notebook shows is made by running it."""
    assert [cell for cell in _cells(path) if cell["outputs"] or cell["execution_count"]] == []


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path: Path, tmp_path: Path) -> None:
    """Every code cell runs, from another folder, and shows something."""
    # nbformat's functions are not annotated.
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    outputs = {cell.id: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}
    silent = [name for name, shown in outputs.items() if not shown]
    warned = [name for name, shown in outputs.items() for one in shown if one.output_type == "stream"]
    assert (silent, warned) == ([], [])


def test_the_tour_is_ten_cells() -> None:
    """The plan in ten cells."""
    assert [len(_cells(path)) for path in NOTEBOOKS if path.stem == "01-tour"] == [10]
