r"""The bodies of answers, against the specifications of their formats, by parsers that are not ours.

One query gives every kind of value that a format could spoil: unbound, language tags, datatypes, quotes,
newlines, tabs, commas, Korean, marks that turn the direction of writing. rdflib's parsers and the standard
library's read what comes; what they must find is written out here.
"""

import csv
import io
import json
import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

import httpx
import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import XSD
from rdflib.query import Result
from rdflib.term import Identifier
from rdflib.util import from_n3

from policygraph.store import EmbeddedStore
from serve.asking import direct

VALUES = r"""SELECT ?number ?value WHERE {
  VALUES (?number ?value) {
    (1 <https://example.org/한글?a=1,2&b=%20#x>) (2 "") (3 UNDEF) (4 "비전"@ko) (5 "vision"@en-GB)
    (6 "comma, \"quote\" 'single'") (7 "two\nlines\r\nthree") (8 "tab\tand \\ backslash") (9 "  spaces  ")
    (10 "\u200Fעברית\u200E and \u202E") (11 "<b>&amp;</b>") (12 "🏛 𝒳") (13 -12) (14 1.5) (15 1.5E0)
    (16 true) (17 "2021-06-01"^^xsd:date) (18 "x"^^<urn:type>) (19 "?x _:b <y>") (20 "no number"^^xsd:integer)
    (21 "x&y"^^xsd:anyURI) (22 "=1+1") (23 "\u0085\u2028") (24 "02021"^^xsd:gYear)
  }
} ORDER BY ?number"""
EXPECTED: list[Identifier | None] = [
    URIRef("https://example.org/한글?a=1,2&b=%20#x"),
    Literal(""),
    None,
    Literal("비전", lang="ko"),
    Literal("vision", lang="en-gb"),
    Literal("comma, \"quote\" 'single'"),
    Literal("two\nlines\r\nthree"),
    Literal("tab\tand \\ backslash"),
    Literal("  spaces  "),
    Literal("\u200fעברית\u200e and \u202e"),
    Literal("<b>&amp;</b>"),
    Literal("🏛 𝒳"),
    Literal("-12", datatype=XSD.integer),
    Literal("1.5", datatype=XSD.decimal),
    Literal("1.5", datatype=XSD.double),
    Literal("true", datatype=XSD.boolean),
    Literal("2021-06-01", datatype=XSD.date),
    Literal("x", datatype=URIRef("urn:type")),
    Literal("?x _:b <y>"),
    Literal("no number", datatype=XSD.integer),
    Literal("x&y", datatype=XSD.anyURI),
    Literal("=1+1"),
    Literal("\u0085\u2028"),
    Literal("02021", datatype=XSD.gYear, normalize=False),
]
BLANK = "SELECT ?a ?b { VALUES ?n { 1 2 } BIND(BNODE() AS ?a) BIND(?a AS ?b) }"
EMPTY = "SELECT ?a ?b { ?a <urn:no-such-property> ?b }"
NAMESPACE = "{http://www.w3.org/2005/sparql-results#}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CSV, TSV = "text/csv", "text/tab-separated-values"

SHORT = {  # the forms of numbers that need neither quotes nor a datatype
    r"[+-]?\d+": XSD.integer,
    r"[+-]?\d*\.\d+": XSD.decimal,
    r"[+-]?(\d+\.?\d*|\.\d+)[eE][+-]?\d+": XSD.double,
    "true|false": XSD.boolean,
}


def plain(term: Identifier | None) -> tuple[str, ...] | None:
    """A term as what it is made of, so that rdflib's ideas of equal values play no part."""
    if isinstance(term, Literal):
        return ("literal", str(term), str(term.language or "").lower(), str(term.datatype or XSD.string))
    return None if term is None else (type(term).__name__, str(term))


def rdflib_rows(body: bytes, form: str) -> list[list[tuple[str, ...] | None]]:
    """The rows that rdflib's parser finds."""
    result = Result.parse(io.BytesIO(body), format=form)
    assert result.vars is not None
    return [[plain(row.get(variable)) for variable in result.vars] for row in result.bindings]


