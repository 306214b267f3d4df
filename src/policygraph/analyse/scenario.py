"""What if ministries were merged, split or renamed: a scenario, put to the budget rows.

A scenario is a sequence of events in the sense of ORG (`org:ChangeEvent`): original organisations end,
resulting ones take over. An event says who gets the rest; single rows are assigned by a person, each with a
reason, and move whole: no won is split, made or lost. The rows that come out are rows like any others, so
that every measure can be computed anew. Of rows that a person was unsure about, both answers can be tried.

>>> from policygraph.analyse.budget import BudgetRow, Named
>>> words = Words("가", "a")
>>> event = Event("merge", ("A", "B"), ("C",), "C", words)
>>> new = Organisation("C", words, words)
>>> scenario = Scenario("s", words, "2025-10-01", "plan", words, (new,), (event,), ())
>>> project, goal = Named("p", "P"), Named("g", "G")
>>> rows = [BudgetRow(project, Named(terms.ministry(m), m), goal, "1-1", 5, 1) for m in "AB"]
>>> [(row.ministry.name, row.amount) for row in scenario.applied_to(rows)]
[('가', 5), ('가', 5)]
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from policygraph import terms
from policygraph.analyse.budget import BudgetRow, Named
from policygraph.errors import DataError, Language
from policygraph.wording import Words

Kind = Literal["rename", "merge", "split", "reorganisation"]
Choice = Literal["move", "keep", "unsure"]


@dataclass(frozen=True, slots=True)
class Organisation:
    """A ministry that only the scenario has.

    Attributes:
        code: its abbreviation, of which its identifier is made.
        name: in full.
        short: as tables have it.
    """

    code: str
    name: Words
    short: Words

    @property
    def iri(self) -> str:
        """Its identifier."""
        return terms.ministry(self.code)


@dataclass(frozen=True, slots=True)
class Event:
    """One change: these end, those take over.

    Attributes:
        original: codes of the ministries that end.
        resulting: codes of those that take over.
        rest: which of them gets every row that no decision assigns.
        reason: for it.
    """

    code: str
    original: tuple[str, ...]
    resulting: tuple[str, ...]
    rest: str
    reason: Words

    @property
    def kind(self) -> Kind:
        """What it is, by how many end and how many begin."""
        one, other = len(self.original) == 1, len(self.resulting) == 1
        if one and other:
            return "rename"
        if other:
            return "merge"
        return "split" if one else "reorganisation"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about one ministry's money for one project.

    Attributes:
        project: its code in the plan.
        ministry: the code of the ministry that has the row.
        choice: move, keep, or unsure.
        to: where it goes, or would go; None if it is kept.
        reason: for it.
        line: of the scenario's file.
    """

    project: str
    ministry: str
    choice: Choice
    to: str | None
    reason: Words
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """Events and decisions that belong together.

    Attributes:
        date: when it takes effect, as ISO 8601 has it.
        plan: whose projects the decisions are about.
        note: what a reader must know about it.
        file: it was read from.
    """

    code: str
    name: Words
    date: str
    plan: str
    note: Words
    organisations: tuple[Organisation, ...]
    events: tuple[Event, ...]
    decisions: tuple[Decision, ...]
    file: str | None = None

    def applied_to(
        self,
        rows: Iterable[BudgetRow],
        language: Language = "ko",
        *,
        short: bool = False,
        unsure: bool = False,
    ) -> tuple[BudgetRow, ...]:
        """The rows as the scenario has them: the same money under other ministries.

        Args:
            rows: of the budget.
            language: of the names of new ministries.
            short: whether they go by their short names.
            unsure: whether what a person was unsure about moves, too.

        Raises:
            DataError: a decision is about a row that is not there, or a ministry is unknown.
        """
        rows = tuple(rows)
        self._check(rows)
        names = self._names(rows, language, short=short)
        moved = {"move", "unsure"} if unsure else {"move"}
        assigned = {
            self._row_of(decision): names[terms.ministry(decision.to)]
            for decision in self.decisions
            if decision.choice in moved and decision.to is not None
        }
        rest = self._rest(names)

        def now(row: BudgetRow) -> Named:
            decided = assigned.get((row.project.iri, row.ministry.iri))
            return decided or rest.get(row.ministry.iri, row.ministry)

        return tuple(replace(row, ministry=now(row)) for row in rows)

    def successors(
        self, rows: Iterable[BudgetRow], language: Language = "ko", *, short: bool = False
    ) -> dict[str, Named]:
        """Who each ministry that ends goes on as: who gets the rest of its rows.

        Args:
            rows: of the budget before.
            language: of the names of new ministries.
            short: whether they go by their short names.

        Raises:
            DataError: a ministry is unknown.
        """
        rows = tuple(rows)
        self._check(rows)
        return self._rest(self._names(rows, language, short=short))

    def _names(self, rows: Iterable[BudgetRow], language: Language, *, short: bool) -> dict[str, Named]:
        names = {row.ministry.iri: row.ministry for row in rows}
        for new in self.organisations:
            names[new.iri] = Named(new.iri, (new.short if short else new.name).of(language))
        return names

    def _row_of(self, decision: Decision) -> tuple[str, str]:
        return terms.individual(self.plan, "project", decision.project), terms.ministry(decision.ministry)

    def _rest(self, names: Mapping[str, Named]) -> dict[str, Named]:
        return {
            terms.ministry(code): names[terms.ministry(event.rest)]
            for event in self.events
            for code in event.original
        }

    def _check(self, rows: tuple[BudgetRow, ...]) -> None:
        known = {row.ministry.iri for row in rows}
        for event in self.events:
            for code in event.original:
                if terms.ministry(code) not in known:
                    raise DataError(
                        f"event {event.code}: no budget row is of {code}: name a ministry of the plan",
                        f"event {event.code}: {code}의 예산 행이 없습니다: 계획에 있는 부처를 쓰십시오",
                        file=self.file,
                    )
            for code in event.resulting:
                if terms.ministry(code) not in known | {new.iri for new in self.organisations}:
                    raise DataError(
                        f"event {event.code}: {code} is neither in the plan nor an [[organisation]]: add it",
                        f"event {event.code}: {code}은(는) 계획에도 [[organisation]]에도 없습니다",
                        file=self.file,
                    )
        there = {(row.project.iri, row.ministry.iri) for row in rows}
        for decision in self.decisions:
            if self._row_of(decision) not in there:
                raise DataError(
                    f"the plan has no row of {decision.ministry} for project {decision.project}:"
                    " look up its code with policygraph query allocations",
                    f"사업 {decision.project}에 {decision.ministry}의 예산 행이 없습니다:"
                    " policygraph query allocations에서 번호를 찾으십시오",
                    file=self.file,
                    line=decision.line,
                )
