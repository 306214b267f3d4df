"""What was done to the text: repairs, readings, contradictions, and the lines that carry nothing."""

from dataclasses import dataclass
from enum import StrEnum

from policygraph.model.places import Span


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
        property: "prefLabel", "hasStrategy", "builds", or "officialName": that the English name is so.
        value: the label, the path of the object, or the English name.
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


class SuccessionVerdict(StrEnum):
    """Whether what is named goes on with an achievement."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Succession:
    """A person's judgement of whether a measure or a ministry's action goes on with an achievement.

    Attributes:
        achievement: its path: "achievement/1-1-1".
        words: what it opens with.
        successor: the path of what goes on with it ("measure/1-1-4"), or may; empty if nothing does.
        successor_words: what that opens with.
        line: where it stands in successions.csv.
    """

    achievement: str
    words: str
    verdict: SuccessionVerdict
    successor: str
    successor_words: str
    reason: str
    line: int


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


class Why(StrEnum):
    """Why nothing is read from a line."""

    BLANK = "blank"
    CONTENTS = "contents"
    HEADING = "heading"
    COLUMNS = "columns"
    UNIT = "unit"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class UnusedLines:
    """The lines that carry nothing, for one reason."""

    why: Why
    lines: tuple[int, ...]
