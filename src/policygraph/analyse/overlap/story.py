"""Money and story: where the budget has a figure and the text says nothing, and the reverse.

Cells of ministry × field, as the document prints them: of the year that is planned, money that no measure
names a project for; of the year before, money without an achievement, and achievements without money. And
projects that no measure names, measures that name no project. A gap is a place to ask, not a fault: the text
sorts measures by task and not by field, and names few projects.

>>> gap = Gap("money-without-achievement", 2020, "m", "f", 71_984_000_000, (), "cell", 246)
>>> gap.amount, gap.bullets
(71984000000, ())
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from policygraph import terms
from policygraph.analyse.overlap.joint import Bullet, read_bullets
from policygraph.analyse.results import Result
from policygraph.query import answer, newest_year
from policygraph.store import Store
from policygraph.wording import Words

METHOD = "money-and-story/1"
_KINDS = {
    ("money-without-story", "Executed"): "money-without-achievement",
    ("story-without-money", "Executed"): "achievement-without-money",
    ("money-without-story", "Planned"): "money-without-measure",
    ("story-without-money", "Planned"): "measure-without-money",
}
KINDS = tuple(_KINDS.values())
_BY_NAME = Words(
    "추진 내용이나 그 주석에 사업 이름이 적혔는지로만 본다: 이름이 없다고 관련이 없는 것은 아니다.",
    "Goes by project names in measures and their footnotes only: no name does not mean no relation.",
)
_BY_ACHIEVEMENT = Words(
    "그 분야에 그 부처가 맡았다고 적힌 추진 실적으로 본다. 예산표 밖의 예산으로 한 일일 수 있다.",
    "Goes by achievements in the field that name the ministry; it may be paid from outside the table.",
)
_NOTES = dict(zip(KINDS, (_BY_ACHIEVEMENT, _BY_ACHIEVEMENT, _BY_NAME, _BY_NAME), strict=True))


@dataclass(frozen=True, slots=True)
class Gap:
    """A cell of ministry × field with money or story, but not both.

    Attributes:
        kind: one of `KINDS`.
        year: of the money.
        amount: in won, as printed; 0 where there is story only.
        bullets: the achievements, where they are the story.
        cell: the printed total.
        line: of the source where it is printed.
    """

    kind: str
    year: int
    ministry: str
    field: str
    amount: int
    bullets: tuple[str, ...]
    cell: str
    line: int


@dataclass(frozen=True, slots=True)
class Untold:
    """A project that no measure names.

    Attributes:
        amount: in won.
        mentions: places in the rest of the text that name it.
        line: of its first budget row.
    """

    project: str
    amount: int
    mentions: int
    line: int


@dataclass(frozen=True, slots=True)
class Unfunded:
    """A measure that names no project.

    Attributes:
        line: its first of the source.
    """

    measure: str
    line: int


@dataclass(frozen=True, slots=True)
class Story:
    """Everything where money and text do not meet."""

    gaps: tuple[Gap, ...]
    projects: tuple[Untold, ...]
    measures: tuple[Unfunded, ...]


def read_story(store: Store, year: int | None = None) -> Story:
    """The gaps of the plan of `year` and of the year before that it reports on.

    Args:
        store: the graphs.
        year: the fiscal year; of the newest plan, if None.
    """
    planned = year or newest_year(store)
    told = _achievements_by_cell(store, read_bullets(store))
    gaps = [
        Gap(
            _KINDS[str(row["gap"]), str(row["phase"]).removeprefix(terms.PG)],
            int(str(row["year"])),
            str(row["ministry"]),
            str(row["field"]),
            int(str(row["amount_krw"])),
            told[str(row["ministry"]), str(row["field"])] if str(row["phase"]).endswith("Executed") else (),
            str(row["cell"]),
            int(str(row["line"])),
        )
        for row in answer(store, "money-without-story").records()
        if (int(str(row["year"])), str(row["phase"]))
        in {(planned, f"{terms.PG}Planned"), (planned - 1, f"{terms.PG}Executed")}
    ]
    projects = (
        Untold(
            str(row["project"]),
            int(str(row["amount_krw"])),
            int(str(row["mentions"])),
            int(str(row["line"])),
        )
        for row in answer(store, "projects-without-measures").records()
    )
    measures = (
        Unfunded(str(row["measure"]), int(str(row["line"])))
        for row in answer(store, "measures-without-projects").records()
    )
    return Story(
        tuple(sorted(gaps, key=lambda gap: (KINDS.index(gap.kind), gap.ministry, gap.field))),
        tuple(sorted(projects, key=lambda project: (-project.amount, project.project))),
        tuple(sorted(measures, key=lambda measure: (measure.line, measure.measure))),
    )


def story_results(story: Story) -> tuple[Result, ...]:
    """A result per gap, in won (or, of story without money, in bullets), then the counts of the plan."""
    return (*map(_of_gap, story.gaps), *_counts(story))


def _of_gap(gap: Gap) -> Result:
    about, evidence = (gap.ministry, gap.field), (gap.cell, *gap.bullets)
    if gap.amount:
        return Result(gap.kind, about, gap.amount, "won", evidence, METHOD, note=_NOTES[gap.kind])
    return Result(gap.kind, about, len(gap.bullets), "count", evidence, METHOD, note=_NOTES[gap.kind])


def _counts(story: Story) -> Iterator[Result]:
    for kind in KINDS:
        cells = tuple(gap.cell for gap in story.gaps if gap.kind == kind)
        yield Result(f"{kind}-cells", (), len(cells), "count", cells, METHOD, note=_NOTES[kind])
    projects = tuple(project.project for project in story.projects)
    money = sum(project.amount for project in story.projects)
    measures = tuple(measure.measure for measure in story.measures)
    yield Result("projects-without-measure", (), len(projects), "count", projects, METHOD, note=_BY_NAME)
    yield Result("money-of-projects-without-measure", (), money, "won", projects, METHOD, note=_BY_NAME)
    yield Result("measures-without-project", (), len(measures), "count", measures, METHOD, note=_BY_NAME)


def _achievements_by_cell(
    store: Store, bullets: tuple[Bullet, ...]
) -> defaultdict[tuple[str, str], tuple[str, ...]]:
    fields = {
        str(row["to"]): str(row["from"])
        for row in answer(store, "links").records()
        if str(row["property"]) == f"{terms.PG}hasPerformanceGoal"
    }
    found: defaultdict[tuple[str, str], tuple[str, ...]] = defaultdict(tuple)
    for bullet in bullets:
        if bullet.goal is not None:
            for ministry in sorted(bullet.ministries):
                found[ministry, fields[bullet.goal]] += (bullet.iri,)
    return found
