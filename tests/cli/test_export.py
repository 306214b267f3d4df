"""`policygraph export` says what it wrote, in the language of whoever asks, with any locale."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Run


def test_what_was_written_is_listed(run: Run, tmp_path: Path) -> None:
    """Each file with its size, and all together."""
    done = run("export", "stratml", "-o", str(tmp_path))
    size = (tmp_path / "stratml" / "icd-2021.stratml.xml").stat().st_size

    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[0] == f"{tmp_path}에 쓴 것"
    assert f"stratml/icd-2021.stratml.xml         {size:,}" in done.out
    assert f"파일 1개, {size:,}바이트" in done.out


def test_in_english_the_list_and_the_labels_are_english(run: Run, tmp_path: Path) -> None:
    """The same choice for what is printed and what is written."""
    done = run("export", "gexf", "-o", str(tmp_path), "--lang", "en")

    assert "files: 3; " in done.out
    assert 'label="Ministry of Environment"' in (tmp_path / "gexf" / "overlap.gexf").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("excel",),
            "'excel' 형식은 없습니다. 있는 형식: graphml, gexf, csv, parquet, jsonld, nquads, stratml",
        ),
        (("csv", "--data", "{tmp}"), "여기에는 만든 것이 없습니다"),
        (("csv", "--data", "{tmp}", "--endpoint", "http://127.0.0.1:1/"), "--data와 --endpoint 중 하나만"),
    ],
    ids=["format", "build", "both"],
)
def test_a_mistake_is_one_line(run: Run, tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    """What is wrong, and nothing is written."""
    done = run(
        "export", *(argument.format(tmp=tmp_path) for argument in arguments), "-o", str(tmp_path / "out")
    )

    assert (done.code in {1, 2}, message in done.err, len(done.err.splitlines())) == (True, True, 1)
    assert not (tmp_path / "out").exists()


def test_a_build_without_a_plan_is_exported_as_far_as_it_goes(run: Run, tmp_path: Path) -> None:
    """Tables and graphs, and a line for each format that there is nothing for."""
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "manifest.json").write_text('{"plans": {}, "files": {}}', encoding="utf-8")
    done = run("export", "all", "--data", str(tmp_path / "build"), "-o", str(tmp_path / "out"))
    without = [
        line.partition(":")[0] for line in done.out.splitlines() if "계획이 없어 쓰지 않았습니다" in line
    ]

    assert (done.code, done.err, without) == (0, "", ["graphml", "gexf", "stratml"])
    assert (tmp_path / "out" / "csv" / "datapackage.json").is_file()


def test_a_folder_that_cannot_be_made_is_one_line(run: Run, tmp_path: Path) -> None:
    """A file stands where the folder should."""
    (tmp_path / "out").write_text("", encoding="utf-8")
    done = run("export", "stratml", "-o", str(tmp_path / "out"))

    assert (done.code, len(done.err.splitlines()), "Traceback" in done.err) == (1, 1, False)


def test_korean_is_utf8_with_any_locale(
    process: Callable[..., subprocess.CompletedProcess[bytes]], tmp_path: Path
) -> None:
    """In the files and in the list of them, into the current folder's `export` by default."""
    done = process("export", "stratml", LC_ALL="POSIX", PYTHONUTF8="0", POLICYGRAPH_LANG="ko")
    text = (tmp_path / "export" / "stratml" / "icd-2021.stratml.xml").read_text(encoding="utf-8")

    assert (done.returncode, done.stderr, "산업통상자원부" in text) == (0, b"", True)
    assert "export에 쓴 것" in done.stdout.decode("utf-8")
