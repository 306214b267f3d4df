"""A plan, whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from policygraph.model.budget import Allocation, Project, PublishedTable, PublishedTotal
from policygraph.model.curation import (
    Discrepancy,
    Emendation,
    PairReview,
    Reading,
    Succession,
    SuspectedFault,
    UnusedLines,
)
from policygraph.model.elements import Element, Field, Goal, Measure, Strategy, Vision
from policygraph.model.links import AmountComparison, Naming, ProjectForm, Restatement, UnreadFigure
from policygraph.model.places import Name, Span
from policygraph.model.subjects import Place, Topic
from policygraph.model.text import Instrument, Mention, Passage, Stage, Target


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
    """실행계획: an annual plan, whole.

    Attributes:
        damaged_ministries: (code, form) of the names of ministries that exist only through scanning faults.
        unread_numbers: (path, words) of the numbers with a unit that were not safely read.
        reports: (path of the bullet or footnote, code of the stage) of the dated events that the text tells.
        mentions, about, located: which instruments, topics and places bullets and project names name.
    """

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
    targets: tuple[Target, ...]
    unread_numbers: tuple[tuple[str, str], ...]
    instruments: tuple[Instrument, ...]
    stages: tuple[Stage, ...]
    mentions: tuple[Mention, ...]
    reports: tuple[tuple[str, str], ...]
    restatements: tuple[Restatement, ...]
    unread_figures: tuple[UnreadFigure, ...]
    project_forms: tuple[ProjectForm, ...]
    namings: tuple[Naming, ...]
    amounts: tuple[AmountComparison, ...]
    topics: tuple[Topic, ...]
    about: tuple[Mention, ...]
    places: tuple[Place, ...]
    located: tuple[Mention, ...]
    ministries: tuple[str, ...]
    ministry_spans: tuple[tuple[str, Span], ...]
    damaged_ministries: tuple[tuple[str, str], ...]
    projects: tuple[Project, ...]
    allocations: tuple[Allocation, ...]
    tables: tuple[PublishedTable, ...]
    totals: tuple[PublishedTotal, ...]
    emendations: tuple[Emendation, ...]
    suspicions: tuple[SuspectedFault, ...]
    discrepancies: tuple[Discrepancy, ...]
    readings: tuple[Reading, ...]
    successions: tuple[Succession, ...]
    reviews: tuple[PairReview, ...]
    unused: tuple[UnusedLines, ...]
    text: tuple[str, ...]
    digest: str

    @property
    def bullets(self) -> Iterator[tuple[str, str, tuple[Span, ...]]]:
        """Path, text and places of every measure, bullet and footnote."""
        yield from ((f"measure/{measure.code}", measure.text, (measure.span,)) for measure in self.measures)
        yield from ((passage.path, passage.text, passage.spans) for passage in self.passages)

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
