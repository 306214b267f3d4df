"""The networks that are drawn: networkx graphs whose nodes and edges carry names, money and evidence.

Nodes have `kind`, `code`, `ko`, `en`, `names` (others that it goes by), `amount` (won, or None), `evidence`
(a tuple of `Quotation`s) and `fold`: what it is folded under until opened, or None.
Edges have `kind`, `property` (of the ontology, or None if computed), `amount`, `lines` of the source, `goals`
and `statuses` (of the budget rows behind it, to filter by) and, where it applies, `share`,
`confidence`, `value` and `items`. An edge stands for one statement: nothing is summed up here. Two statements
about the same two nodes are two edges.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import networkx as nx

from policygraph import terms
from policygraph.analyse.budget import BudgetRow, read_budget
from policygraph.analyse.ties import MEASURES, ties
from policygraph.query import answer, newest_year
from policygraph.store import Store

# The kinds of nodes, from the top of each chain down; both chains end in the ministries.
ANNUAL_CHAIN = ("Vision", "Goal", "Strategy", "Task", "Measure")
BASIC_CHAIN = ("Field", "PerformanceGoal", "Project")
_FOLDED = {"Measure": "Task", "Project": "PerformanceGoal"}
_ORIGINS = {terms.CURATED: "read", "linked": "linked"}
_PROPERTIES = {"co-funds": "coFundsWith"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of the source, and the lines that they stand on."""

    first: int
    last: int
    quote: str


@dataclass(frozen=True, slots=True)
class Link:
    """A statement that something is a part of something, or that a ministry is responsible.

    Attributes:
        property: of the ontology, without the namespace.
        origin: `part` if printed, `read` by a person, or `linked` by a program.
        confidence: of a link by a program.
    """

    whole: str
    property: str
    part: str
    origin: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Material:
    """What the networks are made of, read once.

    Attributes:
        nodes: attributes by IRI.
        links: between them.
        rows: of the budget.
        topics: project and topic.
        topic_names: Korean and English, by topic.
        alike: projects of different ministries that are to be reviewed: the result, and the two.
    """

    nodes: dict[str, dict[str, Any]]
    links: tuple[Link, ...]
    rows: tuple[BudgetRow, ...]
    topics: tuple[tuple[str, str], ...] = ()
    topic_names: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    alike: tuple[tuple[str, str, str], ...] = ()


def read_material(store: Store, year: int | None = None) -> Material:
    """Everything that the networks of `year` (of the newest plan, if None) are made of."""
    year = year or newest_year(store)
    rows = read_budget(store, "ko", year)
    links = read_links(store)
    evidence: dict[str, list[Quotation]] = defaultdict(list)
    for subject, first, last, quote, _ in answer(store, "quotations").rows:
        evidence[str(subject)].append(Quotation(int(str(first)), int(str(last)), str(quote)))
    amounts, folds = _amounts(store, rows, year), _folds(links)
    elements = [tuple(map(str, row)) for row in answer(store, "elements").rows]
    names = _other_names(store, {kind for _, kind, *_ in elements})
    nodes = {
        iri: {
            "kind": kind.removeprefix(terms.PG),
            "code": code,
            "ko": ko,
            "en": en,
            "names": tuple(name for name in names.get(iri, ()) if name not in {ko, en, code}),
            "amount": amounts.get(iri),
            "evidence": tuple(evidence[iri]),
            "fold": folds.get(iri) if kind.removeprefix(terms.PG) in _FOLDED else None,
        }
        for iri, kind, code, ko, en in elements
    }
    about = [tuple(map(str, row)) for row in answer(store, "project-topics").rows]
    return Material(
        nodes,
        links,
        rows,
        tuple((project, topic) for project, topic, _, _ in about),
        {topic: (ko, en) for _, topic, ko, en in about},
        _alike(store, nodes),
    )


def _alike(store: Store, nodes: Collection[str]) -> tuple[tuple[str, str, str], ...]:
    """Similar projects that no person found to be different."""
    return tuple(
        (str(row["result"]), str(row["one"]), str(row["other"]))
        for row in answer(store, "similar-pairs").records()
        if row["decision"] != "no" and row["one"] in nodes and row["other"] in nodes
    )


def read_links(store: Store) -> tuple[Link, ...]:
    """What is a part of what, and who is responsible: printed, read, and linked by a program."""
    return tuple(_link(*row) for row in answer(store, "links").rows)


def _link(whole: object, property_: object, part: object, graph: object, confidence: object) -> Link:
    stem = str(graph).rpartition("/")[2]
    return Link(
        str(whole),
        str(property_).removeprefix(terms.PG),
        str(part),
        _ORIGINS.get(stem, "part"),
        None if confidence is None else float(str(confidence)),
    )


