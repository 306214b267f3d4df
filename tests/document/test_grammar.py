"""Lines to blocks."""

from collections import Counter
from itertools import pairwise

import pytest

from policygraph.document import (
    Block,
    Bullet,
    Caption,
    Cell,
    Contents,
    Heading,
    Paragraph,
    Rank,
    Row,
    Text,
    Unit,
    read_blocks,
)
from policygraph.model import Span
from policygraph.records import Source

LINE = Span(1, 1)


def blocks(*lines: str) -> tuple[Block, ...]:
    """The blocks of a text with these lines."""
    return read_blocks(Text("plan.md", lines))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ⅳ. '21년도 재정투자 계획", Heading(LINE, Rank.CHAPTER, "4", "'21년도 재정투자 계획")),
        ("1. 추진 방향", Heading(LINE, Rank.SECTION, "1", "추진 방향")),
        ("2 추진경과", Heading(LINE, Rank.SECTION, "2", "추진경과")),
        ("11 보건복지부", Heading(LINE, Rank.SECTION, "11", "보건복지부")),
        ("4-2", Heading(LINE, Rank.CODE, "4-2", "")),
        ("1-3 공공부문 선도 수요창출", Heading(LINE, Rank.CODE, "1-3", "공공부문 선도 수요창출")),
        ("참고 1 부처별 계획", Heading(LINE, Rank.REFERENCE, "1", "부처별 계획")),
        ("참 고 부처별 실적", Heading(LINE, Rank.REFERENCE, "", "부처별 실적")),
        ("참 고", Heading(LINE, Rank.REFERENCE, "", "")),
        ("나 메가트렌드 변화", Heading(LINE, Rank.LETTER, "2", "메가트렌드 변화")),
        ("① 중점추진 목표", Heading(LINE, Rank.CIRCLED, "1", "중점추진 목표")),
        ("- 데이터 융합", Bullet(LINE, 0, "-", "데이터 융합")),
        (" - 데이터 융합", Bullet(LINE, 1, "-", "데이터 융합")),
        ("- ▶ 주요 산업별", Bullet(LINE, 0, "▶", "주요 산업별")),
        ("- □ 총 규모는", Bullet(LINE, 0, "□", "총 규모는")),
        ("□ 총 규모는", Bullet(LINE, 0, "□", "총 규모는")),
        (" - * 주석", Bullet(LINE, 1, "*", "주석")),
        (" * 주석", Bullet(LINE, 1, "*", "주석")),
        (" - **「법」 개정", Bullet(LINE, 1, "**", "「법」 개정")),
        ("- **굵은 글**로 시작", Bullet(LINE, 0, "-", "**굵은 글**로 시작")),
        ("< **분야별 계획**(억원) >", Caption(LINE, "**분야별 계획**(억원)")),
        ("(단위 : 억원)", Unit(LINE, "억원")),
        ("(단위: 백만원)", Unit(LINE, "백만원")),
        ("목 차", Contents(LINE)),
        ("관계부처 합동", Paragraph(LINE, "관계부처 합동")),
    ],
)
def test_mark_says_what_a_line_is(line: str, expected: Block) -> None:
    """Each kind of block is known by the mark at the start of its line."""
    assert (expected,) == blocks(line)


def test_row_has_a_cell_for_each_tab() -> None:
    """A line with tabs is a row; cells lose the space around them and know where they stand."""
    cells = (Cell("", Span(1, 1, 1)), Cell("합 계", Span(1, 1, 2)), Cell("1.00", Span(1, 1, 3)))
    assert (Row(LINE, cells),) == blocks("\t 합 계\t1.00")


def test_bullet_goes_on_in_the_lines_after_it() -> None:
    """Lines without a mark belong to the bullet before them, joined by one space."""
    assert (Bullet(Span(1, 3), 0, "-", "하나 둘 셋"),) == blocks("- 하나", "   둘", "셋")


def test_paragraph_goes_on_in_the_lines_after_it() -> None:
    """Lines without a mark belong to the paragraph before them."""
    assert (Paragraph(Span(1, 2), "하나 둘"),) == blocks("하나", "둘")


def test_blank_line_ends_a_bullet() -> None:
    """What follows a blank line is a block of its own."""
    assert (Bullet(Span(1, 1), 0, "-", "하나"), Paragraph(Span(3, 3), "둘")) == blocks("- 하나", "", "둘")


def test_row_is_not_continued() -> None:
    """A line without tabs after a row is a block of its own."""
    assert [Row, Paragraph] == [type(block) for block in blocks("가\t1", "나")]


def test_number_alone_has_its_title_in_the_next_paragraph() -> None:
    """The heading covers its number and its title."""
    expected = Heading(Span(1, 3), Rank.CODE, "1-1", "산업데이터 플랫폼")
    assert (expected,) == blocks("1-1", "", "산업데이터 플랫폼")


def test_number_alone_before_another_block_has_no_title() -> None:
    """Only a paragraph can be a title."""
    expected = (Heading(Span(1, 1), Rank.SECTION, "3", ""), Heading(Span(3, 3), Rank.CODE, "3-1", "전환"))
    assert expected == blocks("3", "", "3-1 전환")


def test_number_alone_at_the_end_has_no_title() -> None:
    """A heading is not lost when the text ends."""
    assert (Heading(LINE, Rank.CODE, "1-1", ""),) == blocks("1-1")


def test_contents_are_one_block() -> None:
    """What stands between 목차 and the next blank line is no heading."""
    expected = (Contents(Span(1, 4)), Heading(Span(6, 6), Rank.CHAPTER, "1", "배경"))
    assert expected == blocks("목 차", "", "Ⅰ. 배경 1", "1. 배경 1", "", "Ⅰ. 배경")


def test_contents_at_the_end_are_not_lost() -> None:
    """A text may end within its contents."""
    assert (Contents(Span(1, 3)),) == blocks("목 차", "", "Ⅰ. 배경 1")


def test_every_line_of_the_real_plan_is_in_one_block(real_source: Source) -> None:
    """No line with words is left out, none is read twice."""
    text = real_source.text
    spans = [block.span for block in read_blocks(text)]
    covered = Counter(line for span in spans for line in span.lines if text.line(line).strip())
    assert Counter(n for n, line in enumerate(text.lines, 1) if line.strip()) == covered


def test_blocks_of_the_real_plan_are_in_order(real_source: Source) -> None:
    """Blocks stand in the order of their lines and do not overlap."""
    spans = [block.span for block in read_blocks(real_source.text)]
    assert all(before.last < after.first for before, after in pairwise(spans))
