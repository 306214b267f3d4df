"""What follows from the graphs, and what cannot hold."""

from pathlib import Path

import pytest

from policygraph import paths, terms
from policygraph.errors import DataError
from policygraph.reason import contradictions, entail, judge
from policygraph.store import EmbeddedStore, open_store

ID = "https://w3id.org/policygraph/id/"
XSD = terms.PREFIXES["xsd"]
PLAN = f"{ID}icd-2021/"
MINISTRIES = f"{terms.GRAPH}organisations"
# The projects of several ministries, by the place of their first row.
CO_FUNDED = {"1-1-3", "1-2-16", "1-3-2", "3-1-11", "4-2-2"}


@pytest.fixture
def store() -> EmbeddedStore:
    """What the document says, and the ontology; it can be added to."""
    return open_store(graphs=(terms.ASSERTED,)).copy()


@pytest.fixture(scope="module")
def statements() -> tuple[set[str], set[str]]:
    """What the document says, and what follows from it, as lines of N-Triples."""
    store = open_store(graphs=(terms.ASSERTED,))
    asserted = {line for graph in store.graphs() for line in store.triples(graph)}
    return asserted, {" ".join(node.n3() for node in triple) + " ." for triple in entail(store)}


@pytest.mark.slow
def test_exactly_five_projects_are_co_funded(store: EmbeddedStore) -> None:
    """HermiT finds the projects that two ministries or more fund, and no other member of that class."""
    members = {
        member.removeprefix(f"{PLAN}project/")
        for member, class_ in judge(store).members
        if class_ == f"{terms.PG}CoFundedProject"
    }

    assert members == CO_FUNDED


@pytest.mark.slow
def test_the_published_graph_is_consistent(store: EmbeddedStore) -> None:
    """Nothing is impossible."""
    assert list(contradictions(store)) == []


def test_the_inferred_graph_has_the_five() -> None:
    """What is published as inferred says so."""
    query = "SELECT ?p { GRAPH ?g { ?p a pg:CoFundedProject } FILTER(STRENDS(STR(?g), '/inferred')) }"
    rows = open_store().query(query).bindings().rows

    assert {str(iri).removeprefix(f"{PLAN}project/") for (iri,) in rows} == CO_FUNDED


def test_co_funding_is_symmetric_and_never_with_oneself() -> None:
    """Twenty statements for ten pairs."""
    rows = open_store().query("SELECT ?a ?b { ?a pg:coFundsWith ?b }").bindings().rows

    assert len(rows) == 20
    assert {(b, a) for a, b in rows} == set(rows)
    assert [row for row in rows if row[0] == row[1]] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("stated", "follows"),
    [
        # One step up, two steps up, and another vocabulary's.
        ("vision pg:hasGoal goal/1", "vision pg:hasPart goal/1"),
        ("vision pg:hasGoal goal/1", "vision dcterms:hasPart goal/1"),
        ("vision pg:hasGoal goal/1", "vision skos:narrower goal/1"),
        # The inverse of a super-property, ours and another vocabulary's.
        ("vision pg:hasGoal goal/1", "goal/1 pg:partOf vision"),
        ("vision pg:hasGoal goal/1", "goal/1 skos:broader vision"),
        # The inverse of the property itself.
        ("project/1-1-3 pg:fundedBy ministry", "ministry pg:funds project/1-1-3"),
        (
            "measure/1-1-1 pg:hasFootnote footnote/measure-1-1-1-n1",
            "footnote/measure-1-1-1-n1 pg:partOf measure/1-1-1",
        ),
    ],
)
def test_a_relation_entails_what_is_above_and_against_it(
    statements: tuple[set[str], set[str]], stated: str, follows: str
) -> None:
    """Super-properties and inverses of every declared property are in the inferred graph."""
    asserted, inferred = statements
    assert (line(stated) in asserted, line(follows) in asserted, line(follows) in inferred) == (
        True,
        False,
        True,
    )


