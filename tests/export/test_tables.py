"""The tables say what the graph says, each column what statements of its own kind say."""

from collections import Counter, defaultdict

import pytest

from export.conftest import column_of
from policygraph import terms
from policygraph.errors import StoreError
from policygraph.export import table_definitions
from policygraph.export.definitions import Table, find_table
from policygraph.export.facts import ORIGINS, Stated
from policygraph.export.tables import Tables
from policygraph.query import answer
from policygraph.store import EmbeddedStore, Iri

pytestmark = pytest.mark.slow

PG = (
    "@prefix pg: <https://w3id.org/policygraph/ontology#> ."
    " @prefix skos: <http://www.w3.org/2004/02/skos/core#> ."
)
TABLES = table_definitions()
# What tables of things leave to others: parts and links have tables of their own, the rest is for machines.
ELSEWHERE = {
    "rdf:type",
    "owl:differentFrom",
    "pg:about",
    "pg:basedOn",
    "pg:builds",
    "pg:builtBy",
    "pg:concerns",
    "pg:continuedBy",
    "pg:emends",
    "pg:evidence",
    "pg:fundedBy",
    "pg:hasAchievement",
    "pg:hasField",
    "pg:hasFootnote",
    "pg:hasGoal",
    "pg:hasMeasure",
    "pg:hasPart",
    "pg:hasPerformanceGoal",
    "pg:hasProject",
    "pg:hasStrategy",
    "pg:hasTarget",
    "pg:hasTask",
    "pg:hasVision",
    "pg:locatedIn",
    "pg:mentions",
    "pg:namesProject",
    "pg:reports",
    "pg:responsible",
    "pg:sharesTerm",
    "pg:stage",
    "pg:statement",
    "qb:dataSet",
    "skos:broader",
    "skos:editorialNote",
    "skos:hiddenLabel",
    "skos:inScheme",
    "skos:narrower",
    "skos:note",
    "skos:topConceptOf",
}
# In one table only, with the reason.
NOT_IN = {
    ("elements", "skos:altLabel"): "variants of names: policygraph query names",
    ("projects", "skos:altLabel"): "variants of names: policygraph query names",
    ("footnotes", "pg:code"): "the end of the identifier again",
    ("places", "dcterms:isPartOf"): "several at once, and they follow from the names",
    ("passages", "pg:restates"): "policygraph query restated-figures",
    ("amount_comparisons", "pg:comparedWith"): "several at once; their sum is table_amount_krw",
}


# Rows that stand on no line: estimates, and results that no single thing speaks for.
WITHOUT_LINES = {"links": 154, "overlap_results": 7}


def small(asserted: str, curated: str = "") -> Tables:
    """The tables of a few statements."""
    store = EmbeddedStore()
    for stem, turtle in (("asserted", asserted), ("curated", curated)):
        store.load(f"{PG}\n{turtle}".encode(), terms.graph("icd-2021", stem))
    return Tables(store)


def test_the_budget_rows_add_up_to_the_printed_total(tables: Tables) -> None:
    """3,593.21 billion won: the rows, and the grand total of every table of the plan of 2021."""
    allocations, totals = (tables.rows(find_table(name)) for name in ("allocations", "totals"))
    table = find_table("totals")
    names = [column.name for column in table.columns]
    grand = {
        row[names.index("amount_krw")]
        for row in totals
        if row[names.index("fiscal_year")] == 2021
        and all(
            row[names.index(name)] is None
            for name in ("field", "performance_goal", "strategy", "task", "ministry")
        )
    }

    assert {sum(map(int, map(str, column_of(find_table("allocations"), allocations, "amount_krw"))))} == grand


