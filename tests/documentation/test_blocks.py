"""Every code block of the documentation runs, is answered or parses; one that is wrong is told."""

from pathlib import Path

import pytest

from documentation.blocks import Block, blocks_of, runs, written
from documentation.running import Place, excused
from policygraph.cli import main
from policygraph.query import ask
from policygraph.reference import FOLDER
from sessions import ROOT, half_at

RUNS = list(runs(written()))
QUESTIONS = sorted(path for path in FOLDER.glob("*.md") if path.stem != "index")


@pytest.mark.slow
@pytest.mark.parametrize("blocks", [blocks for _, blocks in RUNS], ids=[name for name, _ in RUNS])
def test_the_blocks_of_a_page_run(blocks: list[Block], tmp_path: Path, server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One after another, in a folder of their own that has the plan's sources."""
    (tmp_path / "data").symlink_to(ROOT / "data")
    monkeypatch.chdir(tmp_path)
    place = Place(tmp_path, server)
    for block in blocks:
        place.run(block)


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_the_command_of_a_question_runs(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As its page writes it, for a table and from Python; the query itself makes the page's answer."""
    shell, python, _ = blocks_of(path.read_text(encoding="utf-8"))
    assert (shell.kind, python.kind) == ("sh", "python")

    code = main([*shell.text.split()[1:], "-f", "csv"])
    assert (code, capsys.readouterr().out.count("\n") > 0) == (0, True)
    exec(python.text, {"ask": ask})  # noqa: S102 - a page that we generate


def test_nothing_is_excused_in_vain() -> None:
    """Each command that is not run stands in a page."""
    commands = {line for _, blocks in RUNS for block in blocks for line in block.text.splitlines()}
    from documentation.running import _NOT_RUN

    assert {excused(command) for command in commands} - {None} == {one["starts"] for one in _NOT_RUN}


@pytest.mark.parametrize(
    "block",
    [
        "```sh\nfalse\n```",
        "```sh\npolicygraph query no-such-question\n```",
        "```console\n$ echo one\ntwo\n```",
        "```python\nraise ValueError\n```",
        "```pycon\n>>> 1 + 1\n3\n```",
        "```sparql\nSELECT ?x { ?x a pg:Nothing }\n```",
        "```sparql\nSELECT ?x WHERE\n```",
        "```turtle\na b\n```",
        "```toml\n[\n```",
        "```json\n{\n```",
        "```r\nread.csv(pipe('true'))\n```",
        "```cobol\nDISPLAY 1.\n```",
        "```\nwithout a kind\n```",
        "text\n\n    indented\n",
    ],
)
def test_a_wrong_block_is_told(block: str, tmp_path: Path) -> None:
    """Each kind of block can fail, and so does a kind that has no rule."""
    (found,) = blocks_of(block)
    with pytest.raises(Exception, match=r"."):  # noqa: PT011 - of the rule's own kind
        Place(tmp_path, "http://127.0.0.1:1").run(found)


def test_a_block_speaks_the_language_of_its_half() -> None:
    """Before the halves English, then that of the heading above."""
    text = "# 가 · A\n\n0\n\n## 한국어\n\n1\n\n### 나\n\n2\n\n## English\n\n3\n"

    assert [half_at(text, text.index(mark)) for mark in "0123"] == ["en", "ko", "ko", "en"]
