"""The page about the interface: its code runs, and what it promises in comments is so."""

import ast
import re

import pytest

import policygraph
from policygraph import paths
from policygraph.errors import Language

PAGE = (paths.ROOT / "docs" / "api.md").read_text(encoding="utf-8")


def _part(language: Language) -> str:
    heading = "한국어" if language == "ko" else "English"
    return PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_code_of_a_language_runs_from_top_to_bottom(language: Language) -> None:
    """In one go, as a reader types it."""
    known: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", _part(language), re.DOTALL):
        exec(compile(block, "docs/api.md", "exec"), known)  # noqa: S102 - our own page

    assert {"plan", "rows", "found", "edges"} <= known.keys()


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_values_in_comments_are_those_that_come(language: Language) -> None:
    """Of the first row that the page shows."""
    shown = re.search(r"rows\[0\]\.amount_krw +# (\(.*?\))", _part(language))
    row = policygraph.load(lang=language).ask("budget-by-ministry", year=2021)[0]

    assert shown is not None
    assert ast.literal_eval(shown[1]) == (row.ministry_name, row.amount_krw)
