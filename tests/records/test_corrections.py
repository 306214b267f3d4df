"""Repairs of the scanned text fit exactly, are proved, and are all needed."""

import pytest

from policygraph import paths
from policygraph.build import examine
from policygraph.errors import SourceError
from policygraph.model import Plan
from policygraph.records import Source, load_source
from records.folder import SourceFolder


def refusal(folder: SourceFolder) -> str:
    """The message of the error that stops the build."""
    with pytest.raises(SourceError) as caught:
        examine(folder.path)
    return str(caught.value)


def add(folder: SourceFolder, *rows: str) -> None:
    """Add rows to the corrections, and promise them."""
    content = folder.read("corrections.csv").rstrip("\r\n")
    folder.write("corrections.csv", "\n".join([content, *rows]))
    folder.edit_file("source.toml", f"corrections = {ROWS}", f"corrections = {ROWS + len(rows)}")


ROWS = len(load_source(paths.SOURCES / "icd-2021").corrections)


@pytest.mark.many(quick=5)
@pytest.mark.parametrize("row", range(1, ROWS + 1))
def test_every_repair_is_needed(row: int, copied: SourceFolder) -> None:
    """Without any one repair, which is not promised either, the plan is refused."""
    rows = copied.read("corrections.csv").splitlines()
    del rows[row]
    copied.write("corrections.csv", "\n".join(rows))
    copied.edit_file("source.toml", f"corrections = {ROWS}", f"corrections = {ROWS - 1}")
    assert copied.problems() != []


def test_repairs_are_part_of_the_plan(real_plan: Plan, real_source: Source) -> None:
    """Every repair is kept with its raw text, reading and reason."""
    assert tuple(c.emendation for c in real_source.corrections) == real_plan.emendations


def test_raw_text_must_be_there(copied: SourceFolder) -> None:
    """A repair of a text that is not there is an error at the repair."""
    copied.edit_file("corrections.csv", "loT가전", "1oT가전")
    expected = (
        "expects '1oT가전 빅데이터 활용지원 사업' at plan.md:768, which has 'loT가전 빅데이터 활용지원 사업'"
    )
    assert f"corrections.csv:23: {expected}" == refusal(copied)


@pytest.mark.parametrize("place", ["2000,0", "0,0", "768,9", "2,0"])
def test_place_must_be_there(place: str, copied: SourceFolder) -> None:
    """A repair of a line or cell that is not there, or of a blank line, is an error at the repair."""
    add(copied, f"{place},가,나,이유,layout,근거")
    line = place.partition(",")[0]
    assert f"corrections.csv:34: expects '가' at plan.md:{line}, which has ''" == refusal(copied)


def test_place_is_repaired_once(copied: SourceFolder) -> None:
    """Two repairs of one place are an error at the second."""
    add(copied, "768,1,loT,IoT,이유,layout,근거")
    assert refusal(copied) == "corrections.csv:34: repairs the same place as row 23"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("9,0,가,나,이유,layout", "the row has 6 cells where the columns are 7"),
        ("9,0,가,나,이유,layout,근거,", "the row has 8 cells where the columns are 7"),
        ("x,0,가,나,이유,layout,근거", "line and cell of a repair are numbers (cell 0: the whole line)"),
        ("9,,가,나,이유,layout,근거", "line and cell of a repair are numbers (cell 0: the whole line)"),
        ("9,0,가,나,,layout,근거", "a repair needs its reason, proof and basis"),
        ("9,0,가,나,이유,,근거", "a repair needs its reason, proof and basis"),
        ("9,0,가,나,이유,layout,", "a repair needs its reason, proof and basis"),
        ("9,0,가,나,이유,보면 앎,근거", "proof '보면 앎' is none of 'LINE: words', 'total', 'layout'"),
    ],
)
def test_repair_must_be_whole(row: str, expected: str, copied: SourceFolder) -> None:
    """A repair without its place, reason, proof or basis is an error at its row."""
    add(copied, row)
    assert f"corrections.csv:34: {expected}" == refusal(copied)


