"""Records to triples: pure, without clock, files or randomness.

A plan becomes three graphs: `asserted` (what the document says), `evidence` (where it says so) and
`curated` (what a person read into it, each with its reason). Ministries are a graph of their own.
"""

from collections.abc import Iterable, Iterator
from itertools import permutations

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS, XSD

from policygraph import terms
from policygraph.model import (
    Allocation,
    Element,
    Emendation,
    Measure,
    Ministry,
    Name,
    Plan,
    Project,
    PublishedTable,
    PublishedTotal,
    Reading,
    Span,
)

PG = Namespace(terms.PG)
OA = Namespace(terms.PREFIXES["oa"])
ORG = Namespace(terms.PREFIXES["org"])
QB = Namespace(terms.PREFIXES["qb"])
_RFC5147 = URIRef("http://tools.ietf.org/rfc/rfc5147")

# Where an identifier of a scheme is looked up.
_IDENTIFIERS = {
    "wikidata": "http://www.wikidata.org/entity/{}",
    "ror": "https://ror.org/{}",
    "crossref_funder": "https://doi.org/10.13039/{}",
    "grid": "https://www.grid.ac/institutes/{}",
    "isni": "https://isni.org/isni/{}",
}
# The dimensions of a figure: attribute of a Scope, property, path of the element.
_DIMENSIONS = ("field", "performance_goal", "strategy", "task")
_OF_BASIC_PLAN = frozenset({"field", "performance_goal"})

Triple = tuple[URIRef, URIRef, URIRef | Literal]


def describe_plan(plan: Plan) -> dict[str, Graph]:
    """The graphs of a plan, by file stem."""
    writer = _Plan(plan)
    return {
        terms.ASSERTED: _graph(writer.asserted()),
        terms.EVIDENCE: _graph(writer.evidence()),
        terms.CURATED: _graph(writer.curated()),
    }


def describe_ministries(ministries: Iterable[Ministry]) -> Graph:
    """The graph of the ministries; that they differ is said, as OWL does not assume it."""
    register = tuple(ministries)
    graph = _graph(triple for ministry in register for triple in _ministry(ministry))
    for one, other in permutations(sorted(terms.ministry(ministry.code) for ministry in register), 2):
        if one < other:
            graph.add((URIRef(one), OWL.differentFrom, URIRef(other)))
    return graph


def _ministry(ministry: Ministry) -> Iterator[Triple]:
    iri = URIRef(terms.ministry(ministry.code))
    yield iri, RDF.type, PG.Ministry
    yield iri, SKOS.prefLabel, Literal(ministry.name, "ko")
    yield iri, SKOS.prefLabel, Literal(ministry.name_en, "en")
    if ministry.short != ministry.name:
        yield iri, SKOS.altLabel, Literal(ministry.short, "ko")
    yield iri, SKOS.altLabel, Literal(ministry.code, "en")
    for scheme, value in ministry.identifiers:
        yield iri, SKOS.exactMatch, URIRef(_IDENTIFIERS[scheme].format(value.replace(" ", "")))
    if ministry.verified:
        yield iri, SKOS.editorialNote, Literal(f"identifiers: {ministry.verified}", "en")
    if ministry.note:
        yield iri, SKOS.note, Literal(ministry.note, "en")


def _graph(triples: Iterable[Triple]) -> Graph:
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in terms.PREFIXES.items():
        graph.bind(prefix, namespace)
    for triple in triples:
        graph.add(triple)
    return graph


