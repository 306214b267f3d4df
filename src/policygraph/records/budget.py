"""The budget rows: one ministry's money for one project, under the performance goal that they stand in.

A project that several ministries fund has one merged name cell over its rows; after the corrections
each row carries the name, so rows of one name, one below the other, are one project.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policygraph.document import Heading, Rank, Row, Text, Unit
from policygraph.model import Allocation, Name, Phase, Project, Status
from policygraph.records.lexicon import Lexicon
from policygraph.records.profile import Profile, clean
from policygraph.records.regions import Region
from policygraph.records.structure import Frame, Key, expect_name, unknown_ministry

# The cell of a budget row that holds its amount, counted from 1.
AMOUNT_CELL = 2
_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Budget:
    """Every budget row of a plan, and the projects that they fund."""

    projects: tuple[Project, ...]
    allocations: tuple[Allocation, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A budget row as printed, under its goal."""

    goal: str
    number: int
    name: str
    amount: int
    status: Status
    ministry: str
    row: Row


def read_budget(region: Region, raw: Text, profile: Profile, lexicon: Lexicon, frame: Frame) -> Budget:
    """The projects and allocations of the region.

    Args:
        region: the part of the document that lists the budget rows.
        raw: the text before corrections, for the damaged forms of names.
        profile: the rules of the family.
        lexicon: the names of fields, performance goals and ministries.
        frame: where each element stands; the headings here are added to it.

    Raises:
        SourceError: a row, a heading or the unit cannot be read, or a goal has no table or two.
    """
    projects: list[Project] = []
    allocations: list[Allocation] = []
    for line in _Reader(region, profile, lexicon, frame).lines():
        project = projects[-1] if projects else None
        if project is None or (project.goal, project.name.clean) != (line.goal, line.name):
            project = Project(f"{line.goal}-{line.number}", line.goal, Name(line.name), ())
            projects.append(project)
        projects[-1] = _with_line(project, line, raw)
        allocations.append(_allocation(region, projects[-1], line))
    _check_once(region, projects, allocations)
    return Budget(tuple(projects), tuple(allocations))


class _Reader:
    """Reads the rows of the region, goal by goal."""

    def __init__(self, region: Region, profile: Profile, lexicon: Lexicon, frame: Frame) -> None:
        self._region = region
        self._profile = profile
        self._lexicon = lexicon
        self._frame = frame
        self._unit = _unit(region, profile)
        self._done: dict[str, int] = {}  # performance goal → line of its heading

    def lines(self) -> Iterator[_Line]:
        field = goal = ""
        number: int | None = None  # of the last row; None until the heading row has been read
        for block in self._region.blocks:
            match block:
                case Heading(rank=Rank.SECTION, number=field):
                    self._enter(block, ("field", field))
                    goal, number = "", None
                case Heading(rank=Rank.CODE, number=goal):
                    self._expect_next(block, field)
                    self._enter(block, ("performance_goal", goal))
                    number = None
                case Unit():
                    continue
                case Row() if goal and number is None:
                    self._expect_header(block)
                    number = 0
                case Row() if number is not None:
                    number += 1
                    yield self._line(block, goal, number)
                case _:
                    raise self._region.unread(block)
        for code in self._lexicon.codes("performance_goal"):
            if code not in self._done:
                raise self._region.text.error(
                    len(self._region.text.lines),
                    f"the text ends without the budget rows of performance goal {code}",
                    f"성과목표 {code}의 예산 행이 나오기 전에 글이 끝납니다",
                )

    def _enter(self, heading: Heading, key: Key) -> None:
        expect_name(self._region, heading, self._lexicon, key, heading.title)
        self._frame.spans[key].append(heading.span)

    def _expect_next(self, heading: Heading, field: str) -> None:
        """The heading is that of the next performance goal of `field`."""
        goal, line = heading.number, heading.span.first
        if goal in self._done:
            raise self._region.error(
                heading,
                f"performance goal {goal} is there a second time; the first is at line {self._done[goal]}",
                f"성과목표 {goal}이(가) 두 번 나옵니다. 처음은 {self._done[goal]}행입니다",
            )
        due = f"{field}-{sum(code.startswith(f'{field}-') for code in self._done) + 1}"
        if goal != due:
            raise self._region.error(
                heading,
                f"heading out of order: {goal} where {due} is due",
                f"제목 번호가 순서에 어긋납니다: {due}이(가) 올 자리에 {goal}",
            )
        self._done[goal] = line

    def _expect_header(self, row: Row) -> None:
        region, patterns = self._region, self._profile.budget_header
        bare = [re.sub(r"\s+", "", text) for text in row.texts]
        matches = [pattern.fullmatch(text) for pattern, text in zip(patterns, bare, strict=False)]
        if len(bare) != len(patterns) or None in matches:
            raise region.unread(row)
        years = [int(match["year"]) for match in matches if match and "year" in match.groupdict()]
        if [2000 + year for year in years] != [region.dated]:
            raise region.error(
                row, f"the rows are not of {region.dated}", f"{region.dated}년도의 예산 행이 아닙니다"
            )

    def _line(self, row: Row, goal: str, number: int) -> _Line:
        width = len(self._profile.budget_header)
        if len(row.cells) != width:
            raise self._region.error(
                row,
                f"a budget row has {width} cells (name, amount, status, ministry), this {len(row.cells)}",
                f"예산 행은 {width}칸(사업명, 예산, 신규여부, 주관부처)인데 {len(row.cells)}칸입니다",
            )
        name, amount, status, short = row.texts
        if not name:
            raise self._region.error(
                row,
                "the name is blank (a merged cell?): corrections.csv must say which project it is",
                "사업명이 비어 있습니다(병합된 칸?). 어느 사업인지 corrections.csv에 적어야 합니다",
            )
        if not _AMOUNT.fullmatch(amount):
            raise self._region.error(
                row,
                f"{amount!r} is not an amount as the budget rows print them (such as 1,234)",
                f"{amount!r}은(는) 예산 행의 금액 꼴(예: 1,234)이 아닙니다",
            )
        known = self._profile.status
        if status not in known:
            raise self._region.error(
                row,
                f"{status!r} is none of {', '.join(known)}",
                f"{status!r}은(는) {', '.join(known)} 가운데 하나가 아닙니다",
            )
        ministry = self._lexicon.find("ministry", short)
        if ministry is None:
            raise unknown_ministry(self._region, row.span.first, short)
        won = int(amount.replace(",", "")) * self._unit
        return _Line(goal, number, clean(name), won, Status(known[status]), ministry, row)