def json_term(found: dict[str, str]) -> Identifier:
    """A term of the JSON format, as its specification describes it."""
    assert set(found) <= {"type", "value", "xml:lang", "datatype"}
    assert found["type"] in {"literal", "uri", "bnode"}
    if found["type"] == "literal":
        datatype = found.get("datatype")
        return Literal(
            found["value"],
            lang=found.get("xml:lang"),
            datatype=None if datatype is None else URIRef(datatype),
            normalize=False,
        )
    return URIRef(found["value"]) if found["type"] == "uri" else BNode(found["value"])


def json_rows(body: bytes) -> list[list[tuple[str, ...] | None]]:
    """The rows of an answer in JSON, whose structure is checked."""
    data = json.loads(body)
    assert set(data) == {"head", "results"}
    assert set(data["results"]) == {"bindings"}
    variables = data["head"]["vars"]
    rows = data["results"]["bindings"]
    assert all(set(row) <= set(variables) for row in rows)
    return [[plain(json_term(row[name])) if name in row else None for name in variables] for row in rows]


def xml_term(found: ET.Element) -> Identifier:
    """A term of the XML format, as its specification describes it."""
    text = found.text or ""
    if found.tag == f"{NAMESPACE}literal":
        assert set(found.attrib) <= {XML_LANG, "datatype"}
        datatype = found.get("datatype")
        return Literal(
            text,
            lang=found.get(XML_LANG),
            datatype=None if datatype is None else URIRef(datatype),
            normalize=False,
        )
    assert not found.attrib
    assert found.tag in {f"{NAMESPACE}uri", f"{NAMESPACE}bnode"}
    return URIRef(text) if found.tag == f"{NAMESPACE}uri" else BNode(text)


def xml_rows(body: bytes) -> list[list[tuple[str, ...] | None]]:
    """The rows of an answer in XML, whose structure is checked."""
    root = ET.fromstring(body)  # noqa: S314 - of our own server
    assert root.tag == f"{NAMESPACE}sparql"
    head, results = root
    assert (head.tag, results.tag) == (f"{NAMESPACE}head", f"{NAMESPACE}results")
    variables = [variable.attrib["name"] for variable in head.findall(f"{NAMESPACE}variable")]
    rows = []
    for result in results:
        assert result.tag == f"{NAMESPACE}result"
        bindings = {binding.attrib["name"]: xml_term(*binding) for binding in result}
        assert set(bindings) <= set(variables)
        rows.append([plain(bindings.get(name)) for name in variables])
    return rows


def tsv_rows(body: bytes) -> list[list[tuple[str, ...] | None]]:
    """The rows of an answer in TSV: a heading of variables, then terms as Turtle writes them."""
    text = body.decode()
    assert text.endswith("\n")
    heading, *lines = text.removesuffix("\n").split("\n")
    width = len(heading.split("\t"))
    assert all(re.fullmatch(r"\?\w+", name) for name in heading.split("\t"))
    rows = [line.split("\t") for line in lines]
    assert {len(row) for row in rows} <= {width}
    return [[plain(turtle_term(field)) for field in row] for row in rows]


def turtle_term(field: str) -> Identifier | None:
    """A field of TSV, read by rdflib's reader of terms where it knows the form."""
    if not field:
        return None
    for pattern, datatype in SHORT.items():
        if re.fullmatch(pattern, field):
            return Literal(field, datatype=datatype, normalize=False)
    if quoted := re.fullmatch(r'"(?P<text>(?:[^"\\\n\r\t]|\\[tnr"\\bf\'])*)"(?P<rest>.*)', field):
        # rdflib reads the tag or datatype; the text is read by JSON, whose escapes are a part of Turtle's.
        empty = from_n3(f'""{quoted["rest"]}')
        assert isinstance(empty, Literal)
        text = json.loads(f'"{quoted["text"]}"', strict=False)
        return Literal(text, lang=empty.language, datatype=empty.datatype, normalize=False)
    term = from_n3(field)
    assert isinstance(term, URIRef | BNode), field
    return term


