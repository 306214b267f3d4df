"""Scenario files: the one there is can be read, and every kind of damage is named with its line."""

from pathlib import Path

import pytest

from policygraph.analyse.scenario_files import find_scenario, read_scenario
from policygraph.errors import CommandError, DataError

GOOD = find_scenario("2025-reorganisation").read_text(encoding="utf-8")


def read_changed(folder: Path, old: str, new: str) -> None:
    """Read the scenario with a change."""
    assert old in GOOD
    path = folder / "s.toml"
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    read_scenario(path)


def test_the_reform_is_two_events() -> None:
    """Energy leaves one ministry, another takes it; ten rows are decided, seven of them move."""
    found = read_scenario(find_scenario("2025-reorganisation"))

    assert [(event.kind, event.rest) for event in found.events] == [("split", "MOTIR"), ("rename", "MCEE")]
    assert [decision.choice for decision in found.decisions].count("move") == 7
    assert (len(found.decisions), found.date) == (10, "2025-10-01")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('code = "2025-reorganisation"', "", "s.toml: code missing"),
        ("date = 2025-10-01", 'date = "October"', "s.toml: date must be a day"),
        ("date = 2025-10-01", "date = 2025-10-01T00:00:00", "s.toml: date must be a day"),
        ("date = 2025-10-01", "day = 2025-10-01", "s.toml: date missing; day unknown"),
        ("[[event]]", "[[events]]", "s.toml: events unknown"),
        ('rest = "MOTIR"', 'rest = "ME"', "s.toml:30: rest 'ME' must be one of resulting"),
        ('original = ["ME"]', 'original = ["MOTIE"]', "s.toml:38: MOTIE ends in two events"),
        ('original = ["ME"]', 'original = "ME"', "s.toml:38: original must be a list of different codes"),
        ('original = ["ME"]', 'original = ["ME", "ME"]', "s.toml:38: original must be a list of different"),
        ('code = "MCEE"', 'code = "XXXX"', "no event results in XXXX"),
        ('decision = "move"', 'decision = "maybe"', "s.toml:46: decision 'maybe' is none of move, keep"),
        ('decision = "move"', 'decision = "keep"', "s.toml:46: a row that moves, or may, says to where"),
        ('to = "MCEE"', 'to = "ME"', "s.toml:46: no event takes a row from MOTIE to ME"),
        ('ministry = "MOTIE"', 'ministry = "MOF"', "s.toml:46: no event takes a row from MOF"),
        ('project = "1-2-13"', 'project = "1-2-9"', "s.toml:54: project 1-2-9 of MOTIE is decided twice"),
        ('project = "1-2-9"', "project = 129", "s.toml:46: project must be text"),
        ('reason_ko = "공공에너지', 'reason = "공공에너지', "s.toml:46: reason_ko missing; reason unknown"),
        ("date = 2025-10-01", "date = = 1", "is no TOML in UTF-8 that can be read: .*line 13"),
    ],
)
def test_damage_is_named_with_its_place(tmp_path: Path, old: str, new: str, says: str) -> None:
    """One change each; the line is that where the table begins."""
    with pytest.raises(DataError, match=says):
        read_changed(tmp_path, old, new)


def test_a_table_that_is_no_list_is_an_error(tmp_path: Path) -> None:
    """[organisation] instead of [[organisation]]."""
    path = tmp_path / "s.toml"
    head = GOOD.partition("[[organisation]]")[0]
    path.write_text(f'{head}[organisation]\ncode = "X"\n', encoding="utf-8")

    with pytest.raises(DataError, match="organisation must be tables"):
        read_scenario(path)


def test_a_file_that_is_missing_is_an_error(tmp_path: Path) -> None:
    """It says which."""
    with pytest.raises(DataError, match=r"none\.toml"):
        read_scenario(tmp_path / "none.toml")


def test_an_unknown_name_lists_what_there_is() -> None:
    """In both languages."""
    with pytest.raises(CommandError, match="there are 2025-reorganisation") as caught:
        find_scenario("2026")
    assert "있는 것: 2025-reorganisation" in caught.value.message("ko")