def test_columns_must_be_the_expected_ones(copied: SourceFolder) -> None:
    """Another heading row is an error at line 1."""
    copied.edit_file("corrections.csv", "line,cell,raw", "line,raw,cell")
    expected = "corrections.csv:1: the columns must be line,cell,raw,reading,reason,proof,basis"
    assert expected == refusal(copied)


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("184: IoT", "187: IoT", 187, "IoT"),
        ("184: IoT", "184: IcT", 184, "IcT"),
        ("184: IoT", "768: IoT", 768, "IoT"),
        ("184: IoT", "4000: IoT", 4000, "IoT"),
        ("184: IoT", "184: 빅데이터 플랫폼", 184, "빅데이터 플랫폼"),
    ],
    ids=["another line", "other words", "the line itself", "no such line", "not in the reading"],
)
def test_quoted_proof_must_be_there(old: str, new: str, line: int, words: str, copied: SourceFolder) -> None:
    """Words that are to prove a reading must stand on another line and in the reading."""
    copied.edit_file("corrections.csv", old, new)
    expected = f"its proof {words!r} must stand on line {line} of plan.md and in the reading"
    assert f"corrections.csv:23: {expected}" == refusal(copied)


def test_repaired_money_must_have_a_total(copied: SourceFolder) -> None:
    """A figure that nothing recomputes cannot be repaired on the strength of a total."""
    copied.edit(243, "1,835.82", "1.835.82")
    copied.vouch()
    add(copied, '243,2,1.835.82,"1,835.82",쉼표가 마침표로 오독됨,total,합계')
    assert refusal(copied) == "corrections.csv:34: no printed total proves the repair of line 243"


def test_money_is_repaired_by_a_total_only(copied: SourceFolder) -> None:
    """Words on another line do not prove a figure, however alike they are."""
    copied.edit_file("corrections.csv", "쉼표로 오독됨,total", "쉼표로 오독됨,523: 643.96")
    expected = "money is repaired only where a printed total proves it: the proof must be 'total'"
    assert refusal(copied) == f"corrections.csv:12: {expected}"


def test_an_amount_of_a_budget_row_is_repaired_by_a_total(copied: SourceFolder) -> None:
    """The amount of a row, which every total above it recomputes, may be repaired."""
    copied.edit(775, "6,000", "6,OOO")
    add(copied, '775,2,"6,OOO","6,000",숫자가 글자로 오독됨,total,성과목표 1-1의 합계')
    copied.vouch()
    assert copied.problems() == []


def test_a_wrong_repair_of_an_amount_does_not_reconcile(copied: SourceFolder) -> None:
    """A reading that no total confirms is published by nobody."""
    copied.edit(775, "6,000", "6,OOO")
    add(copied, '775,2,"6,OOO","6,008",숫자가 글자로 오독됨,total,성과목표 1-1의 합계')
    copied.vouch()
    assert "plan.md:496" in "\n".join(copied.problems())


def test_words_have_no_total(copied: SourceFolder) -> None:
    """A total proves money, not words."""
    copied.edit_file("corrections.csv", "184: IoT", "total")
    assert refusal(copied) == "corrections.csv:23: no printed total proves the repair of line 768"


def test_wrongly_repaired_money_is_found(copied: SourceFolder) -> None:
    """A repair to the wrong amount is a finding at the figure, as a misprint would be."""
    copied.edit_file("corrections.csv", "643.96 (1.79),소", "643.97 (1.79),소")
    assert 483 in copied.named_lines()


def test_corrections_may_be_missing(copied: SourceFolder) -> None:
    """A source without corrections.csv has no repairs; this text then cannot be read."""
    (copied.path / "corrections.csv").unlink()
    assert load_source(copied.path).corrections == ()
