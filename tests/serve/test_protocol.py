"""The query operation of the SPARQL 1.1 Protocol: each case of section 2.1, right and wrong.

What the working group's own tests try (`query_get`, `bad_query_method`, …) is tried here in their order, then
what the text of the specification says besides; the forms of answers are in `test_forms.py`.
"""

from urllib.parse import urlencode

import httpx
import pytest

from policygraph import terms
from policygraph.store import Dataset, EmbeddedStore
from serve.asking import (
    COUNT,
    COUNT_NAMED,
    FORM,
    JSON,
    KOREAN,
    SPARQL,
    counted,
    direct,
    expected,
    sent_as_form,
)
from serve.served import Served

# What the working group tests: right


def test_query_get(client: httpx.Client) -> None:
    """A query in the address of a GET is answered."""
    response = client.get("/sparql", params={"query": "ASK {}"})

    assert (response.status_code, response.json()["boolean"]) == (200, True)


def test_query_post_form(client: httpx.Client) -> None:
    """A query in a form that is posted is answered."""
    response = sent_as_form(client, ("query", "ASK {}"))

    assert (response.status_code, response.json()["boolean"]) == (200, True)


def test_query_post_direct(client: httpx.Client) -> None:
    """A query that is the body of a POST is answered."""
    response = direct(client, "ASK {}")

    assert (response.status_code, response.json()["boolean"]) == (200, True)


def test_query_dataset_default_graphs_get(
    client: httpx.Client, store: EmbeddedStore, graphs: dict[str, str]
) -> None:
    """The default graph of a GET is the merge of the graphs that it names."""
    names = (graphs["asserted"], graphs["curated"])
    response = client.get("/sparql", params={"query": COUNT, "default-graph-uri": names})

    assert counted(response) == expected(store, COUNT, Dataset(default=names))


def test_query_dataset_default_graphs_post(
    client: httpx.Client, store: EmbeddedStore, graphs: dict[str, str]
) -> None:
    """The default graph of a query sent directly is the merge of the graphs that its address names."""
    names = (graphs["asserted"], graphs["curated"])
    address = "/sparql?" + urlencode([("default-graph-uri", name) for name in names])

    assert counted(direct(client, COUNT, address)) == expected(store, COUNT, Dataset(default=names))


def test_query_dataset_default_graphs_form(
    client: httpx.Client, store: EmbeddedStore, graphs: dict[str, str]
) -> None:
    """The default graph of a form is the merge of the graphs that it names."""
    names = (graphs["asserted"], graphs["curated"])
    response = sent_as_form(client, ("query", COUNT), *(("default-graph-uri", name) for name in names))

    assert counted(response) == expected(store, COUNT, Dataset(default=names))


def test_query_dataset_named_graphs_get(
    client: httpx.Client, store: EmbeddedStore, graphs: dict[str, str]
) -> None:
    """The named graphs of a GET are those that it names."""
    names = (graphs["asserted"], graphs["evidence"])
    response = client.get("/sparql", params={"query": COUNT_NAMED, "named-graph-uri": names})

    assert counted(response) == expected(store, COUNT_NAMED, Dataset(named=names))


def test_query_dataset_named_graphs_post(
    client: httpx.Client, store: EmbeddedStore, graphs: dict[str, str]
) -> None:
    """The named graphs of a query sent directly are those that its address names."""
    names = (graphs["asserted"], graphs["evidence"])
    address = "/sparql?" + urlencode([("named-graph-uri", name) for name in names])

    assert counted(direct(client, COUNT_NAMED, address)) == expected(store, COUNT_NAMED, Dataset(named=names))


def test_query_dataset_full(client: httpx.Client, graphs: dict[str, str]) -> None:
    """With default and named graphs in a request, each pattern reads its own."""
    sparql = "SELECT DISTINCT ?g { ?plan a pg:AnnualPlan GRAPH ?g { ?s ?p ?o } }"
    address = "/sparql?" + urlencode(
        [
            ("default-graph-uri", graphs["asserted"]),
            ("named-graph-uri", graphs["curated"]),
            ("named-graph-uri", graphs["inferred"]),
        ]
    )
    rows = direct(client, sparql, address).json()["results"]["bindings"]

    assert {row["g"]["value"] for row in rows} == {graphs["curated"], graphs["inferred"]}


def test_query_multiple_dataset(client: httpx.Client, store: EmbeddedStore, graphs: dict[str, str]) -> None:
    """The graphs of the request outrank those of the query."""
    sparql = COUNT.replace("{", f"FROM <{graphs['asserted']}> {{")
    response = client.get("/sparql", params={"query": sparql, "default-graph-uri": graphs["curated"]})

    assert counted(response) == expected(store, COUNT, Dataset(default=(graphs["curated"],)))