READERS: dict[str, Callable[[bytes], list[list[tuple[str, ...] | None]]]] = {
    f"{JSON} by json": json_rows,
    f"{XML} by ElementTree": xml_rows,
    f"{TSV} by lines": tsv_rows,
    f"{JSON} by rdflib": lambda body: rdflib_rows(body, "json"),
    f"{XML} by rdflib": lambda body: rdflib_rows(body, "xml"),
}


@pytest.mark.parametrize("reader", READERS)
def test_every_value_arrives_whole(client: httpx.Client, reader: str) -> None:
    """Forms that keep terms whole keep each one whole, to the letter of a number."""
    response = direct(client, VALUES, Accept=reader.split(maxsplit=1)[0])
    assert response.status_code == 200, response.text
    rows = READERS[reader](response.content)

    assert [value for _, value in rows] == [plain(term) for term in EXPECTED]


def test_rdflib_reads_the_tab_separated_values(client: httpx.Client) -> None:
    """The reader of rdflib reads TSV as it was meant, but for what it cannot read.

    It takes every kind of line end for one of a row, strips spaces, and knows no unbound value.
    """
    sparql = VALUES.replace("}\n}", "}\n FILTER(?number NOT IN (7, 9, 23) && BOUND(?value))\n}")
    rows = rdflib_rows(direct(client, sparql, Accept=TSV).content, "tsv")
    left_out = {3, 7, 9, 23}

    assert [value for _, value in rows] == [
        plain(term) for number, term in enumerate(EXPECTED, 1) if number not in left_out
    ]


def test_comma_separated_values_are_texts(client: httpx.Client) -> None:
    """In CSV each value is its text, in lines that end as RFC 4180 says; variables have no marks."""
    body = direct(client, VALUES, Accept=CSV).content.decode()
    heading, *rows = csv.reader(io.StringIO(body, newline=""), strict=True)

    assert heading == ["number", "value"]
    assert [value for _, value in rows] == ["" if term is None else str(term) for term in EXPECTED]
    assert body.endswith("\r\n")


@pytest.mark.parametrize("reader", READERS)
def test_a_blank_node_is_the_same_in_its_row(client: httpx.Client, reader: str) -> None:
    """A blank node keeps its label within an answer, and another one has another."""
    rows = READERS[reader](direct(client, BLANK, Accept=reader.split(maxsplit=1)[0]).content)

    assert all(first is not None and first[0] == "BNode" and first == second for first, second in rows)
    assert len({first for first, _ in rows}) == 2


def test_a_blank_node_is_the_same_in_its_row_of_csv(client: httpx.Client) -> None:
    """In CSV a blank node is written with its label, as in Turtle."""
    _, *rows = csv.reader(io.StringIO(direct(client, BLANK, Accept=CSV).text, newline=""))

    assert all(re.fullmatch(r"_:\w+", first) and first == second for first, second in rows)
    assert len({first for first, _ in rows}) == 2


@pytest.mark.parametrize("reader", READERS)
def test_no_rows_are_no_rows(client: httpx.Client, reader: str) -> None:
    """An answer without rows is an answer."""
    assert READERS[reader](direct(client, EMPTY, Accept=reader.split(maxsplit=1)[0]).content) == []


@pytest.mark.parametrize(("media", "body"), [(CSV, "a,b\r\n"), (TSV, "?a\t?b\n")])
def test_no_rows_have_a_heading(client: httpx.Client, media: str, body: str) -> None:
    """An answer without rows tells its variables."""
    assert direct(client, EMPTY, Accept=media).text == body


@pytest.mark.parametrize("reader", [name for name in READERS if "by lines" not in name])
def test_a_row_of_nothing_is_a_row(client: httpx.Client, reader: str) -> None:
    """The solution that binds nothing is one."""
    assert (
        len(READERS[reader](direct(client, "SELECT * {}", Accept=reader.split(maxsplit=1)[0]).content)) == 1
    )


