"""Where something comes from: checked against the source text and the sheets beside it."""

import csv
from itertools import pairwise

import pytest

from policygraph import CommandError, KnowledgeGraph, paths

LINES = (paths.SOURCES / "icd-2021" / "plan.md").read_text(encoding="utf-8").splitlines()


def test_a_project_has_its_lines_and_words(plan: KnowledgeGraph) -> None:
    """The words are those that stand on the lines of the source."""
    found = plan.evidence("icd-2021/project/1-1-3")

    assert (found.name, found.kind, found.origin, found.lines) == (
        "바이오빅데이터구축시범사업",
        "사업",
        "printed",
        (762, 763),
    )
    assert [one.quote for one in found.passages] == ["\t".join(_cells(line)) for line in (762, 763)]


def _cells(line: int) -> list[str]:
    return [cell.strip(" ") for cell in LINES[line - 1].strip().strip("|").split("|")]


def test_a_repair_is_that_of_the_sheet(plan: KnowledgeGraph) -> None:
    """Raw text, reading, reason and proof as a person wrote them down."""
    sheet = paths.SOURCES / "icd-2021" / "corrections.csv"
    written = csv.DictReader(sheet.read_text(encoding="utf-8").splitlines())
    rows = [row for row in written if row["line"] == "763"]
    (found,) = plan.evidence("icd-2021/project/1-1-3").repairs

    assert [(row["raw"], row["reading"], row["reason"]) for row in rows] == [
        (found.raw_text, found.reading, found.reason)
    ]
    assert (found.line, found.treatment, found.proof) == (763, "repaired", rows[0]["basis"])


@pytest.mark.parametrize(
    ("iri", "origin"),
    [
        ("icd-2021/project/1-1-1", "printed"),
        ("ministry/motie", "reference"),
        ("pg:Project", "definition"),
        ("topic/cloud", "read"),
        ("icd-2021/overlap/nestedness", "analysed"),
    ],
)
def test_what_a_thing_is_says_who_says_so(plan: KnowledgeGraph, iri: str, origin: str) -> None:
    """By the graph that says what kind of thing it is."""
    assert plan.evidence(iri).origin == origin


def test_each_statement_has_its_kind(plan: KnowledgeGraph) -> None:
    """What is printed, read and inferred of one project stands apart, the printed first."""
    said = {
        (s.property.rpartition("#")[2], s.kind) for s in plan.evidence("icd-2021/project/1-1-3").statements
    }

    assert {
        ("fundedBy", "printed"),
        ("about", "read"),
        ("partOf", "inferred"),
        ("type", "inferred"),
        ("type", "printed"),
    } <= said


def test_an_estimate_is_called_one(plan: KnowledgeGraph) -> None:
    """A task has projects only by a program's estimate."""
    task = plan.ask("SELECT ?task { ?task a pg:Task ; pg:hasProject ?p } LIMIT 1").column("task")[0]
    kinds = {s.kind for s in plan.evidence(str(task)).statements if s.property.endswith("hasProject")}

    assert kinds == {"estimated"}


@pytest.mark.parametrize(
    "written",
    [
        "https://w3id.org/policygraph/id/icd-2021/project/1-1-3",
        "<https://w3id.org/policygraph/id/icd-2021/project/1-1-3>",
        "id:icd-2021/project/1-1-3",
        " icd-2021/project/1-1-3 ",
    ],
)
def test_an_identifier_is_written_in_several_ways(plan: KnowledgeGraph, written: str) -> None:
    """Whole, in short, as pages show it."""
    assert plan.evidence(written) == plan.evidence("icd-2021/project/1-1-3")


@pytest.mark.parametrize(
    ("iri", "message"),
    [
        ("icd-2021/project/1-1-99", "did you mean icd-2021/project/1-1-9"),
        ("icd-2021/projct/1-1-1", "did you mean icd-2021/project/1-1-1"),
        ("ministy/motie", "did you mean ministry/motie"),
        ("ministry/MOTIE", "did you mean ministry/motie"),
        ("http://example.org/x", "for what there is"),
        ("MOTIE", "did you mean ministry/motie"),
        ("", "for what there is"),
        ("no iri", "no IRI"),
    ],
)
def test_an_unknown_identifier_is_told_with_the_nearest(plan: KnowledgeGraph, iri: str, message: str) -> None:
    """A mistake of the command, in one line."""
    with pytest.raises(CommandError, match=message) as error:
        plan.evidence(iri)

    assert "\n" not in str(error.value)


def test_a_line_of_the_source_is_evidence_of_itself(plan: KnowledgeGraph) -> None:
    """An identifier of a place gives the words there."""
    assert plan.evidence("icd-2021/line/763").lines == (763,)


def test_statements_go_from_what_is_printed_to_what_is_inferred(plan: KnowledgeGraph) -> None:
    """In the order of who says so."""
    order = ["printed", "reference", "definition", "read", "estimated", "analysed", "inferred"]
    ranks = [order.index(one.kind) for one in plan.evidence("ministry/motie").statements]

    assert all(one <= other for one, other in pairwise(ranks))


def test_a_notebook_shows_lines_words_and_repairs(plan: KnowledgeGraph) -> None:
    """As tables; what came from the source is escaped."""
    shown = plan.evidence("icd-2021/project/1-1-3")._repr_html_()

    assert "<caption>바이오빅데이터구축시범사업 · 사업 · 문서에 인쇄된 것</caption>" in shown
    assert (shown.count("<table>"), shown.count(">763</td>"), ">원문 행</th>" in shown) == (2, 2, True)
