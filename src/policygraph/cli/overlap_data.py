"""What ``policygraph overlap`` gives to programs: CSV and JSON, money in won."""

import csv
import json
import sys
from collections.abc import Sequence

from policygraph.analyse import CoFunding, Concentration
from policygraph.reconcile import compact


def write_csv(pairs: Sequence[CoFunding]) -> None:
    """One row per pair and shared project."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(
        (
            "ministry",
            "partner",
            "project",
            "ministry_krw",
            "partner_krw",
            "project_krw",
            "lines",
            "project_iri",
        )
    )
    for pair in pairs:
        for p in pair.projects:
            writer.writerow(
                (
                    pair.one.name,
                    pair.other.name,
                    p.project.name,
                    p.one_amount,
                    p.other_amount,
                    p.whole,
                    compact(p.lines),
                    p.project.iri,
                )
            )


def write_json(pairs: Sequence[CoFunding], goals: Sequence[Concentration]) -> None:
    """The pairs with their projects, and the performance goals with their ministries."""
    document = {
        "co_funding": [
            {
                "ministry": {"iri": pair.one.iri, "name": pair.one.name, "amount_krw": pair.one_amount},
                "partner": {"iri": pair.other.iri, "name": pair.other.name, "amount_krw": pair.other_amount},
                "projects": [
                    {
                        "iri": p.project.iri,
                        "name": p.project.name,
                        "ministry_krw": p.one_amount,
                        "partner_krw": p.other_amount,
                        "project_krw": p.whole,
                        "lines": list(p.lines),
                    }
                    for p in pair.projects
                ],
            }
            for pair in pairs
        ],
        "performance_goals": [
            {
                "iri": goal.goal.iri,
                "code": goal.code,
                "name": goal.goal.name,
                "rows": goal.rows,
                "amount_krw": goal.total,
                "hhi": round(float(goal.hhi), 6),
                "effective_number": round(float(goal.effective_number), 6),
                "ministries": [
                    {"iri": ministry.iri, "name": ministry.name, "amount_krw": won}
                    for ministry, won in goal.money
                ],
                "lines": list(goal.lines),
            }
            for goal in goals
        ],
    }
    print(json.dumps(document, ensure_ascii=False, indent=2))
