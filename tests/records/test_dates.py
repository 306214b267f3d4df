"""Dates as a plan prints them, and what only looks like one."""

import re
from datetime import date

import pytest

from policygraph.model import Period, Plan
from policygraph.records.dates import find_periods


def periods(text: str) -> list[Period]:
    """The periods found in `text`."""
    return [found.period for found in find_periods(text)]


@pytest.mark.parametrize(
    ("text", "printed", "begin", "end"),
    [
        ("'21", "'21", date(2021, 1, 1), date(2021, 12, 31)),
        ("('21, 80억원)", "'21", date(2021, 1, 1), date(2021, 12, 31)),
        ("'21년 1개소", "'21년", date(2021, 1, 1), date(2021, 12, 31)),
        ("'21년도 실행계획", "'21년도", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021년", "2021년", date(2021, 1, 1), date(2021, 12, 31)),
        ("2020년도 산업융합 정책", "2020년도", date(2020, 1, 1), date(2020, 12, 31)),
        ("파악('21.5), 동영상", "'21.5", date(2021, 5, 1), date(2021, 5, 31)),
        ("수립 ('21.5월)", "'21.5월", date(2021, 5, 1), date(2021, 5, 31)),
        ("('21.3. 개교)", "'21.3.", date(2021, 3, 1), date(2021, 3, 31)),
        ("발의('20.2)", "'20.2", date(2020, 2, 1), date(2020, 2, 29)),
        ("38억건('20.10 기준)", "'20.10", date(2020, 10, 1), date(2020, 10, 31)),
        ("'20.9월「산업융합촉진법", "'20.9월", date(2020, 9, 1), date(2020, 9, 30)),
        ("발의('20.9.9)", "'20.9.9", date(2020, 9, 9), date(2020, 9, 9)),
        ("통과('21.4.23)", "'21.4.23", date(2021, 4, 23), date(2021, 4, 23)),
        ("개소('21.上)", "'21.上", date(2021, 1, 1), date(2021, 6, 30)),
        ("시연(`21.下)", "`21.下", date(2021, 7, 1), date(2021, 12, 31)),
        ("추진(′20.上)", "′20.上", date(2020, 1, 1), date(2020, 6, 30)),
        ("‘21년 하반기", "‘21년 하반기", date(2021, 7, 1), date(2021, 12, 31)),
        ("제시('20.3분기)", "'20.3분기", date(2020, 7, 1), date(2020, 9, 30)),
        ("’21년 4분기", "’21년 4분기", date(2021, 10, 1), date(2021, 12, 31)),
    ],
)
def test_a_date(text: str, printed: str, begin: date, end: date) -> None:
    """A year, half-year, quarter, month or day is its first to its last day, whatever the apostrophe."""
    assert periods(text) == [Period(printed, begin, end)]


@pytest.mark.parametrize(
    ("text", "printed", "begin", "end"),
    [
        ("제2차('19~'23)", "'19~'23", date(2019, 1, 1), date(2023, 12, 31)),
        ("('18~'20) 405종", "'18~'20", date(2018, 1, 1), date(2020, 12, 31)),
        ("(18~'20) 405종", "18~'20", date(2018, 1, 1), date(2020, 12, 31)),
        ("18~'22년", "18~'22년", date(2018, 1, 1), date(2022, 12, 31)),
        ("'15~'20년 누적", "'15~'20년", date(2015, 1, 1), date(2020, 12, 31)),
        ("2019~2023년", "2019~2023년", date(2019, 1, 1), date(2023, 12, 31)),
        ("추진('20.9~12월)", "'20.9~12월", date(2020, 9, 1), date(2020, 12, 31)),
        ("'20.11~'21.2", "'20.11~'21.2", date(2020, 11, 1), date(2021, 2, 28)),
    ],
)
def test_a_range(text: str, printed: str, begin: date, end: date) -> None:
    """A tilde joins two dates, of which the first may have lost its apostrophe."""
    assert periods(text) == [Period(printed, begin, end)]


@pytest.mark.parametrize(
    ("text", "printed", "begin", "end"),
    [
        ("('20~, 희귀질환", "'20~", date(2020, 1, 1), None),
        ("실증('21.3~)", "'21.3~", date(2021, 3, 1), None),
        ("연계('21.下~)", "'21.下~", date(2021, 7, 1), None),
        ("'21년부터 비대면", "'21년부터", date(2021, 1, 1), None),
        ("구축(~'22)", "~'22", None, date(2022, 12, 31)),
        ("Platform(~'22년) 등", "~'22년", None, date(2022, 12, 31)),
        ("구축 (~'25년)", "~'25년", None, date(2025, 12, 31)),
        ("완료(~'20.12)", "~'20.12", None, date(2020, 12, 31)),
        ("'22년까지 보급", "'22년까지", None, date(2022, 12, 31)),
    ],
)
def test_an_open_range(text: str, printed: str, begin: date | None, end: date | None) -> None:
    """A tilde without a date on one side leaves that side open."""
    assert periods(text) == [Period(printed, begin, end)]


@pytest.mark.parametrize(
    "text",
    [
        "5G",
        "1~2",
        "1, 2차 산업",
        "'1, 2차 산업의",
        "전국 2~3차 병원",
        "4차 산업혁명",
        "'10대 프로젝트'",
        "「'119신고 빅데이터」",
        "2050 탄소중립",
        "고시 제2020-186호",
        "향후 3년간",
        "'20년간",
        "'21.13",
        "'21.0월",
        "'21.2.30",
        "'21.5분기",
        "'21.5억원",
        "'23~'21",
        "'21.9~'22.13",
        "'21.3~5",
        "1,095명",
    ],
)
def test_no_date(text: str) -> None:
    """What only resembles a date, or is a day that does not exist, is none."""
    assert periods(text) == []


def test_dates_are_found_where_they_stand() -> None:
    """The offsets cut the printed words out of the text, from left to right."""
    text = "발의('20.9.9) → 통과('21.4.23) → 구축(~'22년), 실증('21.3~)"

    assert [text[found.start : found.end] for found in find_periods(text)] == [
        "'20.9.9",
        "'21.4.23",
        "~'22년",
        "'21.3~",
    ]


def test_the_real_plan(real_plan: Plan) -> None:
    """Every apostrophe with two figures in the plan's bullets is in a date that is read."""
    missed = []
    texts = [measure.text for measure in real_plan.measures] + [
        passage.text for passage in real_plan.passages
    ]
    for text in texts:
        covered = {place for found in find_periods(text) for place in range(found.start, found.end)}
        missed += [year[0] for year in re.finditer(r"['’‘`′]\d\d\D", text) if year.start() not in covered]

    assert missed == []