def test_rows_of_the_budget_say_within_what_they_add_up() -> None:
    """One fiscal year, one phase: next year's plan, or what was spent, is other money."""
    about = find_table("allocations").about

    assert "fiscal_year" in about.ko
    assert "phase" in about.ko
    assert "within one fiscal_year and one phase only" in about.en


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_two_rows_have_one_key(tables: Tables, table: Table) -> None:
    """What a table says is its key, is; where it has none, no two rows are alike."""
    rows = tables.rows(table)
    at = [index for index, column in enumerate(table.columns) if not table.key or column.name in table.key]

    assert [
        key for key, count in Counter(tuple(row[i] for i in at) for row in rows).items() if count > 1
    ] == []


@pytest.fixture(scope="module")
def said(store: EmbeddedStore) -> dict[str, set[tuple[str, str]]]:
    """Each thing with the properties that are stated of it, and the kinds of these statements."""
    query = "SELECT DISTINCT ?s ?p ?g { GRAPH ?g { ?s ?p ?o } FILTER(!CONTAINS(STR(?g), 'graph/ontology')) }"
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for thing, property_, graph in store.query(query).bindings().rows:
        if not str(graph).endswith("/evidence"):
            stated = Stated("", "", str(graph).removeprefix(terms.GRAPH))
            found[str(thing)].add((terms.shorten(str(property_)), stated.origin))
    return found


@pytest.mark.parametrize("table", [t for t in TABLES if t.classes], ids=lambda table: table.name)
def test_a_table_has_everything_that_its_graphs_say(
    tables: Tables, said: dict[str, set[tuple[str, str]]], table: Table
) -> None:
    """Each statement about a row, of the kinds that the table takes, has a column or another place."""
    told = {(column.path[0], origin) for column in table.columns for origin in column.origins if column.path}
    things = column_of(table, tables.rows(table), table.key[0])
    missing = {
        name
        for thing in things
        for name, origin in said[str(thing)] - told
        if origin in {*table.origins, "read"} and name not in ELSEWHERE
    }

    assert missing == {name for of, name in NOT_IN if of == table.name}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_key_leads_to_a_row(tables: Tables, table: Table) -> None:
    """What a column refers to is in the table that it refers to."""
    for column in (column for column in table.columns if column.to):
        target = find_table(column.to)
        there = {*column_of(target, tables.rows(target), target.key[0]), None}
        assert set(column_of(table, tables.rows(table), column.name)) <= there, column.name


def test_a_printed_column_takes_nothing_that_a_person_read() -> None:
    """A gap in what is printed stays a gap, whatever else somebody wrote."""
    tables = small(
        '<urn:p> a pg:Project ; skos:prefLabel "가"@ko .', '<urn:p> pg:code "1-1" ; skos:prefLabel "A"@en .'
    )
    table = find_table("projects")
    (row,) = tables.rows(table)

    assert row[:4] == (Iri("urn:p"), None, "가", "A")


def test_two_values_for_one_cell_are_an_error() -> None:
    """None of them is chosen."""
    tables = small('<urn:p> a pg:Project ; pg:code "1-1", "1-2" .')

    with pytest.raises(StoreError, match="urn:p has 2 values for code, where one is expected"):
        tables.rows(find_table("projects"))


def test_one_statement_of_two_kinds_is_two_rows() -> None:
    """What is printed and what a person read never become one statement."""
    said = "<urn:b> a pg:Measure ; pg:namesProject <urn:p> . <urn:p> a pg:Project ."
    table = find_table("project_mentions")
    rows = small(said, "<urn:b> pg:namesProject <urn:p> .").rows(table)

    assert column_of(table, rows, "origin") == ["printed", "read"]


def test_a_statement_of_something_else_is_no_row() -> None:
    """`pg:basedOn` is said of links between task and project, too."""
    tables = small("<urn:l> a pg:TaskLink ; pg:basedOn <urn:x> .")

    assert tables.rows(find_table("overlap_evidence")) == []