def line(statement: str) -> str:
    """A statement in short names as a line of N-Triples."""

    def full(name: str) -> str:
        prefix, _, local = name.partition(":")
        if local:
            return f"<{terms.PREFIXES[prefix]}{local}>"
        return f"<{ID}ministry/motie>" if name == "ministry" else f"<{PLAN}{name}>"

    return " ".join(full(name) for name in statement.split()) + " ."


def test_no_part_is_its_own_whole() -> None:
    """The inverses are the parts turned round, as many as there are."""
    queries = (
        "SELECT ?whole ?part { ?whole pg:hasPart ?part }",
        "SELECT ?whole ?part { ?part pg:partOf ?whole }",
    )
    parts, turned = (set(open_store().query(query).bindings().rows) for query in queries)

    assert (bool(parts), turned, [row for row in parts if row[0] == row[1]]) == (True, parts, [])


@pytest.mark.slow
def test_what_follows_is_stated_nowhere(statements: tuple[set[str], set[str]]) -> None:
    """The entailments hold nothing that is asserted."""
    asserted, inferred = statements
    assert asserted & inferred == set()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("impossible", "axiom"),
    [
        (f"<{PLAN}goal/1> a pg:Ministry .", "pg:PlanElement owl:disjointWith pg:Ministry"),
        (f"<{PLAN}project/1-1-1> a pg:Goal .", "pg:PlanElement owl:disjointWith pg:Project"),
        (
            f"<{PLAN}allocation/1-1-3/motie> a pg:PublishedTotal .",
            "pg:Allocation owl:disjointWith pg:PublishedTotal",
        ),
        (f"<{PLAN}allocation/1-1-3/motie> pg:amount 1 .", "pg:amount a owl:FunctionalProperty"),
        (
            f"<{ID}ministry/motie> pg:coFundsWith <{ID}ministry/motie> .",
            "pg:coFundsWith a owl:IrreflexiveProperty",
        ),
    ],
)
def test_an_impossible_statement_is_found(store: EmbeddedStore, impossible: str, axiom: str) -> None:
    """A contradiction is reported with the statements and axioms that make it, and no others."""
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in terms.PREFIXES.items())
    store.load(f"{prefixes}{impossible}".encode(), MINISTRIES)

    (found,) = contradictions(store)
    opening, _, listed = found.en.partition(": ")
    assert opening == "the graph contradicts the ontology (HermiT); these statements cannot all hold"
    statements = listed.split("; ")
    assert axiom in statements
    assert len(statements) <= 5


@pytest.mark.slow
def test_nothing_is_concluded_from_a_contradiction(store: EmbeddedStore) -> None:
    """Anything follows from a contradiction: to ask for it is an error."""
    store.load(f"<{PLAN}goal/1> a <{terms.PG}Ministry> .".encode(), MINISTRIES)
    with pytest.raises(DataError, match="contradicts"):
        entail(store)


@pytest.mark.slow
def test_a_class_without_possible_members_is_found(
    store: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A class of what is both a goal and a ministry can have no member."""
    text = (paths.ONTOLOGY / "policygraph.ttl").read_text(encoding="utf-8")
    text += "\npg:Chimera a owl:Class ; rdfs:subClassOf pg:Goal, pg:Ministry .\n"
    (tmp_path / "policygraph.ttl").write_text(text, encoding="utf-8")
    monkeypatch.setattr(paths, "ONTOLOGY", tmp_path)

    assert [finding.en for finding in contradictions(store)] == [f"{terms.PG}Chimera can have no member"]


def test_a_reasoner_that_fails_is_an_error(store: EmbeddedStore) -> None:
    """A number that is none stops HermiT: one line, no traceback."""
    store.load(f"<{PLAN}goal/1> <{terms.PG}order> 'x'^^<{XSD}integer> .".encode(), MINISTRIES)
    with pytest.raises(DataError, match="the reasoner fails") as raised:
        entail(store)

    assert "JDK_JAVA_OPTIONS" not in raised.value.en
