"""What ``policygraph overlap`` gives to programs: CSV and JSON, money in won."""

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from policygraph.analyse import CoFunding, Concentration
from policygraph.analyse.findings import Found
from policygraph.errors import Language
from policygraph.query import answer
from policygraph.reconcile import compact
from policygraph.store import Store


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


def write_json(pairs: Sequence[CoFunding], goals: Sequence[Concentration], found: Iterable[Found]) -> None:
    """The pairs with their projects, the goals with their ministries, and the results of the analysis."""
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
        "results": [_described(one) for one in found],
    }
    print(json.dumps(document, ensure_ascii=False, indent=2))


def write_findings(found: Sequence[Found], form: str) -> None:
    """Results with what they rest on: as JSON, or as CSV with a row for each thing that one rests on."""
    if form == "json":
        print(json.dumps([_described(one) for one in found], ensure_ascii=False, indent=2))
        return
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(
        (
            *("measure", "one", "other", "value", "unit", "low", "high", "p", "q", "verdict", "method"),
            *("evidence", "evidence_ministry", "evidence_krw", "lines", "result_iri", "evidence_iri"),
        )
    )
    for one in found:
        names = [thing.name for thing in one.about]
        low, high, _ = one.bounds or ("", "", "")
        tested = one.tested
        for ground in one.grounds or (None,):
            writer.writerow(
                (
                    one.measure.iri,
                    names[0] if names else "",
                    "; ".join(names[1:]),
                    "" if one.value is None else one.value,
                    one.unit,
                    *(low, high),
                    *((tested.p, tested.q, tested.verdict) if tested else ("", "", "")),
                    one.method,
                    *(
                        (
                            ground.thing.name,
                            ground.ministry,
                            "" if ground.amount is None else ground.amount,
                            compact(set(ground.lines)),
                        )
                        if ground
                        else ("", "", "", "")
                    ),
                    one.result,
                    ground.thing.iri if ground else "",
                )
            )


def _described(found: Found) -> dict[str, Any]:
    tested, bounds = found.tested, found.bounds
    return {
        "iri": found.result,
        "measure": found.measure.iri,
        "about": [{"iri": thing.iri, "name": thing.name} for thing in found.about],
        "value": None if found.value is None else float(found.value),
        "unit": found.unit,
        "method": found.method,
        "note": found.note or None,
        "range": None
        if bounds is None
        else {"low": float(bounds[0]), "high": float(bounds[1]), "level": float(bounds[2])},
        "chance": None
        if tested is None
        else {
            "p": float(tested.p),
            "q": float(tested.q),
            "least_p": float(tested.least),
            "least_q": float(tested.attainable),
            "tests": tested.tests,
            "draws": tested.draws,
            "null": tested.null,
            "verdict": tested.verdict,
        },
        "evidence": [
            {
                "iri": ground.thing.iri,
                "name": ground.thing.name,
                "ministry": ground.ministry or None,
                "amount_krw": ground.amount,
                "first_line": ground.lines[0],
                "last_line": ground.lines[1],
            }
            for ground in found.grounds
        ],
    }


def write_queue(store: Store, language: Language) -> None:
    """Pairs that wait for a person, in the columns of reviews.csv: to be filled in and appended to it."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("one", "one_name", "other", "other_name", "decision", "reason", "drawn"))
    for _, one, one_name, other, other_name, decision, *_ in answer(
        store, "similar-pairs", {"lang": language}
    ).rows:
        if decision is None or str(decision) == "unsure":
            writer.writerow((one, one_name, other, other_name, "", "", ""))
