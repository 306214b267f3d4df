"""Each rule finds its form of contradiction, and leaves alone what only resembles it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from policygraph.build import examine
from policygraph.model import (
    Allocation,
    Discrepancy,
    Measure,
    Name,
    Naming,
    Passage,
    PassageKind,
    Period,
    Phase,
    Plan,
    Project,
    Role,
    Span,
    Status,
    Target,
)
from policygraph.records.amounts import compare_amounts
from policygraph.records.contradictions import find_contradictions
from records import another_year

YEAR = Period("'21", date(2021, 1, 1), date(2021, 12, 31))
BEFORE = Period("'20", date(2020, 1, 1), date(2020, 12, 31))


@pytest.fixture(scope="module")
def quiet(real_plan: Plan) -> Plan:
    """The plan of 2021 without anything that could contradict itself."""
    return replace(
        real_plan,
        measures=(),
        passages=(),
        targets=(),
        amounts=(),
        projects=(),
        allocations=(),
        tables=(),
        totals=(),
    )


def target(line: int, indicator: str, value: str, unit: str = "명", period: Period | None = YEAR) -> Target:
    """A number of the footnote on a line."""
    return Target(
        code=f"t{line}",
        passage=f"footnote/{line}",
        indicator=indicator,
        from_value=None,
        to_value=Decimal(value),
        unit=unit,
        period=period,
        role=Role.TARGET,
        words=f"{indicator} {value}{unit}",
        spans=(Span(line, line),),
    )


def passage(
    line: int, text: str, kind: PassageKind = PassageKind.ACTION, responsible: Sequence[str] = ()
) -> Passage:
    """A bullet on a line."""
    code = f"1-1-{line}" if kind is PassageKind.ACHIEVEMENT else f"motie-{line}"
    return Passage(kind, code, "ministry/motie", None, text, tuple(responsible), (Span(line, line),))


def codes(plan: Plan) -> list[str]:
    """What the rules find, by code."""
    return [finding.code for finding in find_contradictions(plan)]


def only(plan: Plan) -> Discrepancy:
    """The one thing that the rules find."""
    (finding,) = find_contradictions(plan)
    return finding


def test_a_quiet_plan_has_no_contradiction(quiet: Plan) -> None:
    """Where nothing is said twice, nothing is found."""
    assert codes(quiet) == []


def test_one_indicator_with_two_values(quiet: Plan) -> None:
    """Spaces and marks in the name of the indicator do not hide it."""
    plan = replace(quiet, targets=(target(10, "전공의 연수", "80"), target(20, "전공의·연수", "100")))
    finding = only(plan)
    assert (finding.code, [s.words for s in finding.statements], finding.verdict, finding.read) == (
        "two-values-10-20",
        ["전공의 연수 80명", "전공의·연수 100명"],
        None,
        False,
    )


@pytest.mark.parametrize(
    "other",
    [
        target(20, "전공의 연수", "80"),
        target(20, "전공의 연수", "100", "개소"),
        target(20, "전공의 연수", "100", period=BEFORE),
        target(20, "간호사 연수", "100"),
        replace(target(20, "전공의 연수", "100"), passage="footnote/10"),
    ],
    ids=["same value", "other unit", "other year", "other indicator", "same bullet"],
)
def test_values_that_agree_or_measure_other_things(quiet: Plan, other: Target) -> None:
    """Only two values of one indicator, unit and time in two bullets are found."""
    assert codes(replace(quiet, targets=(target(10, "전공의 연수", "80"), other))) == []


LONG = "미래융합의료기기개발 연구과제와 인공지능바이오로봇 의료융합기술개발 연구과제를 {}개 지원"


def test_a_bullet_printed_twice_with_another_number(quiet: Plan) -> None:
    """The same words with another number are found, with both numbers."""
    plan = replace(quiet, passages=(passage(10, LONG.format(66)), passage(20, f"{LONG.format(22)} 추진")))
    finding = only(plan)
    assert (finding.code, "66 / 22" in finding.explanation) == ("restated-10-20", True)


@pytest.mark.parametrize(
    "text", [LONG.format(66), "다른 사업의 기술개발과 인력양성과 제도 정비와 실증을 22개 지원"]
)
def test_bullets_that_agree_or_differ_in_words(quiet: Plan, text: str) -> None:
    """A repetition without a difference, and another text, are none."""
    assert codes(replace(quiet, passages=(passage(10, LONG.format(66)), passage(20, text)))) == []


def test_the_same_places_on_two_dates(quiet: Plan) -> None:
    """Names that stand in both clauses, with another month."""
    plan = replace(
        quiet,
        passages=(
            passage(10, "'21.6월 김제·상주, '21.12월 고흥·밀양"),
            passage(20, "완공 일정: 1차(김제, 상주) '21.7월, 2차(고흥, 밀양) '21.12월"),
        ),
    )
    finding = only(plan)
    assert (finding.code, [s.words for s in finding.statements]) == (
        "two-dates-10-20",
        ["'21.6월 김제·상주", "완공 일정: 1차(김제, 상주) '21.7월"],
    )


def test_one_shared_name_is_no_two_dates(quiet: Plan) -> None:
    """A single name in common says too little."""
    plan = replace(quiet, passages=(passage(10, "'21.6월 김제"), passage(20, "김제, 상주 '21.7월")))
    assert codes(plan) == []


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        (PassageKind.ACTION, "핵심기술을 도출하고 단계별 일정 제시('20.3분기)", "제시('20.3분기)"),
        (PassageKind.ACTION, "실행전략 마련·추진(′20.上)", "추진(′20.上)"),
        (PassageKind.ACHIEVEMENT, "개정안 국회 발의 및 '21.5월 본회의 의결", "'21.5월"),
    ],
)
def test_a_date_outside_the_year(quiet: Plan, kind: PassageKind, text: str, words: str) -> None:
    """The future before the plan's year, the past after the year before."""
    finding = only(replace(quiet, passages=(passage(300, text, kind),)))
    assert (finding.code, finding.statements[1].words) == ("year-label-1-300", words)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (PassageKind.ACTION, "활성화 방안 마련('20.6) 후속 조치로 클러스터 조성"),
        (PassageKind.ACTION, "로드맵 수립('21.下)"),
        (PassageKind.ACTION, "거점 마련('20년 1개소 → '23년 5개소)"),
        (PassageKind.ACHIEVEMENT, "대학원 설립('20.8월)"),
        (PassageKind.ACHIEVEMENT, "인력 양성 지원('20~'23년)"),
        (PassageKind.FINANCE, "계획 수립('20.3분기)"),
        (PassageKind.HISTORY, "전략 수립('20.3분기)"),
    ],
)
def test_a_date_in_its_place(quiet: Plan, kind: PassageKind, text: str) -> None:
    """What is done already, what spans years, and history are dated as they should be."""
    assert codes(replace(quiet, passages=(passage(300, text, kind),))) == []


