"""``policygraph overlap``: all ministries, one, or a pair, with the evidence."""

import csv
import io
import json
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


def test_all_pairs_and_goals(run: Run) -> None:
    """Without a ministry: the ten pairs, the ten goals, and the whole plan."""
    out = run("overlap").out

    for words in ("10쌍.", "191.57", "계획 전체", "0.185", "5.39", "더하면 안 됨", "자료: "):
        assert words in out


def test_one_ministry_comes_first_in_its_pairs(run: Run) -> None:
    """산업부 and its five partners, with its own money first."""
    out = run("overlap", "산업부", "-f", "md").out

    assert "| 산업부 | 국토부 | 3 | 53.04 | 138.53 | 191.57 |" in out
    assert "5쌍." in out


def test_a_pair_shows_its_projects_with_lines(run: Run) -> None:
    """Each shared project with both sides' money and the lines of their rows."""
    out = run("overlap", "MOTIE", "국토부", "-f", "md").out

    assert "| 스마트 도로조명 플랫폼 개발 및 실증 | 9.00 | 26.92 | 35.92 | 800–801 |" in out
    assert "산업부 · 국토부: 함께 예산을 내는 사업" in out


def test_a_pair_without_projects_says_so(run: Run) -> None:
    """환경부 and 고용부 share no project, but a goal."""
    out = run("overlap", "환경부", "고용부", "-f", "md").out

    assert "환경부 · 고용부: 함께 예산을 내는 사업" in out
    assert "함께 예산을 내는 사업이 없음" in out
    assert "1-1 산업데이터" in out


def test_a_ministry_without_partners_has_no_pairs(run: Run) -> None:
    """고용부 funds alone."""
    assert "0쌍." in run("overlap", "고용부").out


def test_numbers_are_never_cut(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal that is too narrow, lines are too long before a number is."""
    monkeypatch.setenv("COLUMNS", "40")
    out = run("overlap").out

    for number in ("35,929.11", "63.54", "0.185", "191.57"):
        assert number in out


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("ministries", [[], ["산업부"], ["산업부", "국토부"], ["환경부", "고용부"]])
def test_tables_fit_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, ministries: list[str], width: int
) -> None:
    """No line is wider than the terminal."""
    monkeypatch.setenv("COLUMNS", str(width))
    out = run("overlap", *ministries).out

    assert [
        line
        for line in out.splitlines()
        if sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) > width
    ] == []


def test_csv_has_a_row_per_pair_and_project(run: Run) -> None:
    """Money in won: the pairs of projects with two, three, three, four and two ministries."""
    rows = list(csv.DictReader(io.StringIO(run("overlap", "-f", "csv").out)))

    assert len(rows) == 1 + 3 + 6 + 3 + 1
    assert sum(int(row["ministry_krw"]) for row in rows if row["project_iri"].endswith("/4-2-2")) > 0


def test_json_has_pairs_and_goals(run: Run) -> None:
    """The pair of 산업부 and 복지부 with its projects; ten goals with their concentration."""
    document = json.loads(run("overlap", "산업부", "복지부", "-f", "json").out)
    (pair,) = document["co_funding"]

    assert (pair["ministry"]["amount_krw"], pair["partner"]["amount_krw"]) == (9_450_000_000, 9_450_000_000)
    assert [project["lines"] for project in pair["projects"]] == [[762, 763], [874, 876]]
    assert {goal["code"]: goal["hhi"] for goal in document["performance_goals"]}["3-3"] == pytest.approx(
        0.244, abs=5e-4
    )


def test_english_names(run: Run) -> None:
    """--lang en: names, headings, unit."""
    out = run("overlap", "MOTIE", "MOHW", "--lang", "en", "-f", "md").out

    assert "MOTIE (KRW bn)" in out
    assert "Pilot project for building bio big data" in out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["없는부"], 2, "없는부"),
        (["산업부", "MOTIE"], 2, "서로 다른 둘"),
        (["산업부", "국토부", "환경부"], 2, "서로 다른 둘"),
        (["--year", "1999"], 2, "1999"),
        (["--year", "x"], 2, "x"),
        (["--data", "/nowhere"], 1, "/nowhere"),
    ],
)
def test_a_mistake_is_one_line(run: Run, arguments: list[str], code: int, words: str) -> None:
    """An unknown ministry, the same twice, too many, a year without rows."""
    done = run("overlap", *arguments)

    assert (done.code, done.out, done.err.count("\n")) == (code, "", 1)
    assert words in done.err
