"""Every question of the library: whole header, named columns, and the same answer from another engine."""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from rdflib import Dataset, Literal, URIRef
from rdflib.namespace import XSD

from policygraph import paths, terms
from policygraph.query import Question, evaluate, find_question, questions
from policygraph.store import Bindings, EmbeddedStore, Iri, Value, ontology_files

NAMES = [question.name for question in questions()]
# A value for each parameter that has no default.
GIVEN = {"ministry": "산업부"}
MINISTRY = "<https://w3id.org/policygraph/id/ministry/motie>"
NUMBERS: dict[URIRef, Callable[[str], Value]] = {
    XSD.integer: int,
    XSD.decimal: Decimal,
    XSD.double: float,
    XSD.boolean: lambda text: text == "true",
}


@pytest.fixture(scope="module")
def answers(store: EmbeddedStore) -> dict[str, Bindings]:
    """The answer to every question."""
    return {question.name: evaluate(store, question, given(question)).bindings() for question in questions()}


@pytest.fixture(scope="module")
def other_engine() -> Dataset:
    """The same graphs in rdflib, their union as the default graph."""
    dataset = Dataset(default_union=True)
    for path in sorted(paths.TRIPLES.rglob("*.ttl")):
        name = terms.graph(*path.relative_to(paths.TRIPLES).with_suffix("").parts)
        dataset.graph(URIRef(name)).parse(path, format="turtle")
    for path in ontology_files():
        dataset.graph(URIRef(terms.graph(terms.ONTOLOGY))).parse(path, format="turtle")
    return dataset


def given(question: Question) -> dict[str, str]:
    """Values for the parameters that must be given."""
    return {p.name: GIVEN[p.name] for p in question.parameters if p.default is None}


def asked_for_rows() -> set[str]:
    """The questions that a test of this folder asks by name."""
    asked: set[str] = set()
    for path in Path(__file__).parent.glob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {
                "answer",
                "column",
                "values_of",
            }:
                asked |= {str(arg.value) for arg in node.args[1:2] if isinstance(arg, ast.Constant)}
    return asked


def plain(term: Any) -> Value | None:  # noqa: ANN401 - rdflib's rows are untyped
    """A term of rdflib as the embedded engine gives it."""
    if isinstance(term, URIRef):
        return Iri(str(term))
    if isinstance(term, Literal):
        convert = NUMBERS.get(term.datatype) if term.datatype else None
        return str(term) if convert is None else convert(str(term))
    return None


@pytest.mark.parametrize("name", NAMES)
def test_a_header_is_whole_in_both_languages(name: str) -> None:
    """Question and reason in Korean and English, and what to expect."""
    question = find_question(name)

    assert all((question.ko, question.en, question.why_ko, question.why_en, question.expect))
    assert re.search("[가-힣]", question.ko + question.why_ko)
    assert question.en.isascii() or "–" in question.en


@pytest.mark.parametrize("name", NAMES)
def test_a_question_has_an_answer(answers: dict[str, Bindings], name: str) -> None:
    """Every question parses, runs, and finds something."""
    assert answers[name].rows


def test_every_question_is_held_against_rows() -> None:
    """A question that no test asks by its name has no expected rows."""
    assert set(NAMES) - asked_for_rows() == set()


@pytest.mark.parametrize("name", NAMES)
def test_the_header_promises_the_right_number_of_rows(answers: dict[str, Bindings], name: str) -> None:
    """Where a header starts with a number of rows, that is how many there are."""
    promised = re.match(r"(\d+|one) rows?\b(?! per)", find_question(name).expect)
    if promised:
        assert len(answers[name].rows) == int(promised[1].replace("one", "1"))


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_columns_are_named_and_no_others(answers: dict[str, Bindings], language: str) -> None:
    """columns.toml covers every variable of every question, sorted, and nothing else."""
    columns = tomllib.loads((paths.QUESTIONS / "columns.toml").read_text(encoding="utf-8"))[language]
    used = {variable for bindings in answers.values() for variable in bindings.variables}

    assert list(columns) == sorted(used)


@pytest.mark.parametrize("name", NAMES)
def test_no_row_comes_twice(answers: dict[str, Bindings], name: str) -> None:
    """A repeated row is a join gone wrong."""
    assert [row for row, count in Counter(answers[name].rows).items() if count > 1] == []


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib warns of itself
@pytest.mark.parametrize("name", [pytest.param(name, marks=pytest.mark.slow) for name in NAMES])
def test_another_engine_gives_the_same_answer(
    answers: dict[str, Bindings], other_engine: Dataset, name: str
) -> None:
    """The same file over the same triples gives the same rows in rdflib."""
    text = find_question(name).sparql.replace(
        "VALUES ?ministry { UNDEF }", f"VALUES ?ministry {{ {MINISTRY} }}"
    )
    result = other_engine.query(text, initNs={prefix: URIRef(iri) for prefix, iri in terms.PREFIXES.items()})
    rows = Counter(tuple(plain(term) for term in row) for row in result)  # type: ignore[union-attr] # a SELECT

    assert tuple(str(variable) for variable in result.vars or ()) == answers[name].variables
    assert rows == Counter(answers[name].rows)
