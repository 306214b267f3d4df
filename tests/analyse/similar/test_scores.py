"""Vectors, the search and pairs: recomputed by hand, by brute force, and where the answer is nothing."""

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from analyse.similar.fiction import project
from policygraph.analyse.reviews import Review
from policygraph.analyse.similar import read_projects, similar_pairs
from policygraph.analyse.similar.corpus import Mention, ProjectText, read_ministry_names
from policygraph.analyse.similar.described import described
from policygraph.analyse.similar.features import Term
from policygraph.analyse.similar.nearest import differ, nearest
from policygraph.analyse.similar.pairs import SimilarPair, paired
from policygraph.analyse.similar.vectors import PARTS, Terms, vectors
from policygraph.store import EmbeddedStore, open_store

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    """The published graphs."""
    return open_store()


@pytest.fixture(scope="module")
def projects(store: EmbeddedStore) -> tuple[ProjectText, ...]:
    """The projects of the plan."""
    return read_projects(store)


@pytest.fixture(scope="module")
def everything(store: EmbeddedStore) -> tuple[SimilarPair, ...]:
    """All pairs with a score."""
    return similar_pairs(store, top=None)


def pairs(*given_: ProjectText) -> tuple[SimilarPair, ...]:
    """The pairs of fictional projects."""
    return paired(given_, described(given_), {}, top=None)


def test_a_score_is_what_the_formula_says() -> None:
    """Words, letters and topics of three projects, with weights and lengths by hand."""
    word, letters, topic = Term("word", "공장"), Term("letters", "공장"), Term("topic", "t")
    found = vectors([Terms.of([word, letters]), Terms.of([word, topic], [letters]), Terms.of([topic])])
    rarity = math.log(4 / 3)  # each term is in two of three
    assert rarity > 0
    # Each part of one term has its own length: the square roots of 0.6, 0.2, 0.2; the second has no letters
    # of its name, and half as long ones of its text alone are brought to the part's whole length.
    first = np.array([0.2, 0.0, 0.6]) ** 0.5 / 0.8**0.5
    second = np.array([0.2, 0.2, 0.6]) ** 0.5
    score = (found.matrix @ found.matrix.T).toarray()[0, 1]

    assert [term.kind for term in found.terms] == ["letters", "topic", "word"]
    assert score == pytest.approx(float(first @ second))


def test_every_score_of_the_plan_is_recomputed(
    store: EmbeddedStore, projects: tuple[ProjectText, ...], everything: tuple[SimilarPair, ...]
) -> None:
    """By dictionaries, one pair at a time, from the terms alone."""
    found = described(projects, read_ministry_names(store))
    matrix = found.matrix
    rows = [
        dict(zip(matrix.indices[a:b].tolist(), matrix.data[a:b].tolist(), strict=True))
        for a, b in zip(matrix.indptr, matrix.indptr[1:], strict=False)
    ]
    expected = {}
    for one, other in combinations(range(len(projects)), 2):
        payers = projects[one].payers, projects[other].payers
        score = round(sum(weight * rows[other].get(term, 0) for term, weight in rows[one].items()), 4)
        if payers[0] - payers[1] and payers[1] - payers[0] and score > 0:
            expected[projects[one].iri, projects[other].iri] = score

    assert {(p.one.iri, p.other.iri): p.score for p in everything if p.score > 0} == pytest.approx(
        expected, abs=1e-4
    )


def test_lengths_are_one_and_scores_lie_between(everything: tuple[SimilarPair, ...]) -> None:
    """0 to 1, highest first, equal ones as the projects stand."""
    scores = [pair.score for pair in everything]

    assert scores == sorted(scores, reverse=True)
    assert 0 <= scores[-1] <= scores[0] <= 1


def test_shares_add_up_to_the_score(everything: tuple[SimilarPair, ...]) -> None:
    """What made a score makes all of it, to the rounding of each share."""
    for pair in everything:
        if pair.score > 0:
            assert sum(term.share for term in pair.shared) == pytest.approx(1, abs=1e-3)


def test_the_false_friend_is_none(everything: tuple[SimilarPair, ...]) -> None:
    """산업혁신기반구축 and 스포츠산업 혁신기반 share general words alone."""
    names = {"산업혁신기반구축사업", "스포츠산업 혁신기반 조성"}

    assert [pair.score for pair in everything if {pair.one.name, pair.other.name} == names] == []


def test_a_pair_shows_its_evidence(everything: tuple[SimilarPair, ...]) -> None:
    """Lines 780 and 778: names, money in won, ministries, rows."""
    pair = next(p for p in everything if p.one.name == "해양환경정보" and "빅데이터" in p.other.name)

    assert [
        (side.amount, side.lines, [m.name for m in side.ministries]) for side in (pair.one, pair.other)
    ] == [
        (896_000_000, (779,), ["해양수산부"]),
        (1_528_000_000, (780,), ["환경부"]),
    ]
    assert [side.allocations[0].rsplit("/", 2)[1:] for side in (pair.one, pair.other)] == [
        ["1-1-20", "mof"],
        ["1-1-21", "me"],
    ]
    assert pair.review is not None
    assert (pair.review.decision, pair.open) == ("yes", False)


