"""What the triples of a plan say, and that they say it the same way whatever happens around them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS, XSD

from policygraph import paths, terms
from policygraph.build import examine
from policygraph.graph import describe_ministries, describe_plan
from policygraph.model import Plan
from policygraph.records import load_ministries

ID = Namespace(terms.ID)
PG = Namespace(terms.PG)
OA = Namespace(terms.PREFIXES["oa"])
QB = Namespace(terms.PREFIXES["qb"])
PLAN = Namespace(f"{terms.ID}icd-2021/")
BASIC = Namespace(f"{terms.ID}icd-2/")
LINES = (paths.SOURCES / "icd-2021" / "plan.md").read_text(encoding="utf-8").split("\n")

# Nodes that stand for the project's own order, not for something that the document prints.
UNREAD = {PLAN.text, PLAN.budget}
TIMES = f"{terms.ID}time/"


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The plan of 2021, read."""
    return examine(paths.SOURCES / "icd-2021").plan


@pytest.fixture(scope="module")
def graphs(plan: Plan) -> dict[str, Graph]:
    """Its graphs, by file stem."""
    return describe_plan(plan)


@pytest.fixture(scope="module")
def asserted(graphs: dict[str, Graph]) -> Graph:
    """What the document says."""
    return graphs["asserted"]


@pytest.fixture(scope="module")
def evidence(graphs: dict[str, Graph]) -> Graph:
    """Where it says so."""
    return graphs["evidence"]


@pytest.fixture(scope="module")
def curated(graphs: dict[str, Graph]) -> Graph:
    """What a person read into it."""
    return graphs["curated"]


def described(graph: Graph, subject: URIRef) -> dict[URIRef, set[object]]:
    """Everything that the graph says of `subject`."""
    found: dict[URIRef, set[object]] = {}
    for _, prop, value in graph.triples((subject, None, None)):
        assert isinstance(prop, URIRef)
        found.setdefault(prop, set()).add(value)
    return found


def places(evidence: Graph, subject: URIRef) -> set[str]:
    """The places that `subject` was read from, as the ends of their identifiers."""
    return {str(place).removeprefix(PLAN) for place in evidence.objects(subject, PG.evidence)}


def test_an_allocation_is_one_printed_row(asserted: Graph) -> None:
    """Line 801: 산업부 gives 900 million won to the street-light project, whose name was repaired."""
    assert described(asserted, PLAN["allocation/1-2-16/motie"]) == {
        RDF.type: {PG.Allocation},
        QB.dataSet: {PLAN.budget},
        PG.project: {PLAN["project/1-2-16"]},
        PG.ministry: {ID["ministry/motie"]},
        PG.fiscalYear: {Literal(2021)},
        PG.phase: {PG.Planned},
        PG.status: {PG.Continuing},
        PG.amount: {Literal(900_000_000)},
        PG.classifiedUnder: {BASIC["performance-goal/1-2"]},
    }


def test_a_printed_total_says_what_it_totals(asserted: Graph) -> None:
    """Line 497: performance goal 1-2 has 4,600.93억원, 12.81 % and 30 rows in the plan of 2021."""
    assert described(asserted, PLAN["total/2021-planned-by-performance-goal/1-2"]) == {
        RDF.type: {PG.PublishedTotal},
        PG.printedIn: {PLAN["table/2021-planned-by-performance-goal"]},
        QB.dataSet: {
            PLAN["data-set/2021-planned-by-performance-goal/performance-goal/amount-and-share-and-item-count"]
        },
        PG.fiscalYear: {Literal(2021)},
        PG.phase: {PG.Planned},
        PG.amount: {Literal(460_093_000_000)},
        PG.share: {Literal("12.81", datatype=XSD.decimal)},
        PG.itemCount: {Literal(30)},
        PG.performanceGoal: {BASIC["performance-goal/1-2"]},
    }


