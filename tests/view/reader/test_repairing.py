"""A line stands beside the line as it was read, and only what changed is marked."""

import pytest

from policygraph.view.reader.repairing import Pieces, repaired, sides, suspected
from policygraph.view.reading import Emendation, Place


def emendation(raw: str, reading: str, quote: str, around: tuple[str, str] = ("", "")) -> Emendation:
    """A repair from line 7 on."""
    lines = tuple(range(7, 8 + quote.count("\n")))
    place = Place("urn:place", "x", lines, quote, *around)
    return Emendation("urn:e", True, place, raw, reading, "reason", "basis", ("", ""), ())  # noqa: FBT003 - a record


def joined(pieces: Pieces) -> str:
    """The text of the pieces."""
    return "".join(text for text, _ in pieces)


def marked(pieces: Pieces) -> list[str]:
    """The marked pieces."""
    return [text for text, mark in pieces if mark]


def test_single_letters_are_marked_where_the_texts_are_alike() -> None:
    """마런 was read 마련: one syllable."""
    raw, read = repaired("활성화 방안 마런", "활성화 방안 마련")
    assert (marked(raw), marked(read)) == (["런"], ["련"])


def test_all_is_marked_where_nothing_is_alike() -> None:
    """A garbled name and its reading have letters in common by chance only."""
    raw, read = repaired("비이오 ἡ테이디푸족시", "바이오빅데이터구축")
    assert (marked(raw), marked(read)) == (["비이오 ἡ테이디푸족시"], ["바이오빅데이터구축"])


def test_what_is_added_or_dropped_is_marked_on_its_side() -> None:
    """Nothing stood there, or nothing should have."""
    assert (repaired("", "새 글"), repaired("4", "")) == (([], [("새 글", True)]), ([("4", True)], []))


def test_a_repaired_cell_changes_that_cell_alone() -> None:
    """The cells around it stay, tabs between them."""
    line = "환경부\t643,96\t643,96"
    both = sides(line, [emendation("643,96", "643.96", "643,96", ("환경부\t643,96\t", ""))])
    assert both is not None
    assert (joined(both.raw), joined(both.read), marked(both.read)) == (line, "환경부\t643,96\t643.96", ["."])


def test_several_repairs_of_a_line_stand_together() -> None:
    """Both cells of a heading that the scan divided."""
    line = "\t실 전\t4\t과제수"
    both = sides(
        line,
        [
            emendation("실 전", "실적", "실 전", ("\t", "\t4\t과제수")),
            emendation("4", "", "4", ("\t실 전\t", "\t과제수")),
        ],
    )
    assert both is not None
    assert (joined(both.raw), joined(both.read)) == (line, "\t실적\t\t과제수")


def test_an_empty_cell_is_filled() -> None:
    """The name that a merged cell leaves out."""
    both = sides("\t7,173", [emendation("", "이름", "", ("", "\t7,173"))])
    assert both is not None
    assert (joined(both.raw), joined(both.read)) == ("\t7,173", "이름\t7,173")


@pytest.mark.parametrize("repair", [emendation("a", "b", "another line"), emendation("a", "b", "a\nb")])
def test_a_repair_that_does_not_stand_on_the_line_draws_nothing(repair: Emendation) -> None:
    """Another text, or several lines: no pair is better than a wrong one."""
    assert sides("a", [repair]) is None


def test_suspected_words_are_marked_where_they_stand() -> None:
    """The words in their cell, not the same words before it; nothing changes."""
    line = "한만\t스마트 한만"
    pieces = suspected(line, [emendation("한만", "항만", "스마트 한만", ("한만\t", ""))])
    assert (joined(pieces), pieces[-1]) == (line, ("한만", True))
    assert marked(pieces) == ["한만"]


def test_words_that_stand_there_twice_are_not_marked() -> None:
    """The record does not say which of them is meant."""
    assert marked(suspected("값 값", [emendation("값", "갑", "값 값")])) == []


def test_words_of_another_line_are_not_marked() -> None:
    """A quotation that is not the line marks nothing in it, however long it is."""
    assert suspected("값", [emendation("값", "갑", "다른 긴 행의 값")]) == [("값", False)]
