"""The laws, strategies, schemes, funds, bodies and systems that the text names, and where it names them.

They are listed by a person in instruments.csv, each with every spelling of the text, and their dated stages
in stages.csv; both must fit the text. A form is found whatever its spaces, marks and middle dots are; the
longest goes first, and what it holds is not found again. A Latin word or a number is found whole only.

>>> forms = {"R&D 샌드박스": "rnd-sandbox", "샌드박스": "regulatory-sandbox"}
>>> text = "'R&D샌드박스' 도입, 샌드박스 승인"
>>> for mention in find_mentions("achievement/2-2-1", text, (Span(116, 116),), forms):
...     print(mention.named, mention.words)
rnd-sandbox R&D샌드박스
regulatory-sandbox 샌드박스
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache
from pathlib import Path

from policygraph.document import Text, load_text
from policygraph.errors import SourceError
from policygraph.model import Instrument, InstrumentKind, Mention, Name, Period, Span, Stage
from policygraph.records.dates import find_periods
from policygraph.records.sheet import read_sheet

_INSTRUMENTS, _STAGES = "instruments.csv", "stages.csv"
_INSTRUMENT_COLUMNS = ("code", "kind", "name_ko", "name_en", "forms", "builders", "reason")
_STAGE_COLUMNS = ("instrument", "kind", "line", "words", "reason")
_KINDS = frozenset(kind.value for kind in InstrumentKind)
_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MINISTRY = re.compile(r"[A-Z]+")
# Spaces, the marks of bold type and footnotes, quotation marks and brackets of titles, middle dots.
_UNSEEN = re.compile(r"[\s*^{}_`'\"‘’“”′「」『』·・‧∙•⋅･ㆍᆞ]")
# Between two Latin letters or digits.
_INSIDE = re.compile(r"(?<=[A-Za-z0-9])(?=[A-Za-z0-9])")

_Problem = tuple[str, str]


class StageKind(StrEnum):
    """What happened to an instrument, or is to happen."""

    PROPOSED = "proposed"  # 발의
    TABLED = "tabled"  # 위원회 상정
    SUBCOMMITTEE = "subcommittee"  # 소위 논의
    COMMITTEE = "committee"  # 위원회 통과
    PASSED = "passed"  # 본회의 통과
    PROMULGATED = "promulgated"  # 공포, 고시
    IN_FORCE = "in-force"  # 시행
    AMENDED = "amended"  # 개정
    DRAWN_UP = "drawn-up"  # 수립, 마련
    ANNOUNCED = "announced"  # 발표
    INTRODUCED = "introduced"  # 도입
    ESTABLISHED = "established"  # 설립, 신설, 출범
    CALLED = "called"  # 공고
    SELECTED = "selected"  # 선정
    STARTED = "started"  # 착수, 추진
    OPENED = "opened"  # 개소, 개시, 제공
    COMPLETED = "completed"  # 완료
    RUNNING = "running"  # 운용 기간
    PLANNED = "planned"  # 예정


_STAGE_KINDS = frozenset(kind.value for kind in StageKind)


def load_instruments(folder: Path, text: Text | None = None) -> tuple[Instrument, ...]:
    """The instruments in the source folder `folder`; none if it has no instruments.csv.

    Args:
        folder: holds instruments.csv.
        text: the text that must have every form; the folder's plan.md, if not given.

    Raises:
        SourceError: a column is missing, a value is malformed, a code or form is there twice, or a form
            stands on no line of the text.
    """
    path = folder / _INSTRUMENTS
    if not path.exists():
        return ()
    source = text or load_text(folder / "plan.md")
    known = _Known(source.file, tuple(_Squeezed.of(line) for line in source.lines))
    instruments: list[Instrument] = []
    for line, row in read_sheet(path, _INSTRUMENT_COLUMNS):
        if problem := _row_problem(row) or known.problem(row, line):
            raise SourceError(*problem, file=path.name, line=line)
        instruments.append(_instrument(row))
    return tuple(instruments)


def load_stages(folder: Path, instruments: Sequence[Instrument], text: Text) -> tuple[Stage, ...]:
    """The stages in the source folder `folder`, in its order; none if it has no stages.csv.

    The time of a stage is the last that its words give.

    Raises:
        SourceError: a column is missing, the instrument or kind is unknown, a stage is there twice, or its
            words do not stand on the line or give no time.
    """
    path = folder / _STAGES
    if not path.exists():
        return ()
    codes = {instrument.code for instrument in instruments}
    rows: set[tuple[str, ...]] = set()
    counts: Counter[str] = Counter()
    stages: list[Stage] = []
    for line, row in read_sheet(path, _STAGE_COLUMNS):
        key = (row["instrument"], row["kind"], row["line"], row["words"])
        period = _last_period(row["words"])
        problem = _stage_problem(row, codes, text, twice=key in rows)
        if problem or period is None:
            raise SourceError(*(problem or _no_time(row["words"])), file=path.name, line=line)
        rows.add(key)
        counts[row["instrument"]] += 1
        stages.append(_stage(row, counts[row["instrument"]], period))
    return tuple(stages)


def find_mentions(
    subject: str, text: str, spans: tuple[Span, ...], forms: Mapping[str, str]
) -> tuple[Mention, ...]:
    """What `text` names, in its order; the same words for the same thing are given once.

    Args:
        subject: the path of the passage, measure or project.
        text: its text.
        spans: where it stands.
        forms: what each form names.
    """
    squeezed = _Squeezed.of(text)
    taken: dict[int, tuple[int, str]] = {}
    free = [True] * len(squeezed.letters)
    for form in sorted(forms, key=lambda form: -len(_key(form))):
        for first, end in squeezed.places(_key(form)):
            if all(free[first:end]):
                free[first:end] = [False] * (end - first)
                taken[first] = (end, forms[form])
    found = [(named, squeezed.words(first, end)) for first, (end, named) in sorted(taken.items())]
    return tuple(Mention(subject, named, words, spans) for named, words in dict.fromkeys(found))


@cache
def _key(form: str) -> str:
    """What a form is found by: its letters without spaces and marks."""
    return _UNSEEN.sub("", form)


@dataclass(frozen=True, slots=True)
class _Squeezed:
    """A text without spaces and marks.

    Attributes:
        letters: what is left; at: where each letter stands in the text.
    """

    text: str
    letters: str
    at: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "_Squeezed":
        at = tuple(index for index, letter in enumerate(text) if not _UNSEEN.match(letter))
        return cls(text, "".join(text[index] for index in at), at)

    def places(self, key: str) -> Iterator[tuple[int, int]]:
        """Where `key` stands among the letters, from and to, as whole words if it is Latin."""
        first = self.letters.find(key) if key else -1
        while first >= 0:
            end = first + len(key)
            start, stop = self.at[first], self.at[end - 1] + 1
            if not (_goes_on(self.text, start) or _goes_on(self.text, stop)):
                yield first, end
            first = self.letters.find(key, first + 1)

    def words(self, first: int, end: int) -> str:
        """The words of the text from the letter `first` up to `end`."""
        return self.text[self.at[first] : self.at[end - 1] + 1]


def _goes_on(text: str, index: int) -> bool:
    """Whether a Latin word or a number goes on across `index`."""
    return bool(_INSIDE.match(text, index))


@dataclass(slots=True)
class _Known:
    """The lines of the text, and the codes and forms of the rows so far, with their lines."""

    file: str
    lines: tuple[_Squeezed, ...]
    codes: dict[str, int] = field(default_factory=dict)
    forms: dict[str, int] = field(default_factory=dict)

    def problem(self, row: dict[str, str], line: int) -> _Problem | None:
        """Which code or form is taken already, or which form the text does not have; else they are taken."""
        if first := self.codes.get(row["code"]):
            return (
                f"{row['code']} is there already, on line {first}",
                f"{row['code']}이(가) {first}행에 있습니다",
            )
        self.codes[row["code"]] = line
        for form in row["forms"].split("|"):
            key = _key(form)
            if first := self.forms.get(key):
                return (
                    f"the form {form!r} is there already, on line {first} (spaces and marks aside)",
                    f"{form!r}은(는) {first}행에 있습니다 (빈칸과 부호는 따지지 않음)",
                )
            self.forms[key] = line
            if not any(any(text.places(key)) for text in self.lines):
                near = self._nearest(key)
                return (
                    f"no line of {self.file} has the form {form!r}"
                    + (f"; nearest is line {near}" if near else ""),
                    f"{self.file}에 {form!r}이(가) 있는 행이 없습니다"
                    + (f" (가까운 글: {near}행)" if near else ""),
                )
        return None

    def _nearest(self, key: str) -> int:
        """The line that has the longest part of `key`, 3 letters and half of it at least, or 0."""
        longest, nearest = max(2, (len(key) - 1) // 2), 0
        for number, line in enumerate(self.lines, 1):
            match = SequenceMatcher(None, line.letters, key, autojunk=False).find_longest_match()
            if match.size > longest:
                longest, nearest = match.size, number
        return nearest


def _row_problem(row: dict[str, str]) -> _Problem | None:
    """What is wrong with a row of instruments.csv by itself, in English and Korean."""
    if not (_CODE.fullmatch(row["code"]) and row["name_en"] and row["reason"]):
        return (
            "an instrument needs a code of a-z, 0-9 and hyphens, an English name and a reason",
            "정책 수단에는 a-z, 0-9, 붙임표로 된 code와 영어 이름, reason이 있어야 합니다",
        )
    if row["kind"] not in _KINDS:
        return _unknown("kind", row["kind"], _KINDS)
    keys = [_key(form) for form in row["forms"].split("|")]
    if "" in keys or _key(row["name_ko"]) not in keys:
        return (
            "the Korean name must be one of the forms, and no form empty",
            "한국어 이름은 forms 가운데 하나여야 하고 빈 형이 없어야 합니다",
        )
    builders = row["builders"].split("|") if row["builders"] else []
    if not all(map(_MINISTRY.fullmatch, builders)) or (builders and row["kind"] != InstrumentKind.SYSTEM):
        return (
            "builders are abbreviations of ministries, and only a System has them",
            "builders는 부처 약어이고 System에만 적습니다",
        )
    return None


def _stage_problem(row: dict[str, str], codes: set[str], text: Text, *, twice: bool) -> _Problem | None:
    """What is wrong with a row of stages.csv, in English and Korean."""
    if row["instrument"] not in codes:
        return (
            f"there is no instrument {row['instrument']!r} in {_INSTRUMENTS}",
            f"{_INSTRUMENTS}에 {row['instrument']!r}이(가) 없습니다",
        )
    if row["kind"] not in _STAGE_KINDS:
        return _unknown("kind", row["kind"], _STAGE_KINDS)
    if not (row["words"] and row["reason"]) or twice:
        return (
            "a stage needs its words and reason, and stands once",
            "단계에는 words와 reason이 있어야 하고 한 번만 적습니다",
        )
    number = int(row["line"]) if row["line"].isdecimal() else 0
    if not (1 <= number <= len(text.lines) and row["words"] in text.line(number)):
        return (
            f"{row['words']!r} does not stand on line {row['line']} of {text.file}",
            f"{text.file} {row['line']}행에 {row['words']!r}이(가) 없습니다",
        )
    return None


def _unknown(column: str, value: str, known: Iterable[str]) -> _Problem:
    allowed = ", ".join(sorted(known))
    return f"{column} {value!r} is none of {allowed}", f"{column} {value!r}은(는) {allowed} 가운데 없습니다"


def _no_time(words: str) -> _Problem:
    return f"{words!r} gives no time", f"{words!r}에 때가 없습니다"


def _instrument(row: dict[str, str]) -> Instrument:
    forms = tuple(row["forms"].split("|"))
    return Instrument(
        code=row["code"],
        kind=InstrumentKind(row["kind"]),
        name=Name(row["name_ko"], tuple(form for form in forms if _key(form) != _key(row["name_ko"]))),
        name_en=row["name_en"],
        forms=forms,
        builders=tuple(row["builders"].split("|")) if row["builders"] else (),
        reason=row["reason"],
    )


def _stage(row: dict[str, str], number: int, period: Period) -> Stage:
    line = int(row["line"])
    return Stage(
        code=f"{row['instrument']}-{number}",
        instrument=row["instrument"],
        kind=StageKind(row["kind"]),
        period=period,
        words=row["words"],
        reason=row["reason"],
        span=Span(line, line),
    )


def _last_period(words: str) -> Period | None:
    found = [found.period for found in find_periods(words)]
    return found[-1] if found else None