@pytest.mark.parametrize(("sparql", "answer"), [("ASK {}", True), ("ASK { FILTER(false) }", False)])
def test_yes_and_no(client: httpx.Client, sparql: str, answer: bool) -> None:  # noqa: FBT001 - it is the answer
    """The answer to an ASK is a boolean, in JSON and in XML, for every parser."""
    as_json, as_xml = (direct(client, sparql, Accept=media).content for media in (JSON, XML))
    root = ET.fromstring(as_xml)  # noqa: S314 - of our own server

    assert json.loads(as_json) == {"head": {}, "boolean": answer}
    assert [child.tag for child in root] == [f"{NAMESPACE}head", f"{NAMESPACE}boolean"]
    assert root[1].text == str(answer).lower()
    for body, form in ((as_json, "json"), (as_xml, "xml")):
        assert Result.parse(io.BytesIO(body), format=form).askAnswer is answer


def test_what_xml_cannot_hold_is_not_sent_as_xml(client: httpx.Client) -> None:
    """A character that XML has no form for makes no broken document, but a message."""
    sparql = r'SELECT ("\u0001" AS ?x) {}'

    assert direct(client, sparql, Accept=XML).status_code == 406
    assert json_rows(direct(client, sparql, Accept=JSON).content) == [[plain(Literal("\x01"))]]


def test_the_rows_are_those_of_the_store(client: httpx.Client, store: EmbeddedStore) -> None:
    """What the endpoint answers of the real data is what the store answers."""
    sparql = """SELECT ?ministry ?name ?amount ?code {
      ?row pg:ministry ?ministry ; pg:amount ?amount ; pg:project ?project .
      ?ministry skos:prefLabel ?name . OPTIONAL { ?project pg:code ?code }
    } ORDER BY ?row ?name ?code"""
    expected = store.query(sparql).bindings()
    rows = json_rows(direct(client, sparql).content)

    assert [[None if term is None else term[1] for term in row] for row in rows] == [
        [None if value is None else str(value) for value in row] for row in expected.rows
    ]
    assert len(rows) > 300


GRAPH = r"""CONSTRUCT {
  <urn:s> rdfs:label "비전"@ko, "\u200Fעברית", "two\nlines\t\"and\" \\", "" ; <urn:p> 12, 1.5, 1.5e0, true ;
    <urn:when> "2021-06-01"^^xsd:date ; <urn:typed> "x"^^<urn:type> ; <urn:same> [ rdfs:seeAlso <urn:한글> ] .
} WHERE {}"""
GRAPH_TURTLE = r"""@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<urn:s> rdfs:label "비전"@ko, "\u200Fעברית", "two\nlines\t\"and\" \\", "" ; <urn:p> 12, 1.5, 1.5e0, true ;
  <urn:when> "2021-06-01"^^xsd:date ; <urn:typed> "x"^^<urn:type> ;
  <urn:same> [ rdfs:seeAlso <urn:한글> ] ."""
GRAPH_FORMS = [("text/turtle", "turtle"), ("application/n-triples", "nt"), ("application/ld+json", "json-ld")]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # of rdflib's own JSON-LD parser
@pytest.mark.parametrize(("media", "form"), GRAPH_FORMS)
def test_every_triple_arrives_whole(client: httpx.Client, media: str, form: str) -> None:
    """A graph that is constructed is the same graph in every form."""
    found = Graph().parse(data=direct(client, GRAPH, Accept=media).text, format=form)

    assert isomorphic(found, Graph().parse(data=GRAPH_TURTLE, format="turtle"))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # of rdflib's own JSON-LD parser
@pytest.mark.parametrize(("media", "form"), GRAPH_FORMS)
def test_a_description_is_that_of_the_store(
    client: httpx.Client, store: EmbeddedStore, media: str, form: str
) -> None:
    """What is described is what the store describes, blank nodes of the ontology included."""
    sparql = "DESCRIBE pg:CoFundedProject pg:Plan"
    found = Graph().parse(data=direct(client, sparql, Accept=media).text, format=form)
    expected = Graph().parse(data=store.query(sparql).serialize(triples="ntriples").decode(), format="nt")

    assert len(found) > 10
    assert isomorphic(found, expected)
