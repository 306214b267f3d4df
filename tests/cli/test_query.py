"""``policygraph query``: every format reads back, every mistake is one line."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from rdflib import Graph
from rdflib.query import Result
from rich.cells import cell_len

from policygraph.query import questions

Run = Callable[..., Any]
Process = Callable[..., CompletedProcess[bytes]]
NAMES = [question.name for question in questions()]
MOTIE_ROW = ["산업통상자원부", "72", "1135047000000", "1135047000000", "31.59"]
RESULTS = "{http://www.w3.org/2005/sparql-results#}"


def test_csv_is_read_by_the_csv_module(run: Run) -> None:
    """A header of variables, then the rows."""
    rows = list(csv.reader(io.StringIO(run("query", "budget-by-ministry", "-f", "csv").out)))

    assert rows[:2] == [["ministry_name", "rows", "amount_krw", "printed_krw", "share_percent"], MOTIE_ROW]
    assert len(rows) == 12


def test_tsv_is_read_by_rdflib(run: Run) -> None:
    """SPARQL 1.1 TSV."""
    result = Result.parse(io.BytesIO(run("query", "vision", "-f", "tsv").out.encode()), format="tsv")
    rows = [{str(name): str(term) for name, term in row.items()} for row in result.bindings]

    assert [(row["vision_name"], row["line"]) for row in rows] == [
        ("산업 융합을 통한 K-뉴딜 성과 확산", "262")
    ]


def test_json_is_sparql_results(run: Run) -> None:
    """SPARQL 1.1 Query Results JSON."""
    document = json.loads(run("query", "budget-by-ministry", "-f", "json").out)
    first = document["results"]["bindings"][0]

    assert [first[name]["value"] for name in document["head"]["vars"]] == MOTIE_ROW


def test_xml_is_sparql_results(run: Run) -> None:
    """SPARQL Query Results XML."""
    root = ET.fromstring(run("query", "budget-by-ministry", "-f", "xml").out)  # noqa: S314 - our own output
    first = root.find(f"{RESULTS}results/{RESULTS}result")

    assert first is not None
    assert ["".join(binding.itertext()).strip() for binding in first] == MOTIE_ROW


def test_markdown_has_units_and_source(run: Run) -> None:
    """A table that can be pasted into a report."""
    out = run("query", "budget-by-ministry", "-f", "md").out

    assert "| 부처 | 예산 행 | 예산 (억원) | 인쇄된 금액 (억원) | 비중 (%) |" in out
    assert "| 산업통상자원부 | 72 | 11,350.47 | 11,350.47 | 31.59 |" in out
    assert "자료: 제2차 산업융합발전 기본계획 '21년도 실행계획 (icd-2021@a89518e6)" in out


def test_a_constructed_graph_is_turtle(run: Run, tmp_path: Path) -> None:
    """CONSTRUCT gives Turtle, whatever the format."""
    query = tmp_path / "goals.rq"
    query.write_text("CONSTRUCT { ?v pg:hasGoal ?g } WHERE { ?v pg:hasGoal ?g }", encoding="utf-8")

    assert len(Graph().parse(data=run("query", str(query)).out, format="turtle")) == 3


def test_a_described_thing_is_turtle(run: Run, tmp_path: Path) -> None:
    """DESCRIBE, too."""
    query = tmp_path / "motie.rq"
    query.write_text("DESCRIBE <https://w3id.org/policygraph/id/ministry/motie>", encoding="utf-8")

    assert len(Graph().parse(data=run("query", str(query), "-f", "csv").out, format="turtle")) > 10


# The tables that analyses read have too many numbers for 80 columns, and numbers are not cut.
WIDE = {
    "all-allocations",
    "all-totals",
    "allocations",
    "amounts-in-text",
    "change-by-field",
    "change-by-performance-goal",
    "dated-targets",
    "project-size-by-ministry",
    "restated-figures",
    "targets-of-ministry",
}
OF_A_MINISTRY = {
    question.name for question in questions() if any(p.default is None for p in question.parameters)
}


@pytest.mark.parametrize(
    ("name", "width"),
    [(name, width) for name in NAMES for width in (80, 120) if width > 80 or name not in WIDE],
)
def test_a_table_fits_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, name: str, width: int) -> None:
    """No line of a Korean table is wider than the terminal."""
    monkeypatch.setenv("COLUMNS", str(width))
    parameters = ["-p", "ministry=산업부"] if name in OF_A_MINISTRY else []
    out = run("query", name, *parameters).out

    assert [line for line in out.splitlines() if cell_len(line) > width] == []
    assert out


def test_a_table_says_what_it_shows(run: Run) -> None:
    """Title, headings with units, count and source."""
    out = run("query", "co-funded-projects").out

    for words in ("다부처 사업과 부처별 분담액은?", "예산 (억원)", "14행.", "자료: "):
        assert words in out


def test_english_is_asked_for(run: Run) -> None:
    """--lang changes headings, names, and the unit: 1,135.047 billion won."""
    out = run("query", "budget-by-ministry", "--lang", "en").out

    for words in ("How do the ministries rank by budget?", "Budget (KRW bn)", "1,135.047", "Source: "):
        assert words in out


def test_a_given_language_of_names_wins(run: Run) -> None:
    """-p lang=en changes the names only."""
    out = run("query", "goals", "-p", "lang=en").out

    assert ("목표 3가지는?" in out, "Higher competitiveness" in out) == (True, True)


def test_asserted_graphs_only(run: Run, tmp_path: Path) -> None:
    """--graphs asserted leaves out what a person read and what was inferred."""
    query = tmp_path / "graphs.rq"
    query.write_text("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g", encoding="utf-8")
    out = run("query", str(query), "--graphs", "asserted", "-f", "csv").out

    assert [line.rpartition("graph/")[2] for line in out.split()[1:]] == [
        "icd-2021/asserted",
        "icd-2021/evidence",
        "ontology",
        "organisations",
    ]


def test_a_file_takes_parameters(run: Run, tmp_path: Path) -> None:
    """A query of one's own binds numbers, IRIs and text at its VALUES."""
    query = tmp_path / "own.rq"
    query.write_text(
        "SELECT (COUNT(?a) AS ?n) { VALUES ?year { 0 } VALUES ?m { UNDEF }"
        " ?a pg:fiscalYear ?year ; pg:ministry ?m ; a pg:Allocation }",
        encoding="utf-8",
    )
    motie = "m=<https://w3id.org/policygraph/id/ministry/motie>"

    assert run("query", str(query), "-p", "year=2021", "-p", motie, "-f", "csv").out.split() == ["n", "72"]


