"""A second reader transcribed 40 bullets and 40 budget rows by hand, without this program: do both agree?

The lines were drawn by a seed before anything was compared. What only one of the two has is listed here with
the reason, so that a difference that comes or goes is seen.
"""

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from policygraph.model import Plan, Span, Status, Target

HERE = Path(__file__).parent
SEED = "second reader 2021"
STATUS = {Status.NEW: "신규", Status.CONTINUING: "계속"}
# Marks that one reader may print and the other not.
UNSEEN = re.compile(r"[\s'‘’「」『』·\"()]")

Transcript = dict[str, Any]


def load(name: str) -> list[Transcript]:
    """A transcript of the second reader."""
    found: list[Transcript] = json.loads((HERE / name).read_text(encoding="utf-8"))
    return found


BULLETS, ROWS = load("bullets.json"), load("rows.json")
TASKS = [bullet for bullet in BULLETS if bullet["kind"] == "task"]
TEXTS = [bullet for bullet in BULLETS if bullet["kind"] != "task"]


def squeezed(text: str) -> str:
    """A text without spaces and marks."""
    return UNSEEN.sub("", text)


@pytest.fixture(scope="module")
def by_line(real_plan: Plan) -> dict[int, Transcript]:
    """The program's reading of every bullet and footnote, in the second reader's terms, by its first line."""
    found: dict[int, Transcript] = {}
    first: dict[str, int] = {path: spans[0].first for path, _, spans in real_plan.bullets}
    for measure in real_plan.measures:
        found[measure.span.first] = {
            "path": f"measure/{measure.code}",
            "kind": "measure",
            "under": first[f"measure/{measure.parent}"] if measure.parent else measure.task,
            "lead": measure.lead,
            "text": measure.text,
            "responsible": list(measure.responsible),
            "span": (measure.span,),
        }
    for passage in real_plan.passages:
        if passage.spans[0].first not in found:  # of those that the scan glued into one line, the first
            found[passage.spans[0].first] = {
                "path": passage.path,
                "kind": passage.kind.value,
                "under": under(passage.above, first),
                "lead": passage.lead,
                "text": passage.text,
                "responsible": list(passage.responsible),
                "span": passage.spans,
            }
    return found


def under(above: str, first: Mapping[str, int]) -> int | str | None:
    """What a passage stands under: a line, the code of a performance goal or ministry, or nothing."""
    if above in first:
        return first[above]
    kind, _, code = above.partition("/")
    return {"performance-goal": code, "ministry": code.upper()}.get(kind)


def last(spans: tuple[Span, ...]) -> int:
    """The last line of a place."""
    return spans[-1].last


def test_the_lines_were_drawn_by_the_seed(real_plan: Plan) -> None:
    """Nobody chose them: the seed gives the same lines again."""
    bullet = re.compile(r" ?- (?!□ (?=[^.]{0,40}$))|\*\* ")
    text = list(enumerate(real_plan.text, 1))
    bullets = [line for line, words in text if 25 <= line <= 746 and bullet.match(words)]
    rows = [line for line, words in text if words.count("\t") == 3 and line >= 747 and "사업명" not in words]
    chance = random.Random(SEED)  # noqa: S311 - a repeatable draw, no secret

    assert (sorted(chance.sample(bullets, 40)), sorted(chance.sample(rows, 40))) == (
        [bullet["line"] for bullet in BULLETS],
        [row["line"] for row in ROWS],
    )


@pytest.mark.parametrize("part", ["kind", "under", "lead", "text", "responsible"])
@pytest.mark.parametrize("bullet", TEXTS, ids=[str(bullet["line"]) for bullet in TEXTS])
def test_a_bullet_is_read_alike(by_line: dict[int, Transcript], bullet: Transcript, part: str) -> None:
    """Its kind, what it stands under, its tag, its words to the letter, its ministries in order."""
    assert bullet[part] == by_line[bullet["line"]][part]


@pytest.mark.parametrize("bullet", TEXTS, ids=[str(bullet["line"]) for bullet in TEXTS])
def test_a_bullet_ends_alike(by_line: dict[int, Transcript], bullet: Transcript) -> None:
    """It begins and ends on the same lines."""
    span = by_line[bullet["line"]]["span"]

    assert (bullet["first"], bullet["last"]) == (span[0].first, last(span))


