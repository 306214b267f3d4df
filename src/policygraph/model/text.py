"""What the bullets and footnotes say: passages, numbers with their dates, and what they name."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from policygraph.model.places import Name, Span


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
        qualifier: the printed word that makes it a bound, an approximation or a rate: "이상", "연".
        reason: why a person read it so; None if the grammar did.
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
    qualifier: str | None = None
    reason: str | None = None


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
        reason: where that is said, and why it is named so.
    """

    code: str
    kind: InstrumentKind
    name: Name
    name_en: str
    forms: tuple[str, ...]
    builders: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A dated stage of an instrument, such as a bill's introduction.

    Attributes:
        code: the instrument and its place there: "industrial-convergence-promotion-act-3".
        kind: proposed, committee, passed, promulgated, in-force, amended, announced, established, opened …
        words: the words of the text that say it, date and all.
        reason: why it is a stage of that kind.
    """

    code: str
    instrument: str
    kind: str
    period: Period
    words: str
    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class Mention:
    """That a passage or a project's name holds the name of an instrument, a topic or a place.

    Attributes:
        subject: the path of the passage, measure or project.
        words: the words as they stand there.
    """

    subject: str
    named: str
    words: str
    spans: tuple[Span, ...]
