"""Everything read from the plan is proved by words that really stand on the lines given.

The published Turtle is read with rdflib alone and compared with the text itself: nothing of the code
that wrote it takes part.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF, SKOS
from rdflib.term import Node

ROOT = Path(__file__).parents[1]
TRIPLES = ROOT / "data" / "triples"
TEXT = ROOT / "data" / "sources" / "icd-2021" / "plan.md"
PG = Namespace("https://w3id.org/policygraph/ontology#")
OA = Namespace("http://www.w3.org/ns/oa#")
DCTERMS = Namespace("http://purl.org/dc/terms/")

ELEMENTS = ("Vision", "Goal", "Strategy", "Task", "Field", "PerformanceGoal", "Ministry")
BULLETS = (
    "Measure",
    "BackgroundStatement",
    "HistoryStatement",
    "Achievement",
    "FinanceStatement",
    "MinistryObjective",
    "MinistryAction",
    "Footnote",
)
KINDS = (*ELEMENTS, *BULLETS, "Project", "Allocation", "PublishedTotal", "Target", "Event", "Emendation")
MILLION, HUNDRED_MILLION = 10**6, 10**8


def squeezed(text: str) -> str:
    """`text` without spaces and the marks of bold type, footnotes and titles."""
    return re.sub(r"[\s*^{}「」'‘’]", "", text)


@dataclass(frozen=True)
class Quote:
    """A place of the text: its lines, and the words before, within and after it."""

    lines: tuple[int, ...]
    fragment: str
    prefix: str
    exact: str
    suffix: str

    @property
    def whole(self) -> str:
        """All the words of its lines."""
        return self.prefix + self.exact + self.suffix

    @property
    def cell(self) -> int:
        """Which cell of a row it is, from 0."""
        return self.prefix.count("\t")


@dataclass
class Evidence:
    """The published statements of one plan beside its text."""

    graph: Graph
    lines: list[str]
    problems: list[str] = field(default_factory=list)
    compared: Counter[str] = field(default_factory=Counter)
    repairs: dict[tuple[int, int | None], str] = field(default_factory=dict)

    def check(self) -> "Evidence":
        """Compare everything; what does not hold is in `problems`, how much was compared in `compared`."""
        self.problems, self.compared, self.repairs = [], Counter(), self._readings()
        for place in self.graph.subjects(RDF.type, OA.SpecificResource):
            self._check_quote(place)
        checks: dict[str, Callable[[Node, list[Quote]], bool]] = {
            "Allocation": self._row,
            "PublishedTotal": self._figure,
            "Target": self._words,
            "Event": self._words,
            "Project": self._project,
            "Emendation": self._emendation,
        }
        checks |= dict.fromkeys(ELEMENTS, self._named) | dict.fromkeys(BULLETS, self._bullet)
        for kind in KINDS:
            for subject in sorted(self.graph.subjects(RDF.type, PG[kind]), key=str):
                quotes = self.quotes(subject)
                if kind == "Ministry" and not quotes:
                    continue  # the register has ministries that take no part
                self.compared[kind] += 1
                if not quotes or not checks[kind](subject, quotes):
                    self.problems.append(
                        f"{subject}: its words do not stand at {[q.fragment for q in quotes]}"
                    )
        return self

    def quotes(self, subject: Node) -> list[Quote]:
        """The places that prove a statement, in the order of the text."""
        places = (self._quote(place) for place in self.graph.objects(subject, PG.evidence))
        return sorted(places, key=lambda quote: (quote.lines, quote.cell))

    def value(self, subject: Node, predicate: URIRef) -> str:
        """The one value of a property."""
        (found,) = self.graph.objects(subject, predicate)
        return str(found)

    def _quote(self, place: Node) -> Quote:
        lines = sorted(int(str(line)) for line in self.graph.objects(place, PG.line))
        (fragment,) = self.graph.objects(place, OA.hasSelector)
        (words,) = self.graph.objects(fragment, OA.refinedBy)
        before, exact, after = (
            "".join(map(str, self.graph.objects(words, part))) for part in (OA.prefix, OA.exact, OA.suffix)
        )
        return Quote(tuple(lines), self.value(fragment, RDF.value), before, exact, after)

    def _check_quote(self, place: Node) -> None:
        """The quotation is the words of its lines, all of them, and the fragment counts them from 0."""
        quote = self._quote(place)
        self.compared["quotation"] += 1
        first, last = quote.lines[0], quote.lines[-1]
        stands = "\n".join(self.lines[first - 1 : last]) == quote.whole
        counted = quote.fragment == f"line={first - 1},{last}"
        (fragment,) = self.graph.objects(place, OA.hasSelector)
        rfc = self.value(fragment, DCTERMS.conformsTo) == "http://tools.ietf.org/rfc/rfc5147"
        if not (stands and counted and rfc and quote.lines == tuple(range(first, last + 1))):
            self.problems.append(f"{place}: {quote.whole!r} is not what lines {first} to {last} say")

    def _readings(self) -> dict[tuple[int, int | None], str]:
        """The reading of every repaired line, or cell of a line."""
        found: dict[tuple[int, int | None], str] = {}
        for emendation in self.graph.subjects(RDF.type, PG.Emendation):
            for quote in self.quotes(emendation):
                cell = quote.cell if "\t" in quote.whole else None
                found[quote.lines[0], cell] = self.value(emendation, PG.reading)
        return found

    def _repaired(self, quote: Quote) -> str:
        """The words of a quotation's lines as repaired."""
        repairs, lines = self.repairs, []
        for number, line in zip(quote.lines, quote.whole.split("\n"), strict=True):
            cells = [repairs.get((number, n), cell) for n, cell in enumerate(line.split("\t"))]
            lines.append(repairs.get((number, None), "\t".join(cells)))
        return "\n".join(lines)

    def _joined(self, quotes: list[Quote]) -> str:
        return squeezed("".join(self._repaired(quote) for quote in quotes))

    def _row(self, row: Node, quotes: list[Quote]) -> bool:
        """The row's amount in million won and its ministry's short name (환경부 has no other) are cells."""
        cells = [self._repaired(quote).split("\t") for quote in quotes]
        amount = f"{int(self.value(row, PG.amount)) // MILLION:,}"
        (ministry,) = self.graph.objects(row, PG.ministry)
        shorts = {str(label) for label in self.graph.objects(ministry, SKOS.altLabel)}
        shorts = {name for name in shorts if name.endswith("부")} or {self._korean(ministry)}
        return all(found[1] == amount and found[3] in shorts for found in cells)

    def _figure(self, figure: Node, quotes: list[Quote]) -> bool:
        """The amount in hundred million won, the share and the count are the words of their cells."""
        cells = [self._repaired(quote).split("\t")[quote.cell] for quote in quotes]
        won = int(self.value(figure, PG.amount))
        printed = ["-"] if won == 0 else [f"{won / HUNDRED_MILLION:,.2f}"]
        printed += [f"{float(share):.2f}" for share in map(str, self.graph.objects(figure, PG.share))]
        printed += [str(count) for count in self.graph.objects(figure, PG.itemCount)]
        words = {word for cell in cells for word in re.findall(r"[\d,.]+|-", cell)}
        return all(number in words or (number == "100.00" and "100" in words) for number in printed)

    def _words(self, subject: Node, quotes: list[Quote]) -> bool:
        return squeezed(self.value(subject, PG.words)) in self._joined(quotes)

    def _bullet(self, bullet: Node, quotes: list[Quote]) -> bool:
        return squeezed(self.value(bullet, PG.text)) in self._joined(quotes)

    def _project(self, project: Node, quotes: list[Quote]) -> bool:
        printed = {squeezed(self._repaired(quote).split("\t")[0]) for quote in quotes}
        return printed == {squeezed(self._korean(project))}

    def _korean(self, subject: Node) -> str:
        labels = self.graph.objects(subject, SKOS.prefLabel)
        (name,) = (str(label) for label in labels if isinstance(label, Literal) and label.language == "ko")
        return name

    def _named(self, element: Node, quotes: list[Quote]) -> bool:
        """Every place prints one of the names."""
        names = [
            squeezed(str(name))
            for kind in (SKOS.prefLabel, SKOS.altLabel)
            for name in self.graph.objects(element, kind)
        ]
        return all(any(name in self._joined([quote]) for name in names) for quote in quotes)

    def _emendation(self, emendation: Node, quotes: list[Quote]) -> bool:
        """The raw text is the words of the place, and reading, reason and proof are given."""
        reasons = [self.value(emendation, part) for part in (PG.reason, PG.basis)]
        raw = self.value(emendation, PG.rawText)
        return len(quotes) == 1 and quotes[0].exact.strip() == raw.strip() and all(reasons)


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    """What is published of the plan of 2021, and its text."""
    graph = Graph()
    for path in (TRIPLES / "organisations.ttl", *sorted((TRIPLES / "icd-2021").glob("*.ttl"))):
        if path.stem not in {"inferred", "overlap", "linked"}:
            graph.parse(path, format="turtle")
    return Evidence(graph, TEXT.read_text(encoding="utf-8").split("\n"))