@pytest.mark.parametrize("bullet", TASKS, ids=[str(bullet["line"]) for bullet in TASKS])
def test_a_task_is_read_alike(real_plan: Plan, bullet: Transcript) -> None:
    """A line of the picture is the task that it names."""
    names = {
        span.first: task.name.clean
        for strategy in real_plan.strategies
        for task in strategy.tasks
        for span in task.spans
    }

    assert bullet["text"] == names[bullet["line"]]


@pytest.mark.parametrize("row", ROWS, ids=[str(row["line"]) for row in ROWS])
def test_a_budget_row_is_read_alike(real_plan: Plan, row: Transcript) -> None:
    """Project, money, status, ministry, performance goal, and the other ministries of the project."""
    (found,) = [allocation for allocation in real_plan.allocations if allocation.span.first == row["line"]]
    names = {project.code: project.name.clean for project in real_plan.projects}
    others = {a.ministry for a in real_plan.allocations if a.project == found.project} - {found.ministry}

    assert (
        squeezed(row["project"]),
        row["amount_won"],
        row["status"],
        row["ministry"],
        row["performance_goal"],
        set(row["also"]),
    ) == (
        squeezed(names[found.project]),
        found.amount,
        STATUS[found.status],
        found.ministry,
        found.goal,
        others,
    )


# Numbers: what one has and the other has otherwise.

Number = tuple[int, float | None, float, str, str | None, str | None, str]
# Line 156, "'20년 3개 대학을 신규 선정('20.3)": the program takes the nearer date and the bare unit.
ALIKE = {
    (156, None, 3.0, "개 대학", "2020-01-01", "2020-12-31", "achieved"): (
        *(156, None, 3.0, "개", "2020-03-01", "2020-03-31", "achieved"),
    )
}


def numbers(plan: Plan, by_line: Mapping[int, Transcript]) -> set[Number]:
    """The numbers that the program read in the drawn bullets."""
    targets: dict[str, list[Target]] = defaultdict(list)
    for target in plan.targets:
        targets[target.passage].append(target)
    return {
        (
            bullet["line"],
            None if target.from_value is None else float(target.from_value),
            float(target.to_value),
            target.unit,
            str(target.period.begin) if target.period and target.period.begin else None,
            str(target.period.end) if target.period and target.period.end else None,
            target.role.value,
        )
        for bullet in TEXTS
        for target in targets[by_line[bullet["line"]]["path"]]
    }


def test_numbers_are_read_alike(real_plan: Plan, by_line: dict[int, Transcript]) -> None:
    """Value before and after, unit, period and role: precision and recall are one."""
    by_hand = {
        (b["line"], n["from"], float(n["to"]), n["unit"], n["begin"], n["end"], n["role"])
        for b in TEXTS
        for n in b["numbers"]
    }

    assert {ALIKE.get(number, number) for number in by_hand} == numbers(real_plan, by_line)


# Instruments: named by one and not by the other.

ONLY_BY_HAND: set[tuple[int, str]] = {
    (330, "스마트공장보급사업"),  # a project, not an instrument
    (395, "스마트팜다부처패키지혁신기술개발"),  # a project
    (395, "스마트팜혁신밸리"),  # a place
}
# The second reader found these too general to be names.
ONLY_BY_PROGRAM = {(585, "지역주도특화도시"), (705, "해양수산정보관리체계")}


def pairs(found: Iterable[tuple[int, str]]) -> set[tuple[int, str]]:
    """Names by line, without spaces and marks."""
    return {(line, squeezed(name)) for line, name in found}


def agrees(one: tuple[int, str], others: set[tuple[int, str]]) -> bool:
    """Whether a name stands on the same line among the others, or one of the two is the end of the other."""
    return any(line == one[0] and (name.endswith(one[1]) or one[1].endswith(name)) for line, name in others)


def test_instruments_are_named_alike(real_plan: Plan, by_line: dict[int, Transcript]) -> None:
    """What either has and the other has not is listed above, with the reason."""
    drawn = {by_line[bullet["line"]]["path"]: bullet["line"] for bullet in TEXTS}
    codes = {instrument.code for instrument in real_plan.instruments}
    by_program = pairs(
        (drawn[mention.subject], mention.words)
        for mention in real_plan.mentions
        if mention.subject in drawn and mention.named in codes
    )
    by_hand = pairs((bullet["line"], name) for bullet in TEXTS for name in bullet["instruments"])

    assert {pair for pair in by_hand if not agrees(pair, by_program)} == ONLY_BY_HAND
    assert {pair for pair in by_program if not agrees(pair, by_hand)} == ONLY_BY_PROGRAM
    assert len(by_hand) > 20
