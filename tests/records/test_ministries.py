"""The register of ministries."""

from pathlib import Path

import pytest

from policygraph import paths
from policygraph.errors import SourceError
from policygraph.model import Ministry
from policygraph.records import load_ministries

HEAD, *ROWS = paths.MINISTRIES.read_text(encoding="utf-8").splitlines()


def register(folder: Path, *lines: str) -> Path:
    """A register with these lines."""
    path = folder / "ministries.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_row_is_a_ministry(tmp_path: Path) -> None:
    """A ministry has its names, its abbreviation and its identifiers; empty ones are left out."""
    row = "환경부,환경부,Ministry of Environment,ME,Q488961,,501100003562,0000 0004 0642 3098,checked,a note"
    identifiers = (
        ("wikidata", "Q488961"),
        ("crossref_funder", "501100003562"),
        ("isni", "0000 0004 0642 3098"),
    )
    expected = Ministry("ME", "환경부", "환경부", "Ministry of Environment", identifiers, "checked", "a note")
    assert (expected,) == load_ministries(register(tmp_path, HEAD, row))


def test_grid_is_told_from_isni(tmp_path: Path) -> None:
    """The column that holds either says which by its form."""
    found = load_ministries(register(tmp_path, HEAD, "가부,가,A,AA,,,,grid.1.c,,"))
    assert found[0].identifiers == (("grid", "grid.1.c"),)


def test_register_of_the_project() -> None:
    """The register has eleven ministries, each with its own abbreviation."""
    assert len({ministry.code for ministry in load_ministries(paths.MINISTRIES)}) == 11


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["name,code", *ROWS], "1: the columns must be ko_full,ko_short,en_2021,abbr,"),
        ([HEAD, ",가,A,AA,,,,,,"], "2: a name is empty or already taken"),
        ([HEAD, "가부,,A,AA,,,,,,"], "2: a name is empty or already taken"),
        ([HEAD, "가부,가,A,,,,,,,"], "2: a name is empty or already taken"),
        ([HEAD, "가부,가,A,AA,,,,,,", "나부,가,B,BB,,,,,,"], "3: a name is empty or already taken"),
        ([HEAD, "가부,가,A,AA,,,,,,", "나부,나,B,AA,,,,,,"], "3: a name is empty or already taken"),
        ([HEAD, "가부,가,A,AA"], "2: the row has 4 cells where the columns are 10"),
    ],
    ids=["columns", "no name", "no short name", "no code", "short name twice", "code twice", "short row"],
)
def test_malformed_register_is_refused(lines: list[str], expected: str, tmp_path: Path) -> None:
    """The error names the line."""
    with pytest.raises(SourceError) as caught:
        load_ministries(register(tmp_path, *lines))
    assert str(caught.value).startswith(f"ministries.csv:{expected}")


def test_missing_register_is_refused(tmp_path: Path) -> None:
    """A register that is not there is an error, not a plan without ministries."""
    with pytest.raises(SourceError, match="cannot be read"):
        load_ministries(tmp_path / "ministries.csv")


def test_register_in_cp949_is_refused(tmp_path: Path) -> None:
    """A spreadsheet saved in cp949 is one clear error."""
    path = tmp_path / "ministries.csv"
    path.write_bytes("\n".join([HEAD, *ROWS]).encode("cp949"))
    with pytest.raises(SourceError, match="looks like cp949"):
        load_ministries(path)