def test_a_matrix_cell_has_two_dimensions(asserted: Graph) -> None:
    """Line 523: 환경부 has 62.53억원 in field 3 of 2021."""
    cell = described(asserted, PLAN["total/2021-planned-by-ministry-and-field/3-me"])

    assert (cell[PG.field], cell[PG.ministry], cell[PG.amount]) == (
        {BASIC["field/3"]},
        {ID["ministry/me"]},
        {Literal(6_253_000_000)},
    )


def test_the_grand_total_has_no_dimension(asserted: Graph) -> None:
    """Line 474: 35,929.11억원 for everything in 2021."""
    total = described(asserted, PLAN["total/2021-planned-by-field/all"])

    assert total[PG.amount] == {Literal(3_592_911_000_000)}
    assert total.keys() & {PG.field, PG.performanceGoal, PG.strategy, PG.task, PG.ministry} == set()


def test_a_project_of_two_ministries_is_one_project(asserted: Graph) -> None:
    """Lines 762 and 763: one project, two funding ministries, the damaged name kept apart."""
    project = described(asserted, PLAN["project/1-1-3"])

    assert (project[RDF.type], project[PG.code], project[PG.fundedBy]) == (
        {PG.Project},
        {Literal("1-1-3")},
        {ID["ministry/motie"], ID["ministry/mohw"]},
    )
    assert project[SKOS.prefLabel] == {Literal("바이오빅데이터구축시범사업", lang="ko")}


def test_a_form_that_only_the_scan_has_is_hidden(asserted: Graph) -> None:
    """What line 763 looks like in the scan can be searched for and is never shown as a name."""
    hidden = {str(label) for label in asserted.objects(PLAN["project/1-1-3"], SKOS.hiddenLabel)}

    assert hidden == {LINES[762].split("\t")[0].strip()}


def test_money_is_whole_won(asserted: Graph) -> None:
    """Every amount is an xsd:integer of won, a multiple of the million won that the document prints."""
    amounts = [value for value in asserted.objects(None, PG.amount) if isinstance(value, Literal)]

    assert {value.datatype for value in amounts} == {XSD.integer}
    assert [value for value in amounts if int(value) % 1_000_000] == []
    assert len(amounts) == 163 + 189


def test_a_ministry_has_its_names_and_identifiers() -> None:
    """산업통상자원부: full, short and English name, abbreviation, and the identifiers that were verified."""
    register = describe_ministries(load_ministries(paths.MINISTRIES))
    motie = described(register, ID["ministry/motie"])

    assert motie[SKOS.prefLabel] == {
        Literal("산업통상자원부", lang="ko"),
        Literal("Ministry of Trade, Industry and Energy", lang="en"),
    }
    assert motie[SKOS.altLabel] == {Literal("산업부", lang="ko"), Literal("MOTIE", lang="en")}
    assert motie[SKOS.exactMatch] == {
        URIRef("http://www.wikidata.org/entity/Q491047"),
        URIRef("https://ror.org/008nkqk13"),
        URIRef("https://doi.org/10.13039/501100003052"),
        URIRef("https://www.grid.ac/institutes/grid.452961.d"),
    }


def test_an_identifier_that_was_not_verified_is_left_out() -> None:
    """문화체육관광부 has no verified Wikidata item, so that only its ROR identifier is given."""
    register = describe_ministries(load_ministries(paths.MINISTRIES))

    assert set(register.objects(ID["ministry/mcst"], SKOS.exactMatch)) == {
        URIRef("https://ror.org/02fkk6k65")
    }


def test_the_ministries_are_told_apart() -> None:
    """OWL does not assume that two names are two ministries: all 55 pairs are said to differ."""
    register = describe_ministries(load_ministries(paths.MINISTRIES))

    assert len(set(register.subject_objects(OWL.differentFrom))) == 11 * 10 // 2


def test_no_node_is_blank(graphs: dict[str, Graph]) -> None:
    """Blank nodes would make two builds incomparable."""
    nodes = {node for graph in graphs.values() for triple in graph for node in triple}

    assert [node for node in nodes if isinstance(node, BNode)] == []