def test_a_query_comes_by_standard_input(process: Process) -> None:
    """With - the query is read from a pipe, with a byte order mark or without."""
    query = "SELECT (COUNT(?p) AS ?n) { ?p a pg:Project }".encode("utf-8-sig")

    assert process("query", "-", "-f", "csv", stdin=query).stdout.split() == [b"n", b"154"]


@pytest.mark.parametrize(("language", "words"), [("ko", "부처별 예산 순위는?"), ("en", "rank by budget?")])
def test_the_questions_are_listed(run: Run, language: str, words: str) -> None:
    """--list names every question in the language."""
    out = run("query", "--list", "--lang", language).out

    assert words in " ".join(out.split())
    assert [name for name in NAMES if name not in out] == []


def test_a_question_is_shown(run: Run) -> None:
    """--show prints the file."""
    assert run("query", "--show", "vision").out.startswith("# question (ko): 이 계획의 비전은?\n")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["visoin"], 2, "vision"),
        ([], 2, "--list"),
        (["missing.rq"], 2, "missing.rq: "),
        (["/"], 2, "/: "),
        (["vision", "-p", "x"], 2, "KEY=VALUE"),
        (["vision", "-p", "x=1"], 2, "lang (string: "),
        (["co-funders"], 2, "ministry"),
        (["co-funders", "-p", "ministry=통상부"], 2, "산업통상자원부"),
        (["total-budget", "-p", "year=x"], 2, "year=x"),
        (["vision", "-f", "yaml"], 2, "yaml"),
        (["vision", "--data", "/nowhere"], 1, "/nowhere: "),
        (["vision", "--nonsense"], 2, "--nonsense"),
        (["--show", "x"], 2, "x"),
    ],
)
def test_a_mistake_is_one_line(run: Run, arguments: list[str], code: int, words: str) -> None:
    """What, where, what to do: one line on stderr, nothing on stdout."""
    done = run("query", *arguments)

    assert (done.code, done.out, done.err.count("\n")) == (code, "", 1)
    assert words in done.err


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"SELECT * {", "1행 "),
        (b"SELECT * {\n SERVICE <http://127.0.0.1:1/> {} }", "SERVICE"),
        (b"SELECT (<urn:f>(1) AS ?x) {}", "urn:f"),
        (b"\xff\xfe", "UTF-8"),
    ],
)
def test_a_wrong_query_is_one_line(run: Run, tmp_path: Path, text: bytes, words: str) -> None:
    """A query that is not SPARQL, not allowed, not computable, or no text."""
    query = tmp_path / "wrong.rq"
    query.write_bytes(text)
    done = run("query", str(query))

    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert words in done.err
