"""Questions about the results of the analysis of overlap; rows counted by hand from the plan."""

from decimal import Decimal

from policygraph.store import EmbeddedStore
from questions.rows import column, values_of

ID = "https://w3id.org/policygraph/id/"
PAIR = f"{ID}icd-2021/overlap/co-funded-projects/molit+motie"


def test_what_the_analysis_found(store: EmbeddedStore) -> None:
    """국토부 and 산업부 fund three projects together: lines 800–801, 820–822 and 958–961."""
    found = column(store, "overlap-results", "result", "overlap_measure", "value", "value_unit", "method")

    assert (PAIR, "co-funded-projects", "3", "count", "co-funding") in found


def test_chance_is_told_with_its_numbers(store: EmbeddedStore) -> None:
    """환경부 and 복지부 are in three goals both: p below .05 alone, nothing after the other tests."""
    found = column(
        store,
        "overlap-pairs",
        "overlap_measure",
        "ministry_name",
        "partner_name",
        "value",
        "p_value",
        "q_value",
    )
    (row,) = [row for row in found if row[:3] == ("shared-goals", "환경부", "보건복지부")]

    assert (row[3], Decimal(row[4]) < Decimal("0.05") < Decimal(row[5])) == ("3", True)


def test_what_a_number_is_of(store: EmbeddedStore) -> None:
    """Every thing that a result is of, by name."""
    found = column(store, "overlap-subjects", "result", "thing_name", lang="ko")

    assert {name for result, name in found if result == PAIR} == {"국토교통부", "산업통상자원부"}


def test_what_a_number_rests_on(store: EmbeddedStore) -> None:
    """Three projects, and the six rows of the two ministries in them, with money and lines."""
    found = column(
        store, "overlap-evidence", "result", "evidence_name", "ministry_name", "amount_krw", "first_line"
    )
    rows = [row[1:] for row in found if row[0] == PAIR]

    assert len(rows) == 9
    assert ("스마트 도로조명 플랫폼 개발 및 실증", "국토교통부", "2692000000", "800") in rows
    assert ("스마트 도로조명 플랫폼 개발 및 실증", "산업통상자원부", "900000000", "801") in rows


def test_terms_of_similar_projects_add_up(store: EmbeddedStore) -> None:
    """The shares of the terms of a pair are no more than the whole."""
    shares: dict[str, Decimal] = {}
    for result, share in values_of(store, "shared-terms", "result", "share"):
        shares[str(result)] = shares.get(str(result), Decimal(0)) + Decimal(str(share))

    assert [share for share in shares.values() if share > Decimal("1.001")] == []
    assert shares


def test_similar_pairs_are_of_different_ministries(store: EmbeddedStore) -> None:
    """No pair shares a ministry that pays for both, and the most similar come first."""
    scores = [Decimal(score) for (score,) in column(store, "similar-pairs", "score")]
    payers: dict[str, set[str]] = {}
    for code, ministry in column(store, "allocations", "project", "ministry"):
        payers.setdefault(code, set()).add(ministry)
    pairs = column(store, "similar-pairs", "one_code", "other_code")

    assert scores == sorted(scores, reverse=True)
    assert [
        pair
        for pair in pairs
        if payers[f"{ID}icd-2021/project/{pair[0]}"] & payers[f"{ID}icd-2021/project/{pair[1]}"]
    ] == []
    assert pairs
