"""A chain of money as a flow diagram: columns of nodes with their labels, in one language.

Of three columns the middle one has its labels inside of its nodes, so that no ribbon runs under words.
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from policygraph.analyse.flows import Chain
from policygraph.analyse.networks import Material
from policygraph.errors import Language
from policygraph.money import money, rounded
from policygraph.view.lettering import lines_within
from policygraph.view.sankey import Column, Node, Ribbon, place
from policygraph.view.theme import NODES

WIDTH = 1040.0
_SIZE, _LINE, _SMALL, _PAD, _TOP = 13.0, 16.0, 12.0, 8.0, 30.0
# Left side, width and room for words of each column, by the number of columns.
_PLACES = {
    2: ((272.0, 12.0, 262.0), (600.0, 12.0, 420.0)),
    3: ((204.0, 12.0, 194.0), (364.0, 240.0, 224.0), (838.0, 12.0, 186.0)),
}
_HEIGHTS = {2: 380.0, 3: 600.0}


def drawn(chain: Chain, material: Material, language: Language) -> dict[str, Any]:
    """The picture of a chain: what the template `sankey.j2` writes down."""
    count = len(chain.kinds)
    hues = _hues(chain, material)
    columns: list[Column] = []
    labels: dict[str, list[tuple[str, str]]] = {}
    for number, (kind, (x, width, room)) in enumerate(zip(chain.kinds, _PLACES[count], strict=True)):
        names = _members(chain, material, kind)
        labels |= {iri: _words(iri, chain, material, language, room) for iri in names}
        columns.append(
            Column(
                x=x,
                width=width,
                nodes={iri: len(labels[iri]) * _LINE + 2 for iri in names},
                within=0 < number < count - 1,
                free=kind == "Ministry",
            )
        )
    diagram = place(
        columns, {strand.nodes: strand.amount for strand in chain.strands}, _fitting(columns, _HEIGHTS[count])
    )
    ways = {strand.nodes: index for index, strand in enumerate(chain.strands)}
    bottom = max(node.top + node.room for node in diagram.nodes.values())
    return {
        "width": WIDTH,
        "height": round(bottom + _TOP + 6, 2),
        "top": _TOP,
        "heads": [
            {
                "x": _text_x(column.x, column.width, number, count),
                "anchor": _anchor(number),
                "text": _head(kind, language),
            }
            for number, (column, kind) in enumerate(zip(columns, chain.kinds, strict=True))
        ],
        "nodes": [
            _node(
                node,
                labels[node.name],
                hues.get(node.name, 0),
                count,
                _head(chain.kinds[node.column], language),
            )
            for node in diagram.nodes.values()
        ],
        "ribbons": [
            {**_ribbon(ribbon, hues), "name": _way_name(ribbon, material, language)}
            for ribbon in diagram.ribbons
        ],
        "strands": [{**_ribbon(ribbon, hues), "way": ways[ribbon.way]} for ribbon in diagram.strands],
    }


def _hues(chain: Chain, material: Material) -> dict[str, int]:
    """Which colour a node's money has: that of its field or strategy."""
    leading = "Field" if "Field" in chain.kinds else chain.kinds[0]
    heads = _members(chain, material, leading)
    found = {iri: index for index, iri in enumerate(heads, 1)}
    for strand in chain.strands:
        head = next(iri for iri in strand.nodes if iri in heads)
        for iri in strand.nodes:
            if material.nodes[iri]["kind"] != "Ministry":
                found.setdefault(iri, found[head])
    return found


def numbered(code: str) -> list[int]:
    """What codes are ordered by: the numbers in them, whatever else may stand there.

    >>> numbered("3-10") > numbered("3-2")
    True
    """
    return [int(number) for number in re.findall("[0-9]+", code)]


def _members(chain: Chain, material: Material, kind: str) -> list[str]:
    """The nodes of a column, in the order of their numbers."""
    found = {iri for strand in chain.strands for iri in strand.nodes if material.nodes[iri]["kind"] == kind}
    return sorted(found, key=lambda iri: (numbered(_code(iri, material)), iri))


def _code(iri: str, material: Material) -> str:
    node = material.nodes[iri]
    return "" if node["kind"] == "Ministry" else str(node["code"])


def _fitting(columns: Sequence[Column], least: float) -> float:
    """A height that has room for all labels and some for the money."""
    return max(least, *(1.15 * sum(column.nodes.values()) for column in columns))


def _words(
    iri: str, chain: Chain, material: Material, language: Language, room: float
) -> list[tuple[str, str]]:
    """The lines of a label: the name, then money and share."""
    name = f"{_code(iri, material)} {material.nodes[iri][language]}".strip()
    lines = [("name", line) for line in lines_within(name, room, _SIZE)]
    won = chain.totals[iri].amount
    share = rounded(Fraction(100 * won, chain.whole.amount), 1)
    return [*lines, ("amount", f"{money(won, language).replace(' billion', ' bn')} ({share}%)")]


def _anchor(number: int) -> str:
    return "end" if number == 0 else "start"


def _text_x(x: float, width: float, number: int, count: int) -> float:
    if number == 0:
        return x - _PAD
    return x + width + _PAD if number == count - 1 else x + _PAD + 4


def _node(node: Node, words: list[tuple[str, str]], hue: int, count: int, kind: str) -> dict[str, Any]:
    number = node.column
    within = 0 < number < count - 1
    x = _text_x(node.x, node.width, number, count)
    first = node.middle + _TOP - len(words) * _LINE / 2
    left, _, room = _PLACES[count][number]
    return {
        "iri": node.name,
        "hue": hue,
        "column": number,
        "within": within,
        "x": node.x,
        "y": round(node.y + _TOP, 2),
        "width": node.width,
        "height": round(max(node.height, 0.8), 2),
        "hit": {
            "x": left - room if number == 0 else left,
            "y": round(node.top + _TOP - 2, 2),
            "width": node.width if within else node.width + room,
            "height": round(node.room + 4, 2),
        },
        "anchor": _anchor(number),
        "text": x,
        "lines": [
            {"y": round(first + index * _LINE + _SIZE * 0.9, 2), "kind": what, "text": text}
            for index, (what, text) in enumerate(words)
        ],
        "kind": kind,
    }


def _head(kind: str, language: Language) -> str:
    name = str(getattr(NODES[kind], language))
    return name[0].upper() + name[1:]


def _ribbon(ribbon: Ribbon, hues: dict[str, int]) -> dict[str, Any]:
    return {
        "source": ribbon.source,
        "target": ribbon.target,
        "hue": hues.get(ribbon.source) or hues.get(ribbon.target, 0),
        "path": ribbon.path,
        "thin": ribbon.height < 1,
    }


def _way_name(ribbon: Ribbon, material: Material, language: Language) -> str:
    names = [material.nodes[iri][language] for iri in (ribbon.source, ribbon.target)]
    return f"{names[0]} → {names[1]}: {money(ribbon.amount, language)}"
