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


class ReviewDecision(StrEnum):
    """Whether a budget officer should look at two projects of different ministries together."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class DrawBand(StrEnum):
    """By the best rank that any method gave a pair: the band that it was drawn from to be judged."""

    HIGH = "high"
    MIDDLE = "middle"
    LOW = "low"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class PairReview:
    """A person's review of whether two projects of different ministries are similar.

    Attributes:
        one, other: their codes ("1-1-3"), the smaller first.
        one_name, other_name: their names, so that a review can never slip to another project.
        band: of the draw for the evaluation; None if the pair came from the queue.
        line: where it stands in reviews.csv.
    """

    one: str
    one_name: str
    other: str
    other_name: str
    decision: ReviewDecision
    reason: str
    band: DrawBand | None
    line: int


class FaultKind(StrEnum):
    """What a suspected fault of the scan or the print is."""

    MISREAD = "misread"  # 글자 오독
    MISSPELT = "misspelt"  # 표기가 틀림
    DROPPED = "dropped-letters"  # 글자가 빠짐
    SPACING = "spacing"  # 띄어쓰기
    BROKEN = "broken-word"  # 낱말이 갈라짐
    STRAY = "stray-mark"  # 없는 부호
    MISSING = "missing-mark"  # 빠진 부호
    FOOTNOTE = "footnote-mark"  # 주석 표시
    ORDER = "order"  # 놓인 차례
    LAYOUT = "layout"  # 줄바꿈과 들여쓰기
    HEADING = "heading"  # 빠진 제목
    LABEL = "label"  # 머리글
    DATE = "date"  # 때
    VALUE = "value"  # 수치


@dataclass(frozen=True, slots=True)
class SuspectedFault:
    """의심되는 오류: what looks like a fault but is read as it stands.

    Attributes:
        words: as they stand; reading: what they likely mean, or nothing where they should not be there.
        reason: why they look wrong; basis: what speaks for the reading.
        span: the line, or the cell of the line; column: where in the line the words begin, from 1.
    """

    kind: FaultKind
    words: str
    reading: str
    reason: str
    basis: str
    span: Span
    column: int


class DiscrepancyKind(StrEnum):
    """How statements of the document differ."""

    TWO_VALUES = "two-values"  # 두 값
    TWO_DATES = "two-dates"  # 두 날짜
    TWO_NAMES = "two-names"  # 두 이름
    YEAR_LABEL = "year-label"  # 해의 표시
    NAMED_UNFUNDED = "named-unfunded"  # 맡았으나 예산이 없음
    FUNDS_UNNAMED = "funds-unnamed"  # 예산은 있으나 적히지 않음
    STATUS = "status"  # 신규·계속
    PART_AND_WHOLE = "part-and-whole"  # 전체와 부분
    ROUNDING = "rounding"  # 반올림


class Verdict(StrEnum):
    """What a person says of a discrepancy."""

    CONTRADICTION = "contradiction"  # 함께 참일 수 없음
    EXPLAINED = "explained"  # 설명됨


@dataclass(frozen=True, slots=True)
class Statement:
    """One of the statements of a discrepancy: the words and where they stand."""

    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """불일치: statements of the document that cannot all hold, or only seem so.

    Attributes:
        code: a slug that a person gave, or the rule and the lines of its finding: "two-values-391-743".
        verdict: a person's; what arithmetic alone explains has one too. None if it is open.
        explanation, explanation_en: why they cannot all hold, or how they can.
        findings: the codes of what rules found of it, without looking at what a person had read.
        read: whether a person read it; otherwise it is only the finding of a rule.
    """

    code: str
    kind: DiscrepancyKind
    verdict: Verdict | None
    statements: tuple[Statement, ...]
    explanation: str
    explanation_en: str
    findings: tuple[str, ...] = ()
    read: bool = True


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
