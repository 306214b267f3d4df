"""Where things stand on the server, and what becomes part of a query or a link."""

import pytest

from policygraph import terms
from policygraph.provenance import origin
from policygraph.query import bind
from policygraph.serve.addresses import is_web_page, local, with_language


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        (f"{terms.ID}ministry/motie", "/id/ministry/motie"),
        (f"{terms.ID}a?b", "/id/a%3Fb"),
        (f"{terms.ID}a%2Fb", "/id/a%252Fb"),
        (f"{terms.VOCABULARY}phase", "/vocabulary/phase"),
        (terms.graph("icd-2021", "asserted"), "/graph/icd-2021/asserted"),
        (f"{terms.PG}amount", "/ontology#amount"),
        (f"{terms.CUBE}budget", "/ontology/cube#budget"),
        (f"{terms.HOME}elsewhere", None),
        ("https://example.org/id/x", None),
        ("javascript:alert(1)", None),
    ],
)
def test_an_iri_of_policygraph_has_a_path(iri: str, expected: str | None) -> None:
    """Its own path, with what an address cannot hold encoded; others have none."""
    assert local(iri) == expected


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        ("https://a", True),
        ("HTTP://a", True),
        ("javascript:a", False),
        ("data:text/html,a", False),
        ("urn:a", False),
    ],
)
def test_only_the_web_is_linked(iri: str, expected: bool) -> None:  # noqa: FBT001 - what is expected
    """A browser is led to pages of the web and to nothing else."""
    assert is_web_page(iri) == expected


def test_the_language_stands_before_the_anchor() -> None:
    """English is said, Korean is not."""
    assert [with_language("/ontology#amount", language) for language in ("ko", "en")] == [
        "/ontology#amount",
        "/ontology?lang=en#amount",
    ]


def test_a_value_that_looks_like_a_query_stays_a_value() -> None:
    """Only the open VALUES of the query itself are filled, and text is escaped."""
    evil = '" } VALUES ?b { UNDEF } { "'
    filled = bind("VALUES ?a { UNDEF } VALUES ?b { UNDEF }", {"a": [evil], "b": [1]})

    assert filled.startswith(r'VALUES ?a { "\" } VALUES ?b { UNDEF } { \"" } VALUES ?b { "1"^^')


def test_graphs_that_nobody_knows_are_called_by_their_names() -> None:
    """A new kind of graph is shown apart, too."""
    assert (origin("urn:x/new").code, origin("urn:x/new").en) == ("other", "urn:x/new")
