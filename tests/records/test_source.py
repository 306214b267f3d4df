"""A source folder, and what it promises."""

import pytest

from policygraph import paths
from policygraph.errors import SourceError
from policygraph.records import Source, line_checksums, load_source
from records.folder import SourceFolder


def refusal(folder: SourceFolder) -> str:
    """The message of the error that stops the folder from being loaded."""
    with pytest.raises(SourceError) as caught:
        load_source(folder.path)
    return str(caught.value)


def test_checksums_are_those_of_the_lines(real_source: Source) -> None:
    """The file beside the text has one CRC-32 per line."""
    assert line_checksums(real_source.text) == real_source.checksums


EXPECTED = load_source(paths.SOURCES / "icd-2021").expected


@pytest.mark.many(quick=6)
@pytest.mark.parametrize("kind", EXPECTED)
@pytest.mark.parametrize("by", [-1, 1], ids=["fewer", "more"])
def test_each_expectation_is_checked(kind: str, by: int, copied: SourceFolder) -> None:
    """A promised number that the plan does not hold is a finding."""
    copied.edit_file("source.toml", f"\n{kind} = {EXPECTED[kind]}", f"\n{kind} = {EXPECTED[kind] + by}")
    expected = f"source.toml: promises {EXPECTED[kind] + by} {kind}, the text has {EXPECTED[kind]}"
    assert [expected] == [problem.partition(" (lines ")[0] for problem in copied.problems()]


def test_every_count_is_promised(copied: SourceFolder) -> None:
    """The source of the real plan promises every number that is counted."""
    assert copied.examine().counts == EXPECTED


def test_unknown_expectation_is_a_finding(copied: SourceFolder) -> None:
    """A promise about something that is not counted is not passed over."""
    copied.edit_file("source.toml", "[expected]\n", "[expected]\nvisions = 1\n")
    assert copied.problems() == ["source.toml: promises 1 visions, the text has no such thing"]


def test_promised_title_is_checked(copied: SourceFolder) -> None:
    """A title that the text does not have is a finding."""
    copied.edit_file(
        "source.toml",
        "title = \"제2차 산업융합발전 기본계획 '21",
        "title = \"제2차 산업융합발전 기본계획 '22",
    )
    problem = copied.problems()[0]
    assert problem.startswith(
        'source.toml: gives the title "제2차 산업융합발전 기본계획 \'22년도 실행계획", line 1 of the text'
    )


def test_another_hash_is_a_finding(copied: SourceFolder) -> None:
    """A text that has another hash is found even if no checksum differs."""
    copied.edit_file("source.toml", 'sha256 = "a8', 'sha256 = "b8')
    assert len(copied.problems()) == 1


def test_altered_line_is_a_finding_without_its_hash(copied: SourceFolder) -> None:
    """A changed line is named, and the hash that changed with it."""
    copied.edit(18, "가속화", "가 속화")
    places = [(finding.file, finding.line) for finding in copied.examine().findings]
    assert places == [("plan.md", 18), ("plan.md", None)]


def test_missing_checksums_leave_the_hash(copied: SourceFolder) -> None:
    """Without checksums a changed text is still found, though not its line."""
    (copied.path / "plan.md.crc32").unlink()
    copied.edit(18, "가속화", "가 속화")
    places = [(finding.file, finding.line) for finding in copied.examine().findings]
    assert places == [("plan.md", None)]


def test_folder_without_description_is_refused(copied: SourceFolder) -> None:
    """A folder without source.toml is no source."""
    (copied.path / "source.toml").unlink()
    expected = "source.toml: is missing: a source is a folder with source.toml and the text"
    assert refusal(copied).endswith(expected)


def test_folder_without_text_is_refused(copied: SourceFolder) -> None:
    """A source without its text cannot be read."""
    (copied.path / "plan.md").unlink()
    assert refusal(copied).endswith("plan.md: cannot be read (No such file or directory)")


def test_broken_description_is_refused(copied: SourceFolder) -> None:
    """What is no TOML is an error of source.toml."""
    copied.write("source.toml", "[plan\n")
    assert refusal(copied).startswith("source.toml: cannot be read: ")


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        ('id = "icd-2021"', "", "plan.id"),
        ('profile = "icd"', "profile = 1", "plan.profile"),
        ('licence_en = "the text states no licence"', "licence_en = 1", "plan.licence_en"),
        ("[plan]", "[plans]", "plan.id, plan.basic_plan, plan.profile, plan.title, plan.publisher"),
        ('file = "plan.md"', "", "text.file"),
        ("[text]", "[texts]", "text.file, text.sha256"),
    ],
)
def test_description_must_be_whole(old: str, new: str, missing: str, copied: SourceFolder) -> None:
    """What source.toml does not say is an error that lists it."""
    copied.edit_file("source.toml", old, new)
    assert refusal(copied).startswith(f"source.toml: must give {missing}")


@pytest.mark.parametrize(
    ("old", "new"), [("[expected]", "[hoped]"), ("goals = 3", 'goals = "3"'), ("goals = 3", "goals = true")]
)
def test_expectations_must_be_numbers(old: str, new: str, copied: SourceFolder) -> None:
    """A source must promise how many of each kind there are."""
    copied.edit_file("source.toml", old, new)
    assert refusal(copied) == "source.toml: must say under [expected] how many of each kind there are"


def test_unknown_profile_is_refused(copied: SourceFolder) -> None:
    """A family of documents that has no profile cannot be read."""
    copied.edit_file("source.toml", 'profile = "icd"', 'profile = "acd"')
    assert copied.problems() == ["source.toml: there is no profile 'acd'; known: icd"]