def row(line: int, project: str, ministry: str, amount: int = 2_200_000_000) -> Allocation:
    """A budget row."""
    return Allocation(project, "1-1", ministry, 2021, Phase.PLANNED, amount, Status.NEW, Span(line, line))


def funded(quiet: Plan, named: Sequence[str], paying: Sequence[str]) -> Plan:
    """A measure that names a project and ministries, and the rows of the project."""
    text = "의료로봇 융합 기술개발 사업을 지속 추진"
    measure = Measure("1-1-1", None, "1-1", None, text, text, tuple(named), Span(390, 390))
    project = Project("1-1-1", "1-1", Name("의료로봇융합기술개발"), (Span(874, 874),))
    rows = tuple(row(874 + index, "1-1-1", ministry) for index, ministry in enumerate(paying))
    return replace(quiet, measures=(measure,), projects=(project,), allocations=rows)


@pytest.mark.parametrize(
    ("named", "paying", "expected"),
    [
        (("MOTIE", "MSIT"), ("MOTIE", "MSIT"), []),
        (("MOTIE", "MSIT"), ("MOTIE",), ["named-unfunded-390-874"]),
        (("MOTIE",), ("MOTIE", "MSIT"), ["funds-unnamed-390-875"]),
        ((), ("MOTIE",), []),
    ],
)
def test_who_is_named_and_who_pays(
    quiet: Plan, named: tuple[str, ...], paying: tuple[str, ...], expected: list[str]
) -> None:
    """A project whose name stands in a bullet, spaces aside, is paid by the ministries of the bullet."""
    assert codes(funded(quiet, named, paying)) == expected


def test_a_ministrys_own_chapter_need_not_name_the_others(quiet: Plan) -> None:
    """In the chapter of one ministry another may pay too, but that one must."""
    plan = replace(
        funded(quiet, (), ("MOTIE", "MSIT")), passages=(passage(560, "의료로봇 융합기술개발 추진"),)
    )
    other = replace(funded(quiet, (), ("MSIT",)), passages=(passage(560, "의료로봇 융합기술개발 추진"),))
    assert (codes(plan), codes(other)) == ([], ["named-unfunded-560-874"])