def test_names_are_in_the_language_asked_for(store: EmbeddedStore) -> None:
    """The words compared are the Korean ones all the same."""
    korean, english = (similar_pairs(store, language, top=5) for language in ("ko", "en"))

    assert [p.score for p in korean] == [p.score for p in english]
    assert english[0].one.name == "National digital transformation promotion"


def test_projects_without_a_common_word_are_no_pair() -> None:
    """The answer is nothing."""
    assert pairs(project(1, "지하철 미세먼지 저감", "a"), project(2, "융합형 의사과학자 양성", "b")) == ()


def test_projects_of_one_ministry_are_no_pair() -> None:
    """Nor a co-funded project and another of one of its ministries: what they share is declared."""
    assert pairs(project(1, "항만 물류", "a"), project(2, "항만 물류", "a")) == ()
    assert pairs(project(1, "항만 물류", "a", "b"), project(2, "항만 물류", "a")) == ()


def test_the_same_name_is_a_score_of_one() -> None:
    """Whatever the spacing."""
    same = project(1, "스마트 항만물류", "a"), project(2, "스마트항만 물류", "b"), project(3, "의료로봇", "c")

    assert [(p.one.iri, p.other.iri, p.score) for p in pairs(*same)] == [
        ("urn:project:1", "urn:project:2", 1.0)
    ]


def test_two_co_funded_projects_show_who_pays_for_both() -> None:
    """Each has a ministry of its own, and one pays for both: a pair, and declared."""
    found = pairs(
        project(1, "항만 물류", "a", "b"), project(2, "항만 물류", "a", "c"), project(3, "로봇", "d")
    )

    assert [[ministry.name for ministry in pair.declared] for pair in found] == [["a"]]


def test_text_that_names_both_is_shown_and_does_not_count() -> None:
    """Named together is no likeness: only what names one project alone adds words."""
    both = Mention("urn:footnote", "로봇과 항만을 잇는 수소 배터리", 12)
    named = (
        project(1, "항만 물류", "a", mentions=[both]),
        project(2, "항만 경비", "b", mentions=[both]),
        project(3, "의료", "c"),
    )

    assert [(pair.together, [t.form for t in pair.shared if t.kind == "word"]) for pair in pairs(*named)] == [
        ((both,), ["항만"])
    ]


def test_a_reviewed_pair_leaves_the_queue_or_is_confirmed() -> None:
    """No closes it, yes confirms it and keeps it whatever its score, unsure leaves it open."""
    given_ = project(1, "항만 물류", "a"), project(2, "항만 경비", "b"), project(3, "의료로봇", "c")
    key, far = ("urn:project:1", "urn:project:2"), ("urn:project:1", "urn:project:3")
    found = {
        decision: paired(given_, described(given_), {key: Review(decision, "이유")}, top=None)[0].open
        for decision in ("yes", "no", "unsure")
    }
    kept = paired(given_, described(given_), {far: Review("yes", "이유")}, top=1)

    assert found == {"yes": False, "no": False, "unsure": True}
    assert [(pair.other.iri, pair.score) for pair in kept][-1] == ("urn:project:3", 0.0)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(2, 40), st.integers(1, 8))
def test_the_search_finds_what_brute_force_finds(seed: int, count: int, top: int) -> None:
    """Every pair in which one is among the best of the other, with any budget that is not reached."""
    draw = np.random.Generator(np.random.PCG64(seed))
    dense = draw.random((count, 12)) * (draw.random((count, 12)) < 0.3)
    dense /= np.maximum(np.sqrt((dense**2).sum(axis=1, keepdims=True)), 1e-9)
    paying = [frozenset(draw.choice(list("abcd"), draw.integers(1, 3)).tolist()) for _ in range(count)]
    expected = set()
    for one in range(count):
        scores = [
            (-round(float(dense[one] @ dense[other]), 9), other)
            for other in range(count)
            if differ(paying[one], paying[other]) and dense[one] @ dense[other] > 0
        ]
        expected |= {(min(one, other), max(one, other)) for _, other in sorted(scores)[:top]}
    found = nearest(sparse.csr_array(dense), paying, top=top)

    assert {(one, other) for one, other, _ in found} == expected
    for one, other, score in found:
        assert score == pytest.approx(float(dense[one] @ dense[other]))


def test_a_spent_budget_searches_by_the_rarest_term() -> None:
    """A term of few projects is looked up before one of all; scores are whole all the same."""
    rows = sparse.csr_array(np.array([[0.6, 0.8], [0.6, 0.8], [0.6, 0.0], [0.6, 0.0]]))
    found = nearest(rows, [{"a"}, {"b"}, {"c"}, {"d"}], top=1, budget=2)

    assert {(one, other): round(score, 9) for one, other, score in found}[0, 1] == 1.0


def test_parts_make_a_whole() -> None:
    """The weights of the parts are shares."""
    assert sum(PARTS.values()) == pytest.approx(1)
