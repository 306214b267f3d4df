"""Results come back from the graph as they went in."""

from collections import Counter
from decimal import Decimal

import pytest

from policygraph import terms
from policygraph.analyse.findings import Found, Significance, read_findings
from policygraph.analyse.overlap.ministries import ministry_results
from policygraph.analyse.results import Chance, Interval, Result
from policygraph.derived.overlap import describe_overlap, result_iri
from policygraph.store import EmbeddedStore, load_ontology, open_store
from policygraph.store.turtle import to_turtle
from policygraph.wording import Words

A, B = terms.ministry("A"), terms.ministry("B")
ROW = terms.individual("p", "allocation", "1-1-1", "a")
NAMES = f"""
@prefix pg: <{terms.PG}> .
@prefix skos: <{terms.PREFIXES["skos"]}> .
<{A}> a pg:Ministry ; skos:prefLabel "가부"@ko , "Ministry A"@en .
<{B}> a pg:Ministry ; skos:prefLabel "나부"@ko , "Ministry B"@en .
<{ROW}> pg:amount 7 ; pg:ministry <{A}> ; pg:project <urn:project> ; pg:evidence <urn:place> .
<urn:project> skos:prefLabel "사업"@ko , "Project"@en .
<urn:place> pg:line 12 , 11 .
"""
TOLD = Result(
    "schoener",
    (A, B),
    0.5,
    "index",
    (ROW,),
    "schoener/1",
    Chance(p=0.01, q=0.04, tests=3, null="both-margins", least=0.01),
    Interval(0.25, 0.75),
    Words("작음", "small"),
)
UNTOLD = Result("pairs-beyond-chance", (), None, "count", (ROW,), "fdr/1", note=Words("모름", "unknown"))


@pytest.fixture(scope="module")
def small() -> EmbeddedStore:
    """Two ministries, a row, and two results."""
    store = EmbeddedStore()
    load_ontology(store)
    store.load(NAMES.encode(), terms.graph("p", "asserted"))
    store.load(to_turtle(describe_overlap("p", [TOLD, UNTOLD], {})), terms.graph("p", "overlap"))
    return store


def test_a_result_comes_back_whole(small: EmbeddedStore) -> None:
    """Names in the language asked for, numbers exact, the evidence with its money and lines."""
    (found,) = read_findings(small, "en", ["schoener"])

    assert found.result == result_iri("p", TOLD)
    assert [thing.name for thing in found.about] == ["Ministry A", "Ministry B"]
    assert (found.value, found.unit, found.method, found.note) == (
        Decimal("0.5"),
        "index",
        "schoener/1",
        "small",
    )
    assert found.bounds == (Decimal("0.25"), Decimal("0.75"), Decimal("0.95"))
    assert [(g.thing.name, g.ministry, g.amount, g.lines) for g in found.grounds] == [
        ("Project", "Ministry A", 7, (11, 12))
    ]


def test_what_cannot_be_told_comes_back_without_a_value(small: EmbeddedStore) -> None:
    """Of nothing in particular, without a value or a test, with why."""
    (found,) = read_findings(small, "ko", ["pairs-beyond-chance"])

    assert (found.about, found.value, found.tested, found.note) == ((), None, None, "모름")


@pytest.mark.parametrize(
    ("q", "least", "verdict"),
    [("0.04", "0.01", "beyond"), ("0.06", "0.01", "within"), ("1", "0.06", "untold")],
)
def test_verdicts(q: str, least: str, verdict: str) -> None:
    """Beyond chance, not told from it, or never to be told whatever had come out."""
    found = Significance(Decimal("0.01"), Decimal(q), Decimal(0), Decimal(least), 3, None, "null")

    assert found.verdict == verdict


def test_a_graph_without_results_gives_nothing() -> None:
    """An empty store."""
    assert read_findings(EmbeddedStore(), "ko") == ()


@pytest.mark.slow
def test_the_published_results_are_those_computed_now() -> None:
    """Every result between ministries, value for value, from the graph and computed anew."""
    store = open_store()
    computed = ministry_results(store)
    read: dict[str, Found] = {found.result: found for found in read_findings(store, "ko")}

    assert (
        Counter(result.measure for result in computed) - Counter(f.measure.iri for f in read.values())
        == Counter()
    )
    for result in computed:
        found = read[result_iri("icd-2021", result)]
        expected = None if result.value is None else round(float(result.value), 6)
        assert (result, None if found.value is None else float(found.value)) == (result, expected)
        assert {ground.thing.iri for ground in found.grounds} == set(result.evidence)
        assert found.things == set(result.about)
