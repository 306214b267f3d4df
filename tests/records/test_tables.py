"""The financial tables are read by their layout, and no cell is guessed."""

from decimal import Decimal

import pytest

from policygraph.errors import SourceError
from policygraph.model import Phase, Plan, PublishedTotal, Scope, Span
from records.folder import SourceFolder

BILLION = 10**9


def refusal(folder: SourceFolder) -> str:
    """The message of the error that stops the build of a text vouched for as it is."""
    folder.vouch()
    with pytest.raises(SourceError) as caught:
        folder.examine()
    return str(caught.value)


def figure(plan: Plan, code: str) -> PublishedTotal:
    """The figure with this identifier."""
    return next(total for total in plan.totals if total.code == code)


@pytest.mark.parametrize(
    ("code", "scope", "amount", "share", "count", "spans"),
    [
        (
            "2020-executed-by-field/2",
            Scope(field="2"),
            173_716_000_000,
            "5.02",
            None,
            (Span(203, 203, 2), Span(204, 204, 2)),
        ),
        ("2020-executed-by-field/all", Scope(), 3_463_612_000_000, "100", None, (Span(203, 203, 5),)),
        (
            "2020-executed-by-ministry/mcst",
            Scope(ministry="MCST"),
            172_247_000_000,
            "4.97",
            None,
            (Span(211, 211, 4),),
        ),
        (
            "2021-planned-by-performance-goal/2-1",
            Scope(performance_goal="2-1"),
            12_397_000_000,
            "0.35",
            5,
            (Span(499, 499, 3), Span(499, 499, 4), Span(499, 499, 5)),
        ),
        (
            "2021-planned-by-ministry-and-field/2-mss",
            Scope(field="2", ministry="MSS"),
            0,
            None,
            None,
            (Span(516, 516, 3),),
        ),
        (
            "2021-planned-by-task/all",
            Scope(),
            3_592_911_000_000,
            "100",
            163,
            (Span(552, 552, 3), Span(552, 552, 4), Span(552, 552, 5)),
        ),
    ],
    ids=["across", "total of across", "pairs", "list", "dash in a matrix", "total of a list"],
)
def test_figure_of_each_layout(  # noqa: PLR0913, PLR0917 - the parts of a figure
    code: str,
    scope: Scope,
    amount: int,
    share: str | None,
    count: int | None,
    spans: tuple[Span, ...],
    real_plan: Plan,
) -> None:
    """A figure has its scope, its numbers and the cells that they stand in."""
    table = code.partition("/")[0]
    year, phase = (2020, Phase.EXECUTED) if table.startswith("2020") else (2021, Phase.PLANNED)
    percent = None if share is None else Decimal(share)
    expected = PublishedTotal(table, year, phase, scope, amount, percent, count, spans)
    assert expected == figure(real_plan, code)


NO_AMOUNT = "is not an amount as this table prints them (such as 1,234.56)"
NO_PAIR = "is not an amount as this table prints them (such as 1,234.56 (7.89))"


@pytest.mark.many(quick=4)
@pytest.mark.parametrize(
    ("line", "old", "new", "expected"),
    [
        (203, "1,737.16", "1,737.1O", f"'1,737.1O' {NO_AMOUNT}"),
        (203, "1,737.16", "1737.16", f"'1737.16' {NO_AMOUNT}"),
        (203, "1,737.16", "1,737.16 (5.02)", f"'1,737.16 (5.02)' {NO_AMOUNT}"),
        (203, " (100%)", "", f"'34,636.12' {NO_PAIR}"),
        (204, "(5.02)", "5.02", "'5.02' is not a share in percent"),
        (204, "(5.02)", "(5,02)", "'(5,02)' is not a share in percent"),
        (211, "1,722.47 (4.97)", "1,722.47", f"'1,722.47' {NO_PAIR}"),
        (211, "1,722.47 (4.97)", "1,722.47 (4.97", f"'1,722.47 (4.97' {NO_PAIR}"),
        (226, "18.22", "18.2.2", "'18.2.2' is not a share in percent"),
        (226, "\t40", "\t4O", "'4O' is not a number of projects"),
        (226, "\t40", "\t", "'' is not a number of projects"),
        (226, "6,310.31", "6,310,31", f"'6,310,31' {NO_AMOUNT}"),
        (243, "921.02", "921.02.", f"'921.02.' {NO_AMOUNT}"),
        (245, "81.30", "", f"'' {NO_AMOUNT}"),
        (245, "81.30", "—", f"'—' {NO_AMOUNT}"),
    ],
)
def test_stray_character_in_a_number_is_refused(
    line: int, old: str, new: str, expected: str, copied: SourceFolder
) -> None:
    """A number that is not printed as its table prints them is an error at its line."""
    copied.edit(line, old, new)
    assert f"plan.md:{line}: {expected}" == refusal(copied)


