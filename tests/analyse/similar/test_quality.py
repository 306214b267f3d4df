"""The evaluation: estimators by hand, the draw again, and the documented table."""

from collections import Counter

import pytest

from policygraph import paths
from policygraph.analyse.similar.compared import judged_pairs, qualities, quality_table
from policygraph.analyse.similar.corpus import read_projects
from policygraph.analyse.similar.draw import DRAWN, POPULATION, bands, drawn_pairs, ranked
from policygraph.analyse.similar.evaluate import Judged, expected_at_random, measured
from policygraph.analyse.similar.methods import METHODS, Pair, all_scores
from policygraph.store import EmbeddedStore, open_store

PAIRS: list[Pair] = [("a", str(at)) for at in range(6)]


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    """The published graphs."""
    return open_store()


def judged(decisions: str, band: str = "all") -> list[Judged]:
    """The pairs in their order: y for yes, n for no, u for unsure."""
    said = {"y": "yes", "n": "no", "u": "unsure"}
    return [Judged(pair, said[letter], band) for pair, letter in zip(PAIRS, decisions, strict=False)]


def test_precision_and_average_of_a_ranking_that_is_judged_whole() -> None:
    """For y n y u y n: precision 2/3 among three; average (1/1 + 2/3 + 3/5) / 3."""
    found = measured(PAIRS, judged("ynyuyn"), {"all": 6}, cutoffs=(1, 3))

    assert dict(found.precision) == pytest.approx({1: 1.0, 3: 2 / 3})
    assert found.average == pytest.approx((1 + 2 / 3 + 3 / 5) / 3)
    assert found.unjudged == 0


def test_a_pair_stands_for_those_that_were_not_drawn() -> None:
    """A yes drawn from a band of ten weighs ten times one of a band drawn whole."""
    given = [Judged(PAIRS[0], "yes", "high"), Judged(PAIRS[1], "no", "high"), Judged(PAIRS[2], "yes", "low")]
    found = measured(PAIRS, given, {"high": 2, "low": 10}, cutoffs=(3,))

    # By hand: weights 1, 1, 10; precision (1 + 10) / 12; average (1 × 1 + 10 × 11/12) / 11.
    assert dict(found.precision) == pytest.approx({3: 11 / 12})
    assert found.average == pytest.approx((1 + 10 * 11 / 12) / 11)
    assert found.unjudged == 0


def test_the_best_ranking_scores_one_and_chance_the_share() -> None:
    """All yes first; a random order gives the share of yes."""
    assert measured(PAIRS, judged("yynnnn"), {"all": 6}).average == 1.0
    assert expected_at_random(judged("yynnnn"), {"all": 6}) == pytest.approx(1 / 3)


def test_where_nothing_is_similar_no_ranking_is_good() -> None:
    """The answer is nothing."""
    assert measured(PAIRS, judged("nnnuuu"), {"all": 6}).average == 0.0


def test_equal_scores_are_ranked_by_lot() -> None:
    """Not by name: over many seeds each pair comes first about as often."""
    firsts = Counter(ranked(dict.fromkeys(PAIRS, 0.0), seed)[0] for seed in range(600))

    assert min(firsts.values()) > 60


@pytest.mark.slow
def test_the_draw_is_drawn_again(store: EmbeddedStore) -> None:
    """The same pairs in the same bands, from the methods as they were when it was drawn."""
    projects = read_projects(store)
    rankings = {method: ranked(all_scores(projects, method)) for method in METHODS}
    again = drawn_pairs(rankings)

    assert {band: len(members) for band, members in bands(rankings).items()} == POPULATION
    assert dict(again) == {one.pair: one.band for one in judged_pairs(store)}
    assert Counter(band for _, band in again) == {
        band: POPULATION[band] if count is None else count for band, count in DRAWN.items()
    }


@pytest.mark.slow
def test_the_documented_table_is_what_is_computed(store: EmbeddedStore) -> None:
    """In both languages."""
    table = quality_table(store)
    text = (paths.ROOT / "docs" / "method" / "similar.md").read_text(encoding="utf-8")

    assert text.count(table) == 2, table


@pytest.mark.slow
def test_the_method_is_chosen_by_the_measure(store: EmbeddedStore) -> None:
    """It beats every plain one; its first 20 are all judged."""
    found = qualities(store)

    assert max(found, key=lambda method: found[method].average) == "similar"
    assert found["similar"].unjudged == 0
