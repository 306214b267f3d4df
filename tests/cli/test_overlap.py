"""``policygraph overlap``: all ministries, one, or a pair, with the evidence."""

import csv
import hashlib
import io
import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from policygraph import paths

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


@pytest.mark.slow
def test_a_pair_shows_its_projects_with_lines(run: Run) -> None:
    """Each shared project with both sides' money and the lines of their rows."""
    out = run("overlap", "MOTIE", "국토부", "-f", "md").out

    assert "| 스마트 도로조명 플랫폼 개발 및 실증 | 9.00 | 26.92 | 35.92 | 800–801 |" in out
    assert "산업부 · 국토부: 함께 예산을 내는 사업" in out


@pytest.mark.slow
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


@pytest.mark.many(quick=2)
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


@pytest.mark.slow
def test_json_has_pairs_and_goals(run: Run) -> None:
    """The pair of 산업부 and 복지부 with its projects; ten goals with their concentration."""
    document = json.loads(run("overlap", "산업부", "복지부", "-f", "json").out)
    (pair,) = document["co_funding"]

    assert (pair["ministry"]["amount_krw"], pair["partner"]["amount_krw"]) == (9_450_000_000, 9_450_000_000)
    assert [project["lines"] for project in pair["projects"]] == [[762, 763], [874, 876]]
    assert {goal["code"]: goal["hhi"] for goal in document["performance_goals"]}["3-3"] == pytest.approx(
        0.244, abs=5e-4
    )


@pytest.mark.slow
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


def test_joint_work_and_shared_goals_follow(run: Run) -> None:
    """Without a ministry: who is named together, whose money is alike, and that chance explains it."""
    out = run("overlap", "-f", "md").out

    assert "| 산업부 | 과기정통부 | 4 | – |" in out
    assert re.search(
        r"\| 농식품부 \| 중기부 \| 0\.880 \| 0\.392"
        r" \| 0\.023 \| 0\.594 \| 우연과 구별 안 됨 \| 2 \| 알 수 없음 \|",
        out,
    )
    assert "55쌍을 함께 검정함(q). 여기 55쌍: 구성이 닮은 정도는 우연보다 큰 쌍 0" in out
    assert "함께 있는 목표 수는 우연보다 큰 쌍 0, 알 수 없는 쌍 55" in out


@pytest.mark.slow
def test_a_pair_shows_the_bullets_that_name_both(run: Run) -> None:
    """산업부 and 과기정통부: four measures with their lines."""
    out = run("overlap", "산업부", "과기정통부", "-f", "md").out
    rows = [line for line in out.splitlines() if line.startswith("| 함께 맡은 추진 내용")]

    assert [line.split("|")[-2].strip() for line in rows][:2] == ["306", "357"]
    assert len(rows) == 4


def test_the_queue_of_similar_projects_says_what_it_is(run: Run) -> None:
    """Pairs with the terms that made them and what a person decided; no finding of duplication."""
    out = run("overlap", "-f", "md").out
    part = out[out.index("유사·중복 검토 후보") :]

    assert "스마트공장" in part
    assert "| 함께 검토 필요 |" in part
    assert "중복이라는 판정이 아니라 먼저 살펴볼 차례임" in part
    assert "비슷하지 않음" not in part


@pytest.mark.slow
def test_one_measure_with_its_evidence(run: Run) -> None:
    """CSV: a row for each thing that a result rests on; money in won, lines as printed."""
    rows = list(
        csv.DictReader(io.StringIO(run("overlap", "--measure", "co-funded-projects", "-f", "csv").out))
    )
    ours = [row for row in rows if {row["one"], row["other"]} == {"국토교통부", "산업통상자원부"}]

    assert {row["value"] for row in ours} == {"3"}
    assert sum(int(row["evidence_krw"] or 0) for row in ours) == 19_157_000_000


@pytest.mark.slow
def test_json_carries_results_with_chance_and_evidence(run: Run) -> None:
    """A number with its p, q, range, note and what it rests on."""
    document = json.loads(run("overlap", "환경부", "복지부", "-f", "json").out)
    (shared,) = [one for one in document["results"] if one["measure"] == "shared-goals"]

    assert (shared["value"], shared["chance"]["tests"], shared["chance"]["verdict"]) == (3, 55, "untold")
    assert {"first_line", "amount_krw", "iri"} <= shared["evidence"][0].keys()


@pytest.mark.slow
def test_an_unknown_measure_names_those_that_are_there(run: Run) -> None:
    """One line, with every code."""
    done = run("overlap", "--measure", "likeness")

    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "schoener" in done.err


def test_the_queue_is_the_sheet_of_reviews(run: Run) -> None:
    """The columns of reviews.csv, decisions empty, and no pair that a person decided."""
    rows = list(csv.DictReader(io.StringIO(run("overlap", "--queue").out)))
    sheet = list(
        csv.DictReader(io.StringIO((paths.SOURCES / "icd-2021" / "reviews.csv").read_text(encoding="utf-8")))
    )
    decided = {frozenset({row["one"], row["other"]}) for row in sheet if row["decision"] != "unsure"}

    assert list(rows[0]) == list(sheet[0])
    assert [row for row in rows if frozenset({row["one"], row["other"]}) in decided] == []
    assert {row["decision"] for row in rows} == {""}


@pytest.mark.slow
def test_the_report_is_one_file(run: Run, tmp_path: Path) -> None:
    """--report writes it and says where it is."""
    file = tmp_path / "보고서.html"
    done = run("overlap", "--report", str(file))

    assert (done.code, file.read_text(encoding="utf-8")[:15]) == (0, "<!doctype html>")
    assert file.resolve().as_uri() in done.out


def test_a_scenario_moves_money_and_makes_none(run: Run) -> None:
    """The reorganisation of 2025: what goes to the new ministry left the old one, to the won."""
    document = json.loads(run("overlap", "--scenario", "2025-reorganisation", "-f", "json").out)
    changes = [cell["after_krw"] - cell["before_krw"] for cell in document["cells"]]

    assert (sum(changes), sum(change for change in changes if change > 0)) == (
        0,
        document["moved_krw"]["decided"],
    )
    assert document["total_krw"]["before"] == document["total_krw"]["after"] == 3_592_911_000_000
    assert document["moved_krw"]["with_unsure"] > document["moved_krw"]["decided"]


@pytest.mark.parametrize("form", ["table", "md"])
def test_a_scenario_is_shown_with_what_it_is(run: Run, form: str) -> None:
    """An illustration, said under the table."""
    out = run("overlap", "--scenario", "2025-reorganisation", "-f", form).out

    assert "예시이다" in out
    assert "기후부" in out


def test_a_graph_without_results_says_so(run: Run, tmp_path: Path) -> None:
    """A build of which the results were left out: co-funding is shown, and that the rest is not there."""
    for path in paths.TRIPLES.rglob("*.ttl"):
        copy = tmp_path / path.relative_to(paths.TRIPLES)
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(path.read_bytes() if path.stem != "overlap" else b"")
    manifest = json.loads((paths.TRIPLES / "manifest.json").read_text(encoding="utf-8"))
    empty = manifest["files"]["icd-2021/overlap.ttl"]
    empty |= {"triples": 0, "sha256": hashlib.sha256(b"").hexdigest()}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    out = run("overlap", "--data", str(tmp_path)).out

    assert "10쌍." in out
    assert "분석 결과가 없습니다" in out
