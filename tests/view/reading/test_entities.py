"""What has a page, what it is called, and what it is a part of."""

import pytest

from policygraph import terms
from policygraph.store import EmbeddedStore, open_store
from policygraph.view.reading import Asking, Entities, Named, read_budget_of, read_entities, read_words
from policygraph.view.reading.entities import KINDS

_ID = terms.ID


@pytest.fixture(scope="module")
def entities() -> Entities:
    """Everything of the published build."""
    return read_entities(Asking(open_store()))


def made(turtle: str, stem: str = "asserted") -> Entities:
    """The entities of a small graph."""
    prefixes = "\n".join(f"@prefix {name}: <{iri}> ." for name, iri in terms.PREFIXES.items())
    store = EmbeddedStore()
    store.load(f"{prefixes}\n{turtle}".encode(), terms.graph("x", stem))
    return read_entities(Asking(store))


def test_everything_that_is_named_and_stands_in_the_document_has_a_page(entities: Entities) -> None:
    """Of each kind, as many as the graph holds; a class of things that the list forgets would be found."""
    rows = open_store().query(
        """SELECT ?kind (COUNT(DISTINCT ?thing) AS ?things) WHERE {
             GRAPH ?graph { ?thing a ?kind } ?thing skos:prefLabel ?name
             FILTER(!STRENDS(STR(?graph), "/inferred") && STRSTARTS(STR(?thing), STR(id:)))
             FILTER(STRSTARTS(STR(?kind), STR(pg:)))
           } GROUP BY ?kind"""
    )
    stored = {str(kind).removeprefix(terms.PG): int(str(number)) for kind, number in rows.bindings().rows}
    counted = {kind: sum(1 for one in entities.found.values() if one.kind == kind) for kind in stored}
    assert (counted, stored.keys() <= set(KINDS)) == (stored, True)


def test_entities_stand_in_the_order_of_the_index(entities: Entities) -> None:
    """By kind, then by number as people count: 1-1-9 before 1-1-10."""
    projects = [one.code for one in entities.found.values() if one.kind == "Project"]
    assert (projects[7:9], next(iter(entities.found))) == (
        ["1-1-9", "1-1-10"],
        f"{_ID}icd-2021",
    )


def test_an_entity_is_found_by_all_its_names(entities: Entities) -> None:
    """Names in both languages, the short one, the abbreviation."""
    assert set(entities.found[f"{_ID}ministry/mcst"].all_names) == {
        "문화체육관광부",
        "Ministry of Culture, Sports and Tourism",
        "문체부",
        "MCST",
    }


def test_what_has_no_name_is_called_by_its_words() -> None:
    """Kind and number in both languages, and the document's words; what has neither has no page."""
    found = made(
        'id:x1 a pg:Achievement ; pg:code "2-1" ; pg:text "글"@ko . id:x2 a pg:Achievement ; pg:code "3" .'
    )
    assert {iri: one.name.quoted for iri, one in found.found.items()} == {f"{_ID}x1": "글"}


def test_one_language_serves_both_where_there_is_no_other() -> None:
    """A project that nobody has translated keeps its Korean name."""
    found = made('id:x1 a pg:Project ; skos:prefLabel "사업"@ko .')
    assert found.found[f"{_ID}x1"].name == Named("사업", "사업")


def test_parts_that_go_round_in_a_circle_end() -> None:
    """A graph that says so gets pages all the same."""
    found = made(
        'id:a a pg:Topic ; skos:prefLabel "a"@ko ; skos:narrower id:b . '
        'id:b a pg:Topic ; skos:prefLabel "b"@ko ; skos:narrower id:a .'
    )
    assert (
        [[step.entity.name.ko for step in way] for way in found.chains(f"{_ID}a")],
        found.above(f"{_ID}a"),
    ) == (
        [["b"]],
        {f"{_ID}a", f"{_ID}b"},
    )


def test_many_ways_up_stay_few() -> None:
    """Twelve wholes of twelve wholes would be a hundred lines above the name."""
    names = [f"{letter}{number}" for letter in "ab" for number in range(12)]
    topics = " ".join(f'id:{name} a pg:Topic ; skos:prefLabel "{name}"@ko .' for name in [*names, "z"])
    narrower = " ".join(
        f"id:a{n} skos:narrower id:b{m} . id:b{m} skos:narrower id:z ." for n in range(12) for m in range(12)
    )
    assert len(made(f"{topics} {narrower}").chains(f"{_ID}z")) == 8


def test_what_a_program_inferred_is_no_way_up() -> None:
    """Only what is printed or read by a person leads to a place in the plan."""
    things = 'id:a a pg:Task ; skos:prefLabel "a"@ko . id:b a pg:Project ; skos:prefLabel "b"@ko .'
    turtle = f"{things} id:a pg:hasProject id:b ."
    assert (len(made(turtle).chains(f"{_ID}b")), made(turtle, "linked").chains(f"{_ID}b")) == (1, [])


def test_money_of_a_field_is_that_of_its_goals(entities: Entities) -> None:
    """The rows of the four fields come to the plan's total, those of the ministries too."""
    budget = read_budget_of(Asking(open_store()), entities, ["icd-2021"])
    sums = {
        kind: sum(
            row.amount
            for iri, one in entities.found.items()
            if one.kind == kind
            for row in budget.rows_of.get(iri, ())
        )
        for kind in ("Field", "PerformanceGoal", "Ministry", "Project", "AnnualPlan", "Vision")
    }
    assert set(sums.values()) == {3_592_911_000_000}


def test_things_without_a_page_are_named_in_words(entities: Entities) -> None:
    """A row, a figure, a target and a footnote."""
    asking = Asking(open_store())
    budget = read_budget_of(asking, entities, ["icd-2021"])
    note = f"{_ID}icd-2021/footnote/achievement-2-1-1-n1"
    words = read_words(asking, entities, budget, [note])
    row, total, target = (f"{_ID}icd-2021/{path}" for path in (
        "allocation/1-1-9/motie", "total/2021-planned-by-ministry/me", "target/measure-1-1-1-1-t1"
    ))  # fmt: skip
    assert [
        words.name(row).ko,
        words.name(total).en,
        words.name(note).ko,
        words.name(target).quoted[-8:],
    ] == [
        "IoT가전 빅데이터 활용지원 사업 · 산업통상자원부 · 20.00억원",
        "2021 planned by ministry · Ministry of Environment · KRW 64.396 billion",
        "주석",
        "5개 → 12개",
    ]
