"""Two years side by side: a row for each thing, a ring for the year before, a dot for the year, an arrow.

Coordinates are pixels; the template writes them down. What grew has a solid line, what shrank a broken one.
"""

import math
from fractions import Fraction
from typing import Any

from policygraph.analyse.flows import Change
from policygraph.analyse.networks import Material
from policygraph.errors import Language
from policygraph.money import UNITS, amount, rounded, sign, signed
from policygraph.view.lettering import lines_within

WIDTH = 1040.0
_SIZE, _LINE, _HEAD, _ROW = 13.0, 17.0, 46.0, 30.0
_LABEL, _LEFT, _RIGHT = 232.0, 256.0, 640.0
_COLUMNS = (738.0, 838.0, 946.0, 1030.0)  # where the figures end: before, after, change, percent


def drawn_changes(
    found: tuple[Change, ...], whole: Change, material: Material, language: Language, years: tuple[str, str]
) -> dict[str, Any]:
    """The picture of a comparison.

    Args:
        found: what is compared, in the order of the rows.
        whole: the grand totals, in the last row.
        material: for the names.
        language: of the words.
        years: what the columns are called.
    """
    largest = max(max(change.before.amount, change.after.amount) for change in found)
    step = _step(largest)
    end = step * math.ceil(largest / step)

    def x(won: int) -> float:
        return round(_LEFT + (_RIGHT - _LEFT) * won / end, 2)

    rows, y = [], _HEAD
    for change in found:
        node = material.nodes[change.iri]
        name = node[language] if node["kind"] == "Ministry" else f"{node['code']} {node[language]}"
        lines = lines_within(name, _LABEL, _SIZE)
        height = max(_ROW, len(lines) * _LINE + 8)
        middle = y + height / 2
        rows.append(
            {
                "iri": change.iri,
                "top": y,
                "height": height,
                "middle": middle,
                "label": [
                    (middle + (index - (len(lines) - 1) / 2) * _LINE + _SIZE * 0.36, line)
                    for index, line in enumerate(lines)
                ],
                "before": x(change.before.amount),
                "after": x(change.after.amount),
                **_texts(change, language),
            }
        )
        y += height
    total = {"top": y + 4, "middle": y + 4 + _ROW / 2, "height": _ROW, **_texts(whole, language)}
    return {
        "width": WIDTH,
        "height": y + 4 + _ROW + 6,
        "head": _HEAD,
        "bottom": y,
        "left": _LEFT,
        "label": _LABEL,
        "columns": _COLUMNS,
        "years": years,
        "ticks": [(x(won), _tick(won, language)) for won in range(0, end + 1, step)],
        "unit": UNITS[language],
        "rows": rows,
        "total": total,
    }


def _texts(change: Change, language: Language) -> dict[str, Any]:
    mark = "▲" if change.won > 0 else "▼" if change.won < 0 else "="
    return {
        "grew": change.won >= 0,
        "figures": (
            amount(change.before.amount, language),
            amount(change.after.amount, language),
            signed(change.won, language),
            f"{mark} {percent(change)}",
        ),
    }


def _step(largest: int) -> int:
    """A round distance between ticks, for four to eight of them."""
    power = int("1".ljust(len(str(largest)), "0"))
    return next(step for step in (power // 5, power // 2, power, 2 * power) if largest / step <= 7)  # noqa: PLR2004 - as the docstring says


def _tick(won: int, language: Language) -> str:
    return amount(won, language).rstrip("0").rstrip(".") if won else "0"


def percent(change: Change) -> str:
    """A change in percent of the year before; nothing, if that was nothing."""
    if not change.before.amount:
        return "–"
    ratio = rounded(Fraction(100 * abs(change.won), change.before.amount), 1)
    return f"{sign(change.won)}{ratio}%"
