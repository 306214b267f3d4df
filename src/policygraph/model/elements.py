"""The levels of a plan, its measures, and the ministries."""

from dataclasses import dataclass

from policygraph.model.places import Name, Span


@dataclass(frozen=True, slots=True)
class Element:
    """A level of the plan; `code` is its order within its printed parent ("2", "2-1")."""

    code: str
    name: Name
    spans: tuple[Span, ...]


class Vision(Element):
    """비전: what the plan is for."""

    __slots__ = ()


class Goal(Element):
    """목표: one of the plan's goals."""

    __slots__ = ()


class Task(Element):
    """정책 과제: a policy task under a strategy."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Strategy(Element):
    """추진 전략: a strategy and its tasks."""

    tasks: tuple[Task, ...] = ()


class PerformanceGoal(Element):
    """성과 목표: a performance goal of the basic plan, which budget rows stand under."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Field(Element):
    """분야: a field of the basic plan and its performance goals."""

    goals: tuple[PerformanceGoal, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """추진 내용: what will be done under a task.

    Attributes:
        code: "2-1-3", or "2-1-3-1" for one nested under it.
        parent: the code of the measure that it is nested under, if any.
        lead: the tag that it opens with in parentheses: "제조 등".
        label: the text without the ministries; text: the whole bullet, marks removed.
        responsible: the ministries in the closing parentheses, in the order printed.
    """

    code: str
    parent: str | None
    task: str
    lead: str | None
    label: str
    text: str
    responsible: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Ministry:
    """부처: a ministry, with names and identifiers from the project's register.

    Attributes:
        code: the English abbreviation ("MOTIE"), the identifier used everywhere.
        name, short, name_en: 산업통상자원부, 산업부, Ministry of Trade, Industry and Energy.
        identifiers: (scheme, value) pairs, as verified; a scheme is left out when it was not.
        verified: how the identifiers were verified.
        note: what a reader should know (mergers, renamings).
    """

    code: str
    name: str
    short: str
    name_en: str
    identifiers: tuple[tuple[str, str], ...]
    verified: str
    note: str