@contextmanager
def altered(graph: Graph, subject: Node, predicate: URIRef, old: Node, new: Node) -> Iterator[None]:
    """The graph with one value replaced, for as long as it takes."""
    assert (subject, predicate, old) in graph
    graph.remove((subject, predicate, old))
    graph.add((subject, predicate, new))
    try:
        yield
    finally:
        graph.remove((subject, predicate, new))
        graph.add((subject, predicate, old))


def test_everything_read_stands_where_its_evidence_says(evidence: Evidence) -> None:
    """Each statement has evidence, each quotation stands on its lines and holds the statement's words."""
    assert evidence.check().problems == []


def test_nothing_is_left_out(evidence: Evidence) -> None:
    """Every kind of statement was compared, and everything that has a text is one of the kinds."""
    compared = evidence.check().compared
    assert {kind: compared[kind] for kind in KINDS if not compared[kind]} == {}
    with_text = set(evidence.graph.subjects(PG.text))
    known = {subject for kind in BULLETS for subject in evidence.graph.subjects(RDF.type, PG[kind])}
    assert with_text - known == set()
    assert (compared["Allocation"], compared["PublishedTotal"], compared["Project"]) == (163, 189, 154)


def first(evidence: Evidence, kind: str, predicate: URIRef) -> tuple[Node, Node]:
    """The first thing of a kind, and its value of a property."""
    subject = min(evidence.graph.subjects(RDF.type, PG[kind]), key=str)
    (value,) = evidence.graph.objects(subject, predicate)
    return subject, value


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "predicate", "new"),
    [
        ("Allocation", PG.amount, Literal(8_000_000_001_000_000)),
        ("Allocation", PG.ministry, URIRef("https://w3id.org/policygraph/id/ministry/mohw")),
        ("PublishedTotal", PG.amount, Literal(1_062_902_000_000 * 10)),
        ("PublishedTotal", PG.share, Literal("30.68")),
        ("Footnote", PG.text, Literal("문서에 없는 주석", "ko")),
        ("Measure", PG.text, Literal("문서에 없는 추진 내용", "ko")),
        ("Target", PG.words, Literal("문서에 없는 목표 100개", "ko")),
        ("Event", PG.words, Literal("문서에 없는 날 ('21.1)", "ko")),
        ("Emendation", PG.rawText, Literal("문서에 없는 글")),
    ],
)
def test_a_statement_that_its_lines_do_not_say_is_found(
    kind: str, predicate: URIRef, new: Node, evidence: Evidence
) -> None:
    """A value that does not stand on the lines is a problem of that statement."""
    subject, old = first(evidence, kind, predicate)
    with altered(evidence.graph, subject, predicate, old, new):
        assert [problem.partition(": ")[0] for problem in evidence.check().problems] == [str(subject)]


@pytest.mark.slow
@pytest.mark.parametrize("part", [OA.exact, OA.prefix, OA.suffix, RDF.value])
def test_an_altered_quotation_is_found(part: URIRef, evidence: Evidence) -> None:
    """A quotation with another letter, or with other line numbers, is a problem."""
    graph = evidence.graph
    quote, old = min((s, o) for s, o in graph.subject_objects(part) if len(str(o)) > 3)
    with altered(graph, quote, part, old, Literal(f"{str(old)[:-1]}가")):
        assert evidence.check().problems != []


@pytest.mark.slow
def test_a_statement_without_evidence_is_found(evidence: Evidence) -> None:
    """A budget row whose evidence is gone is a problem."""
    subject, place = first(evidence, "Allocation", PG.evidence)
    evidence.graph.remove((subject, PG.evidence, place))
    try:
        assert [problem.partition(": ")[0] for problem in evidence.check().problems] == [str(subject)]
    finally:
        evidence.graph.add((subject, PG.evidence, place))
