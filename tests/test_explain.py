"""A smallest set of statements that contradict each other, against brute force."""

import random
from collections.abc import Sequence
from itertools import combinations

import pytest
from rdflib import Graph

from policygraph import terms
from policygraph.explain import Asks, explain, short, shrink

PREFIXES = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in terms.PREFIXES.items())
ONTOLOGY = f"""{PREFIXES}
pg:Goal a owl:Class ; rdfs:subClassOf pg:PlanElement .
pg:PlanElement a owl:Class ; owl:disjointWith pg:Ministry .
pg:Ministry a owl:Class .
pg:Task a owl:Class ; rdfs:subClassOf pg:PlanElement .
pg:order a owl:DatatypeProperty , owl:FunctionalProperty .
"""


def graph(turtle: str) -> Graph:
    """A graph from Turtle with the usual prefixes."""
    return Graph().parse(data=f"{PREFIXES}{turtle}", format="turtle")


def minimal_sets(size: int, conflicts: Sequence[set[int]]) -> list[set[int]]:
    """Every set of numbers below `size` that holds a conflict, and no smaller set of it does."""
    holding = [
        set(chosen)
        for length in range(size + 1)
        for chosen in combinations(range(size), length)
        if any(conflict <= set(chosen) for conflict in conflicts)
    ]
    return [one for one in holding if not any(other < one for other in holding)]


@pytest.mark.parametrize("seed", range(30))
def test_a_set_that_is_found_is_one_of_the_smallest(seed: int) -> None:
    """Whatever contradicts what, each statement of the answer is needed."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable draw, no secret
    conflicts = [set(chance.sample(range(9), chance.randint(1, 4))) for _ in range(chance.randint(1, 3))]
    asks: Asks[int] = Asks(
        lambda numbers: any(conflict <= set(numbers) for conflict in conflicts), limit=1000
    )

    assert set(shrink(range(9), [], asks)) in minimal_sets(9, conflicts)


def test_few_questions_are_asked() -> None:
    """Two of a thousand are found with some forty questions, not a thousand."""
    asks: Asks[int] = Asks(lambda numbers: {123, 801} <= set(numbers), limit=1000)

    assert (shrink(range(1000), [], asks), 1000 - asks.left <= 45) == ([123, 801], True)


def test_the_answer_names_statements_and_axioms() -> None:
    """First what is said of individuals, then the axioms, in prefixed names; nothing that is not needed."""
    clash = graph(
        "<https://w3id.org/policygraph/id/x> a pg:Goal , pg:Ministry ."
        "pg:Goal rdfs:subClassOf pg:PlanElement . pg:PlanElement owl:disjointWith pg:Ministry ."
    )
    individuals = graph(
        "<https://w3id.org/policygraph/id/x> a pg:Goal , pg:Ministry ; pg:order 1 ."
        "<https://w3id.org/policygraph/id/y> a pg:Task ."
    )
    why = explain(graph(ONTOLOGY), individuals, lambda asked: all(triple in asked for triple in clash))

    assert (why.minimal, why.statements) == (
        True,
        (
            "id:x a pg:Goal",
            "id:x a pg:Ministry",
            "pg:Goal rdfs:subClassOf pg:PlanElement",
            "pg:PlanElement owl:disjointWith pg:Ministry",
        ),
    )


def test_a_contradiction_that_no_one_suspected_is_found() -> None:
    """The first look is only a hint: what the reasoner alone knows is found among all statements."""
    individuals = graph(
        "".join(f"<https://w3id.org/policygraph/id/{n}> a pg:Task ; pg:order {n} ." for n in range(8))
    )
    hidden = graph(
        "<https://w3id.org/policygraph/id/3> a pg:Task . <https://w3id.org/policygraph/id/6> pg:order 6 ."
    )
    why = explain(graph(ONTOLOGY), individuals, lambda asked: all(triple in asked for triple in hidden))

    assert why.statements == ("id:3 a pg:Task", "id:6 pg:order 6")


def test_an_answer_cut_short_says_so() -> None:
    """When the questions run out, the set may be too large, and is not called minimal."""
    individuals = graph(
        "".join(f"<https://w3id.org/policygraph/id/{n}> a pg:Task ; pg:order {n} ." for n in range(40))
    )
    hidden = [graph(f"<https://w3id.org/policygraph/id/{n}> pg:order {n} .") for n in range(0, 40, 2)]
    why = explain(
        graph(ONTOLOGY),
        individuals,
        lambda asked: all(triple in asked for wanted in hidden for triple in wanted),
    )

    assert not why.minimal
    assert {f"id:{n} pg:order {n}" for n in range(0, 40, 2)} <= set(why.statements)


def test_names_are_short() -> None:
    """A node as people read it."""
    (node,) = graph("<https://w3id.org/policygraph/id/icd-2021/goal/1> a pg:Goal .").subjects()

    assert short(node) == "id:icd-2021/goal/1"
