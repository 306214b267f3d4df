"""A damaged source gives the right result or is refused with file and line; never a smaller graph.

The text of each test is vouched for as damaged (hash, checksums, number of lines), unless it says
otherwise: what is tested is the reader and the arithmetic behind the checksums.
"""

import random
import re
from collections.abc import Callable

import pytest

from policygraph.build import PlanReport
from policygraph.errors import SourceError
from policygraph.model import Plan
from policygraph.records import load_source
from records.folder import SourceFolder

ROW = 768  # a budget row of goal 1-1
GOAL = (755, 780)  # goal 1-1: its heading to its last row


def refused(folder: SourceFolder) -> str:
    """The message of the error that stops the build of a text vouched for as it is."""
    folder.vouch()
    with pytest.raises(SourceError) as caught:
        folder.examine()
    return str(caught.value)


def cuts() -> list[tuple[str, int]]:
    """Twenty places to cut the text: anywhere, within a budget row, within a number of one."""
    chance = random.Random(20)  # noqa: S311 - a repeatable draw, no secret
    kinds = ["anywhere"] * 8 + ["row"] * 6 + ["number"] * 6
    return [(kind, chance.randrange(10**9)) for kind in kinds]


def cut(folder: SourceFolder, kind: str, draw: int) -> None:
    """Cut the text at one of the places of a kind."""
    text, lines = folder.read("plan.md"), folder.lines
    if kind == "anywhere":
        folder.write("plan.md", text[: 1 + draw % (len(text) - 2)])
        return
    rows = [n for n, line in enumerate(lines, 1) if line.count("\t") == 3 and n > 750]
    number = rows[draw % len(rows)]
    row = lines[number - 1]
    first = row.index("\t") + 2 if kind == "number" else 1
    last = row.index("\t", first) if kind == "number" else len(row)
    folder.write_lines([*lines[: number - 1], row[: first + draw % max(1, last - first)]])


@pytest.mark.many(quick=4)
@pytest.mark.parametrize(("kind", "draw"), cuts())
def test_truncated_text_is_refused(kind: str, draw: int, copied: SourceFolder) -> None:
    """A text that ends early is an error or a finding, even if it was vouched for as it is."""
    cut(copied, kind, draw)
    copied.vouch()
    assert re.match(r"(plan\.md|corrections\.csv):\d+: ", copied.problems()[0])


@pytest.mark.parametrize(("kind", "draw"), cuts())
def test_truncated_text_is_not_the_text_vouched_for(kind: str, draw: int, copied: SourceFolder) -> None:
    """The checksums name the line that a shortened text ends on."""
    cut(copied, kind, draw)
    named = [finding.line for finding in load_source(copied.path).alterations()]
    assert len(copied.read("plan.md").removesuffix("\n").split("\n")) in named


def test_row_with_a_missing_cell_is_refused(copied: SourceFolder) -> None:
    """A budget row of three cells is an error at its line."""
    copied.edit(ROW, "\t계속", "")
    assert f"plan.md:{ROW}: a budget row has 4 cells (name, amount, status, ministry), this 3" == refused(
        copied
    )


@pytest.mark.parametrize("amount", ["2,0O0", "2.000", "2, 000", "2000원", "-2,000", "", "2,00", "２,000"])
def test_stray_character_in_an_amount_is_refused(amount: str, copied: SourceFolder) -> None:
    """An amount that is not digits in groups of three is an error at its line."""
    copied.edit(ROW, "2,000", amount)
    expected = f"plan.md:{ROW}: {amount!r} is not an amount as the budget rows print them (such as 1,234)"
    assert expected == refused(copied)


def test_unknown_status_is_refused(copied: SourceFolder) -> None:
    """A status that is neither 신규 nor 계속 is an error at its line."""
    copied.edit(ROW, "계속", "게속")
    assert f"plan.md:{ROW}: '게속' is none of 신규, 계속" == refused(copied)


UNKNOWN = "is no ministry of the register (ministries.csv), or is named twice here"


