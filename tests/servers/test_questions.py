"""The whole library gives the same rows, in the same order, on every engine."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from policygraph import terms
from policygraph.query import Question, answer, evaluate, find_question, questions
from policygraph.store import Bindings, EmbeddedStore, open_store
from policygraph.store.remote import RemoteStore

NAMES = [question.name for question in questions()]
ENGINES = ("oxigraph", "virtuoso")
DIFFERING = tomllib.loads(Path(__file__).with_name("differing.toml").read_text(encoding="utf-8"))
# A value for each parameter that has no default.
GIVEN = {"ministry": "산업부"}


@pytest.fixture(scope="module")
def embedded() -> EmbeddedStore:
    """The build in the embedded engine."""
    return open_store(in_memory=True)


def asked(store: EmbeddedStore | RemoteStore, name: str) -> Bindings:
    """The answer to a question. Decimals are equal by value: 1.0 and 1.00 are one number."""
    question = find_question(name)
    return evaluate(store, question, _given(question)).bindings()


def _given(question: Question) -> dict[str, str]:
    return {p.name: GIVEN[p.name] for p in question.parameters if p.default is None}


def _cases() -> list[Any]:
    """Every question on every engine."""
    return [pytest.param(name, engine, id=f"{name}-{engine}") for engine in ENGINES for name in NAMES]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "remote"), _cases(), indirect=["remote"])
def test_an_engine_gives_the_rows_of_the_embedded_one(
    embedded: EmbeddedStore, remote: RemoteStore, name: str, request: pytest.FixtureRequest
) -> None:
    """Same columns, same values of the same types, same order; or listed with a reason."""
    engine = request.node.callspec.params["remote"]
    here, there = asked(embedded, name), asked(remote, name)

    assert (here != there or _types(here) != _types(there)) == (name in DIFFERING[engine])


def _types(table: Bindings) -> list[tuple[type, ...]]:
    return [tuple(map(type, row)) for row in table.rows]


def test_the_vision_comes_from_a_server(oxigraph: RemoteStore) -> None:
    """One question in every run; all of them where the slow tests run."""
    assert asked(oxigraph, "vision") == asked(open_store(), "vision")


def test_what_differs_has_a_reason() -> None:
    """Only questions that there are, each with words."""
    for listed in DIFFERING.values():
        assert set(listed) <= set(NAMES)
        assert all(listed.values())


@pytest.mark.slow
@pytest.mark.parametrize("remote", ENGINES, indirect=True)
@pytest.mark.parametrize("name", ["rdf:type", "rdfs:range", "skos:prefLabel", "pg:basedOn", "time:inXSDDate"])
def test_an_engine_gives_the_statements_that_are_exported(
    embedded: EmbeddedStore, remote: RemoteStore, name: str
) -> None:
    """Types and ranges, which blank nodes have too; labels in both languages, long lists, days."""
    prefix, _, local = name.partition(":")
    asked = {"property": terms.PREFIXES[prefix] + local}

    assert answer(remote, "statements", asked) == answer(embedded, "statements", asked)
