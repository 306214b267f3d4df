"""A server as a store: what is sent to it, and what is made of its answers."""

import json
from decimal import Decimal

import pytest

from policygraph import terms
from policygraph.errors import CommandError, QuerySyntaxError, RefusedQueryError, StoreError
from policygraph.store import Bindings, Dataset
from policygraph.store.connection import Credentials
from policygraph.store.remote import RemoteStore
from store.speaking import Said, speaking

ASSERTED, CURATED = terms.graph("plan", "asserted"), terms.graph("plan", "curated")
ONTOLOGY = terms.graph("ontology")
NOBODY = Credentials()


def rows(variable: str, *values: dict[str, str]) -> Said:
    """Rows of one column."""
    document = {"head": {"vars": [variable]}, "results": {"bindings": [{variable: v} for v in values]}}
    return Said(json.dumps(document).encode())


GRAPHS = rows("graph", *({"type": "uri", "value": name} for name in (CURATED, ONTOLOGY, ASSERTED)))
TRUE = Said(b'{"head": {}, "boolean": true}')


def test_a_query_names_policygraphs_graphs() -> None:
    """The union of them is the default graph, and GRAPH can name each."""
    with speaking(GRAPHS, TRUE) as server:
        RemoteStore(server.url, credentials=NOBODY).query("ASK { ?s ?p ?o graph ?g { ?s ?p ?o } }")

    form = server.heard[1].form
    assert (form["default-graph-uri"], form["named-graph-uri"]) == ([ONTOLOGY, ASSERTED, CURATED],) * 2


def test_named_graphs_are_left_out_where_nothing_names_them() -> None:
    """Fewer graphs to plan with; the default graph is the same."""
    with speaking(GRAPHS, TRUE) as server:
        RemoteStore(server.url, credentials=NOBODY).query("ASK { ?s ?p ?o }")

    assert sorted(server.heard[1].form) == ["default-graph-uri", "query"]


def test_only_the_graphs_that_were_chosen_are_named() -> None:
    """Graphs that belong to no plan are always among them."""
    with speaking(GRAPHS, TRUE) as server:
        RemoteStore(server.url, ("asserted",), NOBODY).query("ASK { ?s ?p ?o }")

    assert server.heard[1].form["default-graph-uri"] == [ONTOLOGY, ASSERTED]


def test_the_graphs_are_asked_for_once() -> None:
    """Two queries are three requests."""
    with speaking(GRAPHS, TRUE) as server:
        store = RemoteStore(server.url, credentials=NOBODY)
        store.query("ASK { ?s ?p ?o }")
        store.query("ASK { ?s ?p ?o }")

    assert len(server.heard) == 3


def test_a_query_that_says_from_keeps_its_graphs() -> None:
    """Nothing is added to what the query names."""
    with speaking(TRUE) as server:
        RemoteStore(server.url, credentials=NOBODY).query("ASK FROM <urn:g> { ?s ?p ?o }")

    assert list(server.heard[0].form) == ["query"]


def test_a_choice_of_graphs_does_not_go_with_from() -> None:
    """As in the embedded store."""
    with speaking(GRAPHS) as server, pytest.raises(CommandError, match="FROM which graphs"):
        RemoteStore(server.url, ("asserted",), NOBODY).query("ASK FROM <urn:g> { ?s ?p ?o }")


@pytest.mark.parametrize(
    ("dataset", "expected"),
    [
        (Dataset((ASSERTED,), (CURATED,)), ([ASSERTED], [CURATED])),
        (Dataset((), (CURATED,)), ([], [CURATED])),
        (Dataset(), (["urn:policygraph:no-graph"], [])),
    ],
)
def test_a_dataset_is_sent_as_it_is(dataset: Dataset, expected: tuple[list[str], list[str]]) -> None:
    """The protocol's words; no graph at all is a graph that nobody has."""
    with speaking(TRUE) as server:
        RemoteStore(server.url, credentials=NOBODY).query("ASK { GRAPH ?g { ?s ?p ?o } }", dataset)

    form = server.heard[0].form
    assert (form.get("default-graph-uri", []), form.get("named-graph-uri", [])) == expected


def test_prefixes_are_declared_on_the_first_line() -> None:
    """Those that the query uses, so that the server counts its lines as the user does."""
    with speaking(GRAPHS, TRUE) as server:
        RemoteStore(server.url, credentials=NOBODY).query("ASK {\n ?s a pg:Goal }")

    assert server.heard[1].form["query"] == [f"PREFIX pg: <{terms.PG}> ASK {{\n ?s a pg:Goal }}"]


