"""A query that is not SPARQL: the place of the mistake, in plain words."""

import pytest

from policygraph.errors import QuerySyntaxError
from policygraph.hints import frame, placed
from policygraph.hints.grammar import stop
from policygraph.query import questions
from policygraph.store import EmbeddedStore


def mistake(sparql: str) -> QuerySyntaxError:
    """What is said of a query that the engine does not read."""
    with pytest.raises(QuerySyntaxError) as caught:
        EmbeddedStore().query(sparql)
    return placed(caught.value, sparql)


@pytest.mark.parametrize(
    ("sparql", "at", "words"),
    [
        ("SELECT * { ?s dcterm:title ?o }", (1, 15), "혹시 dcterms:?"),
        ("SELECT * { ?s zzz:title ?o }", (1, 15), "PREFIX zzz: <…>"),
        ("SELEC * { ?s ?p ?o }", (1, 1), "혹시 SELECT?"),
        ("SELECT * { FILTER(STRLN(?s)) }", (1, 19), "혹시 STRLEN?"),
        ("SELECT * { ?s 이름 ?o }", (1, 15), "접두어가 있어야"),
        ('SELECT * {\n ?s ?p "abc }', (2, 8), "따옴표"),
        ("SELECT * { ?s <a b> ?o }", (1, 15), "빈칸"),
        ("SELECT * { ?s ?p ?o ", (1, 10), "닫히지 않았습니다"),
        ("SELECT ?a { ?a a pg:Project }\n}", (2, 1), "올 수 없습니다"),
        ("SELECT * { ?x pg:fundedBy ?m ?y }", (1, 30), "?m 뒤에 ?y"),
        ("SELECT * { ?s ?p ?o . FILTER ?o > 3 }", (1, 30), "올 수 있는 것: ("),
        ("SELECT * { FILTER(?x = ) }", (1, 24), "= 뒤에 )"),
        ("SELECT * { ?s ?p ?o } ORDER ?o", (1, 29), "BY"),
        ("SELECT ?a ?b, ?c { ?a ?b ?c }", (1, 13), "?b 뒤에 ,"),
        ("SELECT COUNT(?x) { ?x ?y ?z }", (1, 8), "COUNT"),
        ("SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o }", (1, 41), "GROUP BY"),
        ("SELECT * { BIND(1 AS ?x) BIND(2 AS ?x) }", (1, 41), "두 번"),
        ("# nothing\n", (2, 1), "비어 있습니다"),
    ],
)
def test_a_mistake_has_its_place_and_says_what_to_do(sparql: str, at: tuple[int, int], words: str) -> None:
    """Line and column of the first word that is wrong."""
    error = mistake(sparql)

    assert error.at == at
    assert words in error.ko
    assert f"line {at[0]}, column {at[1]}" in error.en


def test_what_stands_in_comments_and_strings_is_no_mistake() -> None:
    """Only the word that is wrong is named."""
    error = mistake('# foo:bar SELEC\nSELECT * { ?s ?p "zzz:x (" ; ; FILTR(1) }')

    assert (error.at, "FILTER" in error.en) == ((2, 32), True)


def test_a_query_of_megabytes_keeps_the_words_of_the_engine() -> None:
    """It is not read again."""
    error = QuerySyntaxError("as it is", "그대로", at=(1, 1))

    assert placed(error, "SELECT * {" + " " * 1_000_000) is error


@pytest.mark.parametrize("sparql", [question.sparql for question in questions()])
def test_the_grammar_reads_every_question(sparql: str) -> None:
    """What the engine reads, it does not call wrong."""
    assert stop(sparql) is None


def test_what_is_nested_too_deeply_is_left_to_the_engine() -> None:
    """The grammar gives up instead of failing."""
    assert stop("SELECT * { " + "{ " * 5000) is None


@pytest.mark.parametrize(
    ("sparql", "at", "columns", "expected"),
    [
        ("SELECT ?x", (1, 8), 40, "  1 | SELECT ?x\n    |        ^"),
        ("a\n부처 b", (2, 4), 40, "  2 | 부처 b\n    |      ^"),
        ("ab", (1, 3), 40, "  1 | ab\n    |   ^"),
        ("ab", (9, 9), 40, "  1 | ab\n    |   ^"),
        ("x" * 50 + "!" + "y" * 50, (1, 51), 26, "  1 | …xxxxxxxxxxxx!yyyyy…\n    |              ^"),
    ],
)
def test_a_caret_stands_under_the_place(
    sparql: str, at: tuple[int, int], columns: int, expected: str
) -> None:
    """By the width of what stands before; of a long line, what is around the place."""

    def width(text: str) -> int:
        return sum(2 if "가" <= character <= "힣" else 1 for character in text)

    assert frame(sparql, at, width, columns) == expected
