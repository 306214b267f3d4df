"""What is promised to stand under each heading, against the text and against what was read."""

import re
from collections import Counter

import pytest

from policygraph.model import Plan
from policygraph.records import outline_sheet
from policygraph.records.outline import load_outline, sections
from records.folder import SourceFolder

HEADING = "heading,bullets,footnotes,ministries,targets,unread_numbers,instruments,topics,places,projects"


def test_outline_counts_what_the_document_prints(real_plan: Plan) -> None:
    """Under the tasks stand the measures and footnotes that the lines open with, by their marks."""
    printed: dict[str, Counter[str]] = {}
    strategy = task = ""
    for line in real_plan.text[294:464]:
        if letter := re.match(r"([가나다라]) ", line):
            strategy, task = str("가나다라".index(letter[1]) + 1), ""
        elif line.startswith("□ "):
            task = f"task/{strategy}-{int(task.rpartition('-')[2] or 0) + 1}"
            printed[task] = Counter()
        elif mark := re.match(r" ?- ?(\*+(?=[ 「]))?", line):
            printed[task]["footnotes" if mark[1] else "bullets"] += 1
    read = {s.path: s.counts[:2] for s in sections(real_plan) if s.path.startswith("task/")}
    assert read == {path: (count["bullets"], count["footnotes"]) for path, count in printed.items()}


def test_outline_is_of_everything_read(real_plan: Plan) -> None:
    """The sections together hold every bullet, footnote, ministry and number."""
    totals = [sum(column) for column in zip(*(s.counts for s in sections(real_plan)), strict=True)]
    bullets = list(real_plan.bullets)
    footnotes = [path for path, *_ in bullets if path.startswith("footnote/")]
    responsible = sum(len(m.responsible) for m in real_plan.measures) + sum(
        len(passage.responsible) for passage in real_plan.passages
    )
    targets, unread = len(real_plan.targets), len(real_plan.unread_numbers)
    paths = {path for path, *_ in bullets}
    links = [
        sum(link.subject in paths for link in found)
        for found in (real_plan.mentions, real_plan.about, real_plan.located, real_plan.namings)
    ]
    assert totals == [len(bullets) - len(footnotes), len(footnotes), responsible, targets, unread, *links]


def test_sheet_promises_what_was_read(real_plan: Plan, copied: SourceFolder) -> None:
    """The sheet of a plan is the one that stands beside it."""
    assert outline_sheet(real_plan) == copied.read("outline.csv")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # numbers.csv is not moved along here: the number that a person reads after it is unread again.
        (
            389,
            (
                "plan.md:385: task/3-1 has 8 footnotes, 12 targets, 1 unread_numbers between lines 385–399,"
                " outline.csv promises 9, 13, 0"
            ),
        ),
        (
            660,
            "plan.md:653: ministry/mois/action has 3 footnotes between lines 653–659, outline.csv promises 4",
        ),
    ],
)
def test_missing_bullet_is_placed(line: int, expected: str, copied: SourceFolder) -> None:
    """Where a footnote is missing, its section is named with its lines."""
    copied.delete(line)
    copied.vouch()
    assert expected in copied.problems()


def test_section_that_is_not_promised_is_found(copied: SourceFolder) -> None:
    """A heading with bullets that the outline does not know is a finding at its lines."""
    copied.edit_file("outline.csv", "background,8,2,0,0,0,2,12,0,0\n", "")
    expected = (
        "plan.md:29: background has 8 bullets, 2 footnotes, 2 instruments, 12 topics between lines 29–38,"
        " outline.csv promises 0, 0, 0, 0"
    )
    assert copied.problems() == [expected]


def test_promised_section_that_is_not_there_is_found(copied: SourceFolder) -> None:
    """A promise about a heading that the text does not have is a finding."""
    copied.edit_file("outline.csv", "background,", "task/9-9,1,0,0,0,0,0,0,0,0\nbackground,")
    assert copied.problems() == ["outline.csv: promises bullets under task/9-9, where the text has none"]


@pytest.mark.parametrize("row", ["task/1-1,1,2,3,4,5,6,7,8,x", "background,8,2,0,0,0,2,12,0,0"])
def test_malformed_outline_is_refused(row: str, copied: SourceFolder) -> None:
    """A row without its numbers, or of a heading that stands there, is an error at its line."""
    copied.write("outline.csv", f"{HEADING}\nbackground,8,2,0,0,0,2,12,0,0\n{row}\n")
    assert copied.problems() == ["outline.csv:3: a heading stands once, with a number in each column"]


def test_source_without_an_outline_promises_nothing(copied: SourceFolder) -> None:
    """The file may be missing."""
    (copied.path / "outline.csv").unlink()
    assert load_outline(copied.path) == {}
    assert copied.problems() == []
