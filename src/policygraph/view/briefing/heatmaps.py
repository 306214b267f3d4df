"""Ministries by ministries: a table for each measure of two; each cell leads to its evidence."""

from collections.abc import Iterable, Sequence
from typing import Any

from policygraph.analyse.findings import SIGNIFICANT
from policygraph.view.briefing.reading import Item, Ministry
from policygraph.view.briefing.words import value_text

# What two ministries are compared by, in the order of the report.
HEATMAPS = (
    "co-funded-projects",
    "joint-measures",
    "joint-achievements",
    "schoener",
    "ruzicka",
    "similar-content",
)


def heatmap(ministries: Sequence[Ministry], items: Sequence[Item]) -> dict[str, Any]:
    """One measure: a row and a column for each ministry, the diagonal empty."""
    by_pair = {item.ko.things: item for item in items}
    most = max((abs(item.value) for item in items if item.value is not None), default=None) or 1
    return {
        "code": items[0].code,
        "ko": items[0].ko.measure.name,
        "en": items[0].en.measure.name,
        "columns": [ministry.name for ministry in ministries],
        "rows": [
            {
                "name": one.name,
                "cells": [
                    None if one is other else _cell(by_pair.get(frozenset({one.iri, other.iri})), most)
                    for other in ministries
                ],
            }
            for one in ministries
        ],
        "tested": _tested(items),
    }


def _cell(item: Item | None, most: Any) -> dict[str, Any]:  # noqa: ANN401 - a Decimal or 1
    if item is None or (item.value == 0 and not item.grounds):
        return {"text": "·", "anchor": "", "shade": 0, "verdict": ""}
    return {
        "text": "?" if item.value is None else value_text(item.value, item.ko.unit),
        "anchor": item.anchor,
        "shade": 0 if item.value is None else round(100 * abs(item.value) / most),
        "verdict": item.ko.tested.verdict if item.ko.tested else "",
    }


def _tested(items: Iterable[Item]) -> dict[str, Any] | None:
    """How the pairs came out against chance; None if the measure is not tested."""
    tested = [item.ko.tested for item in items if item.ko.tested]
    if not tested:
        return None
    verdicts = [one.verdict for one in tested]
    return {
        "tests": tested[0].tests,
        "beyond": verdicts.count("beyond"),
        "untold": verdicts.count("untold"),
        "below": sum(one.p <= SIGNIFICANT for one in tested),
        "ko": tested[0].null,
        "en": next(item.en.tested.null for item in items if item.en.tested),
    }
