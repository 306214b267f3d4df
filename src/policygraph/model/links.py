"""What the text says about the tables and the projects: figures in words, names of projects, dated events."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from policygraph.model.places import Span


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