@pytest.mark.parametrize(
    ("sparql", "media"),
    [
        ("SELECT (1 AS ?value) {}", JSON),
        ("ASK {}", JSON),
        ("DESCRIBE pg:Plan", "text/turtle; charset=utf-8"),
        ("CONSTRUCT { <urn:s> <urn:p> 1 } WHERE {}", "text/turtle; charset=utf-8"),
    ],
    ids=["select", "ask", "describe", "construct"],
)
def test_query_content_type(client: httpx.Client, sparql: str, media: str) -> None:
    """Who names no media type gets results for SELECT and ASK, and a graph for CONSTRUCT and DESCRIBE."""
    response = direct(client, sparql)

    assert (response.status_code, response.headers["content-type"]) == (200, media)


# What the working group tests: wrong


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "QUERY"])
def test_bad_query_method(client: httpx.Client, method: str) -> None:
    """No other method asks; those that do are named."""
    response = client.request(method, "/sparql", params={"query": "ASK {}"})

    assert (response.status_code, "Allow" in response.text) == (405, True)
    assert {"GET", "HEAD", "POST"} <= set(response.headers["allow"].split(", "))


def test_bad_multiple_queries(client: httpx.Client) -> None:
    """One request asks one query."""
    assert client.get("/sparql?query=ASK%7B%7D&query=SELECT%20*%20%7B%7D").status_code == 400


def test_bad_multiple_queries_form(client: httpx.Client) -> None:
    """One form asks one query."""
    assert sent_as_form(client, ("query", "ASK {}"), ("query", "SELECT * {}")).status_code == 400


def test_bad_query_wrong_media_type(client: httpx.Client) -> None:
    """A query is not sent as plain text; the forms that are taken are named."""
    response = client.post("/sparql", content="ASK {}", headers={"Content-Type": "text/plain"})

    assert (response.status_code, response.headers["accept-post"]) == (415, f"{FORM}, {SPARQL}")


def test_bad_query_missing_form_type(served: Served) -> None:
    """A form that does not say that it is one is none."""
    head = [b"POST /sparql HTTP/1.1", b"Host: localhost", b"Content-Length: 18"]

    assert served.send(head, b"query=ASK%20%7B%7D").startswith(b"HTTP/1.1 415 ")


def test_bad_query_missing_direct_type(served: Served) -> None:
    """A query that does not say that it is one is none."""
    head = [b"POST /sparql HTTP/1.1", b"Host: localhost", b"Content-Length: 6"]

    assert served.send(head, b"ASK {}").startswith(b"HTTP/1.1 415 ")


def test_bad_query_non_utf8(client: httpx.Client) -> None:
    """UTF-8 is the only charset of a query: another one is refused by its name."""
    response = client.post(
        "/sparql", content="ASK {}".encode("utf-16"), headers={"Content-Type": f"{SPARQL}; charset=UTF-16"}
    )

    assert response.status_code == 415


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp949", "utf-32"])
def test_bad_query_bytes(client: httpx.Client, encoding: str) -> None:
    """UTF-8 is the only charset of a query: bytes that are not UTF-8, or hold NUL, are refused."""
    assert direct(client, 'ASK { ?s ?p "비전" }'.encode(encoding)).status_code == 400


@pytest.mark.parametrize("sparql", ["ASK {", "", "SELECT", "ASK {} ASK {}", "질의"])
def test_bad_query_syntax(client: httpx.Client, sparql: str) -> None:
    """What is not SPARQL is refused, with its place."""
    response = client.get("/sparql", params={"query": sparql}, headers={"Accept-Language": "en"})

    assert response.status_code == 400
    assert response.text.startswith("not SPARQL at line 1, column ")


# 2.1.1 GET


def test_a_query_keeps_its_characters(client: httpx.Client) -> None:
    """What stands for something in an address, and Korean, arrives as it was meant."""
    rows = client.get("/sparql", params={"query": KOREAN}).json()["results"]["bindings"]

    assert rows == [{"x": {"type": "literal", "value": "비전 + 100% & ü"}}]


@pytest.mark.parametrize("query", ["query=ASK%20%7B%7", "query=ASK%zz%7B%7D", "query=100%"])
def test_bad_percent_encoding(served: Served, query: str) -> None:
    """What is no percent-encoding is refused."""
    assert served.send([f"GET /sparql?{query} HTTP/1.1".encode(), b"Host: x"]).startswith(b"HTTP/1.1 400 ")


