"""Results as triples: every part of a result is said, under an identifier made of what it is of."""

from fractions import Fraction

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, XSD

from policygraph import terms
from policygraph.analyse.results import Chance, Interval, Result
from policygraph.derived.numbers import number
from policygraph.derived.overlap import describe_overlap, result_iri
from policygraph.triples import PG
from policygraph.wording import Words

A, B = terms.ministry("A"), terms.ministry("B")
ROW = terms.individual("p", "allocation", "1-1-1", "a")
WHOLE = Result(
    "schoener",
    (A, B),
    Fraction(1, 3),
    "index",
    (ROW,),
    "schoener/2",
    Chance(p=0.01, q=0.05, tests=3, null="both-margins", draws=99, least=0.01),
    Interval(0.25, 0.5),
    Words("작음", "small"),
)


def said(graph: Graph, result: Result) -> dict[str, set[str]]:
    """What is said of a result, by the local name of the property."""
    found: dict[str, set[str]] = {}
    for prop, value in graph.predicate_objects(URIRef(result_iri("p", result))):
        found.setdefault(str(prop).rpartition("#")[2], set()).add(str(value))
    return found


def test_every_part_of_a_result_is_said() -> None:
    """What it is of, the value, chance, range, evidence, method and note."""
    assert said(describe_overlap("p", [WHOLE], {}), WHOLE) == {
        "type": {str(PG.OverlapResult)},
        "overlapMeasure": {f"{terms.VOCABULARY}overlap-measure/schoener"},
        "value": {"0.333333"},
        "valueUnit": {"index"},
        "concerns": {A, B},
        "basedOn": {ROW},
        "method": {"schoener"},
        "methodVersion": {"2"},
        "pValue": {"0.01"},
        "qValue": {"0.05"},
        "leastPValue": {"0.01"},
        "leastQValue": {"0.01"},
        "testsMade": {"3"},
        "draws": {"99"},
        "nullModel": {f"{terms.VOCABULARY}overlap-null/both-margins"},
        "lowerBound": {"0.25"},
        "upperBound": {"0.5"},
        "boundLevel": {"0.95"},
        "comment": {"작음", "small"},
    }


def test_what_the_data_cannot_tell_has_no_value() -> None:
    """A value of None is left out; why is said in both languages."""
    untold = Result("schoener", (A, B), None, "index", (), "schoener/1", note=Words("모름", "unknown"))
    graph = describe_overlap("p", [untold], {})
    iri = URIRef(result_iri("p", untold))

    assert (graph.value(iri, PG.value), {str(v) for v in graph.objects(iri, RDFS.comment)}) == (
        None,
        {"모름", "unknown"},
    )


def test_the_terms_of_similar_projects_keep_their_order() -> None:
    """Each shared term is a node with its share; only of the measure that has terms."""
    one, other = (terms.individual("p", "project", code) for code in ("1-1-1", "1-1-2"))
    alike = Result("similar-projects", (one, other), 0.5, "index", (ROW,), "names/1")
    graph = describe_overlap("p", [alike, WHOLE], {(one, other): [("로봇", 0.75), ("의료", 0.25)]})

    assert sorted(
        (
            str(term).rpartition("/")[2],
            str(graph.value(term, PG["term"])),
            str(graph.value(term, PG.termShare)),
        )
        for term in graph.subjects(RDF.type, PG.SharedTerm)
    ) == [("1", "로봇", "0.75"), ("2", "의료", "0.25")]


def test_two_results_of_the_same_are_refused() -> None:
    """One identifier, one number."""
    with pytest.raises(ValueError, match="two results"):
        describe_overlap("p", [WHOLE, WHOLE], {})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(1, 3), "0.333333"),
        (3, "3"),
        (0.0, "0"),
        (1e-9, "0"),
        (1_000_000_000_000, "1000000000000"),
        (-0.5, "-0.5"),
        (Fraction(1, 2), "0.5"),
    ],
)
def test_numbers_are_decimals_without_exponent(value: float | Fraction, text: str) -> None:
    """The same on every machine."""
    assert number(value) == Literal(text, datatype=XSD.decimal)


def test_what_could_have_been_found_is_corrected_together() -> None:
    """Least p of .01 and .04 over two tests: .02 and .04 if both came out as strong as they can."""
    one, other = (
        Result(
            "schoener", (A, iri), 0.5, "index", (ROW,), "s/1", Chance(0.5, 0.5, 2, "both-margins", least=p)
        )
        for iri, p in ((B, 0.01), (terms.ministry("C"), 0.04))
    )
    graph = describe_overlap("p", [one, other], {})

    assert [str(graph.value(URIRef(result_iri("p", r)), PG.leastQValue)) for r in (one, other)] == [
        "0.02",
        "0.04",
    ]