def test_no_statement_is_made_twice(graphs: dict[str, Graph]) -> None:
    """What the document says, where, and what a person read are kept apart."""
    asserted, evidence, curated = (set(graphs[name]) for name in ("asserted", "evidence", "curated"))

    assert (asserted & evidence, asserted & curated, evidence & curated) == (set(), set(), set())


@pytest.mark.slow
def test_names_in_the_document_are_korean(asserted: Graph) -> None:
    """The document prints no English name, so that the asserted graph has none."""
    labels = [label for label in asserted.objects(None, SKOS.prefLabel) if isinstance(label, Literal)]

    assert {label.language for label in labels} == {"ko"}


def test_english_names_are_a_persons_reading(curated: Graph) -> None:
    """The curated graph has the English names and no Korean one."""
    labels = [
        label
        for subject, label in curated.subject_objects(SKOS.prefLabel)
        if isinstance(label, Literal) and not is_listed(subject)
    ]

    assert {label.language for label in labels} == {"en"}


def test_an_instrument_is_a_persons_reading(curated: Graph) -> None:
    """What a word of the text names, in both languages, with the reason; asserted is only what is printed."""
    instruments = {subject for subject in curated.subjects() if is_instrument(subject)}

    assert len(instruments) == 147
    for instrument in instruments:
        languages = [str(name.language) for name in curated.objects(instrument, SKOS.prefLabel)]  # type: ignore[attr-defined] # a literal
        assert sorted(languages) == ["en", "ko"], instrument
        assert curated.value(instrument, PG.reason), instrument


def is_instrument(subject: object) -> bool:
    """Whether the subject is a law, scheme, system or the like."""
    return str(subject).startswith(terms.individual("instrument", ""))


def is_listed(subject: object) -> bool:
    """Whether the subject is something that a person has listed: an instrument, a topic or a place."""
    return is_instrument(subject) or any(
        str(subject).startswith(terms.individual(kind)) for kind in ("topic", "place")
    )


def test_a_link_carries_its_words_and_their_place(curated: Graph) -> None:
    """Line 330 is about AI and smart factories and names the store; each link says by which words."""
    footnote = PLAN["footnote/measure-1-2-3-n2"]
    told = {
        (str(curated.value(axiom, OWL.annotatedTarget)).removeprefix(str(ID)), str(words))
        for axiom in curated.subjects(OWL.annotatedSource, footnote)
        for words in curated.objects(axiom, PG.words)
        if set(curated.objects(axiom, PG.evidence)) == {PLAN["line/330"]}
    }
    assert told == {
        ("topic/smart-factory", "스마트공장"),
        ("topic/artificial-intelligence", "AI"),
        ("instrument/ai-manufacturing-solution-store", "솔루션 스토어"),
    }
    assert set(curated.objects(footnote, PG.about)) == {
        ID["topic/smart-factory"],
        ID["topic/artificial-intelligence"],
    }


def test_words_for_the_same_topic_share_a_link(curated: Graph) -> None:
    """Line 338 says 디지털 전환 and DX: one link, both words."""
    axiom = PLAN["about/measure/1-2-7/digital-transformation"]

    assert {str(words) for words in curated.objects(axiom, PG.words)} == {"디지털 전환", "DX"}


def test_topics_are_a_scheme_with_levels(curated: Graph) -> None:
    """Machine learning is part of AI, which is part of ICT, which is a top concept."""
    topics = ID["topic"]
    assert set(curated.objects(ID["topic/machine-learning"], SKOS.broader)) == {
        ID["topic/artificial-intelligence"]
    }
    assert ID["topic/artificial-intelligence"] in set(curated.objects(ID["topic/ict"], SKOS.narrower))
    assert (topics, SKOS.hasTopConcept, ID["topic/ict"]) in curated
    assert (topics, SKOS.hasTopConcept, ID["topic/machine-learning"]) not in curated
    assert len(set(curated.subjects(SKOS.inScheme, topics))) == 82
    assert set(curated.objects(ID["topic/artificial-intelligence"], SKOS.hiddenLabel)) == {
        Literal("Al", "ko")
    }


