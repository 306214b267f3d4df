"""Fictional plans to link: projects, tasks and what the text says, as little as a test needs."""

from policygraph.analyse.linking import Material, Mention, Passage, Project, Task

ID = "https://w3id.org/policygraph/id/fictional-2021/"


def project(number: int, *amounts: int, name: str = "") -> Project:
    """A project with the amount of each of its rows."""
    ministries = tuple(f"ministry/{place}" for place, _ in enumerate(amounts))
    return Project(
        f"{ID}project/{number}", name or f"사업 {number}", amounts, ministries, (number,) * len(amounts)
    )


def task(number: int, rows: int, amount: int, name: str = "") -> Task:
    """A task and its printed figures."""
    return Task(
        f"{ID}task/{number}",
        str(number),
        name or f"과제 {number}",
        rows,
        amount,
        f"{ID}total/{number}",
        500 + number,
    )


def passage(number: int, of: int, text: str) -> Passage:
    """A measure of a task."""
    return Passage(f"{ID}measure/{number}", f"{ID}measure/{number}", f"{ID}task/{of}", text, 100 + number)


def mention(of: int, under: int, words: str, kind: str = "printed") -> Mention:
    """Words that name a project in a measure of a task."""
    return Mention(
        f"{ID}project/{of}",
        kind,  # type: ignore[arg-type] # one of the kinds
        f"{ID}measure/1",
        f"{ID}task/{under}",
        words,
        101,
        f"{ID}naming/{of}",
        f"{ID}line/101",
    )


# Every task is filled in one way only.
FORCED = Material(
    tasks=(task(1, 1, 9), task(2, 2, 9), task(3, 2, 30)),
    projects=(project(1, 9), project(2, 4), project(3, 5), project(4, 14, 16)),
)
# The rows add up, and the money does not.
CONTRADICTORY = Material(tasks=(task(1, 1, 5), task(2, 1, 6)), projects=(project(1, 5), project(2, 5)))
# Counts and sums agree in all, and no task can be filled.
UNREACHABLE = Material(
    tasks=(task(1, 2, 6), task(2, 2, 14)),
    projects=(project(1, 1), project(2, 3), project(3, 7), project(4, 9)),
)
# No text at all: only the totals speak. 5 + 2 = 3 + 4.
SILENT = Material(
    tasks=(task(1, 2, 7), task(2, 2, 7)),
    projects=(project(1, 5), project(2, 2), project(3, 3), project(4, 4)),
)
# The same, and the first task speaks of project 1 by name.
SPOKEN = Material(
    tasks=(task(1, 2, 7, "로봇 보급"), task(2, 2, 7, "항만 정비")),
    projects=(project(1, 5, name="스마트팜 실증단지"), *SILENT.projects[1:]),
    passages=(passage(1, 1, "스마트팜 실증단지 조성"), passage(2, 2, "항만 정비 지원")),
    mentions=(mention(1, 1, "스마트팜 실증단지"),),
)