@pytest.mark.parametrize(
    ("line", "old", "new", "expected"),
    [
        (
            210,
            "부처명\t투자실적\t부처명\t투자실적\t부",
            "부처명\t투자실적\t부처명\t집행액\t부",
            "'집행액' is not '투자(실적|계획)'",
        ),
        (224, "과제수", "개수", "'개수' is not '과제수'"),
        (241, "구 분", "분류", "'분류' is not '구분'"),
    ],
    ids=["pairs", "list", "matrix"],
)
def test_wrong_heading_is_refused(line: int, old: str, new: str, expected: str, copied: SourceFolder) -> None:
    """A table whose heading row is another is an error at that row."""
    copied.edit(line, old, new)
    assert f"plan.md:{line}: the heading {expected}" == refusal(copied)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [("부 처\t", "기관\t", "'기관' is not '부처'"), ("\t계", "\t총계", "'총계' is not '계'")],
)
def test_wrong_corner_is_refused(old: str, new: str, expected: str, copied: SourceFolder) -> None:
    """The names of a matrix stand between its corners."""
    copied.edit(242, old, new)
    assert f"plan.md:242: {expected}" == refusal(copied)


@pytest.mark.parametrize(
    ("line", "old", "new", "found", "width"),
    [
        (204, "\t(38.74)", "", 4, 5),
        (202, "\t경쟁력 강화", "", 4, 5),
        (211, "\t해양수산부", "", 5, 6),
        (226, "\t40", "", 4, 5),
        (246, "\t37.01", "", 5, 6),
    ],
    ids=["shares", "names", "pairs", "list", "matrix"],
)
def test_wrong_width_is_refused(  # noqa: PLR0913, PLR0917 - one damage and what it gives
    line: int, old: str, new: str, found: int, width: int, copied: SourceFolder
) -> None:
    """A row with more or fewer cells than its table is an error at its line."""
    copied.edit(line, old, new)
    assert f"plan.md:{line}: the row has {found} cells where the table has {width}" == refusal(copied)


@pytest.mark.parametrize(
    ("line", "old", "new", "expected"),
    [
        (202, "제도적 뒷받침", "제도적 기반", "201: '산업융합의 제도적 기반' is no field"),
        (211, "문화체육관광부", "문화관광부", "211: '문화관광부' is no ministry"),
        (211, "문화체육관광부", "환경부", "213: '환경부' is no ministry"),
        (226, "시장 창출", "시장 확대", "226: '융합 신서비스 시장 확대' is no performance_goal"),
        (242, "산업융합의 제도적 뒷받침", "산업융합의 제도", "242: '산업융합의 제도' is no field"),
        (246, "국토교통부", "국토해양부", "246: '국토해양부' is no ministry"),
    ],
    ids=["across", "pairs", "twice", "list", "matrix across", "matrix down"],
)
def test_unknown_name_is_refused(line: int, old: str, new: str, expected: str, copied: SourceFolder) -> None:
    """A name that the plan does not have, or has had already, is an error at its line."""
    copied.edit(line, old, new)
    assert f"plan.md:{expected} of this plan, or is there twice" == refusal(copied)


@pytest.mark.parametrize(
    ("line", "last", "name"),
    [(226, 235, "융합 신서비스 시장 창출"), (246, 254, "국토교통부")],
    ids=["list", "matrix"],
)
def test_missing_line_is_refused(line: int, last: int, name: str, copied: SourceFolder) -> None:
    """A table without the line of an element is an error at the table's last row."""
    copied.delete(line)
    assert f"plan.md:{last - 1}: the table has no line for {name!r}" == refusal(copied)


def test_missing_pair_is_refused(copied: SourceFolder) -> None:
    """A table of pairs without one of its ministries is an error at its last row."""
    copied.edit(214, "고용노동부\t1,111.43 (3.21)", "\t")
    assert refusal(copied) == "plan.md:214: the table has no line for '고용노동부'"


