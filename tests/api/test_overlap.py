"""Results of the analysis as Python sees them, compared with the questions that hold them."""

import pytest

from policygraph import CommandError, KnowledgeGraph

pytestmark = pytest.mark.slow


def test_the_results_are_those_of_the_graph(plan: KnowledgeGraph) -> None:
    """Value, p and q of every one, by its identifier."""
    found = {one.iri: (one.measure, one.value, one.p, one.q) for one in plan.overlap()}
    told = {
        str(row.result): (
            row.overlap_measure,
            *(
                None if value is None else float(str(value))
                for value in (row.value, row.p_value, row.q_value)
            ),
        )
        for row in plan.ask("overlap-results")
    }

    assert found == told


def test_a_verdict_goes_by_q_and_by_what_could_be_told(plan: KnowledgeGraph) -> None:
    """Where even the strongest outcome would not be beyond chance, nothing can be told."""
    least = {
        str(row.result): (float(str(row.q_value)), float(str(row.least_q)))
        for row in plan.ask("overlap-results")
        if row.q_value is not None
    }
    wrong = []
    for one in plan.overlap():
        if one.iri in least:
            q, attainable = least[one.iri]
            told = "cannot be told" if attainable > 0.05 else "beyond chance" if q <= 0.05 else "within"
            wrong += [one.iri] if one.verdict != told else []

    assert wrong == []


def test_a_result_without_a_value_cannot_be_told(plan: KnowledgeGraph) -> None:
    """And its note says why."""
    untold = [one for one in plan.overlap() if one.value is None]

    assert untold
    assert {(one.verdict, bool(one.note)) for one in untold} == {("cannot be told", True)}


def test_counts_and_money_are_whole(plan: KnowledgeGraph) -> None:
    """Indices and probabilities are fractions."""
    whole = {one.unit: type(one.value) for one in plan.overlap() if one.value is not None}

    assert whole == {"count": int, "won": int, "index": float, "probability": float}


@pytest.mark.parametrize(
    "ministries",
    [
        ("산업부", "복지부"),
        ["MOHW", "https://w3id.org/policygraph/id/ministry/motie"],
        ("산업통상자원부", "MOHW"),
    ],
)
def test_a_pair_goes_by_any_names_in_any_order(plan: KnowledgeGraph, ministries: tuple[str, ...]) -> None:
    """What is asked of two is of both."""
    (found,) = plan.overlap("shared-goals", ministries)

    assert (found.names, found.value, found.lines) == (("보건복지부", "산업통상자원부"), 4, found.lines)


def test_one_ministry_has_the_results_that_it_is_in(plan: KnowledgeGraph) -> None:
    """A pair with each of the ten others."""
    assert len(plan.overlap("schoener", "MOTIE")) == 10


def test_evidence_leads_to_the_source(plan: KnowledgeGraph) -> None:
    """Each thing that a result rests on can be asked where it stands."""
    (found,) = plan.overlap("joint-measures", ("MOTIE", "MOHW"))

    assert found.value == len(found.evidence) == 2
    assert [plan.evidence(one.iri).lines[0] for one in found.evidence] == [
        one.first_line for one in found.evidence
    ]


@pytest.mark.parametrize(
    ("measure", "ministries", "message"),
    [
        ("schöner", (), "no results of 'schöner' \\(did you mean schoener.*there are .*schoener"),
        (None, ("MOTY",), "is no ministry"),
    ],
)
def test_what_is_unknown_is_told_with_what_there_is(
    plan: KnowledgeGraph, measure: str | None, ministries: tuple[str, ...], message: str
) -> None:
    """A mistake of the command."""
    with pytest.raises(CommandError, match=message):
        plan.overlap(measure, ministries)


def test_a_ministry_in_the_place_of_a_measure_is_told_its_place(plan: KnowledgeGraph) -> None:
    """It is likely to be tried."""
    with pytest.raises(CommandError, match=r"'MOTIE' is a ministry: overlap\(ministries='MOTIE'\)"):
        plan.overlap("MOTIE")
