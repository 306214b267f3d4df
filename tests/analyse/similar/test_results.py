"""Similar content in the form of every result."""

from collections import Counter

import pytest

from policygraph import terms
from policygraph.analyse.results import Result
from policygraph.analyse.similar import results, similar_pairs
from policygraph.store import EmbeddedStore, open_store

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    """The published graphs."""
    return open_store()


@pytest.fixture(scope="module")
def found(store: EmbeddedStore) -> tuple[Result, ...]:
    """All results."""
    return results(store)


def test_there_is_a_result_for_each_pair(store: EmbeddedStore, found: tuple[Result, ...]) -> None:
    """The pairs of the queue with their scores, and every two of eleven ministries twice."""
    pairs = similar_pairs(store)

    assert [(r.about, r.value) for r in found[: len(pairs)]] == [
        ((p.one.iri, p.other.iri), p.score) for p in pairs
    ]
    assert Counter(r.measure for r in found) == {
        "similar-projects": len(pairs),
        "similar-content": 55,
        "similar-content-within-goals": 55,
    }


def test_the_smaller_identifier_stands_first(found: tuple[Result, ...]) -> None:
    """And no result comes twice."""
    assert all(terms.natural(r.about[0]) < terms.natural(r.about[1]) for r in found)
    assert len({(r.measure, r.about) for r in found}) == len(found)


def test_every_result_above_zero_has_its_evidence(found: tuple[Result, ...]) -> None:
    """Budget rows of a pair of projects; of two ministries the projects that have anything in common."""
    for result in found:
        assert result.evidence or result.value == 0.0, result


def test_nothing_is_beyond_chance_in_this_plan(found: tuple[Result, ...]) -> None:
    """Of 55 pairs of ministries none has a q of 0.05 or less, in either test."""
    tested = [r.chance for r in found if r.chance is not None]

    assert len(tested) == 110
    assert [chance for chance in tested if chance.q <= 0.05] == []
    assert {chance.least for chance in tested} == {0.0001}


def test_no_note_speaks_of_duplication_as_found(found: tuple[Result, ...]) -> None:
    """Candidates for review, in both languages."""
    for result in found:
        assert result.note is not None
        assert "중복 사업" not in result.note.ko
        assert result.note.en