@pytest.mark.parametrize(
    ("line", "old", "new", "name"),
    [
        (ROW, "산업부", "산업통상부", "산업통상부"),
        (ROW, "산업부", "산 업부", "산 업부"),
        (302, "산업부", "산업청", "산업청"),
        (306, "중기부", "중소부", "중소부"),
        (573, "국토교통부", "국토부처", "국토부처"),
    ],
    ids=["budget row", "spaces", "measure", "one of three", "chapter"],
)
def test_unknown_ministry_is_refused(line: int, old: str, new: str, name: str, copied: SourceFolder) -> None:
    """A ministry that is not printed as the register has it is an error at its line."""
    copied.edit(line, old, new)
    assert f"plan.md:{line}: {name!r} {UNKNOWN}" == refused(copied)


def test_ministry_that_takes_no_part_is_refused(copied: SourceFolder) -> None:
    """A ministry without a chapter of its own cannot be responsible for a measure."""
    copied.delete(729, 746)
    assert f"plan.md:315: '복지부' {UNKNOWN}" == refused(copied)


def test_unknown_ministry_of_a_table_is_refused(copied: SourceFolder) -> None:
    """A line of a table that names no ministry of the plan is an error at its line."""
    copied.edit(516, "중소벤처기업부", "중소기업부")
    expected = "plan.md:516: '중소기업부' is no ministry of this plan, or is there twice"
    assert expected == refused(copied)


@pytest.mark.parametrize(
    ("line", "old", "new", "expected"),
    [
        (782, "1-2", "1-3", "heading out of order: 1-3 where 1-2 is due"),
        (782, "1-2", "1-1", "performance goal 1-1 is there a second time; the first is at line 755"),
        (
            341,
            "나",
            "다",
            "heading out of order: number 3 where 2 is due ('메가트렌드 변화에 대응한 주도적 혁신')",
        ),
        (554, "Ⅴ", "Ⅳ", "heading out of order: number 4 where 5 is due ('부처별 추진계획')"),
        (590, "3", "4", "heading out of order: number 4 where 3 is due ('중소벤처기업부')"),
        (827, "2 ", "3 ", "heading out of order: number 3 where 2 is due ('산업융합의 제도적 뒷받침')"),
    ],
    ids=["goal", "goal twice", "letter", "chapter", "ministry", "field"],
)
def test_heading_out_of_order_is_refused(
    line: int, old: str, new: str, expected: str, copied: SourceFolder
) -> None:
    """A heading whose number is not due is an error at its line."""
    copied.edit(line, old, new)
    assert f"plan.md:{line}: {expected}" == refused(copied)


def test_second_copy_of_a_goal_is_refused(copied: SourceFolder) -> None:
    """A goal's heading and rows a second time are an error at the second heading."""
    first, last = GOAL
    copied.insert(last + 1, "", *copied.lines[first - 1 : last])
    expected = (
        f"plan.md:{last + 2}: performance goal 1-1 is there a second time; the first is at line {first}"
    )
    assert expected == refused(copied)


def test_second_copy_of_a_goals_rows_is_refused(copied: SourceFolder) -> None:
    """A goal's table a second time under the same heading is an error at its heading row."""
    first, last = 759, GOAL[1]
    copied.insert(last + 1, *copied.lines[first - 1 : last])
    expected = "is not an amount as the budget rows print them (such as 1,234)"
    assert refused(copied) == f'plan.md:{last + 1}: "\'21년도 예산" {expected}'


def test_second_copy_of_a_financial_table_is_refused(copied: SourceFolder) -> None:
    """A financial table a second time is an error at its first row."""
    copied.insert(206, "", *copied.lines[198:204])
    expected = "a second table '분야별 재정 투자실적(억원, 비중%)'; the first begins at line 199"
    assert f"plan.md:209: {expected}" == refused(copied)