@pytest.mark.parametrize(("line", "cells"), [(235, 1), (254, 0)], ids=["list", "matrix"])
def test_missing_total_is_refused(line: int, cells: int, copied: SourceFolder) -> None:
    """A table that does not end with its total is an error at its last row."""
    copied.delete(line)
    printed = copied.lines[line - 2].split("\t")[cells]
    assert f"plan.md:{line - 1}: {printed!r} is not the total" == refusal(copied)


def test_missing_total_of_a_row_is_refused(copied: SourceFolder) -> None:
    """A table across whose last column is no total is an error."""
    copied.edit(201, "합계", "소계")
    assert refusal(copied) == "plan.md:201: '소계' is not the total"


@pytest.mark.parametrize(
    ("line", "old", "new", "first", "printed", "parent"),
    [
        (226, "서비스를 위한", "서비스를", 225, "융합 신제품·서비스를新시장 구축", "field 1"),
        (231, "산업의 융합경쟁력 강화", "", 230, "", "field 3"),
        (545, "메가 트렌드", "메가", 545, "메가 변화에 대응한 주도적 혁신", "strategy 2"),
    ],
    ids=["a piece", "all", "strategy"],
)
def test_wrong_merged_cells_are_refused(  # noqa: PLR0913, PLR0917 - one damage and what it gives
    line: int, old: str, new: str, first: int, printed: str, parent: str, copied: SourceFolder
) -> None:
    """The merged cells beside the rows must give the name of what the rows belong to."""
    copied.edit(line, old, new)
    message = refusal(copied)
    assert message.startswith(f"plan.md:{first}: the merged cells down to line ")
    assert message.endswith(f" give {printed!r}, which is not the name of {parent}")


@pytest.mark.parametrize(
    ("first", "last", "left", "least"),
    [(203, 204, 2, 3), (211, 214, 1, 2), (225, 235, 1, 2), (243, 254, 2, 3)],
    ids=["across", "pairs", "list", "matrix"],
)
def test_table_that_ends_early_is_refused(
    first: int, last: int, left: int, least: int, copied: SourceFolder
) -> None:
    """A table that stops after its headings is an error at its last row, and no crash."""
    copied.delete(first, last)
    expected = f"the table ends here, after {left} of at least {least} rows"
    assert f"plan.md:{first - 1}: {expected}" == refusal(copied)


@pytest.mark.parametrize(
    ("first", "last", "part", "kind"),
    [(199, 204, 194, "by-field"), (479, 486, 466, "by-ministry"), (540, 552, 466, "by-task")],
)
def test_missing_table_is_refused(first: int, last: int, part: int, kind: str, copied: SourceFolder) -> None:
    """A part without one of its tables is an error at its heading."""
    copied.delete(first, last)
    assert f"plan.md:{part}: this part has no table {kind!r}" == refusal(copied)


def test_unknown_table_is_refused(copied: SourceFolder) -> None:
    """A table whose title the family does not have is an error at its title."""
    copied.edit(208, "부처별", "기관별")
    assert refusal(copied).startswith("plan.md:208: a caption that has no place in the part 'executed'")


def test_rows_without_a_title_are_refused(copied: SourceFolder) -> None:
    """Rows that follow no title are an error at the first."""
    copied.delete(479)
    assert refusal(copied).startswith("plan.md:480: a row that has no place in the part 'planned'")


def test_table_without_a_unit_is_refused(copied: SourceFolder) -> None:
    """A table that does not say in what it counts money is an error at its title."""
    copied.edit(208, "(억원, 비중%)", "(비중%)")
    expected = "the table '부처별 재정 투자실적(비중%)' gives no unit of money"
    assert f"plan.md:208: {expected}" == refusal(copied)


def test_unit_of_a_table_is_read(copied: SourceFolder) -> None:
    """A table in another unit is read in that unit, and then does not reconcile."""
    copied.edit(208, "억원", "백만원")
    copied.vouch()
    found = figure(copied.examine().plan, "2020-executed-by-ministry/mafra")
    assert found.amount == 1_669_280_000


def test_title_without_rows_is_refused(copied: SourceFolder) -> None:
    """A title that no table follows is an error at its line."""
    copied.delete(541, 552)
    assert refusal(copied) == "plan.md:540: no table follows this title"
