"""Queries of someone who knows only the contract of the ontology."""

import pytest

from policygraph.store import EmbeddedStore


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("?x a pg:PlanElement", 1 + 3 + 4 + 9 + 53 + 4 + 10),
        ("?x a skos:Concept, pg:PlanElement", 1 + 3 + 4 + 9 + 53 + 4 + 10),
        ("?x a pg:Plan", 2),
        ("?x a org:FormalOrganization", 11),
        ("?x a qb:Observation", 163 + 189),
        ("?x a pg:CoFundedProject", 5),
        ("?x pg:coFundsWith ?y", 20),
        ("?ministry pg:funds ?x", 163),
        ("?x a pg:Project ; pg:partOf+ ?plan . ?plan a pg:BasicPlan", 154),
        ("?x a pg:Task ; skos:broader ?strategy", 9),
        ("?x a qb:DataSet ; qb:structure ?structure . ?structure a qb:DataStructureDefinition", 22 + 1),
        ("?plan a pg:AnnualPlan ; pg:hasPart+ ?x . ?x a pg:Measure", 53),
        ("?plan a pg:AnnualPlan ; dcterms:hasPart+ ?x . ?x a pg:Measure", 53),
        ("?plan a pg:BasicPlan ; pg:hasPart+ ?x . ?x a pg:Project", 154),
        ("?plan pg:hasVision/pg:hasGoal/pg:hasStrategy/pg:hasTask ?x", 9),
        ("?x a pg:Allocation ; pg:status pg:New", 22),
        ("?x a pg:PublishedTotal ; pg:phase pg:Executed", 87),
        (
            "?x a pg:Emendation ; pg:rawText ?raw ; pg:reading ?read ; pg:reason ?why ; pg:basis ?proof",
            32 + 114,
        ),
        ("?measure a pg:Measure ; pg:responsible ?x", 60),
        ("?row a pg:Allocation ; pg:evidence/oa:hasSelector/oa:refinedBy/oa:exact ?x", 163),
    ],
)
def test_the_contract_answers(store: EmbeddedStore, pattern: str, expected: int) -> None:
    """Classes, super-classes, super-properties and paths of the contract find what the plan holds."""
    rows = store.query(f"SELECT DISTINCT * {{ {pattern} }}").bindings().rows
    assert len(rows) == expected
