"""What there is to compare: each project with its money, its topics and the text that names it.

The words come from the Korean names, whatever the language of display. Text that names several projects is
no content of any one of them: it would make those named together look alike. It is kept apart, as `together`.

>>> one = Mention("urn:footnote", "K-City 고도화", 401)
>>> one.line
401
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from policygraph import terms
from policygraph.analyse.budget import BudgetRow, Named, read_budget
from policygraph.errors import Language
from policygraph.query import answer
from policygraph.store import Store


@dataclass(frozen=True, slots=True)
class Mention:
    """A bullet or footnote that names a project: its identifier, its words, the line that it begins on."""

    iri: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class ProjectText:
    """A project as content.

    Attributes:
        name: in the language of display; `words` is the Korean name, which is compared.
        ministries: those that pay for it, by identifier.
        amount: of all ministries, in won.
        lines, allocations: of its budget rows.
        goals: the performance goals that its rows stand under.
        topics: (identifier, name in the language of display).
        mentions: the text that names it.
        alone: the words of the text that names it and no other project.
    """

    iri: str
    name: str
    words: str
    ministries: tuple[Named, ...]
    amount: int
    lines: tuple[int, ...] = ()
    allocations: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    topics: tuple[tuple[str, str], ...] = ()
    mentions: tuple[Mention, ...] = ()
    alone: tuple[str, ...] = field(default=())

    @property
    def payers(self) -> frozenset[str]:
        """The identifiers of its ministries."""
        return frozenset(ministry.iri for ministry in self.ministries)


def read_projects(store: Store, language: Language = "ko") -> tuple[ProjectText, ...]:
    """Every project of the newest plan, in the natural order of the identifiers.

    Args:
        store: the graphs.
        language: of the names that are displayed.
    """
    rows: dict[str, list[BudgetRow]] = defaultdict(list)
    for row in read_budget(store, language):
        rows[row.project.iri].append(row)
    korean = {row.project.iri: row.project.name for row in read_budget(store, "ko")}
    topics: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for project, topic, ko, en in answer(store, "project-topics").rows:
        topics[str(project)].append((str(topic), str(ko if language == "ko" else en)))
    naming: dict[str, list[Mention]] = defaultdict(list)
    for project, passage, text, line in answer(store, "texts-naming-projects").rows:
        naming[str(project)].append(Mention(str(passage), str(text), int(str(line))))
    shared = _naming_several(naming)
    return tuple(
        _project(rows[iri], korean[iri], topics[iri], naming[iri], shared)
        for iri in sorted(rows, key=terms.natural)
    )


def read_ministry_names(store: Store) -> frozenset[str]:
    """The Korean names of the ministries, long and short: who does a project is no content of it."""
    return frozenset(
        row.ministry.name for short in (False, True) for row in read_budget(store, "ko", short=short)
    )


def _naming_several(naming: Mapping[str, Iterable[Mention]]) -> frozenset[str]:
    """The text that names more than one project."""
    named: dict[str, int] = defaultdict(int)
    for mentions in naming.values():
        for iri in {mention.iri for mention in mentions}:
            named[iri] += 1
    return frozenset(iri for iri, count in named.items() if count > 1)


def _project(
    rows: list[BudgetRow],
    words: str,
    topics: list[tuple[str, str]],
    mentions: list[Mention],
    shared: frozenset[str],
) -> ProjectText:
    return ProjectText(
        iri=rows[0].project.iri,
        name=rows[0].project.name,
        words=words,
        ministries=tuple(sorted({row.ministry for row in rows})),
        amount=sum(row.amount for row in rows),
        lines=tuple(sorted(row.line for row in rows)),
        allocations=tuple(sorted((row.iri for row in rows), key=terms.natural)),
        goals=tuple(sorted({row.goal.iri for row in rows}, key=terms.natural)),
        topics=tuple(sorted(topics)),
        mentions=tuple(mentions),
        alone=tuple(mention.text for mention in mentions if mention.iri not in shared),
    )
