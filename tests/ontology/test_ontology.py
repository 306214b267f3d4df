"""The ontology holds every term of its contract, stands on its own as OWL 2 DL, and reasons as meant."""

import re
from io import BytesIO
from pathlib import Path

import owlready2
import pytest
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, XSD
from rdflib.term import Node

from policygraph import __version__, paths
from policygraph.reason import prepare_java
from policygraph.store import ontology_files

PG = Namespace("https://w3id.org/policygraph/ontology#")
HOME = URIRef("https://w3id.org/policygraph/ontology")
ALIGNMENTS = URIRef("https://w3id.org/policygraph/ontology/alignments")
EXTERNAL = Namespace("https://example.org/")

CONTRACT = {
    OWL.Class: """
        Plan BasicPlan AnnualPlan PlanElement Vision Goal Strategy Task Measure Field PerformanceGoal
        Project CoFundedProject Ministry Allocation PublishedTotal PublishedTable Phase Status
        Achievement MinistryObjective MinistryAction Footnote Target Instrument Law System Event Topic
        SourceText Emendation Discrepancy TaskLink
        BackgroundStatement HistoryStatement FinanceStatement UnusedLines
        PolicyDocument Scheme Fund Body Place SuspectedFault Statement
        Judgement AmountComparison PairReview OverlapResult SharedTerm
    """,
    OWL.NamedIndividual: "Planned Executed New Continuing",
    OWL.ObjectProperty: """
        hasPart partOf hasVision hasGoal hasStrategy hasTask hasMeasure hasField hasPerformanceGoal hasProject
        hasAchievement hasTarget hasFootnote builds implements fundedBy funds coFundsWith responsible
        project ministry classifiedUnder field performanceGoal strategy task phase status
        mentions stage about byDate evidence emends statement builtBy restates
        namesProject locatedIn reports continuedBy saidIn printedIn
        namesProject locatedIn reports continuedBy saidIn
        judges candidate comparesAmount comparedWith reviews
        overlapMeasure concerns nullModel sharesTerm
    """,
    OWL.DatatypeProperty: """
        code order number firstYear lastYear fiscalYear issued issuer amount share itemCount
        indicator fromValue toValue unit role text line rawText reading explanation
        lead lineCount unusedLine words stageKind discrepancyKind verdict unusedKind faultKind
        qualifier answer tableAmount difference amountVerdict amountLink decision drawBand linkKind
        standardError value valueUnit pValue qValue leastPValue leastQValue testsMade draws
        lowerBound upperBound boundLevel method methodVersion term termShare
    """,
    OWL.AnnotationProperty: """
        reason basis labelStatus codeList restatedAmount amountRoundedTo restatedShare shareRoundedTo
        manifest basedOn
    """,
}
KINDS = tuple(CONTRACT)
TERMS = [(kind, name) for kind, names in CONTRACT.items() for name in names.split()]
ELEMENTS = "Vision Goal Strategy Task Measure Field PerformanceGoal"
BUILT_IN = (str(OWL), str(RDF), str(RDFS), str(XSD))

# One project of two ministries, one of a single ministry.
EXAMPLE = """
@prefix pg: <https://w3id.org/policygraph/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@base <https://example.org/> .
<motie> a pg:Ministry ; owl:differentFrom <mohw> .
<mohw> a pg:Ministry .
<shared> a pg:Project ; pg:fundedBy <motie> , <mohw> .
<single> a pg:Project ; pg:fundedBy <motie> .
<row> a pg:Allocation ; pg:project <single> ; pg:ministry <motie> ; pg:amount 100 ; pg:fiscalYear 2021 ;
    pg:phase pg:Planned ; pg:status pg:New ; pg:classifiedUnder <goal> .
<field> pg:hasPerformanceGoal <goal> .
<goal> pg:hasProject <shared> , <single> .
<motie> pg:coFundsWith <mohw> .
"""
CONTRADICTIONS = {
    "a goal that is a strategy": "<x> a pg:Goal , pg:Strategy .",
    "a row that is a printed total": "<row> a pg:PublishedTotal .",
    "a basic plan that is an annual plan": "<x> a pg:BasicPlan , pg:AnnualPlan .",
    "a project that is a plan element": "<shared> a pg:Task .",
    "a ministry that co-funds with itself": "<motie> pg:coFundsWith <motie> .",
    "an amount that is planned and executed": "<row> pg:phase pg:Executed .",
    "a row that is new and continuing": "<row> pg:status pg:Continuing .",
    "two amounts of one row": "<row> pg:amount 200 .",
    "a strategy between a field and a project": "<x> a pg:Strategy ; pg:hasProject <single> .",
    "a role that no target has": '<x> a pg:Target ; pg:role "hoped for" .',
}


