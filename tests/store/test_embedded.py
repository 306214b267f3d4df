"""The embedded engine: what goes in, what it answers, what it refuses."""

from decimal import Decimal
from pathlib import Path

import pytest

from policygraph.errors import CommandError
from policygraph.store import Dataset, EmbeddedStore, Iri, Most, Value, to_sparql

DATA = b"""
@prefix : <urn:> .
:a :name "\xea\xb0\x80"@ko ; :money 35929 ; :share 12.50 ; :double 1.5e0 ; :true true ; :knows :b .
"""


@pytest.fixture
def store() -> EmbeddedStore:
    """Two graphs."""
    store = EmbeddedStore()
    store.load(DATA, "urn:one")
    store.load(b"<urn:b> <urn:name> 'b' .", "urn:two")
    return store


@pytest.mark.parametrize(
    ("prop", "expected"),
    [
        ("name", "가"),
        ("money", 35929),
        ("share", Decimal("12.50")),
        ("double", 1.5),
        ("true", True),
        ("knows", Iri("urn:b")),
    ],
)
def test_a_value_has_its_python_type(store: EmbeddedStore, prop: str, expected: Value) -> None:
    """Numbers are numbers, exact where they are exact, and an IRI is told from text."""
    (value,) = store.query(f"SELECT ?v {{ <urn:a> <urn:{prop}> ?v }}").bindings().rows[0]

    assert (value, type(value)) == (expected, type(expected))


def test_an_unbound_variable_is_none(store: EmbeddedStore) -> None:
    """OPTIONAL without a match gives None, not an empty text."""
    query = "SELECT ?x { <urn:b> <urn:name> 'b' OPTIONAL { <urn:b> <urn:money> ?x } }"

    assert store.query(query).bindings().rows == ((None,),)


def test_a_query_sees_all_graphs_at_once(store: EmbeddedStore) -> None:
    """The default graph is the union of the named graphs."""
    query = "SELECT ?n { <urn:a> <urn:knows> ?b . ?b <urn:name> ?n }"

    assert store.query(query).bindings().rows == (("b",),)


def test_a_query_can_name_a_graph(store: EmbeddedStore) -> None:
    """GRAPH tells where a statement is made."""
    query = "SELECT ?g { GRAPH ?g { <urn:b> ?p ?o } }"

    assert store.query(query).bindings().rows == ((Iri("urn:two"),),)


def test_asking_gives_one_row(store: EmbeddedStore) -> None:
    """An ASK is one row with the answer."""
    answer = store.query("ASK { <urn:a> ?p ?o }").bindings()

    assert (answer.variables, answer.rows) == (("answer",), ((True,),))


def test_triples_are_not_rows(store: EmbeddedStore) -> None:
    """A CONSTRUCT has no rows, and says so."""
    with pytest.raises(CommandError, match="triples"):
        store.query("CONSTRUCT WHERE { ?s ?p ?o }").bindings()


def test_constructed_turtle_is_sorted(store: EmbeddedStore) -> None:
    """The same question gives the same Turtle."""
    query = "CONSTRUCT { ?s <urn:p> ?o } WHERE { ?s ?p ?o }"
    once, again = (store.query(query).serialize(triples="turtle") for _ in range(2))

    assert once == again


def test_a_graph_lists_its_triples(store: EmbeddedStore) -> None:
    """A graph's triples come as N-Triples."""
    assert list(store.triples("urn:two")) == ['<urn:b> <urn:name> "b" .']


def test_the_graphs_are_listed(store: EmbeddedStore) -> None:
    """The names of the graphs, and the number of all triples."""
    assert (store.graphs(), len(store)) == (("urn:one", "urn:two"), 7)


@pytest.mark.parametrize(
    ("sparql", "line"),
    [("SELECT * {\n\n  ?s ?p ; }", 3), ("SELEKT", 1), ("", 1), ("SELECT * { ?s ?p ?o", 1)],
)
def test_what_is_not_sparql_is_placed(store: EmbeddedStore, sparql: str, line: int) -> None:
    """A syntax error is one line that names line and column."""
    with pytest.raises(CommandError, match=rf"^not SPARQL at line {line}, column \d+: [^\n\[]*$"):
        store.query(sparql)


def test_a_change_is_not_a_query(store: EmbeddedStore) -> None:
    """An update is refused and changes nothing."""
    with pytest.raises(CommandError):
        store.query("INSERT DATA { <urn:x> <urn:x> <urn:x> }")

    assert len(store) == 7


def test_a_comment_does_not_make_a_query_a_change(store: EmbeddedStore) -> None:
    """The words of an update in a comment before the query are no update."""
    assert store.query("# who pays with whom\n# add it up\nASK {}").bindings().rows == ((True,),)