@pytest.mark.parametrize(
    ("name", "property_", "column"),
    [
        ("responsibilities", "pg:responsible", "ministry"),
        ("topic_links", "pg:about", "topic"),
        ("mentions", "pg:mentions", "instrument"),
        ("place_links", "pg:locatedIn", "place"),
    ],
)
def test_links_are_the_statements_of_the_graph(
    tables: Tables, store: EmbeddedStore, name: str, property_: str, column: str
) -> None:
    """Each pair once, none more and none less; counted by a query of this test."""
    table = find_table(name)
    rows = tables.rows(table)
    kinds = (
        column_of(table, rows, "property")
        if name == "mentions"
        else [property_.partition(":")[2]] * len(rows)
    )
    pairs = zip(column_of(table, rows, "subject"), kinds, column_of(table, rows, column), strict=True)
    asked = store.query(f"SELECT DISTINCT ?s ?o {{ ?s {property_} ?o }}").bindings().rows

    assert sorted((s, o) for s, kind, o in pairs if kind == property_.partition(":")[2]) == sorted(asked)


def test_every_row_leads_to_the_source(tables: Tables) -> None:
    """Its lines stand in the row, in every table that has the column."""
    without = {
        table.name: sum(cell is None for cell in column_of(table, tables.rows(table), "lines"))
        for table in TABLES
        if any(column.name == "lines" for column in table.columns)
    }

    assert {name: count for name, count in without.items() if count} == WITHOUT_LINES


def test_an_estimate_stands_on_no_line(tables: Tables) -> None:
    """A link that a program estimated is printed nowhere; what is printed or read has lines."""
    table = find_table("links")
    rows = tables.rows(table)
    lines = zip(column_of(table, rows, "origin"), column_of(table, rows, "lines"), strict=True)

    assert Counter((origin, said is not None) for origin, said in lines) == {
        ("printed", True): 272,
        ("read", True): 4,
        ("estimated", False): 154,
    }


def test_a_column_of_lines_says_what_they_are_of() -> None:
    """Of the row, of a statement or else its subject, of what a result rests on."""
    said = {name: find_table(name).column("lines").words.en for name in ("projects", "links", "task_links")}

    assert said["projects"] == ""
    assert "those of its subject" in said["links"]
    assert "what the row rests on" in said["task_links"]


def test_lines_are_those_of_the_evidence(tables: Tables, store: EmbeddedStore) -> None:
    """A project with several rows names each line, as ranges."""
    table = find_table("projects")
    rows = tables.rows(table)
    lines = dict(zip(column_of(table, rows, "project"), column_of(table, rows, "lines"), strict=True))
    asked: dict[object, set[int]] = defaultdict(set)
    for row in answer(store, "quotations").records():
        asked[row["subject"]] |= set(range(int(str(row["line"])), int(str(row["last_line"])) + 1))

    assert {iri: _expanded(str(said)) for iri, said in lines.items()} == {iri: asked[iri] for iri in lines}


def _expanded(ranges: str) -> set[int]:
    parts = (part.partition("–") for part in ranges.split(", "))
    return {line for first, _, last in parts for line in range(int(first), int(last or first) + 1)}


def test_lines_of_two_plans_name_the_plan() -> None:
    """A ministry that stands in two texts."""
    place = (
        "<https://w3id.org/policygraph/id/{0}/line/{1}> pg:line {1} ; oa:hasSource"
        " <https://w3id.org/policygraph/id/{0}/text> ; oa:hasSelector [ oa:refinedBy [ oa:exact 'x' ] ] ."
        " <urn:p> pg:evidence <https://w3id.org/policygraph/id/{0}/line/{1}> ."
    )
    prefix = "@prefix oa: <http://www.w3.org/ns/oa#> ."
    said = f"{prefix} <urn:p> a pg:Project . {place.format('icd-2021', 7)} {place.format('icd-2022', 8)}"
    table = find_table("projects")

    assert column_of(table, small(said).rows(table), "lines") == ["icd-2021: 7; icd-2022: 8"]


def test_the_origins_are_those_that_are_explained(tables: Tables) -> None:
    """Every origin in a table is one of the kinds of statements, and one of the table's."""
    for table in TABLES:
        found = set(column_of(table, tables.rows(table), "origin"))
        assert found <= set(table.origins) <= set(ORIGINS), table.name
