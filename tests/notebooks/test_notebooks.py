"""The notebooks: committed without outputs, on the public interface alone; each runs, and asks nobody."""

import ast
import json
import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from policygraph import paths

NOTEBOOKS = sorted((paths.ROOT / "notebooks").glob("*.ipynb"))
NAMES = [
    "01-tour",
    "02-sparql",
    "03-printed-tables",
    "04-cofunding-and-overlap",
    "05-task-links",
    "06-reasoning",
]
# Before a notebook's first cell: nothing but this machine can be reached, and a warning is an error.
ALONE = """
import socket, warnings
warnings.simplefilter("error")
warnings.filterwarnings("ignore", category=DeprecationWarning)
_connect = socket.socket.connect
def _here_only(self, address):
    if self.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "::1", "localhost"):
        raise OSError(f"the notebook calls {address}")
    return _connect(self, address)
socket.socket.connect = _here_only
"""
# What makes a browser fetch: an address that a tag loads, a style imports, or a script asks for.
FETCH = re.compile(
    r"<(?:script|link|img|iframe|source|video|audio|embed|object)\b[^<>]*\b(?:src|href|data)\s*=\s*[\"']?(?:https?:)?//"
    r"|@import\s+(?:url\()?[\"']?(?:https?:)?//|url\([\"']?https?://",
    re.IGNORECASE,
)
# A page within a page.
FRAMED = re.compile(r"data:text/html[^,]*;base64,([A-Za-z0-9+/=]+)")
by_name = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def _cells(path: Path, kind: str = "code") -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == kind]


def imports(source: str) -> Iterator[str]:
    """The modules that some code imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)


def _opened(framed: re.Match[str]) -> str:
    return b64decode(framed[1]).decode()


def problems(cells: list[dict[str, Any]]) -> list[str]:
    """What is wrong with what the cells of a notebook that ran show."""
    found = []
    for cell in cells:
        outputs = cell["outputs"]
        if not outputs:
            found.append(f"{cell['id']} shows nothing")
        for output in outputs:
            if output["output_type"] not in {"execute_result", "display_data"}:
                text = str(output.get("text", output))
                found.append(f"{cell['id']} {output['output_type']}: {text[:200]}")
            page = FRAMED.sub(_opened, str(output.get("data", {}).get("text/html", "")))
            if fetched := FETCH.search(page) or FETCH.search(unescape(page)):
                found.append(f"{cell['id']} fetches {fetched[0][-80:]}")
    return found


def test_there_are_six_notebooks() -> None:
    """In the order in which a student reads them."""
    assert [path.stem for path in NOTEBOOKS] == NAMES


@by_name
def test_a_notebook_is_committed_without_outputs(path: Path) -> None:
    """What a notebook shows is made by running it."""
    assert [cell for cell in _cells(path) if cell["outputs"] or cell["execution_count"]] == []


@by_name
def test_a_notebook_uses_the_public_interface_alone(path: Path) -> None:
    """No submodule of policygraph is imported."""
    modules = {name for cell in _cells(path) for name in imports("".join(cell["source"]))}

    assert {name for name in modules if name.partition(".")[0] == "policygraph"} == {"policygraph"}


def test_an_import_of_a_submodule_is_seen() -> None:
    """However it is written."""
    source = "import policygraph.view\nfrom policygraph.store import open_store"

    assert list(imports(source)) == ["policygraph.view", "policygraph.store"]


@by_name
def test_a_notebook_starts_with_a_question_and_speaks_both_languages(path: Path) -> None:
    """Korean first, then a summary in English, in italics."""
    first = "".join(_cells(path, "markdown")[0]["source"])

    assert (first.startswith("# "), "**물음:" in first, re.search(r"\n\*[A-Z]", first) is not None) == (
        True,
        True,
        True,
    )


@by_name
def test_a_plot_has_its_source(path: Path) -> None:
    """Whoever draws, says where the numbers come from, with the version of the data."""
    drawn = re.compile(r"\.plot\.|subplots\(|set_xlabel")
    sources = ["".join(cell["source"]) for cell in _cells(path)]

    assert [source for source in sources if drawn.search(source) and "plan.source" not in source] == []


@pytest.mark.slow
@by_name
def test_a_notebook_runs(path: Path, tmp_path: Path) -> None:
    """From another folder, without a network: every cell shows something, and nothing warns or fetches."""
    # nbformat's functions are not annotated.
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    notebook.cells.insert(0, nbformat.v4.new_code_cell(ALONE))  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()

    assert problems([cell for cell in notebook.cells[1:] if cell.cell_type == "code"]) == []


def _shown(**output: object) -> list[dict[str, Any]]:
    return [{"id": "c", "outputs": [output]}]


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ([{"id": "c", "outputs": []}], "c shows nothing"),
        (
            _shown(output_type="stream", name="stderr", text="UserWarning: Glyph 44032 missing from font"),
            "c stream: UserWarning: Glyph 44032 missing from font",
        ),
        (
            _shown(
                output_type="display_data",
                data={
                    "text/html": '<iframe srcdoc="&lt;script src=&quot;https://x.org/a.js&quot;>"></iframe>'
                },
            ),
            'c fetches <script src="https://',
        ),
        (
            _shown(
                output_type="display_data",
                data={
                    "text/html": '<iframe src="data:text/html;charset=utf-8;base64,'
                    + b64encode(b"<img src=https://x.org/a.png>").decode()
                },
            ),
            "c fetches <img src=https://",
        ),
        (
            _shown(
                output_type="execute_result", data={"text/html": "<style>@import url(//x.org/a.css)</style>"}
            ),
            "c fetches @import url(//",
        ),
    ],
)
def test_a_problem_is_seen(cells: list[dict[str, Any]], problem: str) -> None:
    """A silent cell, a missing glyph, and what a browser would fetch, even within a frame."""
    assert problems(cells) == [problem]


def test_a_link_that_nobody_follows_is_no_fetch() -> None:
    """An identifier in a table is text."""
    page = '<a href="https://w3id.org/policygraph/id/x">https://w3id.org/policygraph/id/x</a>'

    assert problems(_shown(output_type="execute_result", data={"text/html": page})) == []


def test_the_tour_is_ten_cells() -> None:
    """The plan in ten cells."""
    assert [len(_cells(path)) for path in NOTEBOOKS if path.stem == "01-tour"] == [10]
