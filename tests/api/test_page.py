"""The page about the interface: its code runs, and what it promises in comments is so."""

import ast
import re

import pytest

from policygraph import paths
from policygraph.errors import Language

pytestmark = pytest.mark.slow

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
    """Each expression that is followed by a tuple; `…` stands for anything."""
    known: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", _part(language), re.DOTALL):
        exec(compile(block, "docs/api.md", "exec"), known)  # noqa: S102 - our own page
    shown = re.findall(r"^(\S.*?) +# (\(.*\d.*\))", _part(language), re.MULTILINE)
    wrong = [
        (written, value)
        for written, told in shown
        if not same(value := eval(written, known), ast.literal_eval(told.replace("…", "...")))  # noqa: S307 - as above
    ]

    assert (len(shown), wrong) == (2, [])


def same(value: object, told: object) -> bool:
    """Whether a value is the one told, where `...` is told for what is left out."""
    if isinstance(told, tuple) and isinstance(value, tuple):
        return len(told) == len(value) and all(map(same, value, told))
    return told is ... or value == told
