"""Widths on a terminal, measured by hand; folding that breaks no number."""

import pytest

from policygraph.width import fold, pad, safe, width


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("산업부", 6),
        ("K-뉴딜", 6),
        ("新시장", 6),
        ("「가」", 6),  # full-width brackets
        ("①·…", 3),
        ("e\u0301", 1),  # an accent of its own
        ("\u1112\u1161\u11ab", 2),  # a syllable in three letters
        ("a\u200db", 2),  # a joiner
        ("😀", 2),
    ],
)
def test_a_text_is_as_wide_as_a_terminal_shows_it(text: str, columns: int) -> None:
    """Hangul, Han and full-width marks take two columns, combining marks none."""
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("예산이 있는 성과목표", 11, ["예산이 있는", "성과목표"]),
        ("예산이 있는 성과목표", 20, ["예산이 있는 성과목표"]),
        ("한 줄\n두 줄", 20, ["한 줄", "두 줄"]),
        ("과학기술정보통신부", 10, ["과학기술정", "보통신부"]),
        ("id:icd-2021/project/1-1-3", 20, ["id:icd-2021/project/", "1-1-3"]),
        ("약 1,135,047,000,000원", 8, ["약", "1,135,047,000,000", "원"]),
        ("", 5, [""]),
    ],
)
def test_a_text_folds_between_words(text: str, columns: int, lines: list[str]) -> None:
    """A word is broken only if it is too wide, then after punctuation; a number never."""
    assert fold(text, columns) == lines


def test_padding_counts_columns() -> None:
    """Two syllables are four columns."""
    assert (pad("부처", 6), pad("부처", 6, right=True)) == ("부처  ", "  부처")


def test_a_cell_cannot_command_the_terminal() -> None:
    """Escape, bell and overrides of direction are shown, not obeyed; line breaks stay."""
    assert safe("a\x1b[31mb\x07\tc\nd\u202ee\x9b") == "a␛[31mb␇ c\nd�e�"
