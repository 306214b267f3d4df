"""``policygraph overlap --scenario``: what changes if ministries are merged, split or renamed."""

import argparse
import json
from collections.abc import Sequence

from policygraph.analyse import read_budget
from policygraph.analyse.comparison import CellChange, Comparison, compare
from policygraph.analyse.scenario import Scenario
from policygraph.analyse.scenario_files import find_scenario, read_scenario
from policygraph.cli.opened import Opened
from policygraph.cli.output import Column, Table, either, show, show_markdown
from policygraph.cli.source import source_note
from policygraph.errors import CommandError, Language
from policygraph.money import UNITS, amount, rounded, signed
from policygraph.reconcile import compact


def show_scenario(read: Opened, arguments: argparse.Namespace) -> int:
    """The matrix, the concentration and the pairs that are different, and what a person was unsure about."""
    if arguments.format == "csv":
        raise CommandError(
            "a scenario is shown as table, md or json", "시나리오는 table, md, json으로만 보입니다"
        )
    language: Language = arguments.lang
    scenario = read_scenario(find_scenario(arguments.scenario))
    before = read_budget(read.store, language, arguments.year, short=True)
    results = [
        compare(
            before,
            scenario.applied_to(before, language, short=True, unsure=unsure),
            scenario.successors(before, language, short=True),
        )
        for unsure in (False, True)
    ]
    if arguments.format == "json":
        print(json.dumps(_document(scenario, results, language), ensure_ascii=False, indent=2))
        return 0
    writer = show_markdown if arguments.format == "md" else show
    note = f"{scenario.note.of(language)} {source_note(read, language)}"
    found, other = results
    writer(_cells(scenario, found, other, language, note))
    writer(_spreads(found, language))
    writer(_pairs(found, language))
    return 0


def _cells(scenario: Scenario, found: Comparison, other: Comparison, language: Language, note: str) -> Table:
    unit = UNITS[language]
    moved, also = (amount(one.moved, language) for one in (found, other))
    return Table(
        either(
            language,
            f"{scenario.name.ko}: 달라지는 부처×성과목표 칸",
            f"{scenario.name.en}: ministry × goal cells that change",
        ),
        (
            Column(either(language, "부처", "Ministry")),
            Column(either(language, "성과목표", "Performance goal")),
            Column(either(language, f"전 ({unit})", f"Before ({unit})"), "right"),
            Column(either(language, f"후 ({unit})", f"After ({unit})"), "right"),
            Column(either(language, f"차이 ({unit})", f"Change ({unit})"), "right"),
            Column(either(language, "원문 행", "Lines")),
        ),
        [
            (
                cell.ministry.name,
                f"{cell.goal_code} {cell.goal.name}",
                amount(cell.before, language),
                amount(cell.after, language),
                signed(cell.after - cell.before, language),
                compact(cell.lines),
            )
            for cell in found.cells
        ],
        (
            either(
                language,
                f"옮겨지는 예산 {moved}{unit}, 사람이 알 수 없다고 한 행까지 옮기면 {also}{unit}."
                f" 전체 {amount(found.total[1], language)}{unit}은 그대로. {note}",
                f"Money that moves: {unit} {moved}, with the rows that a person was unsure about {also}."
                f" The total of {unit} {amount(found.total[1], language)} stays. {note}",
            ),
        ),
    )


def _spreads(found: Comparison, language: Language) -> Table:
    return Table(
        either(language, "부처 수와 집중도", "Ministries and concentration"),
        (
            Column(either(language, "성과목표", "Performance goal")),
            Column(either(language, "부처 전", "Ministries before"), "right"),
            Column(either(language, "부처 후", "After"), "right"),
            Column(either(language, "HHI 전", "HHI before"), "right"),
            Column(either(language, "HHI 후", "After"), "right"),
        ),
        [
            (
                either(language, "계획 전체", "The whole plan")
                if spread.goal is None
                else f"{spread.code} {spread.goal.name}",
                *map(str, spread.ministries),
                *("–" if hhi is None else rounded(hhi, 3) for hhi in (spread.before, spread.after)),
            )
            for spread in found.spreads
        ],
    )


def _pairs(found: Comparison, language: Language) -> Table:
    def both(numbers: Sequence[object]) -> tuple[str, ...]:
        return tuple("–" if number is None else str(number) for number in numbers)

    return Table(
        either(language, "달라지는 부처 쌍", "Pairs of ministries that change"),
        (
            Column(either(language, "부처", "Ministry")),
            Column(either(language, "상대 부처", "Partner")),
            Column(either(language, "다부처 사업 전", "Co-funded before"), "right"),
            Column(either(language, "후", "After"), "right"),
            Column(either(language, "쇠너 전", "Schoener before"), "right"),
            Column(either(language, "쇠너 후", "After"), "right"),
        ),
        [
            (
                pair.one.name,
                pair.other.name,
                *both(pair.projects),
                *both([None if value is None else rounded(value, 3) for value in pair.schoener]),
            )
            for pair in found.pairs
        ],
        (
            either(
                language,
                "–: 그때에는 없는 부처이거나 여럿이 합쳐진 부처. 쇠너: 성과목표별 예산 구성의 닮음.",
                "–: a ministry that did not exist, or was several. Schoener: how alike two profiles are.",
            ),
        ),
    )


def _document(scenario: Scenario, results: Sequence[Comparison], language: Language) -> dict[str, object]:
    found, other = results
    return {
        "scenario": scenario.code,
        "name": scenario.name.of(language),
        "date": scenario.date,
        "note": scenario.note.of(language),
        "total_krw": {"before": found.total[0], "after": found.total[1]},
        "moved_krw": {"decided": found.moved, "with_unsure": other.moved},
        "cells": [_cell(cell) for cell in found.cells],
        "goals": [
            {
                "iri": None if spread.goal is None else spread.goal.iri,
                "ministries": list(spread.ministries),
                "hhi": [None if hhi is None else float(hhi) for hhi in (spread.before, spread.after)],
            }
            for spread in found.spreads
        ],
        "pairs": [
            {
                "one": pair.one.iri,
                "other": pair.other.iri,
                "co_funded_projects": list(pair.projects),
                "schoener": [None if value is None else float(value) for value in pair.schoener],
            }
            for pair in found.pairs
        ],
    }


def _cell(cell: CellChange) -> dict[str, object]:
    return {
        "ministry": cell.ministry.iri,
        "name": cell.ministry.name,
        "performance_goal": cell.goal.iri,
        "before_krw": cell.before,
        "after_krw": cell.after,
        "lines": list(cell.lines),
    }
