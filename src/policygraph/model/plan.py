"""A plan, whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from policygraph.model.budget import Allocation, Project, PublishedTable, PublishedTotal
from policygraph.model.curation import Emendation, Reading, UnusedLines
from policygraph.model.elements import Element, Field, Goal, Measure, Strategy, Vision
from policygraph.model.places import Name, Span
from policygraph.model.text import Passage


@dataclass(frozen=True, slots=True)
class BasicPlan:
    """기본계획: the five-year plan that an annual plan carries out."""

    code: str
    name: Name
    number: int
    first_year: int
    last_year: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """실행계획: an annual plan, whole."""

    code: str
    name: Name
    year: int
    issued: str
    issuer: str
    spans: tuple[Span, ...]
    basic: BasicPlan
    vision: Vision
    goals: tuple[Goal, ...]
    strategies: tuple[Strategy, ...]
    fields: tuple[Field, ...]
    measures: tuple[Measure, ...]
    passages: tuple[Passage, ...]
    ministries: tuple[str, ...]
    ministry_spans: tuple[tuple[str, Span], ...]
    projects: tuple[Project, ...]
    allocations: tuple[Allocation, ...]
    tables: tuple[PublishedTable, ...]
    totals: tuple[PublishedTotal, ...]
    emendations: tuple[Emendation, ...]
    readings: tuple[Reading, ...]
    unused: tuple[UnusedLines, ...]
    text: tuple[str, ...]
    digest: str

    @property
    def elements(self) -> Iterator[tuple[str, Element]]:
        """Every element below the vision with the name of its level ("goal", "performance_goal" …)."""
        yield from (("goal", goal) for goal in self.goals)
        for strategy in self.strategies:
            yield "strategy", strategy
            yield from (("task", task) for task in strategy.tasks)
        for field in self.fields:
            yield "field", field
            yield from (("performance_goal", goal) for goal in field.goals)
