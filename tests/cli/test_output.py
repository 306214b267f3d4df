"""Tables and records: nothing wider than the terminal, nothing lost, numbers whole."""

import io
import sys
import unicodedata
from collections.abc import Callable

import pytest

from policygraph.cli.output import Column, Table, show

Show = Callable[..., list[str]]


def columns_of(line: str) -> int:
    """The columns a line takes, by the standard's table alone."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line
    )


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Show:
    """The lines of a table in a terminal of so many columns."""

    def lines(table: Table, columns: int, *, records: bool = False) -> list[str]:
        monkeypatch.setenv("COLUMNS", str(columns))
        show(table, records=records)
        return capsys.readouterr().out.splitlines()

    return lines


MONEY = Table(
    "부처별 예산",
    (Column("부처"), Column("예산 (억원)", "right")),
    [("산업통상자원부", "11,350.47"), ("환경부", "643.96")],
    ("2행.",),
    if_folded="펼침",
    as_above="위와 같음",
)


def test_a_table_is_aligned_by_columns_of_the_terminal(shown: Show) -> None:
    """Numbers end where their heading ends."""
    assert shown(MONEY, 80) == [
        "부처별 예산",
        "부처            예산 (억원)",
        "───────────────────────────",
        "산업통상자원부    11,350.47",
        "환경부               643.96",
        "2행.",
        "",
    ]


def test_words_fold_and_numbers_do_not(shown: Show) -> None:
    """A cell of words takes several lines beside a whole number."""
    table = Table("", (Column("글"), Column("수", "right")), [("가나 다라 마바 사아 자차", "1,234,567.89")])

    assert shown(table, 24)[2:4] == ["가나 다라   1,234,567.89", "마바 사아"]


def test_a_table_that_would_be_slivers_is_shown_as_records(shown: Show) -> None:
    """Each heading with its value, numbers to the right, and a note."""
    long = "과학기술정보통신부의 아주 긴 설명이 여러 줄에 걸쳐 이어진다"
    names = tuple(Column(name) for name in ("이름", "설명", "근거", "이유"))
    table = Table("모순", (*names, Column("행", "right")), [("가", long, long, "", "7")], if_folded="펼침")
    lines = shown(table, 40)

    assert lines == [
        "모순",
        "── 1/1 ─────────────────────────────────",
        "이름  가",
        "설명  과학기술정보통신부의 아주 긴",
        "      설명이 여러 줄에 걸쳐 이어진다",
        "근거  과학기술정보통신부의 아주 긴",
        "      설명이 여러 줄에 걸쳐 이어진다",
        "행    7",
        "펼침",
        "",
    ]
    assert [line for line in lines if columns_of(line) > 40] == []


def test_records_are_shown_on_demand_without_the_note(shown: Show) -> None:
    """What would fit, row by row; numbers are aligned to the right."""
    assert shown(MONEY, 40, records=True) == [
        "부처별 예산",
        "── 1/2 ─────────────────────────────────",
        "부처         산업통상자원부",
        "예산 (억원)  11,350.47",
        "── 2/2 ─────────────────────────────────",
        "부처         환경부",
        "예산 (억원)     643.96",
        "2행.",
        "",
    ]


def test_a_long_value_is_not_printed_again(shown: Show) -> None:
    """The same text of several lines in the next record is named, short ones are repeated."""
    long = "아주 긴 설명이 여러 줄에 걸쳐 이어진다 그리고 더 이어진다"
    table = Table("", (Column("이름"), Column("설명")), [("가", long), ("가", long)], as_above="위와 같음")
    lines = shown(table, 40, records=True)

    assert [line for line in lines if "위와 같음" in line] == ["설명  위와 같음"]
    assert lines.count("이름  가") == 2


def test_an_empty_answer_has_no_headings(shown: Show) -> None:
    """Title and note, nothing between."""
    table = Table("제목", (Column("부처"),), [], ("답이 없습니다 (0행).",))

    assert shown(table, 80) == ["제목", "답이 없습니다 (0행).", ""]


def test_a_terminal_without_hangul_gets_escapes_that_are_aligned(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What the encoding lacks is as wide as its escape; lines are drawn in ASCII."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="backslashreplace", write_through=True)
    monkeypatch.setattr(sys, "stdout", stream)
    show(Table("", (Column("x"), Column("n", "right")), [("가", "1"), ("b", "22")]))
    assert isinstance(stream.buffer, io.BytesIO)

    assert stream.buffer.getvalue().decode("ascii").splitlines()[:4] == [
        "x        n",
        "----------",
        "\\uac00   1",
        "b       22",
    ]