def read(name: str) -> Graph:
    """A file of the ontology."""
    return Graph().parse(paths.ONTOLOGY / name, format="turtle")


@pytest.fixture(scope="module")
def ontology() -> Graph:
    """The ontology."""
    return read("policygraph.ttl")


@pytest.fixture(scope="module")
def alignments() -> Graph:
    """The alignments with other vocabularies."""
    return read("alignments.ttl")


def terms_of(graph: Graph) -> set[URIRef]:
    """The terms that a graph declares in the project's namespace."""
    return {
        term
        for kind in KINDS
        for term in graph.subjects(RDF.type, kind)
        if isinstance(term, URIRef) and term in PG
    }


def names_used(path: Path) -> set[str]:
    """The local names of the project's terms in a Turtle file or a query."""
    return set(re.findall(r"(?<![\w:])pg:([A-Za-z]\w*)", path.read_text(encoding="utf-8"), re.ASCII))


def languages(graph: Graph, term: URIRef, *properties: URIRef) -> set[str | None]:
    """The languages in which a term has one of the properties."""
    return {
        value.language
        for prop in properties
        for value in graph.objects(term, prop)
        if isinstance(value, Literal) and value.strip()
    }


def referred(graph: Graph) -> set[Node]:
    """Everything that the axioms of a graph refer to, built-in terms apart."""
    axioms = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.disjointWith, OWL.onProperty)
    found: set[Node] = {term for axiom in axioms for term in graph.objects(None, axiom)}
    found |= {term for axiom in axioms[:-1] for term in graph.subjects(axiom, None)}
    found |= set(graph.predicates())
    for axiom in (OWL.unionOf, OWL.intersectionOf, OWL.members, OWL.distinctMembers):
        for members in graph.objects(None, axiom):
            found |= set(Collection(graph, members))
    return {term for term in found if not isinstance(term, BNode) and not str(term).startswith(BUILT_IN)}


@pytest.mark.parametrize("name", ["policygraph.ttl", "cube.ttl", "alignments.ttl"])
def test_it_is_one_ontology_of_this_version(name: str) -> None:
    """Each file is one ontology whose version is that of the package, and imports nothing."""
    graph = read(name)
    (iri,) = graph.subjects(RDF.type, OWL.Ontology)

    assert (
        [Literal(__version__)],
        [URIRef(f"{iri}/{__version__}")],
        [],
    ) == (
        list(graph.objects(iri, OWL.versionInfo)),
        list(graph.objects(iri, OWL.versionIRI)),
        list(graph.objects(iri, OWL.imports)),
    )


def test_the_two_ontologies_have_their_names(ontology: Graph, alignments: Graph) -> None:
    """The ontology and its alignments are two ontologies."""
    expected = [HOME, ALIGNMENTS]

    assert expected == [
        *ontology.subjects(RDF.type, OWL.Ontology),
        *alignments.subjects(RDF.type, OWL.Ontology),
    ]


@pytest.mark.parametrize(("kind", "name"), TERMS, ids=[name for _, name in TERMS])
def test_a_term_of_the_contract_is_of_its_kind_alone(ontology: Graph, kind: URIRef, name: str) -> None:
    """Every name of the contract is declared, as one kind of term and no other."""
    assert {kind} == set(ontology.objects(PG[name], RDF.type)) & set(KINDS)


def test_no_term_is_outside_the_contract(ontology: Graph) -> None:
    """The ontology declares the contract's names and no others."""
    assert {PG[name] for _, name in TERMS} == terms_of(ontology)


@pytest.mark.parametrize("name", [name for _, name in TERMS])
def test_a_term_is_explained_in_both_languages(ontology: Graph, name: str) -> None:
    """Every term has a label and a definition in Korean and in English, and says where it is defined."""
    both = {"ko", "en"}

    assert (both, both, [HOME]) == (
        languages(ontology, PG[name], RDFS.label),
        languages(ontology, PG[name], SKOS.definition),
        list(ontology.objects(PG[name], RDFS.isDefinedBy)),
    )


