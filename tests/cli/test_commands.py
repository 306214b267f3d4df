"""What all commands share: languages, exit codes, encodings, pipes, folders."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from policygraph import __version__, paths
from policygraph.build import BuildReport, PlanReport
from policygraph.cli import system_language
from policygraph.store import read_manifest

Run = Callable[..., Any]
Process = Callable[..., CompletedProcess[bytes]]
LOCALES: list[dict[str, str]] = [
    {"PYTHONIOENCODING": "cp949"},
    {"LC_ALL": "POSIX"},
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
    {"LANG": "ko_KR.eucKR", "PYTHONUTF8": "0"},
]


def test_the_version(run: Run) -> None:
    """The package's version."""
    done = run("--version")

    assert (done.code, done.out) == (0, f"policygraph {__version__}\n")


@pytest.mark.parametrize("command", ["build", "check", "query", "overlap", "view"])
def test_every_command_has_help(run: Run, command: str) -> None:
    """--help explains a command and its options."""
    done = run(command, "--help")

    assert (done.code, "--lang" in done.out, done.err) == (0, True, "")


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["--nonsense"]])
def test_a_wrong_command_is_one_line(run: Run, arguments: list[str]) -> None:
    """Exit code 2 and where to find help."""
    done = run(*arguments)

    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "--help" in done.err


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LC_ALL": "C"}, "ko"),
        ({"LC_ALL": "en_GB", "LANG": "ko_KR"}, "en"),
        ({"POLICYGRAPH_LANG": "en", "LC_ALL": "ko_KR"}, "en"),
        ({}, "ko"),
    ],
)
def test_the_language_is_the_users(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: str
) -> None:
    """The variable of the project, then the locale's, then Korean."""
    for name in ("POLICYGRAPH_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert system_language() == expected


def test_an_error_is_in_the_users_language(run: Run) -> None:
    """The same mistake in both."""
    korean, english = (run("query", "x", "--lang", language).err for language in ("ko", "en"))

    assert (korean[:17], english[:24]) == ("policygraph: 'x' ", "policygraph: there is no")


def test_the_traceback_is_shown_on_demand(run: Run) -> None:
    """--debug shows it and keeps the exit code."""
    done = run("query", "x", "--debug")

    assert (done.code, done.err.startswith("Traceback"), "CommandError" in done.err) == (2, True, True)


@pytest.mark.many(quick=3)
@pytest.mark.parametrize("environment", LOCALES, ids=lambda found: " ".join(map("=".join, found.items())))
@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "budget-by-ministry"],
        ["query", "co-funders", "-p", "ministry=산업부", "-f", "md"],
        ["query", "vision", "-f", "json"],
        ["query", "--list"],
        ["overlap", "산업부"],
    ],
    ids=" ".join,
)
def test_a_pipe_gets_utf_8(process: Process, environment: dict[str, str], arguments: list[str]) -> None:
    """Whatever the locale, what a file or another program gets is the same UTF-8."""
    expected = process(*arguments, LC_ALL="C.UTF-8", POLICYGRAPH_LANG="ko")
    done = process(*arguments, POLICYGRAPH_LANG="ko", **environment)

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8") == expected.stdout.decode("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("environment", LOCALES[:2], ids=("cp949", "POSIX"))
def test_building_and_checking_work_in_any_locale(
    process: Process, small_source: Path, environment: dict[str, str]
) -> None:
    """From another folder, into a folder named from there."""
    source = str(small_source)
    built = process("build", source, "-o", "결과", POLICYGRAPH_LANG="ko", **environment)
    checked = process("check", "결과", "--source", source, POLICYGRAPH_LANG="ko", **environment)

    assert (built.returncode, checked.returncode) == (0, 0)
    assert "대조" in built.stdout.decode("utf-8")
    verdicts = checked.stdout.decode("utf-8").splitlines()
    assert [verdict for verdict in verdicts if not verdict.endswith(": 이상 없음")] == []
    assert len(verdicts) >= 9


