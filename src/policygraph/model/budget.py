"""Projects, budget rows, and the figures that the document prints."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from policygraph.model.places import Name, Span


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