@pytest.mark.parametrize("query", ["query=%B1%E6", "query=ASK%20%7B%7D%ED%A0%80", "%FF=1&query=ASK%7B%7D"])
def test_bad_percent_encoded_bytes(served: Served, query: str) -> None:
    """Percent-encoded bytes are UTF-8, or refused."""
    assert served.send([f"GET /sparql?{query} HTTP/1.1".encode(), b"Host: x"]).startswith(b"HTTP/1.1 400 ")


def test_bad_graphs_without_a_query(client: httpx.Client, graphs: dict[str, str]) -> None:
    """Graphs without a query ask nothing."""
    assert client.get("/sparql", params={"default-graph-uri": graphs["asserted"]}).status_code == 400


def test_unknown_parameters_are_passed_over(client: httpx.Client) -> None:
    """The protocol leaves room for parameters of others."""
    response = client.get("/sparql", params={"query": "ASK {}", "format": "x", "Query": "y"})

    assert response.status_code == 200


def test_bad_flood_of_parameters(client: httpx.Client) -> None:
    """Nobody names hundreds of graphs."""
    assert client.get("/sparql?query=ASK%7B%7D" + "&default-graph-uri=urn:x" * 300).status_code == 400


# 2.1.2 POST of a form


def test_a_form_keeps_its_characters(client: httpx.Client) -> None:
    """What stands for something in a form, and Korean, arrives as it was meant."""
    rows = sent_as_form(client, ("query", KOREAN)).json()["results"]["bindings"]

    assert rows == [{"x": {"type": "literal", "value": "비전 + 100% & ü"}}]


def test_a_form_may_say_its_charset(client: httpx.Client) -> None:
    """UTF-8 may be named, in any case and in quotes."""
    response = client.post(
        "/sparql", content="query=ASK%7B%7D", headers={"Content-Type": f'{FORM.upper()} ; Charset="UTF-8"'}
    )

    assert response.status_code == 200


@pytest.mark.parametrize("name", ["query", "default-graph-uri", "named-graph-uri"])
def test_bad_form_with_parameters_in_its_address(client: httpx.Client, name: str) -> None:
    """All parameters of a form stand in the form."""
    response = sent_as_form(client, ("query", "ASK {}"), address=f"/sparql?{name}=x")

    assert response.status_code == 400


@pytest.mark.parametrize("form", ["", "quer=ASK", "default-graph-uri=urn:x"])
def test_bad_form_without_a_query(client: httpx.Client, form: str) -> None:
    """A form has a query."""
    assert client.post("/sparql", content=form, headers={"Content-Type": FORM}).status_code == 400


# 2.1.3 POST of a query


def test_a_direct_query_keeps_its_characters(client: httpx.Client) -> None:
    """A query that is the body needs no encoding but UTF-8."""
    rows = direct(client, KOREAN).json()["results"]["bindings"]

    assert rows == [{"x": {"type": "literal", "value": "비전 + 100% & ü"}}]


def test_a_byte_order_mark_is_no_part_of_a_query(client: httpx.Client) -> None:
    """Editors on Windows put one in front of everything."""
    assert direct(client, "ASK {}".encode("utf-8-sig")).status_code == 200


def test_bad_direct_query_with_another_in_its_address(client: httpx.Client) -> None:
    """One request asks one query, wherever it stands."""
    assert direct(client, "ASK {}", "/sparql?query=ASK%7B%7D").status_code == 400


def test_bad_compressed_query(client: httpx.Client) -> None:
    """What is compressed could be a bomb: it is refused, not read as a query."""
    assert direct(client, b"\x1f\x8b...", Content_Encoding="gzip").status_code == 415


# 2.1.4 the dataset


def test_without_a_dataset_the_default_graph_is_the_union(client: httpx.Client, store: EmbeddedStore) -> None:
    """Who names no graphs reads all of them at once."""
    assert counted(direct(client, COUNT)) == expected(store, COUNT)


def test_from_limits_the_default_graph(
    client: httpx.Client, store: EmbeddedStore, graphs: dict[str, str]
) -> None:
    """The graphs of the query count where the request names none."""
    sparql = COUNT.replace("{", f"FROM <{graphs['curated']}> {{")

    assert counted(direct(client, sparql)) == expected(store, COUNT, Dataset(default=(graphs["curated"],)))


