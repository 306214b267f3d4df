"""``policygraph query``: every format reads back, every mistake is one line."""

import csv
import io
import json
import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from rdflib import Graph
from rdflib.query import Result

from policygraph.query import questions

Run = Callable[..., Any]
Process = Callable[..., CompletedProcess[bytes]]
NAMES = [question.name for question in questions()]
MOTIE_ROW = ["산업통상자원부", "72", "1135047000000", "1135047000000", "31.59"]
RESULTS = "{http://www.w3.org/2005/sparql-results#}"


def columns_of(line: str) -> int:
    """The columns a line takes, by the standard's table alone."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line
    )


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


OF_A_MINISTRY = {
    question.name for question in questions() if any(p.default is None for p in question.parameters)
}


WIDE = "amounts-in-text", "emendations"


@pytest.mark.many(quick=10)
@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("name", NAMES)
def test_a_table_fits_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, name: str, width: int) -> None:
    """No line of a Korean answer is wider than the terminal."""
    monkeypatch.setenv("COLUMNS", str(width))
    parameters = ["-p", "ministry=산업부"] if name in OF_A_MINISTRY else []
    out = run("query", name, *parameters).out

    assert [line for line in out.splitlines() if columns_of(line) > width] == []
    assert out


@pytest.mark.parametrize(("name", "folded"), [(WIDE[0], True), (WIDE[1], True), ("vision", False)])
def test_what_does_not_fit_is_shown_as_records(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str, *, folded: bool
) -> None:
    """Row by row, with a note how to get columns."""
    monkeypatch.setenv("COLUMNS", "80")
    out = run("query", name).out

    assert ("── 1/" in out, "-f csv" in out) == (folded, folded)


def test_records_can_be_asked_for(run: Run) -> None:
    """-f records."""
    out = run("query", "budget-by-ministry", "-f", "records").out

    assert ("── 1/11 ─" in out, "부처                산업통상자원부" in out) == (True, True)


def test_an_empty_answer_is_a_sentence(run: Run, tmp_path: Path) -> None:
    """No headings of nothing; a misspelt term is named on stderr, with the one that was meant."""
    query = tmp_path / "empty.rq"
    query.write_text("SELECT ?m {\n ?p pg:fundedby ?m } # pg:fundeby", encoding="utf-8")
    done = run("query", str(query))

    assert (done.code, "답이 없습니다 (0행)" in done.out, "─" in done.out) == (0, True, False)
    assert done.err == (
        "policygraph: 2행 5열: pg:fundedby은(는) 그래프에 없습니다: 혹시 pg:fundedBy (예산을 내는 부처)?\n"
    )


def test_a_right_query_has_no_notes(run: Run, tmp_path: Path) -> None:
    """Nothing on stderr."""
    query = tmp_path / "right.rq"
    query.write_text("SELECT ?m { ?p pg:fundedBy ?m } LIMIT 1", encoding="utf-8")

    assert run("query", str(query)).err == ""


def test_triples_are_turtle_and_say_so(run: Run, tmp_path: Path) -> None:
    """A format of rows does not fit triples: a note says what comes instead."""
    query = tmp_path / "goals.rq"
    query.write_text("CONSTRUCT WHERE { ?v pg:hasGoal ?g }", encoding="utf-8")
    done = run("query", str(query), "-f", "csv")

    assert (done.code, "Turtle" in done.err, done.out.startswith("@prefix")) == (0, True, True)
    assert run("query", str(query)).err == ""


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


def test_the_list_is_searched(run: Run) -> None:
    """Words after --list, all of which must be in name, question or theme; none found is an error."""
    found, none = run("query", "--list", "예산 순위"), run("query", "--list", "없는말")

    assert ("budget-by-ministry" in found.out, "vision" in found.out) == (True, False)
    assert (none.code, none.out, none.err.count("\n")) == (2, "", 1)


def test_a_question_is_explained(run: Run) -> None:
    """In words, as it is sent, of which graphs, pattern by pattern, with its rows and time."""
    out = run("query", "budget-by-ministry", "-p", "lang=en", "--explain").out
    words = (
        "부처별 예산 순위는?",
        "lang = en",
        "PREFIX pg: <https://w3id.org/policygraph/ontology#>",
        'VALUES ?lang { "en" }',
        "  https://w3id.org/policygraph/graph/icd-2021/asserted",
        "11행, ",
    )

    assert [word for word in words if word not in out] == []
    assert re.search(r"^\?allocation a pg:Allocation +예산 항목 +163$", out, re.MULTILINE)


def test_a_query_of_ones_own_is_explained(run: Run, tmp_path: Path) -> None:
    """A file, too; only graphs that are read are named."""
    query = tmp_path / "own.rq"
    query.write_text("SELECT ?p { ?p a pg:Project }", encoding="utf-8")
    out = run("query", str(query), "--explain", "--graphs", "asserted").out

    assert ("154" in out, "inferred" in out, "154행, " in out) == (True, False, True)


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
        (["vision", "-p", "x=1"], 2, "lang (language: "),
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
        (b"SELECT * {\n SERVICE <http://127.0.0.1:1/> {} }", "SERVICE"),
        (b"SELECT (<urn:f>(1) AS ?x) {}", "urn:f"),
        (b"\xff\xfe", "UTF-8"),
    ],
)
def test_a_wrong_query_is_one_line(run: Run, tmp_path: Path, text: bytes, words: str) -> None:
    """A query that is not allowed, not computable, or no text."""
    query = tmp_path / "wrong.rq"
    query.write_bytes(text)
    done = run("query", str(query))

    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert words in done.err


@pytest.mark.parametrize("source", ["file", "standard input"])
def test_a_syntax_error_shows_its_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, source: str
) -> None:
    """What is wrong in one line, the line of the query, and a caret under the place."""
    text = "SELECT ?부처 {\n  ?부처 dcterm:title ?이름 }"
    query = tmp_path / "wrong.rq"
    query.write_text(text, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    done = run("query", str(query) if source == "file" else "-")

    lines = done.err.splitlines()
    assert (done.code, done.out) == (2, "")
    assert "(2행 7열): 접두어 dcterm:가 선언되지 않았습니다. 혹시 dcterms:?" in lines[0]
    assert (str(query) in lines[0]) == (source == "file")
    assert lines[1:] == ["  2 |   ?부처 dcterm:title ?이름 }", "    |         ^"]
