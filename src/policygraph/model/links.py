"""What the text says about the tables and the projects: figures in words, names of projects, amounts."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from policygraph.model.budget import Allocation
from policygraph.model.places import Span
from policygraph.model.text import Target


@dataclass(frozen=True, slots=True)
class Restatement:
    """A figure of a table that a sentence says again in words.

    Attributes:
        code: the passage and its place there: "2020-2/1".
        passage: the path of the passage.
        total: the code of the printed total that it restates.
        words: the words that it was read from, name and figure: "산업통상자원부가 9,168억원(비중 26.47%)".
        amount: in won; unit: the won that its last printed digit is worth.
        share: percent, as printed, where printed.
    """

    code: str
    passage: str
    total: str
    words: str
    amount: int
    unit: int
    share: Decimal | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class UnreadFigure:
    """A number of a sentence about the tables that restates no printed total, as far as can be read."""

    passage: str
    words: str
    line: int


class NamedAs(StrEnum):
    """How a person reads words that are near the name of a project, or the same."""

    NAME = "name"  # 사업명의 다른 꼴
    PHRASE = "phrase"  # 사업명의 낱말을 풀어 쓴 말
    NOT = "not"  # 글자는 같으나 사업을 말하지 않음


@dataclass(frozen=True, slots=True)
class ProjectForm:
    """A row of project_names.csv: words of a line that name a project otherwise than the budget table does.

    Attributes:
        project, name: its code and, as a check, its Korean name.
        form: the words as they stand on the line `line` of the text.
        row: where the row stands in project_names.csv.
    """

    project: str
    name: str
    form: str
    line: int
    named_as: NamedAs
    reason: str
    row: int


@dataclass(frozen=True, slots=True)
class Naming:
    """That a bullet or a footnote names a project.

    Attributes:
        subject: the path of the measure or passage.
        words: the words that name it, as they stand there.
        reason: why a person reads them so; empty where the name itself is printed.
    """

    subject: str
    project: str
    words: tuple[str, ...]
    reason: str
    spans: tuple[Span, ...]


class AmountLink(StrEnum):
    """By what an amount in the text is linked to the project that it is compared with."""

    NAME = "name"  # 금액의 말에 사업 이름이 있음
    BULLET = "bullet"  # 그 글이나 글머리표가 사업의 이름을 적음
    AMOUNT = "amount"  # 이름 없이 그 부처 예산 행의 금액과 맞음


class AmountVerdict(StrEnum):
    """How an amount in the text comes out beside the budget rows."""

    EQUAL = "equal"
    ROUNDS_TO = "rounds-to"
    OTHER_PART = "other-part"
    DIFFERS = "differs"
    NO_SUCH_ROW = "no-such-row"
    NO_ROWS_OF_YEAR = "no-rows-of-year"


@dataclass(frozen=True, slots=True)
class AmountComparison:
    """An amount in the text beside the budget rows that it is compared with.

    Attributes:
        target: the amount.
        year: the year that it is of.
        link, project: what it is compared with, and why; None where nothing links it to a project.
        rows: all rows of the project in that year, or one ministry's; none where there is nothing to compare.
        ministry: whose row it is, where it is one of several.
    """

    target: Target
    year: int
    verdict: AmountVerdict
    link: AmountLink | None = None
    project: str | None = None
    rows: tuple[Allocation, ...] = ()
    ministry: str | None = None

    @property
    def table_amount(self) -> int | None:
        """What the rows come to, in won."""
        return sum(row.amount for row in self.rows) if self.rows else None

    @property
    def difference(self) -> int | None:
        """How much more the text says than the table, in won."""
        return None if self.table_amount is None else int(self.target.to_value) - self.table_amount
