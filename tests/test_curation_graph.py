"""Suspicions and contradictions as triples: what bears their words, and which graph holds them."""

from dataclasses import replace

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF, SKOS

from policygraph import terms
from policygraph.graph import describe_findings, describe_plan
from policygraph.model import Plan

PG = Namespace(terms.PG)
PLAN = Namespace(f"{terms.ID}icd-2021/")


@pytest.fixture(scope="module")
def graphs(real_plan: Plan) -> dict[str, Graph]:
    """The graphs of the plan."""
    return describe_plan(real_plan)


@pytest.fixture(scope="module")
def curated(graphs: dict[str, Graph]) -> Graph:
    """What a person read."""
    return graphs[terms.CURATED]


def statement(code: str, place: str) -> URIRef:
    """A statement of a discrepancy."""
    return PLAN[f"discrepancy/{code}/statement/{place}"]


@pytest.mark.many(quick=3)
@pytest.mark.parametrize(
    ("code", "place", "bearer"),
    [
        ("lead-projects", "302", "measure/1-1-1"),
        ("lead-projects", "303", "footnote/measure-1-1-1-n1"),
        ("ai-bio-robot-2021", "875-cell-2", "allocation/3-1-11/msit"),
        (
            "spatial-content-culture-ministry",
            "247-cell-5",
            "total/2020-executed-by-ministry-and-field/4-mcst",
        ),
        ("strategy-3-in-contents", "20", "strategy/3"),
        ("table-of-tasks-headed-goals", "540", "table/2021-planned-by-task"),
        ("carbon-strategy-date", "1", ""),
    ],
)
def test_a_statement_is_said_in_what_bears_its_words(
    curated: Graph, code: str, place: str, bearer: str
) -> None:
    """The bullet, the budget row, the figure, else the element or table; the title is the plan's."""
    expected = PLAN[bearer] if bearer else URIRef(terms.individual("icd-2021"))
    assert list(curated.objects(statement(code, place), PG.saidIn)) == [expected]


def test_two_statements_of_one_line_are_two(curated: Graph) -> None:
    """80 and 30 on line 159 each have an identifier."""
    words = {
        str(curated.value(statement("physician-scientists", place), PG.words)) for place in ("159", "159-2")
    }
    assert words == {"전공의 80명", "박사학위 과정 30명"}


def test_a_suspicion_names_what_was_read_there(curated: Graph) -> None:
    """The footnote on line 388 was read with 한만 in it; a contents line is of the text alone."""
    footnote = curated.value(PLAN["suspected-fault/388-6"], PG.emends)
    contents = curated.value(PLAN["suspected-fault/23-1"], PG.emends)
    assert (footnote, contents) == (PLAN["footnote/measure-3-1-2-n1"], PLAN["text"])


def test_a_suspicion_leaves_the_text_as_it_stands(graphs: dict[str, Graph]) -> None:
    """What the document is said to say has the suspected words, not the likely ones."""
    text = str(graphs[terms.ASSERTED].value(PLAN["footnote/measure-3-1-2-n1"], PG.text))
    assert ("스마트 한만" in text, text.count("스마트 항만")) == (True, 1)


def test_every_flag_has_its_place(graphs: dict[str, Graph], curated: Graph) -> None:
    """No suspicion and no statement is without evidence."""
    flags = [s for kind in (PG.SuspectedFault, PG.Statement) for s in curated.subjects(RDF.type, kind)]
    evidence = graphs[terms.EVIDENCE]
    assert ([f for f in flags if (f, PG.evidence, None) not in evidence], len(flags)) == ([], 114 + 193)


@pytest.mark.slow
def test_what_only_a_rule_found_is_not_curated(real_plan: Plan) -> None:
    """An unread finding stands in the graph of findings, and in no other."""
    (valleys,) = [d for d in real_plan.discrepancies if d.code == "smart-farm-valleys"]
    unread = replace(valleys, code="two-dates-397-636", verdict=None, read=False)
    plan = replace(real_plan, discrepancies=(unread,))
    iri = PLAN["discrepancy/two-dates-397-636"]
    inferred, others = describe_findings(plan), describe_plan(plan)
    assert (
        (iri, RDF.type, PG.Discrepancy) in inferred,
        list(inferred.objects(iri, PG.verdict)),
        [name for name, graph in others.items() if (iri, None, None) in graph],
    ) == (True, [], [])


def test_what_a_person_read_is_not_inferred(real_plan: Plan) -> None:
    """The plan of 2021 has nothing that a person has not read."""
    assert set(describe_findings(real_plan).subjects(RDF.type, PG.Discrepancy)) == set()


def test_the_findings_of_rules_are_its_basis(curated: Graph) -> None:
    """A discrepancy that rules find too says which finding it is."""
    basis = set(curated.objects(PLAN["discrepancy/smart-farm-valleys"], PG.basis))
    assert basis == {
        Literal("규칙이 찾음: two-dates-397-636", "ko"),
        Literal("found by rule: two-dates-397-636", "en"),
    }


def test_other_and_damaged_names_are_labels(graphs: dict[str, Graph]) -> None:
    """The contents' name is another label, the scan's forms are hidden ones."""
    asserted = graphs[terms.ASSERTED]
    ministry = URIRef(terms.ministry("MSIT"))
    assert (
        Literal("융합 생태계 조성을 통한 산업구조 혁신", "ko")
        in asserted.objects(PLAN["strategy/3"], SKOS.altLabel),
        Literal("응합 생태계 조성을 통한 산업구조 고도화", "ko")
        in asserted.objects(PLAN["strategy/3"], SKOS.hiddenLabel),
        list(asserted.objects(ministry, SKOS.hiddenLabel)),
    ) == (True, True, [Literal("과기정 통 부", "ko")])