def test_a_place_has_its_kind(curated: Graph) -> None:
    """Changwon is an industrial complex, one of the smart complexes, in 경남; a list names the kind."""
    place = ID["place/changwon-industrial-complex"]
    kind = curated.value(place, DCTERMS.type)

    kinds = Graph().parse(paths.ONTOLOGY / "vocabularies" / "place-kinds.ttl")

    assert set(kinds.objects(kind, SKOS.prefLabel)) == {
        Literal("산업단지", "ko"),
        Literal("industrial complex", "en"),
    }
    assert set(curated.objects(place, DCTERMS.isPartOf)) == {
        ID["place/smart-industrial-complexes"],
        ID["place/gyeongnam"],
    }


def test_every_named_thing_has_a_name_in_both_languages(graphs: dict[str, Graph]) -> None:
    """Whoever reads only English can read every plan, element and project."""
    korean = set(graphs["asserted"].subjects(SKOS.prefLabel))

    named = set(graphs["curated"].subjects(SKOS.prefLabel))
    assert {subject for subject in named if not is_listed(subject)} == korean


# What a person reads into the plan, each statement with an axiom.
PROPERTIES_READ = (
    *(SKOS.prefLabel, SKOS.altLabel),
    *(PG.hasStrategy, PG.continuedBy, PG.namesProject, PG.builds),
)


def test_every_reading_has_its_reason(graphs: dict[str, Graph]) -> None:
    """Each statement that a person added is annotated by an axiom with a reason."""
    curated = graphs["curated"]
    annotated = {
        tuple(
            curated.value(axiom, prop)
            for prop in (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)
        )
        for axiom in curated.subjects(RDF.type, OWL.Axiom)
        if curated.value(axiom, PG.reason)
    }
    read = {
        triple
        for prop in (
            SKOS.prefLabel,
            SKOS.altLabel,
            PG.hasStrategy,
            PG.continuedBy,
            PG.namesProject,
            PG.builds,
        )
        for triple in curated.triples((None, prop, None))
        # The names of what a person has listed stand in the list, with one reason for all.
        if not (is_listed(triple[0]) and getattr(triple[2], "language", None) == "ko")
        and not (is_listed(triple[0]) and prop == SKOS.altLabel)
    }

    assert annotated == read


def standing(graph: Graph, subject: URIRef) -> tuple[str, str]:
    """Whether the English name of `subject` is official, and why."""
    (axiom,) = (
        axiom
        for axiom in graph.subjects(OWL.annotatedSource, subject)
        if graph.value(axiom, OWL.annotatedProperty) == SKOS.prefLabel
    )
    return str(graph.value(axiom, PG.labelStatus)), str(graph.value(axiom, PG.reason))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("icd-2021/project/4-1-7", "unofficial"),
        ("icd-2021/vision", "unofficial"),
        ("icd-2/field/1", "unofficial"),
        ("instrument/industrial-convergence-promotion-act", "official"),
        ("instrument/rnd-sandbox", "unofficial"),
    ],
)
def test_an_english_name_says_whether_it_is_official(curated: Graph, path: str, status: str) -> None:
    """The document prints Korean only: what is no body's own name is a translation and says so."""
    found, reason = standing(curated, ID[path])

    assert (found, bool(reason)) == (status, True)


def test_the_names_of_ministries_are_official() -> None:
    """Each of the eleven says so, with the record in which it was looked up."""
    register = describe_ministries(load_ministries(paths.MINISTRIES))
    axioms = set(register.subjects(PG.labelStatus, Literal("official")))

    assert {register.value(axiom, OWL.annotatedSource) for axiom in axioms} == set(
        register.subjects(RDF.type, PG.Ministry)
    )
    assert [axiom for axiom in axioms if register.value(axiom, PG.basis) is None] == []


