"""The matrix of ministries and performance goals: money or counts, each cell with its budget rows."""

from collections import defaultdict
from typing import Any

from policygraph.analyse import BudgetRow, concentrations
from policygraph.analyse.networks import Material
from policygraph.money import amount, rounded


def matrix(material: Material) -> dict[str, Any]:
    """Ministries down (most money first), performance goals across.

    A cell has the ministry's money, its share of the goal's money in percent, and its rows.
    """
    cells: dict[tuple[str, str], list[BudgetRow]] = defaultdict(list)
    for row in material.rows:
        cells[row.ministry.iri, row.goal.iri].append(row)
    goals = concentrations(material.rows)
    ministries = sorted(
        {row.ministry.iri for row in material.rows},
        key=lambda iri: (-(material.nodes[iri]["amount"] or 0), iri),
    )
    return {
        "goals": [
            {
                "code": goal.code,
                **_names(material, goal.goal.iri),
                **_money(goal.total),
                "rows": goal.rows,
                "ministries": len(goal.money),
                "hhi": rounded(goal.hhi, 3),
                "effective": rounded(goal.effective_number, 2),
            }
            for goal in goals
        ],
        "rows": [
            {
                **_names(material, ministry),
                "cells": [
                    _cell(material, cells.get((ministry, goal.goal.iri), []), goal.total, goal.rows)
                    for goal in goals
                ],
            }
            for ministry in ministries
        ],
    }


def _cell(material: Material, rows: list[BudgetRow], total: int, count: int) -> dict[str, Any] | None:
    if not rows:
        return None
    won = sum(row.amount for row in rows)
    return {
        **_money(won),
        "count": len(rows),
        "percent": round(100 * won / total, 1) if total else 0,
        "percent_of_rows": round(100 * len(rows) / count, 1),
        "rows": [
            {**_names(material, row.project.iri), "iri": row.project.iri, "won": row.amount, "line": row.line}
            for row in rows
        ],
    }


def _names(material: Material, iri: str) -> dict[str, str]:
    return {language: str(material.nodes[iri][language]) for language in ("ko", "en")}


def _money(won: int) -> dict[str, str]:
    return {"money_ko": amount(won, "ko"), "money_en": amount(won, "en")}