def test_no_undeclared_term_is_used(ontology: Graph) -> None:
    """No file of the ontology uses a term of the project that is not declared."""
    files = sorted(p for p in paths.ONTOLOGY.rglob("*") if p.suffix in {".ttl", ".rq"})
    declared = {term.removeprefix(str(PG)) for term in terms_of(ontology)}

    assert not {
        str(path.relative_to(paths.ONTOLOGY)): unknown
        for path in files
        if (unknown := names_used(path) - declared)
    }


def test_an_undeclared_term_would_be_noticed(tmp_path: Path) -> None:
    """The search for terms sees one wherever a query can have it."""
    query = tmp_path / "q.rq"
    query.write_text("SELECT * { ?s pg:budgit/pg:evidence ?o , pg:Plannned }", encoding="utf-8")

    assert {"budgit", "evidence", "Plannned"} == names_used(query)


@pytest.mark.parametrize("name", ["policygraph.ttl", "cube.ttl", "alignments.ttl"])
def test_external_terms_are_declared(name: str) -> None:
    """Every term that an axiom uses is declared in the file itself, as OWL 2 DL asks."""
    graph = read(name)
    declared = set(graph.subjects(RDF.type, None))

    assert set() == {term for term in referred(graph) if term not in declared} - {RDF.type}


def test_no_range_stops_the_reasoner(ontology: Graph) -> None:
    """No property has values of a datatype that OWL 2 does not know."""
    known = {XSD.string, XSD.integer, XSD.decimal}
    ranges = {
        value
        for prop in ontology.subjects(RDF.type, OWL.DatatypeProperty)
        for value in ontology.objects(prop, RDFS.range)
        if isinstance(value, URIRef)
    }

    assert known == ranges


def test_the_plan_elements_are_pairwise_disjoint(ontology: Graph) -> None:
    """One axiom keeps the levels of a plan apart."""
    groups = [
        set(Collection(ontology, members))
        for axiom in ontology.subjects(RDF.type, OWL.AllDisjointClasses)
        for members in ontology.objects(axiom, OWL.members)
    ]

    assert {PG[name] for name in ELEMENTS.split()} in groups


def test_every_hierarchy_property_is_below_has_part(ontology: Graph) -> None:
    """The properties named has… are those below pg:hasPart, and it is below dcterms:hasPart."""
    below = set(ontology.subjects(RDFS.subPropertyOf, PG.hasPart))

    assert ({t for t in terms_of(ontology) if t.startswith(PG.has)} - {PG.hasPart}, [DCTERMS.hasPart]) == (
        below,
        list(ontology.objects(PG.hasPart, RDFS.subPropertyOf)),
    )


def test_only_links_between_plan_elements_are_narrower(ontology: Graph) -> None:
    """A plan and a project are no concepts, so what leads from the one or to the other is not narrower."""
    names = "hasGoal hasStrategy hasTask hasMeasure hasPerformanceGoal"

    assert {PG[name] for name in names.split()} == set(ontology.subjects(RDFS.subPropertyOf, SKOS.narrower))


def test_alignments_speak_of_terms_as_they_are(ontology: Graph, alignments: Graph) -> None:
    """The alignments declare each term of the project as the kind that the ontology makes it."""
    assert not {
        str(term): kinds
        for term in terms_of(alignments)
        if not (kinds := set(alignments.objects(term, RDF.type)) & set(KINDS))
        or not kinds <= set(ontology.objects(term, RDF.type))
    }


@pytest.mark.parametrize(
    ("name", "axiom", "trap"),
    [
        ("Project", RDFS.subClassOf, "https://schema.org/Project"),
        ("Ministry", RDFS.subClassOf, "https://schema.org/FundingAgency"),
        ("Plan", RDFS.subClassOf, "http://www.w3.org/ns/prov#Plan"),
        ("fundedBy", RDFS.subPropertyOf, "http://purl.org/cerif/frapo/isFundedBy"),
        ("fundedBy", RDFS.subPropertyOf, "http://data.europa.eu/s66#isFundedBy"),
        ("fiscalYear", RDFS.subPropertyOf, "http://data.openbudgets.eu/ontology/dsd/dimension/fiscalYear"),
        ("Statement", RDFS.subClassOf, str(RDF.Statement)),
        ("PublishedTable", RDFS.subClassOf, "http://purl.org/linked-data/cube#DataSet"),
        ("Project", RDFS.subClassOf, "http://purl.org/vocab/cpsv#PublicService"),
        ("share", RDFS.subPropertyOf, "http://purl.org/cerif/frapo/providesFractionOfTotalFunding"),
        ("Event", RDFS.subClassOf, "http://www.w3.org/2006/time#TemporalEntity"),
    ],
)
def test_alignments_avoid_what_would_not_hold(alignments: Graph, name: str, axiom: URIRef, trap: str) -> None:
    """Terms of the same name but another meaning are not above the project's own."""
    assert (PG[name], axiom, URIRef(trap)) not in alignments