def _amounts(store: Store, rows: tuple[BudgetRow, ...], year: int) -> dict[str, int]:
    """Won by element: from the budget rows where they say, else as printed (strategies, tasks, all)."""
    money: dict[str, int] = defaultdict(int)
    for row in rows:
        for element in (row.project, row.ministry, row.goal):
            money[element.iri] += row.amount
    for iri, amount in answer(store, "printed-by-element", {"year": str(year)}).rows:
        money.setdefault(str(iri), int(str(amount)))
    return dict(money)


def _folds(links: tuple[Link, ...]) -> dict[str, str]:
    """What each measure or project is folded under; a measure within a measure goes where that one goes."""
    above = {
        link.part: link.whole
        for link in links
        if link.property in {"hasMeasure", "hasProject"} and link.origin != "linked"
    }

    def top(iri: str) -> str:
        return top(above[iri]) if iri in above else iri

    return {iri: top(iri) for iri in above}


def _other_names(store: Store, kinds: set[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for kind in sorted(kinds):
        for iri, _, name in answer(store, "names", {"class": kind}).rows:
            found[str(iri)].append(str(name))
    return found


def numbered(code: str) -> list[int]:
    """What codes are ordered by: the numbers in them, whatever else may stand there.

    >>> numbered("3-10") > numbered("3-2")
    True
    """
    return [int(number) for number in re.findall("[0-9]+", code)]


def hierarchy(material: Material) -> nx.MultiDiGraph:
    """Vision to ministries by both chains; what a program linked joins the chains."""
    graph = nx.MultiDiGraph()
    for iri, node in material.nodes.items():
        graph.add_node(iri, **node)
    for link in material.links:
        kind = "responsible" if link.property == "responsible" else link.origin
        lines = (
            lines_of(material.nodes[link.part if kind == "part" else link.whole]) if kind != "linked" else ()
        )
        _join(
            graph,
            link.whole,
            link.part,
            kind,
            property=link.property,
            lines=lines,
            confidence=link.confidence,
        )
    for row in material.rows:
        _join(graph, row.project.iri, row.ministry.iri, "funded", property="fundedBy", **_money(row))
    return graph


def co_funding_network(material: Material) -> nx.MultiDiGraph:
    """The projects of several ministries, and the ministries that pay for them."""
    graph = nx.MultiDiGraph()
    payers: dict[str, list[BudgetRow]] = defaultdict(list)
    for row in material.rows:
        payers[row.project.iri].append(row)
    for project, rows in payers.items():
        if len({row.ministry.iri for row in rows}) > 1:
            graph.add_node(project, **{**material.nodes[project], "fold": None})
            whole = sum(row.amount for row in rows)
            for row in rows:
                graph.add_node(row.ministry.iri, **material.nodes[row.ministry.iri])
                share = row.amount / whole if whole else None
                _join(
                    graph, project, row.ministry.iri, "funds", property="fundedBy", share=share, **_money(row)
                )
    return graph


def overlap_network(material: Material) -> nx.MultiGraph:
    """Ministries, joined by each measure by itself; `value` tells how much, `items` by what."""
    graph = nx.MultiGraph()
    for iri, node in material.nodes.items():
        if node["kind"] == "Ministry":
            graph.add_node(iri, **node)
    responsible = [(link.whole, link.part) for link in material.links if link.property == "responsible"]
    lines = {measure: lines_of(material.nodes[measure]) for measure, _ in responsible}
    found = ties(material.rows, responsible, material.topics, lines, material.alike)
    strongest = {
        measure: max((t.value for t in found if t.measure == measure), default=Fraction(1))
        for measure in MEASURES
    }
    for tie in found:
        _join(
            graph,
            tie.one,
            tie.other,
            tie.measure,
            property=_PROPERTIES.get(tie.measure),
            amount=tie.amount if tie.measure == "co-funds" else None,
            lines=tuple(sorted({line for item in tie.evidence for line in item.lines})),
            goals=tie.goals,
            statuses=tie.statuses,
            value=tie.value,
            strength=tie.value / strongest[tie.measure],
            items=tie.evidence,
        )
    return graph


NETWORKS: dict[str, Callable[[Material], nx.MultiDiGraph | nx.MultiGraph]] = {
    "hierarchy": hierarchy,
    "cofunding": co_funding_network,
    "overlap": overlap_network,
}
"""What makes each network, by the name of its page and files."""


def _join(graph: nx.Graph, one: str, other: str, kind: str, **attributes: Any) -> None:  # noqa: ANN401 - by kind
    known: dict[str, Any] = {
        "property": None,
        "amount": None,
        "lines": (),
        "goals": frozenset(),
        "statuses": frozenset(),
    }
    graph.add_edge(one, other, kind=kind, **{**known, **attributes})


def _money(row: BudgetRow) -> dict[str, Any]:
    return {
        "amount": row.amount,
        "lines": (row.line,),
        "goals": frozenset({row.goal.iri}),
        "statuses": frozenset({row.status}),
        "iri": row.iri,
    }


def lines_of(node: Mapping[str, Any]) -> tuple[int, ...]:
    """The lines of the source that a node was read from."""
    return tuple(sorted({line for q in node["evidence"] for line in range(q.first, q.last + 1)}))