class _Plan:
    """The triples of one plan."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._iri = URIRef(terms.individual(plan.code))
        self._basic = URIRef(terms.individual(plan.basic.code))
        self._text = URIRef(terms.text(plan.code))
        self._budget = self._own("budget")
        self._places = list(self._subjects())

    # Identifiers

    def _own(self, *path: str) -> URIRef:
        return URIRef(terms.individual(self._plan.code, *path))

    def _element(self, dimension: str, code: str) -> URIRef:
        owner = self._plan.basic.code if dimension in _OF_BASIC_PLAN else self._plan.code
        return URIRef(terms.individual(owner, dimension.replace("_", "-"), code))

    def _path(self, path: str) -> URIRef:
        """The IRI of a path as readings write it."""
        if path == "plan":
            return self._iri
        if path == "basic-plan":
            return self._basic
        kind, _, code = path.partition("/")
        return self._element(kind.replace("-", "_"), code) if code else self._own(path)

    def _allocation_iri(self, allocation: Allocation) -> URIRef:
        return self._own("allocation", allocation.project, allocation.ministry.lower())

    def _total_iri(self, total: PublishedTotal) -> URIRef:
        return self._own("total", total.code)

    # What the document says

    def asserted(self) -> Iterator[Triple]:
        plan = self._plan
        yield self._iri, RDF.type, PG.AnnualPlan
        yield self._iri, RDF.type, SKOS.ConceptScheme
        yield from _name(self._iri, plan.name)
        yield self._iri, PG.implements, self._basic
        yield self._iri, PG.fiscalYear, Literal(plan.year)
        yield self._iri, PG.issued, Literal(plan.issued)
        yield self._iri, PG.issuer, Literal(plan.issuer, "ko")
        yield self._basic, RDF.type, PG.BasicPlan
        yield self._basic, RDF.type, SKOS.ConceptScheme
        yield from _name(self._basic, plan.basic.name)
        yield self._basic, PG.number, Literal(plan.basic.number)
        yield self._basic, PG.firstYear, Literal(plan.basic.first_year)
        yield self._basic, PG.lastYear, Literal(plan.basic.last_year)
        yield self._text, RDF.type, PG.SourceText
        yield self._text, DCTERMS.title, Literal(plan.name.clean, "ko")
        yield from self._levels()
        for measure in plan.measures:
            yield from self._measure(measure)
        for project in plan.projects:
            yield from self._project(project)
        yield self._budget, RDF.type, QB.DataSet
        for allocation in plan.allocations:
            yield from self._allocation(allocation)
        for table in plan.tables:
            yield from self._table(table)
        for total in plan.totals:
            yield from self._total(total)

    def _levels(self) -> Iterator[Triple]:
        plan = self._plan
        vision = self._own("vision")
        yield self._iri, PG.hasVision, vision
        yield from self._one(vision, PG.Vision, plan.vision)
        for goal in plan.goals:
            iri = self._element("goal", goal.code)
            yield vision, PG.hasGoal, iri
            yield from self._one(iri, PG.Goal, goal)
            yield iri, PG.order, Literal(int(goal.code))
        for strategy in plan.strategies:
            iri = self._element("strategy", strategy.code)
            yield from self._one(iri, PG.Strategy, strategy)
            yield iri, PG.code, Literal(strategy.code)
            for task in strategy.tasks:
                part = self._element("task", task.code)
                yield iri, PG.hasTask, part
                yield from self._one(part, PG.Task, task)
                yield part, PG.code, Literal(task.code)
        for field in plan.fields:
            iri = self._element("field", field.code)
            yield self._basic, PG.hasField, iri
            yield from self._one(iri, PG.Field, field, self._basic)
            yield iri, PG.code, Literal(field.code)
            for performance_goal in field.goals:
                part = self._element("performance_goal", performance_goal.code)
                yield iri, PG.hasPerformanceGoal, part
                yield from self._one(part, PG.PerformanceGoal, performance_goal, self._basic)
                yield part, PG.code, Literal(performance_goal.code)

    def _one(
        self, iri: URIRef, kind: URIRef, element: Element, scheme: URIRef | None = None
    ) -> Iterator[Triple]:
        yield iri, RDF.type, kind
        yield from _name(iri, element.name)
        yield iri, SKOS.inScheme, scheme or self._iri

    def _measure(self, measure: Measure) -> Iterator[Triple]:
        iri = self._element("measure", measure.code)
        above = (
            self._element("measure", measure.parent)
            if measure.parent
            else self._element("task", measure.task)
        )
        yield above, PG.hasMeasure, iri
        yield iri, RDF.type, PG.Measure
        yield from _name(iri, Name(measure.label))
        yield iri, SKOS.inScheme, self._iri
        yield iri, PG.code, Literal(measure.code)
        yield iri, PG.text, Literal(measure.text, "ko")
        for code in measure.responsible:
            yield iri, PG.responsible, URIRef(terms.ministry(code))

    def _project(self, project: Project) -> Iterator[Triple]:
        iri = self._own("project", project.code)
        yield iri, RDF.type, PG.Project
        yield from _name(iri, project.name)
        yield iri, PG.code, Literal(project.code)
        yield self._element("performance_goal", project.goal), PG.hasProject, iri

    def _allocation(self, allocation: Allocation) -> Iterator[Triple]:
        iri = self._allocation_iri(allocation)
        project = self._own("project", allocation.project)
        ministry = URIRef(terms.ministry(allocation.ministry))
        yield iri, RDF.type, PG.Allocation
        yield iri, QB.dataSet, self._budget
        yield iri, PG.project, project
        yield iri, PG.ministry, ministry
        yield iri, PG.fiscalYear, Literal(allocation.year)
        yield iri, PG.phase, PG[allocation.phase]
        yield iri, PG.status, PG[allocation.status]
        yield iri, PG.amount, Literal(allocation.amount)
        yield iri, PG.classifiedUnder, self._element("performance_goal", allocation.goal)
        yield project, PG.fundedBy, ministry

    def _table(self, table: PublishedTable) -> Iterator[Triple]:
        iri = self._own("table", table.code)
        yield iri, RDF.type, PG.PublishedTable
        yield iri, DCTERMS.title, Literal(table.title, "ko")
        yield iri, PG.fiscalYear, Literal(table.year)
        yield iri, PG.phase, PG[table.phase]

    def _total(self, total: PublishedTotal) -> Iterator[Triple]:
        iri = self._total_iri(total)
        yield iri, RDF.type, PG.PublishedTotal
        yield iri, QB.dataSet, self._own("table", total.table)
        yield iri, PG.fiscalYear, Literal(total.year)
        yield iri, PG.phase, PG[total.phase]
        yield iri, PG.amount, Literal(total.amount)
        if total.share is not None:
            yield iri, PG.share, Literal(str(total.share), datatype=XSD.decimal)
        if total.count is not None:
            yield iri, PG.itemCount, Literal(total.count)
        for dimension in _DIMENSIONS:
            code = getattr(total.scope, dimension)
            if code is not None:
                yield iri, PG[_camel(dimension)], self._element(dimension, code)
        if total.scope.ministry is not None:
            yield iri, PG.ministry, URIRef(terms.ministry(total.scope.ministry))

    # Where it says so

    def _subjects(self) -> Iterator[tuple[URIRef, Span]]:
        """Everything that was read, with each place that it was read from."""
        plan = self._plan
        found: list[tuple[URIRef, tuple[Span, ...]]] = [
            (self._iri, plan.spans),
            (self._basic, plan.basic.spans),
            (self._own("vision"), plan.vision.spans),
        ]
        found += [(self._element("goal", goal.code), goal.spans) for goal in plan.goals]
        for strategy in plan.strategies:
            found.append((self._element("strategy", strategy.code), strategy.spans))
            found += [(self._element("task", task.code), task.spans) for task in strategy.tasks]
        for field in plan.fields:
            found.append((self._element("field", field.code), field.spans))
            found += [(self._element("performance_goal", goal.code), goal.spans) for goal in field.goals]
        found += [(self._element("measure", measure.code), (measure.span,)) for measure in plan.measures]
        found += [(URIRef(terms.ministry(code)), (span,)) for code, span in plan.ministry_spans]
        found += [(self._own("project", project.code), project.spans) for project in plan.projects]
        found += [(self._allocation_iri(row), (row.span,)) for row in plan.allocations]
        found += [(self._total_iri(total), total.spans) for total in plan.totals]
        found += [(self._own("table", table.code), table.spans) for table in plan.tables]
        for subject, spans in found:
            for span in spans:
                yield subject, span

    def evidence(self) -> Iterator[Triple]:
        spans: set[Span] = set()
        for subject, span in self._places:
            yield subject, PG.evidence, URIRef(terms.evidence(self._plan.code, span))
            spans.add(span)
        for emendation in self._plan.emendations:
            place = URIRef(terms.evidence(self._plan.code, emendation.span))
            yield self._emendation_iri(emendation), PG.evidence, place
            spans.add(emendation.span)
        for span in sorted(spans, key=lambda s: (s.first, s.last, s.cell or 0)):
            yield from self._place(span)

    def _place(self, span: Span) -> Iterator[Triple]:
        name = terms.evidence(self._plan.code, span)
        place, fragment, quote = URIRef(name), URIRef(f"{name}/fragment"), URIRef(f"{name}/quote")
        yield place, RDF.type, OA.SpecificResource
        yield place, OA.hasSource, self._text
        yield place, OA.hasSelector, fragment
        for line in span.lines:
            yield place, PG.line, Literal(line)
        yield fragment, RDF.type, OA.FragmentSelector
        yield fragment, DCTERMS.conformsTo, _RFC5147
        yield fragment, RDF.value, Literal(f"line={span.first - 1},{span.last}")
        yield fragment, OA.refinedBy, quote
        yield quote, RDF.type, OA.TextQuoteSelector
        whole = "\n".join(self._plan.text[span.first - 1 : span.last])
        if span.cell is None:
            yield quote, OA.exact, Literal(whole)
            return
        cells = whole.split("\t")
        before, after = cells[: span.cell - 1], cells[span.cell :]
        yield quote, OA.exact, Literal(cells[span.cell - 1])
        yield quote, OA.prefix, Literal("".join(f"{cell}\t" for cell in before))
        yield quote, OA.suffix, Literal("".join(f"\t{cell}" for cell in after))

    # What a person read into it

    def curated(self) -> Iterator[Triple]:
        for reading in self._plan.readings:
            yield from self._reading(reading)
        for emendation in self._plan.emendations:
            yield from self._emendation(emendation)

    def _reading(self, reading: Reading) -> Iterator[Triple]:
        subject = self._path(reading.subject)
        value: URIRef | Literal
        if reading.property == "hasStrategy":
            prop, value, suffix = PG.hasStrategy, self._path(reading.value), reading.value
        else:
            prop, value, suffix = SKOS.prefLabel, Literal(reading.value, reading.language), reading.language
        axiom = self._own("reading", reading.subject, reading.property, suffix)
        yield subject, prop, value
        yield axiom, RDF.type, OWL.Axiom
        yield axiom, OWL.annotatedSource, subject
        yield axiom, OWL.annotatedProperty, prop
        yield axiom, OWL.annotatedTarget, value
        yield axiom, PG.reason, Literal(reading.reason, "en" if reading.reason.isascii() else "ko")

    def _emendation_iri(self, emendation: Emendation) -> URIRef:
        cell = [str(emendation.span.cell)] if emendation.span.cell else []
        return self._own("emendation", "-".join([str(emendation.span.first), *cell]))

    def _emendation(self, emendation: Emendation) -> Iterator[Triple]:
        iri = self._emendation_iri(emendation)
        yield iri, RDF.type, PG.Emendation
        yield iri, PG.rawText, Literal(emendation.raw)
        yield iri, PG.reading, Literal(emendation.reading)
        yield iri, PG.reason, Literal(emendation.reason, "ko")
        yield iri, PG.basis, Literal(emendation.basis, "ko")
        for subject in self._emended(emendation.span):
            yield iri, PG.emends, subject

    def _emended(self, place: Span) -> list[URIRef]:
        """What was read by a repair: what is narrower goes before tables, the text is the last resort."""
        found = {
            subject: span.last - span.first
            for subject, span in self._places
            if span.covers(place.first, place.cell)
        }
        tables = {self._own("table", table.code) for table in self._plan.tables}
        narrow = [subject for subject in found if subject not in tables]
        return narrow or list(found) or [self._text]


def _name(iri: URIRef, name: Name) -> Iterator[Triple]:
    yield iri, SKOS.prefLabel, Literal(name.clean, "ko")
    for form in name.alternatives:
        yield iri, SKOS.altLabel, Literal(form, "ko")
    for form in name.damaged:
        yield iri, SKOS.hiddenLabel, Literal(form, "ko")


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)