def test_what_cannot_be_evaluated_is_the_commands_fault(store: EmbeddedStore) -> None:
    """An unknown function is an error in one line, not a crash."""
    with pytest.raises(CommandError, match=r"cannot be evaluated: .*urn:f"):
        store.query("SELECT (<urn:f>(1) AS ?x) {}").bindings()


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "select * { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?x SERVICE#x\n?x { ?s ?p ?o } }",
        "SELECT * { FILTER(?a<?b#>'''\n) SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } #'''\n}",
        "ASK { { SELECT * { SeRvIcE <http://127.0.0.1:1/> {} } } }",
    ],
)
def test_no_query_calls_another_endpoint(store: EmbeddedStore, sparql: str) -> None:
    """SERVICE is refused, however it is written."""
    with pytest.raises(CommandError, match="may not call another endpoint"):
        store.query(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?service { ?service <urn:money> ?x } # SERVICE <http://127.0.0.1:1/>",
        "SELECT ?x { ?x <urn:money> ?y FILTER(STR(?x) != 'SERVICE <u> { }') }",
        "PREFIX service: <urn:> SELECT ?x { ?x service:money ?service }",
    ],
)
def test_the_word_service_is_allowed(store: EmbeddedStore, sparql: str) -> None:
    """The word in names, texts and comments calls nobody."""
    assert store.query(sparql).bindings().rows == ((Iri("urn:a"),),)


def test_a_wrong_query_with_the_word_service_is_placed(store: EmbeddedStore) -> None:
    """A syntax error stays a syntax error."""
    with pytest.raises(CommandError, match="not SPARQL at line 2"):
        store.query("SELECT ?service\n{ ?service ")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Iri("urn:x"), "<urn:x>"),
        (2021, '"2021"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        (Decimal("1.50"), '"1.50"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("가", '"가"'),
        ('x" } DROP ALL #\n', r'"x\" } DROP ALL #\n"'),
    ],
)
def test_a_value_becomes_one_term(value: Value, expected: str) -> None:
    """A value is written as a term of its type, escaped."""
    assert to_sparql(value) == expected


def test_what_is_no_iri_is_refused() -> None:
    """An IRI cannot carry syntax."""
    with pytest.raises(CommandError, match="no IRI"):
        to_sparql(Iri("urn:x> } DROP ALL"))


def test_a_dataset_outranks_from(store: EmbeddedStore) -> None:
    """The protocol's graphs are read, not those of the query."""
    query = "SELECT ?s FROM <urn:one> { ?s <urn:name> ?n }"

    assert store.query(query, Dataset(default=("urn:two",))).bindings().rows == ((Iri("urn:b"),),)


def test_a_dataset_without_named_graphs_has_none(store: EmbeddedStore) -> None:
    """GRAPH finds only the graphs that are named."""
    query = "SELECT ?g { GRAPH ?g { ?s <urn:name> ?n } }"

    assert store.query(query, Dataset(default=("urn:one", "urn:two"))).bindings().rows == ()
    assert store.query(query, Dataset(named=("urn:two",))).bindings().rows == ((Iri("urn:two"),),)


def test_only_visible_graphs_exist() -> None:
    """A store that shows some graphs answers from no other, whatever names them."""
    store = EmbeddedStore(visible={"urn:two"})
    store.load(DATA, "urn:one")
    store.load(b"<urn:b> <urn:name> 'b' .", "urn:two")
    named = "SELECT ?n { ?s <urn:name> ?n }"

    assert (store.graphs(), len(store), list(store.triples("urn:one"))) == (("urn:two",), 1, [])
    assert store.query(named).bindings().rows == (("b",),)
    assert store.query(named, Dataset(default=("urn:one",))).bindings().rows == ()
    with pytest.raises(CommandError, match="FROM"):
        store.query("SELECT ?n FROM <urn:one> { ?s <urn:name> ?n }")


@pytest.mark.parametrize("most", [None, Most(10, 1000)])
def test_an_iri_with_a_comma_is_one_cell_of_csv(store: EmbeddedStore, most: Most | None) -> None:
    """A comma in an IRI, which the engine itself leaves bare, ends no cell."""
    answer = store.query('SELECT ?a ?b ?c ?d { VALUES (?a ?b ?c) { (<urn:x,y> "say \\"a, b\\"" 1) } }')

    assert answer.serialize(rows="csv", most=most) == b'a,b,c,d\r\n"urn:x,y","say ""a, b""",1,\r\n'


@pytest.mark.parametrize("most", [None, Most(10, 1000)])
def test_a_carriage_return_is_kept_in_xml(store: EmbeddedStore, most: Most | None) -> None:
    """Readers of XML take a bare carriage return for a line's end; written as a reference it stays."""
    body = store.query('SELECT ("a\\r\\nb" AS ?x) {}').serialize(rows="xml", most=most)

    assert b"<literal>a&#xD;\nb</literal>" in body


def test_a_copy_can_be_added_to(tmp_path: Path) -> None:
    """A store in a folder is only read; its copy holds what can be seen there, and takes more."""
    store = EmbeddedStore()
    store.load(DATA, "urn:one")
    store.load(b"<urn:b> <urn:name> 'b' .", "urn:two")
    store.write_to(tmp_path / "quads")
    read = EmbeddedStore(tmp_path / "quads", visible={"urn:two"})
    copy = read.copy()
    copy.load(b"<urn:c> <urn:name> 'c' .", "urn:two")

    assert (copy.graphs(), len(copy), len(read)) == (("urn:two",), 2, 1)