def test_a_table_is_as_many_data_sets_as_it_totals_kinds_of_things(asserted: Graph) -> None:
    """The matrix of 2021: 44 cells, 11 sums of rows, 4 of columns, and the grand total."""
    table = PLAN["table/2021-planned-by-ministry-and-field"]
    sets = asserted.subjects(DCTERMS.source, table)
    counted = {
        str(data_set).removeprefix(f"{PLAN}data-set/"): len(set(asserted.subjects(QB.dataSet, data_set)))
        for data_set in sets
    }

    assert counted == {
        "2021-planned-by-ministry-and-field/field-and-ministry/amount": 44,
        "2021-planned-by-ministry-and-field/ministry/amount": 11,
        "2021-planned-by-ministry-and-field/field/amount": 4,
        "2021-planned-by-ministry-and-field/all/amount": 1,
    }


def test_a_structure_has_what_its_totals_have(asserted: Graph) -> None:
    """A cell of the matrix is of a ministry and a field, beside year, phase and unit."""
    cube = Namespace(terms.CUBE)

    assert set(asserted.objects(PLAN["structure/field-and-ministry/amount"], QB.component)) == {
        cube[name] for name in ("field", "ministry", "fiscalYear", "phase", "amount", "unitMeasure")
    }


def test_everything_read_has_evidence(graphs: dict[str, Graph]) -> None:
    """Every subject of the asserted graph leads to a place in the text."""
    times = {subject for subject in graphs["asserted"].subjects() if str(subject).startswith(TIMES)}
    subjects = set(graphs["asserted"].subjects()) - UNREAD - times
    subjects -= {*graphs["asserted"].subjects(QB.structure), *graphs["asserted"].subjects(QB.component)}

    assert subjects - set(graphs["evidence"].subjects(PG.evidence)) == set()


def test_a_row_leads_to_its_line(evidence: Graph) -> None:
    """The evidence of an allocation is the line of its budget row."""
    assert places(evidence, PLAN["allocation/1-2-16/motie"]) == {"line/801"}


def test_a_figure_leads_to_its_cell(evidence: Graph) -> None:
    """The evidence of a ministry's total is the cell of the line: 483 prints three ministries."""
    assert "line/483/cell/6" in places(evidence, PLAN["total/2021-planned-by-ministry/me"])


def quotations(evidence: Graph) -> Iterator[tuple[range, str]]:
    """Each quotation with its lines, a cell's with the rest of its row."""
    for place in evidence.subjects(RDF.type, OA.SpecificResource):
        numbers = sorted(int(str(line)) for line in evidence.objects(place, PG.line))
        quote = evidence.value(evidence.value(place, OA.hasSelector), OA.refinedBy)
        parts = (evidence.value(quote, prop) or "" for prop in (OA.prefix, OA.exact, OA.suffix))
        yield range(numbers[0], numbers[-1] + 1), "".join(str(part) for part in parts)


def test_a_quotation_is_the_raw_text(evidence: Graph) -> None:
    """Every quotation, scanning faults and all, is what its lines hold."""
    found = list(quotations(evidence))

    assert [q for lines, q in found if q != "\n".join(LINES[n - 1] for n in lines)] == []
    assert len(found) > 500


def test_a_cell_is_quoted_between_its_neighbours(evidence: Graph) -> None:
    """The last cell of line 483 has the comma of the scan, and the rest of its row around it."""
    quote = PLAN["line/483/cell/6/quote"]

    assert {str(prop): str(value) for prop, value in described_text(evidence, quote)} == {
        str(OA.exact): "643,96 (1.79)",
        str(OA.prefix): "\t".join(LINES[482].split("\t")[:5]) + "\t",
        str(OA.suffix): "",
    }


def described_text(graph: Graph, subject: URIRef) -> Iterator[tuple[URIRef, object]]:
    """The three parts of a quotation."""
    for prop in (OA.exact, OA.prefix, OA.suffix):
        yield prop, graph.value(subject, prop)


