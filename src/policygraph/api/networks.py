"""The networks as others take them: attributes are text and numbers, never objects.

Nodes are identifiers. A node has `label` (short), `name`, `ko`, `en`, `kind`, `code`, `lines` and, where
money says something, `amount_krw`. An edge has `kind`, `property` (of the ontology; "" if computed), `lines`
and, where they apply, `amount_krw`, `share`, `confidence`, `value`, `goals` and `statuses`. What does not
apply is left out: a missing amount is no zero.

>>> from policygraph.query import project_store
>>> graph = plain_network(project_store(), "cofunding", "ko")
>>> graph.number_of_nodes(), graph.number_of_edges()
(11, 14)
>>> graph.nodes["https://w3id.org/policygraph/id/ministry/motie"]["label"]
'산업부'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

from policygraph.analyse.budget import read_budget
from policygraph.analyse.networks import NETWORKS, lines_of, read_material
from policygraph.errors import CommandError
from policygraph.reconcile import compact

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

    from policygraph.errors import Language
    from policygraph.store import Store

NetworkName = Literal["hierarchy", "cofunding", "overlap"]


def known_network(name: str) -> str:
    """The name, if there is such a network.

    Raises:
        CommandError: there is none.
    """
    names = get_args(NetworkName)
    if name in names:
        return name
    listed = ", ".join(names)
    raise CommandError(
        f"there is no network {name!r}; there are {listed}",
        f"{name!r} 네트워크가 없습니다. 있는 것: {listed}",
    )


def plain_network(store: Store, name: str, language: Language) -> nx.MultiDiGraph | nx.MultiGraph:
    """A network whose attributes are text and numbers.

    Raises:
        CommandError: there is no network of that name.
    """
    known_network(name)
    material = read_material(store)
    short = {row.ministry.iri: row.ministry.name for row in read_budget(store, language, short=True)}
    drawn = NETWORKS[name](material)
    plain = type(drawn)(name=name)
    for iri, node in drawn.nodes(data=True):
        plain.add_node(iri, **_node(node, short.get(iri), language))
    codes = {iri: node["code"] for iri, node in material.nodes.items()}
    for one, other, edge in drawn.edges(data=True):
        plain.add_edge(one, other, **_edge(edge, codes))
    return plain


def _node(node: Mapping[str, Any], short: str | None, language: Language) -> dict[str, str | int]:
    return _without_none(
        {
            "label": short or node[language],
            "name": node[language],
            "ko": node["ko"],
            "en": node["en"],
            "kind": node["kind"],
            "code": node["code"],
            "amount_krw": node["amount"],
            "lines": compact(lines_of(node)),
        }
    )


def _edge(edge: Mapping[str, Any], codes: Mapping[str, str]) -> dict[str, str | int | float]:
    numbers = {name: edge.get(name) for name in ("share", "confidence", "value")}
    return _without_none(
        {
            "kind": edge["kind"],
            "property": edge["property"] or "",
            "amount_krw": edge["amount"],
            **{name: None if value is None else float(value) for name, value in numbers.items()},
            "goals": _listed(codes[goal] for goal in edge["goals"]),
            "statuses": _listed(edge["statuses"]),
            "lines": compact(edge["lines"]),
        }
    )


def _listed(texts: Iterable[str]) -> str | None:
    return ", ".join(sorted(texts)) or None


def _without_none(attributes: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in attributes.items() if value is not None}
