"""Finding one's way: what is in the graph, how things are called, where words occur."""

from unicodedata import normalize

import pytest

from policygraph import paths
from policygraph.errors import CommandError
from policygraph.query import answer
from policygraph.store import EmbeddedStore
from questions.rows import column, values_of

ID = "https://w3id.org/policygraph/id/"
LINES = (paths.SOURCES / "icd-2021" / "plan.md").read_text(encoding="utf-8").split("\n")


def test_the_kinds_of_things(store: EmbeddedStore) -> None:
    """As many as the plan has: 154 projects, 53 measures, 11 ministries, 9 tasks."""
    counts = {name: things for name, things in column(store, "classes", "name", "things", lang="en")}  # noqa: C416 - typed

    assert {name: counts[name] for name in ("project", "measure", "ministry", "policy task", "vision")} == {
        "project": "154",
        "measure": "53",
        "ministry": "11",
        "policy task": "9",
        "vision": "1",
    }


def test_the_graphs_hold_every_triple(store: EmbeddedStore) -> None:
    """Each file of the build is a graph with as many statements as it holds when it is read alone."""
    rows = {str(graph): statements for graph, statements in answer(store, "graphs").rows}

    assert list(rows) == [
        "icd-2021/asserted",
        "icd-2021/curated",
        "icd-2021/evidence",
        "icd-2021/inferred",
        "icd-2021/linked",
        "icd-2021/overlap",
        "ontology",
        "organisations",
    ]
    for name, statements in rows.items():
        if name != "ontology":
            alone = EmbeddedStore()
            alone.load((paths.TRIPLES / f"{name}.ttl").read_bytes(), f"urn:{name}")
            assert statements == len(alone)


def test_a_topic_has_all_its_names(store: EmbeddedStore) -> None:
    """Among them the one that the scan misreads."""
    names = {
        name
        for iri, name in column(store, "names", "iri", "name")
        if iri == f"{ID}topic/artificial-intelligence"
    }

    assert {"인공지능", "AI", "Al", "Artificial intelligence"} <= names


def test_words_are_found_in_names_and_texts(store: EmbeddedStore) -> None:
    """KAMP is a system, and stands in a measure, an action and a footnote; capitals do not matter."""
    found = {subject.removeprefix(ID) for (subject,) in column(store, "search", "subject", text="kamp")}

    assert found == {
        "instrument/korea-ai-manufacturing-platform",
        "icd-2021/measure/1-2-3",
        "icd-2021/action/mss-1",
        "icd-2021/footnote/measure-1-1-2-n1",
    }


@pytest.mark.parametrize("text", ["없는말", "kamp)}", ".*", '"'])
def test_words_are_words_and_no_pattern(store: EmbeddedStore, text: str) -> None:
    """What nobody wrote is not found."""
    found = column(store, "search", "statement", text=text)

    assert [statement for (statement,) in found if text.casefold() not in statement.casefold()] == []


def test_who_works_on_a_topic_by_the_text(store: EmbeddedStore) -> None:
    """Drones: line 433 and line 710, both of 해수부."""
    rows = values_of(store, "measures-on-topic", "ministry_name", "code", "line", topic="드론")

    assert rows == [("해양수산부", "3-3-4", 433), ("해양수산부", "mof-5", 710)]
    assert all("무인비행체" in LINES[line - 1] for line in (433, 710))


@pytest.mark.parametrize(
    ("question", "given", "message"),
    [
        ("measures-of-task", {"task": "9-9"}, "no such task; there are Accelerating"),
        ("projects-of-goal", {"goal": "융합 신산업 규재완화"}, "did you mean 융합 신산업 규제완화"),
        ("measures-on-topic", {"topic": "블록체인"}, "no such topic; there are 5G"),
        ("everything-about", {"name": "스마트공징"}, "did you mean 스마트공장"),
        ("vision", {"lang": "fr"}, "no such language; there are ko, en"),
    ],
)
def test_a_name_that_nothing_has_is_told(
    store: EmbeddedStore, question: str, given: dict[str, str], message: str
) -> None:
    """Not an empty answer, but what there is, in both languages."""
    with pytest.raises(CommandError, match=message) as error:
        answer(store, question, given)

    assert "그래프에 없는" in error.value.ko


def test_decomposed_hangul_is_the_same_name(store: EmbeddedStore) -> None:
    """As a file name or a clipboard of another system spells it."""
    asked = column(store, "measures-on-topic", "code", topic=normalize("NFD", "드론"))

    assert asked == [("3-3-4",), ("mof-5",)]


def test_statements_with_a_property_name_their_graphs(store: EmbeddedStore) -> None:
    """Which strategy serves which goal is curated, whatever else is asserted."""
    asked = answer(
        store, "statements", {"property": "https://w3id.org/policygraph/ontology#hasStrategy"}
    ).rows
    amounts = answer(store, "statements").rows

    assert [
        (str(goal).removeprefix(ID), str(strategy).removeprefix(ID), *rest) for goal, strategy, *rest in asked
    ] == [
        ("icd-2021/goal/1", "icd-2021/strategy/1", "", "icd-2021/curated"),
        ("icd-2021/goal/2", "icd-2021/strategy/2", "", "icd-2021/curated"),
        ("icd-2021/goal/2", "icd-2021/strategy/3", "", "icd-2021/curated"),
        ("icd-2021/goal/3", "icd-2021/strategy/4", "", "icd-2021/curated"),
    ]
    assert (len(amounts), {type(value) for _, value, *_ in amounts}) == (352, {int})


def test_statements_tell_languages_and_leave_out_blank_nodes(store: EmbeddedStore) -> None:
    """A label in two languages is two statements; ranges that are lists of the ontology have no name."""
    labels = answer(store, "statements", {"property": "http://www.w3.org/2004/02/skos/core#prefLabel"}).rows
    ranges = answer(store, "statements", {"property": "http://www.w3.org/2000/01/rdf-schema#range"}).rows

    assert [(value, language) for iri, value, language, _ in labels if iri == f"{ID}ministry/me"] == [
        ("Ministry of Environment", "en"),
        ("환경부", "ko"),
    ]
    assert [value for _, value, *_ in ranges if str(value).startswith("_:")] == []
