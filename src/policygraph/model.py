"""The first waist: what a plan says, as plain frozen records.

Left of it are text and tables, right of it RDF; neither is known here. Money is always a whole
number of won, a share a percentage as printed, a line a 1-based number of the source text.

>>> Span(301, 302).lines
range(301, 303)
>>> Scope(field="1", ministry="MOTIE").codes
{'field': '1', 'ministry': 'MOTIE'}
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in the source text: lines `first` to `last`, or one cell of one line.

    Attributes:
        cell: the 1-based cell of a tab-separated row, if only that cell is meant.
    """

    first: int
    last: int
    cell: int | None = None

    @property
    def lines(self) -> range:
        """The line numbers covered."""
        return range(self.first, self.last + 1)

    def covers(self, line: int, cell: int | None) -> bool:
        """Whether the place holds `cell` of `line` (any cell, if it is None)."""
        return line in self.lines and (self.cell is None or cell is None or self.cell == cell)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in Korean: as the document means it, and as it also prints it.

    Attributes:
        clean: the preferred form.
        alternatives: other forms that the document prints.
        damaged: forms that exist only through scanning faults.
    """

    clean: str
    alternatives: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()


class Status(StrEnum):
    """Whether a project is new in this year's budget (신규) or continuing (계속)."""

    NEW = "New"
    CONTINUING = "Continuing"


class Phase(StrEnum):
    """Whether a figure is planned (계획) or executed (실적)."""

    PLANNED = "Planned"
    EXECUTED = "Executed"


class Quantity(StrEnum):
    """What a printed figure counts."""

    AMOUNT = "amount"
    COUNT = "count"
    SHARE = "share"


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
        label: the text without the ministries; text: the whole bullet, marks removed.
        responsible: the ministries in the closing parentheses, in the order printed.
    """

    code: str
    parent: str | None
    task: str
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


@dataclass(frozen=True, slots=True)
class Project:
    """세부 추진과제: a budgeted project, one however many ministries fund it.

    Attributes:
        code: "1-1-3": the performance goal, and the place of its first row in that goal's table.
        goal: the code of the performance goal.
    """

    code: str
    goal: str
    name: Name
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Allocation:
    """One printed budget row: one ministry's money for one project in one year, in won."""

    project: str
    goal: str
    ministry: str
    year: int
    phase: Phase
    amount: int
    status: Status
    span: Span


@dataclass(frozen=True, slots=True)
class Scope:
    """What a figure totals: the codes of the dimensions that it fixes; none for the grand total."""

    field: str | None = None
    performance_goal: str | None = None
    strategy: str | None = None
    task: str | None = None
    ministry: str | None = None

    @property
    def codes(self) -> dict[str, str]:
        """The dimensions that are fixed, each with its code."""
        return {name: code for name in self.__slots__ if (code := getattr(self, name)) is not None}

    @property
    def dimensions(self) -> frozenset[str]:
        """The names of the dimensions that are fixed."""
        return frozenset(self.codes)

    @property
    def key(self) -> str:
        """An identifier within a table: the codes joined, or "all"."""
        return "-".join(code.lower() for code in self.codes.values()) or "all"


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """A financial table of the document.

    Attributes:
        code: "2021-planned-by-field".
        title: as printed, without markup.
        spans: caption, unit and heading rows.
    """

    code: str
    title: str
    year: int
    phase: Phase
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class PublishedTotal:
    """집계: a figure that the document prints.

    Attributes:
        table: the code of its table.
        amount: in won.
        share: percent, as printed (its exponent keeps the printed decimals), where printed.
        count: number of budget rows, where printed.
        spans: the cells that it was read from: amount, share and count, as far as each has its own.
    """

    table: str
    year: int
    phase: Phase
    scope: Scope
    amount: int
    share: Decimal | None
    count: int | None
    spans: tuple[Span, ...]

    @property
    def code(self) -> str:
        """Its identifier: table and scope."""
        return f"{self.table}/{self.scope.key}"

    def place(self, quantity: Quantity) -> Span:
        """Where one of its numbers stands; a cell may hold more than one."""
        order = (Quantity.AMOUNT, Quantity.SHARE, Quantity.COUNT)
        return self.spans[min(order.index(quantity), len(self.spans) - 1)]


