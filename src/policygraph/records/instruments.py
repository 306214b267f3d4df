"""The laws, strategies, schemes, funds, bodies and systems that the text names, and their stages.

They are listed by a person in instruments.csv, each with every spelling of the text, and their dated stages
in stages.csv; both must fit the text.

>>> _last_period("개정안 발의('20.9) → 본회의 통과('21.5.21)").printed
"'21.5.21"
"""

import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from policygraph.document import Text, load_text
from policygraph.errors import SourceError
from policygraph.model import Instrument, InstrumentKind, Period, Span, Stage
from policygraph.records.dates import find_periods
from policygraph.records.mentions import Spellings, key_of, named
from policygraph.records.sheet import CODE, Problem, cell_list, read_sheet, unknown_value

_INSTRUMENTS, _STAGES = "instruments.csv", "stages.csv"
_INSTRUMENT_COLUMNS = ("code", "kind", "name_ko", "name_en", "forms", "damaged", "builders", "reason")
_STAGE_COLUMNS = ("instrument", "kind", "line", "words", "reason")
_KINDS = frozenset(kind.value for kind in InstrumentKind)
_MINISTRY = re.compile(r"[A-Z]+")


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
    spellings = Spellings.of(source)
    instruments: list[Instrument] = []
    for line, row in read_sheet(path, _INSTRUMENT_COLUMNS):
        if problem := _row_problem(row) or spellings.problem(row["code"], _forms(row), line):
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


def _row_problem(row: dict[str, str]) -> Problem | None:
    """What is wrong with a row of instruments.csv by itself, in English and Korean."""
    if not (CODE.fullmatch(row["code"]) and row["name_en"] and row["reason"]):
        return (
            "an instrument needs a code of a-z, 0-9 and hyphens, an English name and a reason",
            "정책 수단에는 a-z, 0-9, 붙임표로 된 code와 영어 이름, reason이 있어야 합니다",
        )
    if row["kind"] not in _KINDS:
        return unknown_value("kind", row["kind"], sorted(_KINDS))
    keys = [key_of(form) for form in row["forms"].split("|")]
    if not all(map(key_of, _forms(row))) or key_of(row["name_ko"]) not in keys:
        return (
            "the Korean name must be one of the forms, and no form empty",
            "한국어 이름은 forms 가운데 하나여야 하고 빈 형이 없어야 합니다",
        )
    builders = cell_list(row["builders"])
    if not all(map(_MINISTRY.fullmatch, builders)) or (builders and row["kind"] != InstrumentKind.SYSTEM):
        return (
            "builders are abbreviations of ministries, and only a System has them",
            "builders는 부처 약어이고 System에만 적습니다",
        )
    return None


def _forms(row: dict[str, str]) -> tuple[str, ...]:
    """Every spelling of a row, damaged ones last; one at least, if an empty one."""
    return tuple(row["forms"].split("|")) + cell_list(row["damaged"])


def _stage_problem(row: dict[str, str], codes: set[str], text: Text, *, twice: bool) -> Problem | None:
    """What is wrong with a row of stages.csv, in English and Korean."""
    if row["instrument"] not in codes:
        return (
            f"there is no instrument {row['instrument']!r} in {_INSTRUMENTS}",
            f"{_INSTRUMENTS}에 {row['instrument']!r}이(가) 없습니다",
        )
    if row["kind"] not in _STAGE_KINDS:
        return unknown_value("kind", row["kind"], sorted(_STAGE_KINDS))
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


def _no_time(words: str) -> Problem:
    return f"{words!r} gives no time", f"{words!r}에 때가 없습니다"


def _instrument(row: dict[str, str]) -> Instrument:
    printed, damaged = cell_list(row["forms"]), cell_list(row["damaged"])
    return Instrument(
        code=row["code"],
        kind=InstrumentKind(row["kind"]),
        name=named(row["name_ko"], printed, damaged),
        name_en=row["name_en"],
        forms=printed + damaged,
        builders=cell_list(row["builders"]),
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
