"""The networks that are drawn: networkx graphs whose nodes and edges carry names, money and evidence.

Nodes have `kind`, `code`, `ko`, `en`, `amount` (won, or None) and `evidence`, a tuple of `Quotation`s.
Edges have `kind` and `amount`; an edge that sums up hidden ones has `sums` set to their number.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import networkx as nx

from policygraph import terms
from policygraph.analyse.budget import BudgetRow, read_budget
from policygraph.analyse.cofunding import co_funding
from policygraph.query import answer, newest_year
from policygraph.store import Store


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of the source, and the lines that they stand on."""

    first: int
    last: int
    quote: str


@dataclass(frozen=True, slots=True)
class Material:
    """What the networks are made of, read once."""

    nodes: dict[str, dict[str, Any]]
    links: tuple[tuple[str, str, str, bool], ...]
    rows: tuple[BudgetRow, ...]


def read_material(store: Store, year: int | None = None) -> Material:
    """Everything that the networks of `year` (of the newest plan, if None) are made of."""
    year = year or newest_year(store)
    rows = read_budget(store, "ko", year)
    evidence: dict[str, list[Quotation]] = defaultdict(list)
    for subject, first, last, quote, _ in answer(store, "quotations").rows:
        evidence[str(subject)].append(Quotation(int(str(first)), int(str(last)), str(quote)))
    amounts = _amounts(store, rows, year)
    nodes = {
        str(iri): {
            "kind": str(kind).removeprefix(terms.PG),
            "code": str(code),
            "ko": str(ko),
            "en": str(en),
            "amount": amounts.get(str(iri)),
            "evidence": tuple(evidence[str(iri)]),
        }
        for iri, kind, code, ko, en in answer(store, "elements").rows
    }
    links = tuple(
        (str(a), str(p).removeprefix(terms.PG), str(b), str(g).endswith(f"/{terms.CURATED}"))
        for a, p, b, g in answer(store, "links").rows
    )
    return Material(nodes, links, rows)


def _amounts(store: Store, rows: tuple[BudgetRow, ...], year: int) -> dict[str, int]:
    """Won by element: from the budget rows where they say, else as printed (strategies, tasks, all)."""
    money: dict[str, int] = defaultdict(int)
    for row in rows:
        for element in (row.project, row.ministry, row.goal):
            money[element.iri] += row.amount
    for iri, amount in answer(store, "printed-by-element", {"year": str(year)}).rows:
        money.setdefault(str(iri), int(str(amount)))
    return dict(money)


def hierarchy(material: Material) -> nx.DiGraph:
    """Vision to ministries by both chains.

    Tasks and performance goals point to ministries by edges that sum up their measures or projects,
    which are folded under them.
    """
    graph = nx.DiGraph()
    for iri, node in material.nodes.items():
        graph.add_node(iri, **node)
    for whole, relation, part, read in material.links:
        kind = "responsible" if relation == "responsible" else "read" if read else "part"
        graph.add_edge(whole, part, kind=kind, amount=None)
    for row in material.rows:
        graph.add_edge(row.project.iri, row.ministry.iri, kind="funded", amount=row.amount)
        _add_sum(graph, row.goal.iri, row.ministry.iri, "funded", row.amount)
    for whole, relation, part, _ in material.links:
        if relation == "hasMeasure":
            for _, ministry, kind in list(graph.out_edges(part, data="kind")):
                if kind == "responsible" and graph.nodes[whole]["kind"] == "Task":
                    _add_sum(graph, whole, ministry, "responsible", None)
    return graph


def _add_sum(graph: nx.DiGraph, one: str, other: str, kind: str, amount: int | None) -> None:
    if not graph.has_edge(one, other):
        graph.add_edge(one, other, kind=kind, amount=None, sums=0)
    edge = graph.edges[one, other]
    edge["sums"] += 1
    if amount is not None:
        edge["amount"] = (edge["amount"] or 0) + amount


def co_funding_network(material: Material) -> nx.DiGraph:
    """The projects of several ministries, and the ministries that pay for them."""
    graph = nx.DiGraph()
    payers: dict[str, list[BudgetRow]] = defaultdict(list)
    for row in material.rows:
        payers[row.project.iri].append(row)
    for project, rows in payers.items():
        if len({row.ministry.iri for row in rows}) > 1:
            graph.add_node(project, **material.nodes[project])
            whole = sum(row.amount for row in rows)
            for row in rows:
                graph.add_node(row.ministry.iri, **material.nodes[row.ministry.iri])
                graph.add_edge(
                    row.ministry.iri,
                    project,
                    kind="funds",
                    amount=row.amount,
                    share=row.amount / whole,
                    line=row.line,
                )
    return graph


def overlap_network(material: Material) -> nx.Graph:
    """Ministries, joined where they co-fund; `projects` lists what they share."""
    graph = nx.Graph()
    for iri, node in material.nodes.items():
        if node["kind"] == "Ministry":
            graph.add_node(iri, **node)
    for pair in co_funding(material.rows):
        graph.add_edge(
            pair.one.iri,
            pair.other.iri,
            kind="co-funds",
            amount=pair.total,
            projects=tuple(project.project.iri for project in pair.projects),
        )
    return graph
