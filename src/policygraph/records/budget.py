"""The budget rows: one ministry's money for one project, under the performance goal that they stand in.

A project that several ministries fund has one merged name cell over its rows; after the corrections
each row carries the name, so rows of one name, one below the other, are one project.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policygraph.document import Bullet, Heading, Rank, Row, Text, Unit
from policygraph.model import Allocation, Name, Phase, Project, Span, Status
from policygraph.records.lexicon import Lexicon
from policygraph.records.profile import Profile, clean
from policygraph.records.regions import Region
from policygraph.records.structure import Frame, unknown_ministry

_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})*")


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


def read_budget(
    region: Region, raw: Text, profile: Profile, lexicon: Lexicon, frame: Frame
) -> Budget:
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
    lines = list(_read_lines(region, profile, lexicon, frame))
    projects: list[Project] = []
    allocations: list[Allocation] = []
    for line in lines:
        project = projects[-1] if projects else None
        if project is None or (project.goal, project.name.clean) != (line.goal, line.name):
            project = Project(f"{line.goal}-{line.number}", line.goal, Name(line.name), ())
            projects.append(project)
        projects[-1] = _with_line(project, line, raw)
        allocations.append(_allocation(region, projects[-1], line))
    _check_once(region, projects, allocations)
    return Budget(tuple(projects), tuple(allocations))


def _read_lines(region: Region, profile: Profile, lexicon: Lexicon, frame: Frame) -> Iterator[_Line]:
    unit = _unit(region, profile)
    field = goal = ""
    number = -1  # -1: no heading row yet
    done: dict[str, int] = {}
    for block in region.blocks:
        match block:
            case Heading(rank=Rank.SECTION, number=field, title=title):
                _check_heading(region, block, lexicon, ("field", field), title)
                frame.spans["field", field].append(block.span)
                goal, number = "", -1
            case Heading(rank=Rank.CODE, number=goal, title=title):
                if goal in done:
                    raise region.error(
                        block,
                        f"performance goal {goal} is there a second time; the first is at line {done[goal]}",
                        f"성과목표 {goal}이(가) 두 번 나옵니다. 처음은 {done[goal]}행입니다",
                    )
                expected = f"{field}-{sum(code.startswith(f'{field}-') for code in done) + 1}"
                if goal != expected:
                    raise region.error(
                        block,
                        f"heading out of order: {goal} where {expected} is due",
                        f"제목 번호가 순서에 어긋납니다: {expected}이(가) 올 자리에 {goal}",
                    )
                _check_heading(region, block, lexicon, ("performance_goal", goal), title)
                frame.spans["performance_goal", goal].append(block.span)
                done[goal], number = block.span.first, -1
            case Unit():
                continue
            case Row() if goal and number < 0:
                _check_header(region, block, profile)
                number = 0
            case Row() if goal:
                number += 1
                yield _line(region, block, profile, lexicon, goal, number, unit)
            case Bullet() | _:
                raise region.unread(block)
    for code in lexicon.codes("performance_goal"):
        if code not in done:
            raise region.text.error(
                len(region.text.lines),
                f"the text ends without the budget rows of performance goal {code}",
                f"성과목표 {code}의 예산 행이 나오기 전에 글이 끝납니다",
            )


def _unit(region: Region, profile: Profile) -> int:
    units = {(profile.unit(block.text), block.text): block for block in region.blocks if isinstance(block, Unit)}
    won = {value for value, _ in units}
    if len(won) != 1 or None in won:
        line = region.opening.span.first if region.opening else 1
        raise region.text.error(
            line,
            "the budget rows must be given in one unit of money, printed at least once",
            "예산 행의 금액 단위가 한 번 이상, 한 가지로 인쇄되어 있어야 합니다",
        )
    return won.pop() or 0


def _check_heading(
    region: Region, block: Heading, lexicon: Lexicon, key: tuple[str, str], title: str
) -> None:
    dimension, code = key
    if lexicon.find(dimension, title) != code:
        raise region.error(
            block,
            f"{title!r} is not the name of {dimension} {code} in the text before",
            f"{title!r}은(는) 앞글에 나온 {dimension} {code}의 이름이 아닙니다",
        )


def _check_header(region: Region, row: Row, profile: Profile) -> None:
    bare = [re.sub(r"\s+", "", text) for text in row.texts]
    matches = [pattern.fullmatch(text) for pattern, text in zip(profile.budget_header, bare, strict=False)]
    years = [match["year"] for match in matches if match and "year" in match.groupdict()]
    if len(bare) != len(profile.budget_header) or None in matches:
        raise region.unread(row)
    if region.year is None or [2000 + int(year) for year in years] != [region.year]:
        raise region.error(
            row, f"the rows are not of {region.year}", f"{region.year}년도의 예산 행이 아닙니다"
        )


def _line(
    region: Region, row: Row, profile: Profile, lexicon: Lexicon, goal: str, number: int, unit: int
) -> _Line:
    if len(row.cells) != len(profile.budget_header):
        raise region.error(
            row,
            f"a budget row has 4 cells (사업명, 예산, 신규여부, 주관부처), this has {len(row.cells)}",
            f"예산 행은 4칸(사업명, 예산, 신규여부, 주관부처)인데 {len(row.cells)}칸입니다",
        )
    name, amount, status, short = row.texts
    if not name:
        raise region.error(
            row,
            "the name is blank (a merged cell?): corrections.csv must say which project it is",
            "사업명이 비어 있습니다(병합된 칸?). 어느 사업인지 corrections.csv에 적어야 합니다",
        )
    if not _AMOUNT.fullmatch(amount):
        raise region.error(
            row,
            f"{amount!r} is not an amount as the budget rows print them (such as 1,234)",
            f"{amount!r}은(는) 예산 행의 금액 꼴(예: 1,234)이 아닙니다",
        )
    if status not in profile.status:
        raise region.error(
            row,
            f"{status!r} is none of {', '.join(profile.status)}",
            f"{status!r}은(는) {', '.join(profile.status)} 가운데 하나가 아닙니다",
        )
    ministry = lexicon.find("ministry", short)
    if ministry is None:
        raise unknown_ministry(region, row, short)
    won = int(amount.replace(",", "")) * unit
    return _Line(goal, number, clean(name), won, Status(profile.status[status]), ministry, row)


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
        year=region.year or 0,
        phase=Phase.PLANNED,
        amount=line.amount,
        status=line.status,
        span=Span(line.row.span.first, line.row.span.last),
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