def test_with_default_graphs_alone_there_are_no_named_ones(
    client: httpx.Client, graphs: dict[str, str]
) -> None:
    """A request that names the default graph names all there is."""
    response = client.get("/sparql", params={"query": COUNT_NAMED, "default-graph-uri": graphs["asserted"]})

    assert counted(response) == 0


def test_with_named_graphs_alone_the_default_graph_is_empty(
    client: httpx.Client, graphs: dict[str, str]
) -> None:
    """A request that names named graphs leaves nothing for the rest of the query."""
    response = client.get("/sparql", params={"query": COUNT, "named-graph-uri": graphs["asserted"]})

    assert counted(response) == 0


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
@pytest.mark.parametrize("graph", ["urn:unknown", "", "not an IRI", "x> } INSERT DATA { <a> <b> <c"])
def test_bad_unknown_graph(client: httpx.Client, name: str, graph: str) -> None:
    """A graph that the request names and that is not there is an error, not an empty answer."""
    response = client.get(
        "/sparql", params={"query": "ASK {}", name: graph}, headers={"Accept-Language": "en"}
    )

    assert response.status_code == 400
    assert response.text.startswith(f"there is no graph {graph}; there are ")


def test_an_unknown_graph_of_the_query_is_empty(client: httpx.Client) -> None:
    """What FROM names and is not there holds nothing, as SPARQL says."""
    assert counted(direct(client, "SELECT (COUNT(*) AS ?n) FROM <urn:unknown> { ?s ?p ?o }")) == 0


# 2.1.7 failures


def test_messages_come_in_the_clients_language(client: httpx.Client) -> None:
    """A message is in English or Korean, as the client prefers, and says so."""
    texts = {}
    for header in ("ko", "en", "fr, ko-KR;q=0.7, en;q=0.3"):
        response = direct(client, "ASK {", Accept_Language=header)
        texts[header] = (
            response.headers["content-language"],
            response.headers["content-type"],
            response.text[:10],
        )

    assert texts == {
        "ko": ("ko", "text/plain; charset=utf-8", "SPARQL이 아닙"),
        "en": ("en", "text/plain; charset=utf-8", "not SPARQL"),
        "fr, ko-KR;q=0.7, en;q=0.3": ("ko", "text/plain; charset=utf-8", "SPARQL이 아닙"),
    }


def test_a_program_is_told_the_place_in_numbers(client: httpx.Client) -> None:
    """Who asks for problem details gets them."""
    response = direct(
        client, "ASK {\n ?s ?p }", Accept=f"{JSON}, application/problem+json", Accept_Language="en"
    )
    problem = response.json()
    detail = problem.pop("detail")

    assert response.headers["content-type"] == "application/problem+json"
    assert problem == {"title": "Bad Request", "status": 400, "line": 2, "column": 9}
    assert detail.startswith("not SPARQL at line 2, column 9")


@pytest.mark.parametrize(
    "update", ["CLEAR ALL", "LOAD <http://127.0.0.1:9/>", "# c\nPREFIX a: <b#> INSERT DATA { a:a a:b a:c }"]
)
def test_bad_update(client: httpx.Client, update: str) -> None:
    """Updates are refused however they come, and told that the data can only be read."""
    answers = [
        client.get("/sparql", params={"update": update}),
        sent_as_form(client, ("update", update)),
        sent_as_form(client, ("query", "ASK {}"), ("update", update)),
        client.post("/sparql", content=update, headers={"Content-Type": "application/sparql-update"}),
        direct(client, update),
        client.get("/sparql", params={"query": update}),
    ]

    assert [response.status_code for response in answers] == [403] * 6


@pytest.mark.parametrize("name", ["using-graph-uri", "using-named-graph-uri"])
def test_bad_graphs_of_an_update(client: httpx.Client, name: str) -> None:
    """What only an update can name makes no query."""
    assert client.get("/sparql", params={"query": "ASK {}", name: "urn:x"}).status_code == 403


def test_bad_service(client: httpx.Client) -> None:
    """No query makes the server call another."""
    assert direct(client, "ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }").status_code == 403


def test_what_cannot_be_evaluated_is_the_clients_fault(client: httpx.Client) -> None:
    """A query that no data can answer is a bad request, not a failing server."""
    assert direct(client, "SELECT (<urn:no-such-function>(1) AS ?x) {}").status_code == 400


def test_prefixes_are_declared(client: httpx.Client) -> None:
    """The prefixes of the project need not be declared."""
    rows = direct(client, "SELECT (pg:Plan AS ?x) {}").json()["results"]["bindings"]

    assert rows == [{"x": {"type": "uri", "value": f"{terms.PREFIXES['pg']}Plan"}}]