@pytest.mark.parametrize(("amount", "found"), [(0, ["no-money-190-247"]), (1, [])])
def test_an_achievement_without_money(quiet: Plan, real_plan: Plan, amount: int, found: list[str]) -> None:
    """What a ministry achieved in a field whose cell is empty for it."""
    cell = next(t for t in real_plan.totals if t.spans == (Span(247, 247, 5),))
    achieved = Passage(
        PassageKind.ACHIEVEMENT,
        "4-2-9",
        "performance-goal/4-2",
        None,
        "제작 지원",
        ("MCST",),
        (Span(190, 190),),
    )
    assert codes(replace(quiet, passages=(achieved,), totals=(replace(cell, amount=amount),))) == found


@pytest.mark.parametrize(
    ("printed", "period", "found"),
    [
        ("104.4", BEFORE, ["last-year-139-877"]),
        ("104.3", BEFORE, []),
        ("104.4", YEAR, []),
    ],
    ids=["this year's sum", "another sum", "this year's label"],
)
def test_a_sum_dated_to_the_year_before(quiet: Plan, printed: str, period: Period, found: list[str]) -> None:
    """The sum of this year's row (104.44억원) printed as one of the year before."""
    won = str(Decimal(printed).scaleb(8).to_integral_value())
    said = target(139, "자율협력주행 연구사업", won, "원", period)
    said = replace(said, words=f"자율협력주행 연구사업 {printed}억원")
    naming = Naming(said.passage, "3-1-14", ("자율협력주행 연구사업",), "", said.spans)
    plan = replace(
        quiet,
        targets=(said,),
        namings=(naming,),
        projects=(Project("3-1-14", "3-1", Name("자율협력주행연구사업"), (Span(877, 877),)),),
        allocations=(row(877, "3-1-14", "MOLIT", 10_444_000_000),),
    )
    assert codes(replace(plan, amounts=tuple(compare_amounts(plan)))) == found


def test_shares_that_round_to_100_01(quiet: Plan, real_plan: Plan) -> None:
    """22.73 + 6.23 + 46.83 + 24.22 is 100.01, which rounding explains."""
    table = next(t for t in real_plan.tables if t.code == "2021-planned-by-field")
    totals = tuple(t for t in real_plan.totals if t.table == table.code)
    finding = only(replace(quiet, tables=(table,), totals=totals))
    assert (finding.code, finding.kind, finding.verdict, "100.01" in finding.explanation) == (
        "shares-2021-planned-by-field",
        "rounding",
        "explained",
        True,
    )


@pytest.mark.parametrize(("share", "verdict"), [("22.72", None), ("22.83", "contradiction")])
def test_shares_that_do_not_round(quiet: Plan, real_plan: Plan, share: str, verdict: str | None) -> None:
    """Shares of exactly 100 are right; a tenth of a percent too much is no rounding."""
    table = next(t for t in real_plan.tables if t.code == "2021-planned-by-field")
    totals = [t for t in real_plan.totals if t.table == table.code]
    totals[0] = replace(totals[0], share=Decimal(share))
    found = list(find_contradictions(replace(quiet, tables=(table,), totals=tuple(totals))))
    assert [finding.verdict for finding in found] == ([verdict] if verdict else [])


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [
        ("총 625.8억원 : 정부 55.4억원, 민간 570.4억원", []),
        ("총 625.8억원 : 정부 55.4억원, 민간 570.3억원", ["explained"]),
        ("총 625.8억원 : 정부 55.4억원, 민간 575.4억원", ["contradiction"]),
    ],
)
def test_parts_of_a_sum(quiet: Plan, printed: str, verdict: list[str]) -> None:
    """Parts come to their sum, or to a tenth of it by rounding."""
    plan = replace(quiet, passages=(passage(356, f"시범사업 추진('21, {printed})"),))
    assert [finding.verdict for finding in find_contradictions(plan)] == verdict


def test_the_rules_read_another_plan(tmp_path: Path) -> None:
    """A plan of another year, without any sheet of discrepancies: its shares round to 99.99 and so on."""
    another_year.write(tmp_path / "icd-2022")
    report = examine(tmp_path / "icd-2022")
    expected = []
    for table in report.plan.tables:
        shares = [t.share for t in report.plan.totals if t.table == table.code and t.share and t.scope.codes]
        if shares and sum(shares) != 100:
            expected.append(f"shares-{table.code}")
    found = {d.code: d for d in report.plan.discrepancies}
    assert expected
    assert (sorted(found), {d.read for d in found.values()}, report.counts["unread_discrepancies"]) == (
        sorted(expected),
        {False},
        len(expected),
    )