def test_an_error_in_any_locale_is_one_line(process: Process) -> None:
    """Korean in a message does not break a C locale."""
    done = process("query", "없는질문", LC_ALL="C")

    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
    assert "없는질문" in done.stderr.decode("utf-8")


@pytest.mark.many(quick=2)
@pytest.mark.skipif(os.name != "posix", reason="a pipe closed by its reader")
@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "places", "-f", "csv"],
        ["query", "places"],
        ["query", "places", "-f", "md"],
        ["query", "vision"],
        ["overlap", "-f", "json"],
        ["check"],
    ],
    ids=" ".join,
)
def test_a_reader_who_has_seen_enough_is_no_error(arguments: list[str]) -> None:
    """Output into a pipe that is closed ends quietly, however long it is."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "policygraph.cli", *arguments],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.slow
def test_check_passes_on_the_published_build(run: Run) -> None:
    """Nine checks or more, none with a finding."""
    done = run("check")

    lines = done.out.splitlines()
    assert (done.code, [line for line in lines if not line.endswith(": 이상 없음")], done.err) == (0, [], "")
    assert len(lines) >= 9


def test_check_of_a_broken_build_names_the_file(run: Run, tmp_path: Path) -> None:
    """A missing file is a finding, and ends the check with 1."""
    folder = shutil.copytree(paths.TRIPLES, tmp_path / "triples")
    (folder / "icd-2021" / "evidence.ttl").unlink()
    done = run("check", str(folder))

    assert (done.code, "icd-2021/evidence.ttl: " in done.out) == (1, True)


def test_check_of_nothing_says_what_to_do(run: Run, tmp_path: Path) -> None:
    """No build: one line."""
    done = run("check", str(tmp_path))

    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert "policygraph build" in done.err


def source_copy(folder: Path) -> Path:
    """A copy of the plan's source that may be changed."""
    return shutil.copytree(paths.SOURCES / "icd-2021", folder)


def test_build_reports_what_it_read(
    run: Run, tmp_path: Path, real_report: PlanReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counts, reconciliation, and the files that were written; the READMEs show the whole of it."""
    files = {name: entry["triples"] for name, entry in read_manifest(paths.TRIPLES).files.items()}
    report = BuildReport((real_report,), files)
    monkeypatch.setattr("policygraph.cli.build.build", lambda _sources, _target: report)
    done = run("build", "-o", str(tmp_path / "out"))

    assert done.code == 0
    for words in ("사업 154 · 예산 행 163 · 부처 11 · 집계 189", "교정 32건", "icd-2021/asserted.ttl"):
        assert words in done.out


def test_build_names_every_deviation(run: Run, tmp_path: Path) -> None:
    """A changed digit: the row's own line by its checksum, and the figures that no longer come out."""
    folder = source_copy(tmp_path / "icd-2021")
    text = folder / "plan.md"
    text.chmod(0o644)
    text.write_text(
        text.read_text(encoding="utf-8").replace("\t4,000\t계속\t과", "\t4,001\t계속\t과"), encoding="utf-8"
    )
    done = run("build", str(folder), "-o", str(tmp_path / "out"))

    assert (done.code, (tmp_path / "out").exists()) == (1, False)
    for place in ("plan.md:804: ", "plan.md:497: ", "앞서 만든 것은 그대로"):
        assert place in done.out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["/nowhere"], 1),
        (["-o", "/"], 2),
        pytest.param(
            ["-o", "/proc/nowhere"],
            1,
            marks=pytest.mark.skipif(sys.platform != "linux", reason="a folder where even root cannot write"),
        ),
    ],
)
def test_build_of_what_cannot_be_is_one_line(run: Run, arguments: list[str], code: int) -> None:
    """No source, no writable folder, a folder with other things in it."""
    done = run("build", *arguments)

    assert (done.code, done.out, done.err.count("\n")) == (code, "", 1)
