"""Every code block of the documentation runs, is answered or parses; one that is wrong is told."""

import re
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from documentation.blocks import Block, blocks_of, runs, written
from documentation.running import NOT_RUN, Place, excused
from policygraph import paths
from policygraph.cli import main
from policygraph.errors import Language
from policygraph.reference import FOLDER
from sessions import half_at

RUNS = list(runs(written()))
SOURCE = paths.SOURCES / "icd-2021"
QUESTIONS = sorted(path for path in FOLDER.glob("*.md") if path.stem != "index")


@pytest.mark.slow
@pytest.mark.parametrize("blocks", [blocks for _, blocks in RUNS], ids=[name for name, _ in RUNS])
def test_the_blocks_of_a_page_run(
    blocks: list[Block], tmp_path: Path, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One after another, in a folder of their own, and what they write anew of the plan is what is there."""
    shutil.copytree(SOURCE, tmp_path / "data" / "sources" / SOURCE.name)
    monkeypatch.chdir(tmp_path)
    place = Place(tmp_path, server)
    for block in blocks:
        place.run(block)

    written = {
        path.name: path.read_bytes() for path in (tmp_path / "data" / "sources" / SOURCE.name).iterdir()
    }
    assert written == {path.name: path.read_bytes() for path in SOURCE.iterdir()}


@pytest.mark.many(quick=15)
@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_the_command_of_a_question_runs(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As its page writes it, and what the page writes in Python asks the same."""
    shell, python, _ = blocks_of(path.read_text(encoding="utf-8"))
    asked: list[list[str]] = []

    def ask(name: str, **given: str) -> None:
        asked.append([name, *(f"{key}={value}" for key, value in given.items())])

    code = main([*shell.text.split()[1:], "-f", "csv"])
    opened = SimpleNamespace(load=lambda: SimpleNamespace(ask=ask))
    exec(python.text.partition("\n\n")[2], {"policygraph": opened})  # noqa: S102 - a page that we generate

    assert (shell.kind, python.kind, code) == ("sh", "python", 0)
    assert capsys.readouterr().out.count("\n") > 0
    assert asked == [[word for word in shell.text.split()[2:] if word != "-p"]]


def test_nothing_is_excused_in_vain() -> None:
    """Each command that is not run stands in a page."""
    commands = {line for _, blocks in RUNS for block in blocks for line in block.text.splitlines()}

    assert {excused(command) for command in commands} - {None} == {one["starts"] for one in NOT_RUN}


@pytest.mark.parametrize(
    "block",
    [
        "```sh\nfalse\n```",
        "```sh\npolicygraph query no-such-question\n```",
        "```console\n$ echo one\ntwo\n```",
        "```python\nraise ValueError('no')\n```",
        "```pycon\n>>> 1 + 1\n3\n```",
        "```sparql\nSELECT ?x { ?x a pg:Nothing }\n```",
        "```sparql\nSELECT ?x WHERE\n```",
        "```turtle\na b\n```",
        "```toml\n[\n```",
        "```json\n{\n```",
        '```r\nread.csv(pipe("true"))\n```',
        '```r\nread_csv("no-such-file.csv")\n```',
        "```powershell\n.venv\\Scripts\\policygraph fly\n```",
        "```cobol\nDISPLAY 1.\n```",
        "```\nwithout a kind\n```",
        "text\n\n    indented\n",
    ],
)
def test_a_wrong_block_is_told(block: str, tmp_path: Path) -> None:
    """Each kind of block can fail, and so does a kind that has no rule."""
    (found,) = blocks_of(block)
    with pytest.raises(Exception, match=r"."):
        Place(tmp_path, "http://127.0.0.1:1").run(found)


def test_a_block_speaks_the_language_of_its_half() -> None:
    """Before the halves English, then that of the heading above."""
    text = "# 가 · A\n\n0\n\n## 한국어\n\n1\n\n### 나\n\n2\n\n## English\n\n3\n"

    assert [half_at(text, text.index(mark)) for mark in "0123"] == ["en", "ko", "ko", "en"]


@pytest.mark.parametrize("half", ["ko", "en"])
def test_every_notebook_is_listed(half: Language) -> None:
    """In both languages of the page about them."""
    text = (paths.DOCS / "notebooks.md").read_text(encoding="utf-8")
    listed = {
        name["name"]
        for name in re.finditer(r"`(?P<name>\d\d-[a-z-]+\.ipynb)`", text)
        if half_at(text, name.start()) == half
    }

    assert listed == {path.name for path in (paths.ROOT / "notebooks").glob("*.ipynb")}