def test_a_fragment_counts_lines_as_rfc_5147_does(evidence: Graph) -> None:
    """RFC 5147 counts the gaps between lines: line 801 is line=800,801."""
    fragment = PLAN["line/801/fragment"]

    assert (str(evidence.value(fragment, RDF.value)), str(evidence.value(fragment, DCTERMS.conformsTo))) == (
        "line=800,801",
        "http://tools.ietf.org/rfc/rfc5147",
    )


def test_a_repair_keeps_raw_text_reading_and_proof(curated: Graph) -> None:
    """The comma of line 483: what the scan has, what the document means, why, and what proves it."""
    repair = described(curated, PLAN["emendation/483-6"])

    assert (repair[PG.rawText], repair[PG.reading], repair[PG.reason]) == (
        {Literal("643,96 (1.79)")},
        {Literal("643.96 (1.79)")},
        {Literal("소수점이 쉼표로 오독됨", lang="ko")},
    )
    assert repair[PG.emends] == {PLAN["total/2021-planned-by-ministry/me"]}


def test_every_repair_is_published(curated: Graph) -> None:
    """All 32 repairs are in the graph, and each says what it repairs."""
    repairs = set(curated.subjects(RDF.type, PG.Emendation))

    assert (len(repairs), repairs - set(curated.subjects(PG.emends))) == (32, set())


def copied(folder: Path) -> Path:
    """A copy of the plan's source that may be changed."""
    folder.mkdir()
    for path in (paths.SOURCES / "icd-2021").iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def projects(graph: Graph) -> dict[str, str]:
    """The projects' names, by code."""
    return {
        str(graph.value(project, PG.code)): str(graph.value(project, SKOS.prefLabel))
        for project in graph.subjects(RDF.type, PG.Project)
    }


@pytest.mark.slow
def test_another_reading_renumbers_nothing(tmp_path: Path, asserted: Graph) -> None:
    """If a repair had not joined lines 762 and 763 into one project, all others would keep their numbers."""
    folder = copied(tmp_path / "icd-2021")
    corrections = folder / "corrections.csv"
    kept = [
        line for line in corrections.read_text(encoding="utf-8").split("\n") if not line.startswith("763,")
    ]
    corrections.write_text("\n".join(kept), encoding="utf-8")
    readings = folder / "readings.csv"
    names = readings.read_text(encoding="utf-8")
    like = next(line for line in names.split("\n") if line.startswith("project/1-1-3,"))
    garbled = LINES[762].split("\t")[0].strip()
    own = like.replace("/1-1-3,", "/1-1-4,").replace("바이오빅데이터구축시범사업", garbled)
    readings.write_text(f"{names.rstrip()}\n{own}\n", encoding="utf-8")
    before, after = projects(asserted), projects(describe_plan(examine(folder).plan)["asserted"])

    assert {code: name for code, name in after.items() if before.get(code) != name}.keys() == {"1-1-4"}
    assert before.keys() - after.keys() == set()


@pytest.mark.slow
def test_the_order_of_records_does_not_matter(plan: Plan, graphs: dict[str, Graph]) -> None:
    """Identifiers do not come from positions: records in reverse give the same triples."""
    turned = replace(
        plan,
        projects=plan.projects[::-1],
        allocations=plan.allocations[::-1],
        totals=plan.totals[::-1],
        measures=plan.measures[::-1],
        readings=plan.readings[::-1],
    )

    assert {name: set(graph) for name, graph in describe_plan(turned).items()} == {
        name: set(graph) for name, graph in graphs.items()
    }


def test_identifiers_are_plain(graphs: dict[str, Graph]) -> None:
    """Identifiers are lower-case ASCII paths, readable in any tool."""
    plain = re.compile(r"https://w3id\.org/policygraph/id/[a-z0-9/.A-Z-]+")
    own = {node for graph in graphs.values() for node in graph.subjects() if isinstance(node, URIRef)}

    assert [node for node in own if not plain.fullmatch(node)] == []
