"""Small networks of ministries: on a ring, joined by one measure, as wide as it is strong.

A picture for paper: no script, each label a text, each line with a title.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from policygraph.view.briefing.reading import Item, Ministry
from policygraph.view.briefing.words import value_text

WIDE, HIGH, RADIUS = 460, 340, 118
_THICKEST, _THINNEST = 9.0, 1.0


@dataclass(frozen=True, slots=True)
class Point:
    """Where a ministry stands, and on which side of it its name."""

    x: float
    y: float
    anchor: str


def ring(ministries: Sequence[Ministry], items: Sequence[Item]) -> dict[str, Any]:
    """The ministries from the top clockwise, most money first, and what joins them.

    Of an index only the stronger half of the pairs is drawn: nearly everybody shares a little.
    """
    at = {ministry.iri: _point(number, len(ministries)) for number, ministry in enumerate(ministries)}
    names = {ministry.iri: ministry.name for ministry in ministries}
    drawn = [item for item in items if item.value and len(item.about) == 2]  # noqa: PLR2004 - a pair
    most = max((item.value or 0 for item in drawn), default=0)
    if drawn and drawn[0].ko.unit == "index":
        drawn = [item for item in drawn if 2 * (item.value or 0) >= most]
    return {
        "wide": WIDE,
        "high": HIGH,
        "nodes": [
            {
                "name": ministry.name,
                "x": at[ministry.iri].x,
                "y": at[ministry.iri].y,
                "dx": {"start": 9, "end": -9, "middle": 0}[at[ministry.iri].anchor],
                "dy": _lift(at[ministry.iri]),
                "anchor": at[ministry.iri].anchor,
            }
            for ministry in ministries
        ],
        "lines": [
            {
                **_ends(at, item),
                "thick": round(_THINNEST + (_THICKEST - _THINNEST) * float((item.value or 0) / most), 1),
                "ko": f"{' – '.join(names[iri].ko for iri, _ in item.about)}: {_text(item)}",
                "en": f"{' – '.join(names[iri].en for iri, _ in item.about)}: {_text(item)}",
            }
            for item in sorted(drawn, key=lambda item: (item.value or 0, item.anchor))
        ],
        "is_part": len(drawn) < len([item for item in items if item.value]),
    }


def _point(number: int, of: int) -> Point:
    turn = 2 * math.pi * number / max(of, 1)
    x, y = WIDE / 2 + RADIUS * 1.25 * math.sin(turn), HIGH / 2 - RADIUS * math.cos(turn)
    side = math.sin(turn)
    return Point(
        round(x, 1),
        round(y, 1),
        "middle" if abs(side) < 0.2 else "start" if side > 0 else "end",  # noqa: PLR2004 - near the top
    )


def _lift(point: Point) -> int:
    if point.anchor != "middle":
        return 5
    return -12 if point.y < HIGH / 2 else 22


def _ends(at: dict[str, Point], item: Item) -> dict[str, float]:
    (one, _), (other, _) = item.about
    return {"x1": at[one].x, "y1": at[one].y, "x2": at[other].x, "y2": at[other].y}


def _text(item: Item) -> str:
    return "" if item.value is None else value_text(item.value, item.ko.unit)