def test_cp949_is_refused(copied: SourceFolder) -> None:
    """A text in cp949 is one clear error that says how to convert it."""
    text = copied.read("plan.md")
    (copied.path / "plan.md").write_bytes(text.encode("cp949", errors="replace"))
    with pytest.raises(SourceError) as caught:
        copied.examine()
    expected = "plan.md:1: is not UTF-8 (it looks like cp949); convert it: iconv -f cp949 -t utf-8"
    assert expected == str(caught.value)


@pytest.mark.many(quick=1)
@pytest.mark.parametrize(
    "changed",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: f"{text}\n",
        lambda text: f"\ufeff{text}",
    ],
    ids=["CRLF", "CR", "final newline", "byte order mark"],
)
def test_line_ends_make_no_difference(
    changed: Callable[[str], str], copied: SourceFolder, real_report: PlanReport
) -> None:
    """Other line ends, a final newline or a byte order mark give the same plan, vouched for as before."""
    copied.write("plan.md", changed(copied.read("plan.md")))
    assert real_report == copied.examine()


def test_duplicated_budget_row_is_refused(copied: SourceFolder) -> None:
    """A budget row printed twice is an error at the second."""
    row = ROW + 2
    copied.insert(row + 1, copied.lines[row - 1])
    expected = f"plan.md:{row + 1}: a second row of the same ministry for the project of line {row}"
    assert expected == refused(copied)


def test_budget_row_repeated_elsewhere_is_refused(copied: SourceFolder) -> None:
    """A budget row printed again further down its goal is an error there."""
    copied.insert(781, copied.lines[769])
    expected = "plan.md:781: '국가공간정보 공동활용체계 구축 및 운영' is named again, apart from line 770"
    assert expected == refused(copied)


def test_deleted_budget_row_is_noticed_by_the_names(copied: SourceFolder) -> None:
    """Where a row is missing, the English names after it would slip: the first one that does is named."""
    copied.delete(770)
    copied.vouch()
    names = ("국가공간정보 공동활용체계 구축 및 운영", "국토교통행정정보시스템구축")
    expected = "is about {!r}, but project/1-1-11 is {!r} (line 770 of the text)".format(*names)
    assert expected in [problem.partition(": ")[2] for problem in copied.problems()]


def test_swapped_budget_rows_are_noticed_by_the_names(copied: SourceFolder) -> None:
    """Two rows of one ministry that change places alter no total, but every name knows its row."""
    lines = copied.lines
    lines[778], lines[777] = lines[777], lines[778]
    copied.write_lines(lines)
    copied.vouch()
    names = ("생태계 기반 수산자원변동 예측기술 개발", "해양환경정보")
    expected = "is about {!r}, but project/1-1-19 is {!r} (line 778 of the text)".format(*names)
    problems = [problem.split(": ", 1)[1] for problem in copied.problems()]

    assert expected in problems
    # What else is said comes of the same: another project now has the name that a bullet prints.
    assert all("project" in problem for problem in problems), problems


def test_deleted_budget_row_is_found_by_arithmetic(copied: SourceFolder) -> None:
    """A missing budget row is a finding at each figure that it is a part of, and at what was promised."""
    copied.delete(780)
    copied.vouch()
    findings = [finding for finding in copied.examine().findings if finding.file != "readings.csv"]
    amounts = [finding for finding in findings if " amount: " in str(finding)]
    assert [str(f).split()[3].rstrip(",") for f in findings if f.line is None] == ["projects", "allocations"]
    assert {474, 483, 496, 506, 523, 525, 537, 552} == {finding.line for finding in amounts}


def test_swapped_rows_are_not_the_text_vouched_for(copied: SourceFolder) -> None:
    """Two rows that changed places are both named by their checksums."""
    lines = copied.lines
    lines[784], lines[785] = lines[785], lines[784]
    copied.write_lines(lines)
    report = copied.examine()
    named = [finding.line for finding in report.findings if finding.file == "plan.md"]
    assert named == [785, 786, None]


def test_no_damage_is_no_problem(copied: SourceFolder, real_plan: Plan) -> None:
    """The copy as it is gives the plan as it is."""
    copied.vouch()
    assert real_plan == copied.examine().plan