def test_a_long_query_is_posted_as_a_form() -> None:
    """An address has a length that every server takes; a form has none."""
    with speaking(GRAPHS, TRUE) as server:
        store = RemoteStore(server.url, credentials=NOBODY)
        store.query("ASK { ?s ?p ?o }")
        store.query(f'ASK {{ ?s ?p "{"가" * 1000}" }}')

    assert [request.method for request in server.heard] == ["GET", "GET", "POST"]
    assert server.heard[2].headers["content-type"] == "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("sparql", "error"),
    [
        ("SELECT * {\n ?s ?p ; }", QuerySyntaxError),
        ("ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", RefusedQueryError),
        ("DROP ALL", RefusedQueryError),
        ("ASK " + "{" * 300 + "}" * 300, RefusedQueryError),
    ],
)
def test_what_may_not_be_asked_is_not_sent(sparql: str, error: type[CommandError]) -> None:
    """The embedded store's messages, and no request."""
    with speaking(TRUE) as server, pytest.raises(error):
        RemoteStore(server.url, credentials=NOBODY).query(sparql)

    assert server.heard == []


def test_a_syntax_error_is_at_the_users_line() -> None:
    """What is declared before the query is not counted."""
    with speaking(TRUE) as server, pytest.raises(QuerySyntaxError, match="line 2") as caught:
        RemoteStore(server.url, credentials=NOBODY).query("SELECT * {\n ?s pg:x ; }")

    assert (caught.value.at or (0, 0))[0] == 2


def test_values_have_their_types() -> None:
    """Virtuoso's word for a typed literal is of an earlier draft, and read all the same."""
    decimal = {"type": "typed-literal", "datatype": terms.PREFIXES["xsd"] + "decimal", "value": "12.50"}
    with speaking(GRAPHS, rows("x", decimal)) as server:
        found = RemoteStore(server.url, credentials=NOBODY).query("SELECT ?x { ?s ?p ?x }").bindings()

    assert found == Bindings(("x",), ((Decimal("12.5"),),))


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/n-triples", '<urn:s> <urn:p> "가"@ko .'),
        ("text/turtle; charset=utf-8", '<urn:s> <urn:p> "가"@ko .'),
    ],
)
def test_triples_are_triples(kind: str, body: str) -> None:
    """A CONSTRUCT asks for triples and gets them."""
    with speaking(GRAPHS, Said(body.encode(), kind)) as server:
        answer = RemoteStore(server.url, credentials=NOBODY).query("# why\nCONSTRUCT WHERE { ?s ?p ?o }")

    assert answer.serialize(triples="ntriples").decode() == '<urn:s> <urn:p> "가"@ko .\n'
    assert server.heard[1].headers["accept"] == "application/n-triples, text/turtle"


@pytest.mark.parametrize(
    "said",
    [
        Said(b"<html><p>Welcome</p></html>", "text/html"),
        Said(GRAPHS.body[:-30]),
        Said(b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "uri", "value": "no"}}]}}'),
        Said(b""),
    ],
)
def test_what_is_no_answer_is_an_error(said: Said) -> None:
    """A page, half an answer, a broken row and nothing are not read as few rows."""
    with speaking(GRAPHS, said) as server, pytest.raises(StoreError, match="not answer in SPARQL's formats"):
        RemoteStore(server.url, credentials=NOBODY).query("SELECT ?x { ?s ?p ?x }")


def test_triples_in_another_format_are_an_error() -> None:
    """A page where triples are due."""
    with speaking(GRAPHS, Said(b"<html>", "text/html")) as server, pytest.raises(StoreError):
        RemoteStore(server.url, credentials=NOBODY).query("DESCRIBE <urn:x>")


def test_an_answer_that_the_server_cut_is_refused() -> None:
    """Virtuoso calls it a success, and says in a header that rows are missing."""
    cut = Said(GRAPHS.body, headers={"X-SPARQL-MaxRows": "10000"})
    with speaking(GRAPHS, cut) as server, pytest.raises(RefusedQueryError, match="cut the answer"):
        RemoteStore(server.url, credentials=NOBODY).query("SELECT ?x { ?s ?p ?x }")


def test_a_server_without_our_graphs_is_an_error() -> None:
    """Rather than no rows for every question."""
    with speaking(rows("graph")) as server, pytest.raises(StoreError, match="policygraph publish"):
        RemoteStore(server.url, credentials=NOBODY).query("ASK { ?s ?p ?o }")


def test_the_manifest_is_read_from_the_record() -> None:
    """Without one there is none; with a broken one there is an error."""
    with speaking(rows("manifest")) as server:
        assert RemoteStore(server.url, credentials=NOBODY).manifest() is None
    with (
        speaking(rows("manifest", {"type": "literal", "value": "{}"})) as server,
        pytest.raises(StoreError, match="manifest"),
    ):
        RemoteStore(server.url, credentials=NOBODY).manifest()