def _unit(region: Region, profile: Profile) -> int:
    """The won that one of the printed unit is worth; the unit is printed at least once, always the same."""
    units = {profile.unit(block.text) for block in region.blocks if isinstance(block, Unit)}
    won = units.pop() if len(units) == 1 else None
    if won is None:
        raise region.text.error(
            region.start,
            "the budget rows must be given in one unit of money, printed at least once",
            "예산 행의 금액 단위가 한 번 이상, 한 가지로 인쇄되어 있어야 합니다",
        )
    return won


def _with_line(project: Project, line: _Line, raw: Text) -> Project:
    """`project` with one more row: where it stands, and how the scan damaged its name there."""
    printed = raw.line(line.row.span.first).split("\t")[0].strip()
    damaged = list(project.name.damaged)
    if printed and clean(printed) != line.name and printed not in damaged:
        damaged.append(printed)
    return Project(
        project.code,
        project.goal,
        Name(line.name, (), tuple(damaged)),
        (*project.spans, line.row.span),
    )


def _allocation(region: Region, project: Project, line: _Line) -> Allocation:
    return Allocation(
        project=project.code,
        goal=line.goal,
        ministry=line.ministry,
        year=region.dated,
        phase=Phase.PLANNED,
        amount=line.amount,
        status=line.status,
        span=line.row.span,
    )


def _check_once(region: Region, projects: list[Project], allocations: list[Allocation]) -> None:
    names: dict[tuple[str, str], Project] = {}
    for project in projects:
        first = names.setdefault((project.goal, project.name.clean), project)
        if first is not project:
            raise region.text.error(
                project.spans[0].first,
                f"{project.name.clean!r} is named again, apart from line {first.spans[0].first}",
                f"{project.name.clean!r}이(가) {first.spans[0].first}행과 떨어져 다시 나옵니다",
            )
    rows: dict[tuple[str, str], Allocation] = {}
    for allocation in allocations:
        row = rows.setdefault((allocation.project, allocation.ministry), allocation)
        if row is not allocation:
            raise region.text.error(
                allocation.span.first,
                f"a second row of the same ministry for the project of line {row.span.first}",
                f"{row.span.first}행의 사업에 같은 부처의 행이 또 있습니다",
            )
