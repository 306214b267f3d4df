"""Rows keep what RDF says of a term; facts have an order, and places their lines."""

import json

from policygraph import terms
from policygraph.things import RDF_TYPE, Row, Term, kinds, names_query, places, rank, read_rows

_PRINTED, _INFERRED = terms.graph("x", "asserted"), terms.graph("x", "inferred")


def test_rows_keep_kind_language_and_datatype() -> None:
    """An older server's word for a typed literal is understood; what is not bound is not there."""
    cells = {
        "a": {"type": "uri", "value": "urn:x"},
        "b": {"type": "literal", "value": "글", "xml:lang": "ko"},
        "c": {"type": "typed-literal", "value": "1", "datatype": "urn:integer"},
    }
    body = json.dumps({"results": {"bindings": [cells, {}]}}).encode()
    assert read_rows(body) == [
        {
            "a": Term("urn:x", "uri"),
            "b": Term("글", language="ko"),
            "c": Term("1", datatype="urn:integer"),
        },
        {},
    ]


def test_printed_kinds_come_before_inferred_ones() -> None:
    """What a thing is said to be, once each."""

    def typed(graph: str, kind: str) -> Row:
        return {"graph": Term(graph, "uri"), "property": Term(RDF_TYPE, "uri"), "value": Term(kind, "uri")}

    rows = [typed(_INFERRED, "urn:general"), typed(_PRINTED, "urn:special"), typed(_INFERRED, "urn:special")]
    assert kinds(rows) == ["urn:special", "urn:general"]


def test_properties_have_an_order() -> None:
    """Kind, names, policygraph's own by their names, the others."""
    skos = terms.PREFIXES["skos"]
    given = [f"{skos}altLabel", f"{terms.PG}b", f"{terms.PG}a", f"{skos}prefLabel", RDF_TYPE]
    assert sorted(given, key=lambda term: rank(term, term)) == given[::-1]


def test_the_lines_of_a_place_stand_together() -> None:
    """One place of two lines, repaired once, though a row says each of it."""

    def row(line: str, **more: str) -> Row:
        return {name: Term(text) for name, text in {"place": "p", "line": line, "quote": "q", **more}.items()}

    repair = {"treatment": "repaired", "raw_text": "a", "reading": "b", "reason": "c"}
    (found,) = places([row("4", **repair), row("5", **repair), row("4")])
    assert (found.lines, found.repairs) == ([4, 5], [repair])


def test_only_our_own_things_are_asked_for_their_names() -> None:
    """Terms of other vocabularies are named by a table; without others there is nothing to ask."""
    assert (
        names_query(["urn:x", "http://www.w3.org/2004/02/skos/core#note"]),
        "urn:x" in str(names_query(["urn:x", terms.PG])),
    ) == (
        None,
        False,
    )
