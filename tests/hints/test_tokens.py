"""The words of a query: comments, strings and IRIs hold none."""

import pytest

from policygraph import terms
from policygraph.hints.tokens import named_iris, place, prologue, tokens


@pytest.mark.parametrize(
    ("sparql", "found"),
    [
        ("?x a pg:Project .", ["variable ?x", "word a", "name pg:Project", "mark ."]),
        ("# pg:Project\n?x", ["variable ?x"]),
        ('"pg:x # y"@ko', ['string "pg:x # y"', "language @ko"]),
        ('"""a"b\n"""', ['string """a"b\n"""']),
        ("<urn:x#y>", ["iri <urn:x#y>"]),
        ("?a < 3 && ?b", ["variable ?a", "mark <", "number 3", "mark &", "mark &", "variable ?b"]),
        ("id:ministry\\/motie.", ["name id:ministry\\/motie", "mark ."]),
        ("_:b1 pg:부처", ["blank _:b1", "name pg:부처"]),
        ('"open', ['mark "', "word open"]),
    ],
)
def test_a_query_is_read_in_words(sparql: str, found: list[str]) -> None:
    """Each with its kind."""
    assert [f"{token.kind} {token.text}" for token in tokens(sparql)] == found


def test_the_prologue_adds_to_what_is_declared() -> None:
    """A prefix of one's own, beside those of policygraph."""
    declared = prologue("PREFIX my: <urn:my#> SELECT * {}")

    assert (declared["my"], declared["pg"]) == ("urn:my#", terms.PG)


def test_the_iris_of_a_query_are_those_that_it_names() -> None:
    """Prefixed or written out, once; neither those of the prologue nor those in strings and comments."""
    sparql = (
        'PREFIX my: <urn:my#>\nSELECT * { ?s my:a "my:b" ; my:a <urn:my#c> ; id:ministry\\/motie 1 } # my:d'
    )

    assert [*named_iris(sparql)] == ["urn:my#a", "urn:my#c", f"{terms.ID}ministry/motie"]


def test_a_place_is_a_line_and_a_column() -> None:
    """Counted from 1."""
    assert (place("ab\ncd", 0), place("ab\ncd", 4)) == ((1, 1), (2, 2))