@dataclass(frozen=True, slots=True)
class Emendation:
    """정정: a repair of the scanned text.

    Attributes:
        raw: what the scan has; reading: what the document means.
        reason: why the raw text cannot stand; basis: what proves the reading.
        span: the line, or the cell of the line.
    """

    raw: str
    reading: str
    reason: str
    basis: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What a person read into the plan: a statement that the document does not print.

    Attributes:
        subject: a path such as "goal/1" or "project/1-1-3".
        name: the Korean name of the subject, as the plan has it.
        property: "prefLabel" or "hasStrategy".
        value: the label, or the path of the object.
        language: of a label; empty for an object.
        line: where it stands in readings.csv.
    """

    subject: str
    name: str
    property: str
    value: str
    language: str
    reason: str
    line: int


class PassageKind(StrEnum):
    """What a bullet or a footnote of the text is; the measures are records of their own."""

    BACKGROUND = "background"  # 추진배경
    HISTORY = "history"  # 추진경과
    ACHIEVEMENT = "achievement"  # 추진 실적
    FINANCE = "finance"  # 재정투자의 서술
    OBJECTIVE = "objective"  # 중점추진 목표
    ACTION = "action"  # 주요 추진내용
    FOOTNOTE = "footnote"  # 주석


@dataclass(frozen=True, slots=True)
class Passage:
    """A bullet or a footnote of the text, its lines joined and its marks removed.

    Attributes:
        code: "1-1-3", "motie-2"; of a footnote, what it explains and its place there: "measure-1-1-1-n1".
        above: the path of what it stands under: "performance-goal/1-1", "ministry/motie", "measure/1-1-1".
        lead: the tag that it opens with in parentheses: "제조 등".
        text: the whole of it, lead and closing parentheses with it.
        responsible: the ministries in the closing parentheses, in the order printed.
        spans: where it stands; more than one place, where the scan has torn it.
    """

    kind: PassageKind
    code: str
    above: str
    lead: str | None
    text: str
    responsible: tuple[str, ...]
    spans: tuple[Span, ...]

    @property
    def path(self) -> str:
        """What it is called among the things of the plan: "achievement/1-1-3"."""
        return f"{self.kind}/{self.code}"


@dataclass(frozen=True, slots=True)
class Period:
    """When something is, as precisely as it is printed: a day, a month, a half-year, or without an end.

    Attributes:
        printed: the words of the text: "'21.上".
        begin, end: the first and the last day; None where it is open.
    """

    printed: str
    begin: date | None
    end: date | None


class Role(StrEnum):
    """Whether a number was there before, is to be reached, or was reached."""

    BASELINE = "baseline"
    TARGET = "target"
    ACHIEVED = "achieved"


@dataclass(frozen=True, slots=True)
class Target:
    """정량 목표: a number that the text gives.

    Attributes:
        code: the passage and its place there: "measure-1-1-1-t1".
        passage: the path of the bullet or footnote that gives it.
        indicator: what is measured, in the document's words.
        from_value, to_value: in `unit`; money is in won and its unit "원".
        unit: as printed, without the number: "개", "%".
        period: when; None if no date is printed with it.
        words: the words that it was read from.
    """

    code: str
    passage: str
    indicator: str
    from_value: Decimal | None
    to_value: Decimal
    unit: str
    period: Period | None
    role: Role
    words: str
    spans: tuple[Span, ...]


class InstrumentKind(StrEnum):
    """What an instrument is."""

    LAW = "Law"  # 법령
    STRATEGY = "PolicyDocument"  # 전략, 계획, 방안, 로드맵
    SCHEME = "Scheme"  # 제도
    FUND = "Fund"  # 펀드, 기금, 회계
    BODY = "Body"  # 기구
    SYSTEM = "System"  # 플랫폼·정보시스템


@dataclass(frozen=True, slots=True)
class Instrument:
    """정책 수단: a law, strategy, scheme, fund, body or system that the text names.

    Attributes:
        code: a slug from its English name: "regulatory-sandbox".
        forms: every spelling of the text, by which a mention is found; the clean name is one of them.
        builders: of a system: the codes of the ministries that build or run it.
    """

    code: str
    kind: InstrumentKind
    name: Name
    name_en: str
    forms: tuple[str, ...]
    builders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A dated stage of an instrument, such as a bill's introduction.

    Attributes:
        code: the instrument and its place there: "industrial-convergence-promotion-act-3".
        kind: proposed, committee, passed, promulgated, in-force, amended, announced, established, opened …
        words: the words of the text that say it, date and all.
    """

    code: str
    instrument: str
    kind: str
    period: Period
    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Mention:
    """That a passage or a project's name holds the name of an instrument or a topic.

    Attributes:
        subject: the path of the passage, measure or project.
        words: the words as they stand there.
    """

    subject: str
    named: str
    words: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One of the statements of a discrepancy: the words and where they stand."""

    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """불일치: statements of the document that cannot all hold, or only seem so.

    Attributes:
        kind: two-values, same-date-twice, year-label, funds-unnamed, named-unfunded, rounding …
        resolved: whether the explanation shows that they can hold together after all.
        explanation, explanation_en: why they cannot, or can.
    """

    code: str
    kind: str
    resolved: bool
    statements: tuple[Statement, ...]
    explanation: str
    explanation_en: str


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
    ministries: tuple[str, ...]
    ministry_spans: tuple[tuple[str, Span], ...]
    projects: tuple[Project, ...]
    allocations: tuple[Allocation, ...]
    tables: tuple[PublishedTable, ...]
    totals: tuple[PublishedTotal, ...]
    emendations: tuple[Emendation, ...]
    readings: tuple[Reading, ...]
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
