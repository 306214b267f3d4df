"""What the document says: elements, projects, budget rows, printed figures."""

from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS

from policygraph import terms
from policygraph.graph.identifiers import Identifiers
from policygraph.graph.particulars import targets
from policygraph.graph.passages import passages
from policygraph.graph.restatements import printed_names, responsibilities, restatements
from policygraph.graph.tables import tables
from policygraph.graph.vocabulary import CUBE, PG, QB, Triple, names
from policygraph.model import (
    Allocation,
    Element,
    Measure,
    Name,
    Plan,
    Project,
)


class Asserted:
    """The asserted graph of a plan."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._ids = Identifiers(plan)

    def triples(self) -> Iterator[Triple]:
        """Every triple of the graph."""
        plan = self._plan
        yield self._ids.plan, RDF.type, PG.AnnualPlan
        yield self._ids.plan, RDF.type, SKOS.ConceptScheme
        yield from names(self._ids.plan, plan.name)
        yield self._ids.plan, PG.implements, self._ids.basic_plan
        yield self._ids.plan, PG.fiscalYear, Literal(plan.year)
        yield self._ids.plan, PG.issued, Literal(plan.issued)
        yield self._ids.plan, PG.issuer, Literal(plan.issuer, "ko")
        yield self._ids.basic_plan, RDF.type, PG.BasicPlan
        yield self._ids.basic_plan, RDF.type, SKOS.ConceptScheme
        yield from names(self._ids.basic_plan, plan.basic.name)
        yield self._ids.basic_plan, PG.number, Literal(plan.basic.number)
        yield self._ids.basic_plan, PG.firstYear, Literal(plan.basic.first_year)
        yield self._ids.basic_plan, PG.lastYear, Literal(plan.basic.last_year)
        yield self._ids.text, RDF.type, PG.SourceText
        yield self._ids.text, DCTERMS.title, Literal(plan.name.clean, "ko")
        yield self._ids.text, PG.lineCount, Literal(len(plan.text))
        yield from self._levels()
        for measure in plan.measures:
            yield from self._measure(measure)
        yield from passages(plan.passages, self._ids)
        yield from targets(plan, self._ids)
        yield from restatements(plan, self._ids)
        yield from printed_names(plan, self._ids)
        for project in plan.projects:
            yield from self._project(project)
        for code, form in plan.damaged_ministries:
            yield URIRef(terms.ministry(code)), SKOS.hiddenLabel, Literal(form, "ko")
        yield self._ids.budget, RDF.type, QB.DataSet
        yield self._ids.budget, QB.structure, CUBE.BudgetRows
        yield self._ids.budget, DCTERMS.source, self._ids.text
        for allocation in plan.allocations:
            yield from self._allocation(allocation)
        yield from tables(plan, self._ids)

    def _levels(self) -> Iterator[Triple]:
        plan = self._plan
        vision = self._ids.vision
        yield self._ids.plan, PG.hasVision, vision
        yield from self._one(vision, PG.Vision, plan.vision)
        for goal in plan.goals:
            iri = self._ids.element("goal", goal.code)
            yield vision, PG.hasGoal, iri
            yield from self._one(iri, PG.Goal, goal)
            yield iri, PG.order, Literal(int(goal.code))
        for strategy in plan.strategies:
            iri = self._ids.element("strategy", strategy.code)
            yield from self._one(iri, PG.Strategy, strategy)
            yield iri, PG.code, Literal(strategy.code)
            for task in strategy.tasks:
                part = self._ids.element("task", task.code)
                yield iri, PG.hasTask, part
                yield from self._one(part, PG.Task, task)
                yield part, PG.code, Literal(task.code)
        for field in plan.fields:
            iri = self._ids.element("field", field.code)
            yield self._ids.basic_plan, PG.hasField, iri
            yield from self._one(iri, PG.Field, field, self._ids.basic_plan)
            yield iri, PG.code, Literal(field.code)
            for performance_goal in field.goals:
                part = self._ids.element("performance_goal", performance_goal.code)
                yield iri, PG.hasPerformanceGoal, part
                yield from self._one(part, PG.PerformanceGoal, performance_goal, self._ids.basic_plan)
                yield part, PG.code, Literal(performance_goal.code)

    def _one(
        self, iri: URIRef, kind: URIRef, element: Element, scheme: URIRef | None = None
    ) -> Iterator[Triple]:
        yield iri, RDF.type, kind
        yield from names(iri, element.name)
        yield iri, SKOS.inScheme, scheme or self._ids.plan

    def _measure(self, measure: Measure) -> Iterator[Triple]:
        iri = self._ids.element("measure", measure.code)
        above = (
            self._ids.element("measure", measure.parent)
            if measure.parent
            else self._ids.element("task", measure.task)
        )
        yield above, PG.hasMeasure, iri
        yield iri, RDF.type, PG.Measure
        yield from names(iri, Name(measure.label))
        yield iri, SKOS.inScheme, self._ids.plan
        yield iri, PG.code, Literal(measure.code)
        yield iri, PG.text, Literal(measure.text, "ko")
        if measure.lead is not None:
            yield iri, PG.lead, Literal(measure.lead, "ko")
        yield from responsibilities(f"measure/{measure.code}", measure.responsible, self._ids)

    def _project(self, project: Project) -> Iterator[Triple]:
        iri = self._ids.own("project", project.code)
        yield iri, RDF.type, PG.Project
        yield from names(iri, project.name)
        yield iri, PG.code, Literal(project.code)
        yield self._ids.element("performance_goal", project.goal), PG.hasProject, iri

    def _allocation(self, allocation: Allocation) -> Iterator[Triple]:
        iri = self._ids.allocation(allocation)
        project = self._ids.own("project", allocation.project)
        ministry = URIRef(terms.ministry(allocation.ministry))
        yield iri, RDF.type, PG.Allocation
        yield iri, QB.dataSet, self._ids.budget
        yield iri, PG.project, project
        yield iri, PG.ministry, ministry
        yield iri, PG.fiscalYear, Literal(allocation.year)
        yield iri, PG.phase, PG[allocation.phase]
        yield iri, PG.status, PG[allocation.status]
        yield iri, PG.amount, Literal(allocation.amount)
        yield iri, PG.classifiedUnder, self._ids.element("performance_goal", allocation.goal)
        yield project, PG.fundedBy, ministry
