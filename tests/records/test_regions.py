"""The parts of the document stand in their order, once each, and say of which year they are."""

import pytest

from policygraph.errors import SourceError
from records.folder import SourceFolder


def refusal(folder: SourceFolder) -> str:
    """The message of the error that stops the build of a text vouched for as it is."""
    folder.vouch()
    with pytest.raises(SourceError) as caught:
        folder.examine()
    return str(caught.value)


@pytest.mark.parametrize(
    ("line", "old", "new", "expected"),
    [
        (
            295,
            "추진 전략 및 정책 과제",
            "추진 과제",
            "466: the part '추진 전략 및 정책 과제' is missing before this line",
        ),
        (554, "부처별 추진계획", "부처 계획", "747: the part '부처별 추진계획' is missing before this line"),
    ],
    ids=["section", "chapter"],
)
def test_missing_part_is_refused(line: int, old: str, new: str, expected: str, copied: SourceFolder) -> None:
    """A part without its heading is an error at the part after it."""
    copied.edit(line, old, new)
    assert f"plan.md:{expected}" == refusal(copied)


def test_missing_last_part_is_refused(copied: SourceFolder) -> None:
    """A text that ends before its last part is an error at its end."""
    copied.delete(747, 970)
    expected = r"the part '20(?P<year>\\d\\d)년도 세부 추진과제별 재정투자 계획' is missing before this line"
    assert f"plan.md:745: {expected}" == refusal(copied)


def test_part_twice_is_refused(copied: SourceFolder) -> None:
    """A second copy of a part is an error at its heading."""
    copied.insert(747, "Ⅵ. 부처별 추진계획", "")
    assert refusal(copied) == "plan.md:747: the part '부처별 추진계획' is there a second time"


def test_parts_out_of_order_are_refused(copied: SourceFolder) -> None:
    """Parts that changed places are an error at the first that is not due."""
    copied.edit(466, "'21년도 재정투자 계획", "부처별 추진계획")
    copied.edit(554, "부처별 추진계획", "'21년도 재정투자 계획")
    assert refusal(copied).startswith("plan.md:466: the part ")


@pytest.mark.parametrize(
    ("line", "old", "new", "expected"),
    [
        (194, "'20", "'19", "194: this part is of 2019; a plan of 2021 has 2020 here"),
        (466, "'21", "'22", "466: this part is of 2022; a plan of 2021 has 2021 here"),
        (749, "2021", "2022", "747: this part is of 2022; a plan of 2021 has 2021 here"),
        (237, "'20", "'21", "237: the table is not of 2020"),
        (508, "'21", "'20", "508: the table is not of 2021"),
        (784, "'21", "'20", "784: the rows are not of 2021"),
    ],
    ids=["results", "plan", "budget", "table of results", "table of the plan", "budget rows"],
)
def test_wrong_year_is_refused(line: int, old: str, new: str, expected: str, copied: SourceFolder) -> None:
    """Figures of another year would be compared with nothing: their heading is an error."""
    copied.edit(line, old, new)
    assert f"plan.md:{expected}" == refusal(copied)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (27, "heading"),
        (51, "heading"),
        (258, "heading"),
        (558, "heading"),
    ],
)
def test_unknown_heading_is_refused(line: int, what: str, copied: SourceFolder) -> None:
    """A heading that the family does not have is an error at its line."""
    title = copied.lines[line - 1]
    copied.edit(line, title, f"{title} 등")
    assert refusal(copied).startswith(f"plan.md:{line}: a {what} that has no place in the part ")


@pytest.mark.parametrize(
    ("line", "part"), [(296, "measures"), (257, "direction"), (555, "ministries"), (750, "budget")]
)
def test_line_without_a_place_is_refused(line: int, part: str, copied: SourceFolder) -> None:
    """A paragraph where none can stand is an error at its line."""
    copied.insert(line, "", "알 수 없는 글", "")
    assert refusal(copied).startswith(
        f"plan.md:{line + 1}: a paragraph that has no place in the part {part!r}"
    )


def test_cover_needs_three_paragraphs(copied: SourceFolder) -> None:
    """A cover that gives more than title, date and issuer is an error."""
    copied.insert(6, "", "한 문단 더", "")
    expected = "plan.md:1: the cover must give title, date and issuer, a paragraph each"
    assert expected == refusal(copied)


@pytest.mark.parametrize(("line", "old", "new"), [(1, "제2차", "제이차"), (3, "2021. 5.", "2021년 5월")])
def test_cover_must_be_read(line: int, old: str, new: str, copied: SourceFolder) -> None:
    """A title or date of another form is an error at its line."""
    copied.edit(line, old, new)
    assert refusal(copied).startswith(f"plan.md:{line}: a paragraph that has no place in the part 'cover'")


def test_background_gives_the_years_of_the_basic_plan(copied: SourceFolder) -> None:
    """A background without the years of the basic plan is an error at its heading."""
    for line in (37, 42):
        copied.write_lines(
            [t.replace("'19~'23", "5년") if n == line else t for n, t in enumerate(copied.lines, 1)]
        )
    assert refusal(copied) == "plan.md:25: this chapter must give the years of the basic plan"


def test_missing_task_heading_is_refused(copied: SourceFolder) -> None:
    """A task of the picture without its heading would lose its measures to the task before it."""
    copied.delete(364)
    assert refusal(copied) == "plan.md:295: this part has no heading for task 2-2"


def test_other_task_heading_is_refused(copied: SourceFolder) -> None:
    """A heading that does not name the task that is due is an error at its line."""
    copied.edit(364, "비대면", "대면")
    expected = "'융합을 통한 대면 산업 성장 가속화' is not the name of task 2-2 in the text before"
    assert f"plan.md:364: {expected}" == refusal(copied)


def test_second_vision_is_refused(copied: SourceFolder) -> None:
    """There is one vision."""
    copied.insert(264, "비 전", "", "또 하나의 비전", "")
    assert refusal(copied) == "plan.md:264: one vision must follow here"


def test_field_must_have_the_name_given_before(copied: SourceFolder) -> None:
    """A field over the budget rows that has another name than over the achievements is an error."""
    copied.edit(924, "全분야", "全산업")
    expected = "'융합을 산업 全산업로 확산' is not the name of field 4 in the text before"
    assert f"plan.md:924: {expected}" == refusal(copied)


def test_unit_of_the_budget_rows_is_one(copied: SourceFolder) -> None:
    """Budget rows in two units are an error."""
    line = next(n for n, text in enumerate(copied.lines, 1) if n > 830 and "단위" in text)
    copied.edit(line, "백만원", "억원")
    expected = "the budget rows must be given in one unit of money, printed at least once"
    assert f"plan.md:747: {expected}" == refusal(copied)
