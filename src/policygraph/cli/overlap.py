"""``policygraph overlap``: who pays with whom, and how each goal is spread over ministries."""

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from fractions import Fraction

from policygraph import paths
from policygraph.analyse import CoFunding, Concentration, co_funding, concentrations, read_budget
from policygraph.cli.output import Column, Table, either, show, show_markdown
from policygraph.cli.source import source_note
from policygraph.errors import CommandError, Language
from policygraph.money import UNITS, amount
from policygraph.query import resolve_ministry
from policygraph.reconcile import compact
from policygraph.store import open_store

_PAIR = 2


def run(arguments: argparse.Namespace) -> int:
    """All pairs and goals, or those of one ministry, or the evidence of one pair."""
    language: Language = arguments.lang
    folder = arguments.data or paths.TRIPLES
    store = open_store(folder)
    chosen = tuple(dict.fromkeys(resolve_ministry(store, name) for name in arguments.ministries))
    if len(arguments.ministries) > _PAIR or len(chosen) != len(arguments.ministries):
        raise CommandError(
            "give no ministry, one, or two different ones", "부처는 없이, 하나, 또는 서로 다른 둘을 주십시오"
        )
    rows = read_budget(store, language, arguments.year)
    if not rows:
        raise CommandError(
            f"the graph has no budget rows of {arguments.year}",
            f"그래프에 {arguments.year}년의 예산 행이 없습니다",
        )
    pairs = [pair for pair in co_funding(rows) if set(chosen) <= {pair.one.iri, pair.other.iri}]
    if chosen:
        pairs = [pair.seen_from(chosen[0]) for pair in pairs]
    goals = [
        goal for goal in concentrations(rows) if set(chosen) <= {ministry.iri for ministry, _ in goal.money}
    ]
    match arguments.format:
        case "json":
            _write_json(pairs, goals)
        case "csv":
            _write_csv(pairs)
        case _:
            note = source_note(folder, language)
            writer = show_markdown if arguments.format == "md" else show
            if len(chosen) == _PAIR:
                writer(_projects(pairs, language, note))
            else:
                writer(_pairs(pairs, language, note))
            writer(_goals(goals, chosen, language, note))
    return 0


def _pairs(pairs: Sequence[CoFunding], language: Language, note: str) -> Table:
    unit = UNITS[language]
    return Table(
        either(
            language,
            "다부처 사업으로 본 부처 쌍 (선언된 공동 출연)",
            "Pairs of ministries by declared co-funding",
        ),
        (
            Column(either(language, "부처", "Ministry")),
            Column(either(language, "상대 부처", "Partner")),
            Column(either(language, "사업 수", "Projects"), "right"),
            Column(either(language, f"부처 예산 ({unit})", f"Own money ({unit})"), "right"),
            Column(either(language, f"상대 예산 ({unit})", f"Partner's ({unit})"), "right"),
            Column(either(language, f"합 ({unit})", f"Sum ({unit})"), "right"),
        ),
        [
            (
                pair.one.name,
                pair.other.name,
                str(len(pair.projects)),
                amount(pair.one_amount, language),
                amount(pair.other_amount, language),
                amount(pair.total, language),
            )
            for pair in pairs
        ],
        (
            either(
                language,
                f"{len(pairs)}쌍. 한 사업에 세 부처 이상이 내면 여러 쌍에 나타나므로 쌍의 금액을 더하면 안 됨. {note}",
                f"{len(pairs)} pairs. A project of three ministries or more is in several pairs: their money must"
                f" not be added up. {note}",
            ),
        ),
    )


def _projects(pairs: Sequence[CoFunding], language: Language, note: str) -> Table:
    unit = UNITS[language]
    names = (pairs[0].one.name, pairs[0].other.name) if pairs else ("", "")
    title = either(
        language,
        f"{names[0]} · {names[1]}: 함께 예산을 내는 사업" if pairs else "함께 예산을 내는 사업이 없음",
        f"{names[0]} and {names[1]}: projects that both fund" if pairs else "No project is funded by both",
    )
    return Table(
        title,
        (
            Column(either(language, "사업", "Project")),
            Column(f"{names[0]} ({unit})", "right"),
            Column(f"{names[1]} ({unit})", "right"),
            Column(either(language, f"사업 전체 ({unit})", f"Whole project ({unit})"), "right"),
            Column(either(language, "원문 행", "Lines")),
        ),
        [
            (
                project.project.name,
                amount(project.one_amount, language),
                amount(project.other_amount, language),
                amount(project.whole, language),
                compact(project.lines),
            )
            for pair in pairs
            for project in pair.projects
        ],
        (note,),
    )


def _goals(goals: Sequence[Concentration], chosen: Sequence[str], language: Language, note: str) -> Table:
    unit = UNITS[language]
    own = [
        Column(f"{ministry.name} ({unit})", "right")
        for iri in chosen
        for goal in goals[:1]
        for ministry, _ in goal.money
        if ministry.iri == iri
    ]
    return Table(
        either(language, "성과목표별 부처 수와 집중도", "Ministries and concentration by performance goal"),
        (
            Column(either(language, "성과목표", "Performance goal")),
            Column(either(language, "부처", "Ministries"), "right"),
            Column(either(language, "예산 행", "Rows"), "right"),
            Column(either(language, f"예산 ({unit})", f"Budget ({unit})"), "right"),
            Column("HHI", "right"),
            Column(either(language, "유효 부처 수", "Effective number"), "right"),
            Column(either(language, "최대 부처", "Largest")),
            Column(either(language, "비중 (%)", "Share (%)"), "right"),
            *own,
        ),
        [
            (
                f"{goal.code} {goal.goal.name}",
                str(len(goal.money)),
                str(goal.rows),
                amount(goal.total, language),
                _decimal(goal.hhi, 3),
                _decimal(goal.effective_number, 2),
                goal.money[0][0].name,
                _decimal(goal.largest_share * 100, 2),
                *(amount(dict(_by_iri(goal))[iri], language) for iri in chosen),
            )
            for goal in goals
        ],
        (
            either(
                language,
                f"HHI: 부처 비중의 제곱합(1이면 한 부처에 집중), 유효 부처 수는 그 역수. 부처가 많다고 나쁜 것은 아님. {note}",
                "HHI: sum of squared shares (1: one ministry has all); effective number: its inverse."
                f" More ministries is not called bad. {note}",
            ),
        ),
    )


def _by_iri(goal: Concentration) -> list[tuple[str, int]]:
    return [(ministry.iri, won) for ministry, won in goal.money]


def _decimal(value: Fraction, places: int) -> str:
    return f"{round(value, places):.{places}f}"


def _write_csv(pairs: Sequence[CoFunding]) -> None:
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


def _write_json(pairs: Sequence[CoFunding], goals: Sequence[Concentration]) -> None:
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