@pytest.mark.parametrize(
    "vocabulary",
    [
        "http://www.w3.org/2004/02/skos/core#",
        "http://www.w3.org/ns/org#",
        "http://data.europa.eu/m8g/",
        "http://www.w3.org/ns/prov#",
        "http://www.w3.org/ns/oa#",
        "http://purl.org/linked-data/cube#",
        "http://data.openbudgets.eu/ontology/",
        "http://data.europa.eu/s66#",
        "https://w3id.org/dingo#",
        "http://purl.org/cerif/frapo/",
        "https://schema.org/",
        "http://www.w3.org/ns/dcat#",
        "http://rdfs.org/ns/void#",
        "http://www.w3.org/2006/time#",
        "http://data.europa.eu/eli/ontology#",
        "http://metadata.un.org/sdg/ontology#",
        "http://qudt.org/vocab/",
        "https://w3id.org/sssom/",
    ],
)
def test_a_vocabulary_of_the_field_is_aligned(alignments: Graph, vocabulary: str) -> None:
    """Some term of ours leads to a term of each vocabulary that others in the field use."""
    relations = (
        RDFS.subClassOf,
        RDFS.subPropertyOf,
        RDFS.seeAlso,
        SKOS.closeMatch,
        SKOS.relatedMatch,
    )

    assert [
        value
        for relation in relations
        for value in alignments.objects(None, relation)
        if str(value).startswith(vocabulary)
    ]


def reason(ontology: Graph, example: str) -> tuple[bool, set[str]]:
    """Whether HermiT finds the example consistent, and the co-funded projects that it finds."""
    example_graph = Graph().parse(data=example, format="turtle")
    triples = (ontology + example_graph).serialize(format="nt", encoding="utf-8")
    prepare_java()
    world = owlready2.World()
    loaded = world.get_ontology("https://example.org/world").load(fileobj=BytesIO(triples))
    try:
        with loaded:
            owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return False, set()
    return not list(world.inconsistent_classes()), {
        individual.iri.removeprefix(str(EXTERNAL))
        for individual in world[str(PG.CoFundedProject)].instances()
    }


@pytest.mark.slow
def test_the_reasoner_finds_the_co_funded_project(ontology: Graph) -> None:
    """HermiT finds the example consistent, and in it the one project that two ministries fund."""
    assert (True, {"shared"}) == reason(ontology, EXAMPLE)


@pytest.mark.slow
def test_the_alignments_contradict_nothing(ontology: Graph, alignments: Graph) -> None:
    """HermiT finds the same with the alignments' hierarchies beside the ontology."""
    hierarchy = Graph()
    for axiom in (RDFS.subClassOf, RDFS.subPropertyOf):
        for triple in alignments.triples((None, axiom, None)):
            hierarchy.add(triple)
            hierarchy += alignments.triples((triple[2], RDF.type, None))

    assert (True, {"shared"}) == reason(ontology + hierarchy, EXAMPLE)


@pytest.mark.slow
def test_the_cubes_and_the_code_lists_contradict_nothing(ontology: Graph) -> None:
    """HermiT finds the same with everything that is loaded beside the ontology."""
    for path in ontology_files():
        ontology = ontology + Graph().parse(path, format="turtle")

    assert (True, {"shared"}) == reason(ontology, EXAMPLE)


@pytest.mark.slow
@pytest.mark.parametrize("contradiction", CONTRADICTIONS.values(), ids=CONTRADICTIONS.keys())
def test_the_reasoner_refuses_a_contradiction(ontology: Graph, contradiction: str) -> None:
    """HermiT finds an example inconsistent that says what cannot be."""
    assert (False, set()) == reason(ontology, EXAMPLE + contradiction)
