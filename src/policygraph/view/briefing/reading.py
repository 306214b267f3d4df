"""What the report shows: the results of the analysis in both languages, and the lines that they quote."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from policygraph.analyse import BudgetRow, read_budget
from policygraph.analyse.findings import Found, Grounds, read_findings
from policygraph.analyse.reviews import Review, read_reviews, read_terms
from policygraph.errors import Language
from policygraph.query import answer
from policygraph.store import Store
from policygraph.wording import Words


@dataclass(frozen=True, slots=True)
class Ministry:
    """A ministry by its short names, with its money in won."""

    iri: str
    name: Words
    amount: int


@dataclass(frozen=True, slots=True)
class TaskLink:
    """A project under a task in the best assignment that meets every printed count and sum.

    Attributes:
        task: code and name.
        amount: of the project, in won.
        kind: the code of how certain it is.
        line: of the source where it is told, or where the project is printed.
    """

    task: tuple[str, Words]
    project: Words
    amount: int
    confidence: Decimal
    kind: tuple[str, Words]
    basis: Words
    line: int


@dataclass(frozen=True, slots=True)
class Item:
    """A result and what it rests on, in both languages."""

    ko: Found
    en: Found

    @property
    def code(self) -> str:
        """What was measured."""
        return self.ko.measure.iri

    @property
    def value(self) -> Decimal | None:
        """What was found."""
        return self.ko.value

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return self.ko.result.rpartition("/overlap/")[2].replace("/", "-").replace("+", "-")

    @property
    def about(self) -> tuple[tuple[str, Words], ...]:
        """What it is of: identifiers and names."""
        pairs = zip(self.ko.about, self.en.about, strict=True)
        return tuple((one.iri, Words(one.name, other.name)) for one, other in pairs)

    @property
    def grounds(self) -> tuple[tuple[Grounds, Grounds], ...]:
        """What it rests on."""
        return tuple(zip(self.ko.grounds, self.en.grounds, strict=True))


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that the report shows.

    Attributes:
        ministries: by money, the most first.
        items: the results by what was measured.
        rows: of the budget.
        terms: of two similar projects, each term and its share, by result.
        reviews: of two projects, what a person decided, and what the decision is called in English.
        links: the best assignment of projects to tasks, by task.
        quotes: the lines of a thing in the source, each with its first line.
    """

    ministries: tuple[Ministry, ...]
    items: dict[str, tuple[Item, ...]]
    rows: tuple[BudgetRow, ...]
    terms: dict[str, tuple[tuple[str, Decimal], ...]]
    reviews: dict[frozenset[str], tuple[Review, str]]
    links: tuple[TaskLink, ...]
    quotes: dict[str, tuple[tuple[int, str], ...]]

    def of(self, measure: str) -> tuple[Item, ...]:
        """The results of one measure."""
        return self.items.get(measure, ())


def read_material(store: Store) -> Material:
    """Ask for everything that the report shows."""
    korean = read_findings(store, "ko")
    english = {found.result: found for found in read_findings(store, "en")}
    items: dict[str, list[Item]] = defaultdict(list)
    for found in korean:
        items[found.measure.iri].append(Item(found, english[found.result]))
    rows = read_budget(store, "ko", short=True)
    reviews, english_reviews = read_reviews(store, "ko"), read_reviews(store, "en")
    return Material(
        ministries=_ministries(rows, read_budget(store, "en", short=True)),
        items={code: tuple(found) for code, found in items.items()},
        rows=rows,
        terms=read_terms(store),
        reviews={frozenset(pair): (review, english_reviews[pair].name) for pair, review in reviews.items()},
        links=_links(store),
        quotes=_quotes(store, {ground.thing.iri for found in korean for ground in found.grounds}),
    )


def _ministries(korean: Iterable[BudgetRow], english: Iterable[BudgetRow]) -> tuple[Ministry, ...]:
    names = {row.ministry.iri: row.ministry.name for row in english}
    amounts: dict[tuple[str, str], int] = defaultdict(int)
    for row in korean:
        amounts[row.ministry.iri, row.ministry.name] += row.amount
    found = (Ministry(iri, Words(name, names[iri]), won) for (iri, name), won in amounts.items())
    return tuple(sorted(found, key=lambda ministry: (-ministry.amount, ministry.iri)))


def _links(store: Store) -> tuple[TaskLink, ...]:
    english = {(row["task_code"], row["project_code"]): row for row in _linked(store, "en")}
    found = []
    for korean in _linked(store, "ko"):
        other = english[korean["task_code"], korean["project_code"]]

        def both(column: str, one: Mapping[str, str] = korean, two: Mapping[str, str] = other) -> Words:
            return Words(one[column], two[column])

        found.append(
            TaskLink(
                task=(korean["task_code"], both("task_name")),
                project=both("project_name"),
                amount=int(korean["amount_krw"]),
                confidence=Decimal(korean["confidence"]),
                kind=(korean["link_kind"], both("link_kind_name")),
                basis=both("basis"),
                line=int(korean["line"]),
            )
        )
    return tuple(found)


def _linked(store: Store, language: Language) -> Iterator[dict[str, str]]:
    # Above 1 nothing is asked for but the best assignment.
    for row in answer(store, "task-links", {"lang": language, "least": Decimal(2)}).records():
        yield {name: str(value) for name, value in row.items()}


def _quotes(store: Store, wanted: set[str]) -> dict[str, tuple[tuple[int, str], ...]]:
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for subject, line, _, quote, _ in answer(store, "quotations").rows:
        if str(subject) in wanted:
            found[str(subject)].append((int(str(line)), str(quote)))
    return {subject: tuple(sorted(set(quotes))) for subject, quotes in found.items()}
