"""Dates as Korean plans print them: a two-digit year after an apostrophe, and what follows it.

A scan prints any of several marks for the apostrophe. A month, a quarter, a half-year and a year are
their first to their last day; a tilde joins two dates or leaves one side open. What only resembles a
date, and a month or a day that does not exist, is none.

>>> [found.period.printed for found in find_periods("('20.9~12월) 5G 4차 → ′21.下 1~2개, ~'25년")]
["'20.9~12월", '′21.下', "~'25년"]
>>> next(find_periods("운영 개시('21.3)")).period.end
datetime.date(2021, 3, 31)
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from policygraph.model import Period

_POINT = re.compile(
    r"(?:['’‘`′](?P<short>\d\d)|(?<![\d.,])(?P<long>20\d\d)(?=년|\.\d{1,2}월))(?!\d)"
    r"(?:\.(?P<month>\d{1,2})\.(?P<day>\d{1,2})(?:일|\.)?"
    r"|(?:\.|년\s?)(?P<quarter>\d{1,2})분기"
    r"|(?:\.|년도?\s?)(?P<half>上|下|상반기|하반기)"
    r"|(?:\.|년\s?)(?P<named>\d{1,2})월"
    r"|\.(?P<bare>\d{1,2})\.?"
    r"|(?P<year>년도?(?![간대생])|))"
)
_NAKED = re.compile(r"(?<![\w.,'’‘`′])(?:20)?(?P<short>\d\d)\s?[~∼～]\s?$")  # the scan lost its apostrophe
_UNTIL_MONTH = re.compile(r"\s?[~∼～]\s?(?P<named>\d{1,2})월")
_TILDE = re.compile(r"\s?[~∼～]\s?")
_TILDE_BEFORE = re.compile(r"[~∼～]\s?$")
_OPENED = re.compile(r"(?<![\w.])[~∼～]\s?$")
_OPEN = re.compile(r"\s?[~∼～](?=\s*(?:[),:;」』]|$))|\s?부터")
_BY = re.compile(r"까지")
# After a date without 년 or 월 no word goes on, as in '10대, and no number, as in '21.5억원.
_RUNS_ON = re.compile(r"[\w%]|\.\d")
_COMPLETE = "년도월일기上下~∼～터지"  # what a date ends in that is more than figures
_HALVES = {"上": 1, "상반기": 1, "下": 7, "하반기": 7}


@dataclass(frozen=True, slots=True)
class Found:
    """A period and where it stands in a text."""

    start: int
    end: int
    period: Period


def find_periods(text: str) -> Iterator[Found]:
    """The dates of `text` from left to right, none overlapping another."""
    position = 0
    while point := _POINT.search(text, position):
        found = _read(text, point)
        if found is not None:
            yield found
        position = max(found.end if found else 0, point.end())


def _read(text: str, point: re.Match[str]) -> Found | None:
    """The date at `point` with what is joined to it, or None if it is none."""
    limits = _limits(point)
    if limits is None:
        return None
    start, end = point.span()
    begin: date | None
    last: date | None
    begin, last = limits
    if naked := _NAKED.search(text[:start]):
        start, begin = naked.start(), date(_century(naked["short"]), 1, 1)
    elif opened := _OPENED.search(text[:start]):
        start, begin = opened.start(), None
    elif _TILDE_BEFORE.search(text[:start]):
        return None
    elif joined := _joined(text, point):
        end, last = joined
    elif opening := _OPEN.match(text, end):
        end, last = opening.end(), None
    elif by := _BY.match(text, end):
        end, begin = by.end(), None
    if _is_part(text, end) or (begin and last and begin > last):
        return None
    return Found(start, end, Period(text[start:end], begin, last))


def _joined(text: str, point: re.Match[str]) -> tuple[int, date] | None:
    """Where the range that begins at `point` stops in the text, and its last day."""
    tilde = _TILDE.match(text, point.end())
    other = _POINT.match(text, tilde.end()) if tilde else None
    if other is not None:
        limits = _limits(other)
        return (other.end(), limits[1]) if limits else None
    month = _UNTIL_MONTH.match(text, point.end())
    if month and (point["bare"] or point["named"]):
        limits = _months(_year(point), int(month["named"]), 1)
        return (month.end(), limits[1]) if limits else None
    return None


def _is_part(text: str, end: int) -> bool:
    """Whether the text goes on after `end` so that what was read is only a part of something else."""
    if _TILDE.match(text, end):
        return True
    return text[end - 1] not in _COMPLETE and _RUNS_ON.match(text, end) is not None


def _limits(point: re.Match[str]) -> tuple[date, date] | None:
    """The first and the last day of a date, or None if there is no such date."""
    year = _year(point)
    if point["day"]:
        try:
            day = date(year, int(point["month"]), int(point["day"]))
        except ValueError:
            return None
        return day, day
    if point["quarter"]:
        return _months(year, int(point["quarter"]) * 3 - 2, 3)
    if point["half"]:
        return _months(year, _HALVES[point["half"]], 6)
    if month := point["named"] or point["bare"]:
        return _months(year, int(month), 1)
    return _months(year, 1, 12)


def _months(year: int, first: int, count: int) -> tuple[date, date] | None:
    last = first + count - 1
    if not 1 <= first <= last <= 12:  # noqa: PLR2004 - months of a year
        return None
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _year(point: re.Match[str]) -> int:
    return int(point["long"]) if point["long"] else _century(point["short"])


def _century(short: str) -> int:
    """The year that two digits mean: a plan speaks of this century."""
    return 2000 + int(short)
