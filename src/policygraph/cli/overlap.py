"""``policygraph overlap``: who pays and works with whom, where ministries meet, which projects are alike."""

import argparse
from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from policygraph.analyse import BudgetRow, co_funding, concentrations, read_budget, spread
from policygraph.analyse.findings import is_of, read_findings, unknown_measure
from policygraph.analyse.reviews import read_reviews, read_terms
from policygraph.cli import overlap_findings as findings
from policygraph.cli.opened import Opened, opened
from policygraph.cli.output import either, show, show_markdown
from policygraph.cli.overlap_data import write_csv, write_findings, write_json, write_queue
from policygraph.cli.overlap_tables import (
    goal_table,
    pair_table,
    project_table,
    shared_goal_table,
)
from policygraph.cli.source import source_note
from policygraph.errors import CommandError, Language
from policygraph.money import amount
from policygraph.query import newest_year, resolve_ministry

_PAIR = 2


def run(arguments: argparse.Namespace) -> int:
    """All pairs and goals, those of one ministry, the evidence of one pair, or what an option asks for."""
    read = opened(arguments)
    chosen = tuple(dict.fromkeys(resolve_ministry(read.store, name) for name in arguments.ministries))
    if len(arguments.ministries) > _PAIR or len(chosen) != len(arguments.ministries):
        raise CommandError(
            "give no ministry, one, or two different ones", "부처는 없이, 하나, 또는 서로 다른 둘을 주십시오"
        )
    if arguments.report is not None:
        return _report(read, arguments.report, arguments.lang)
    if arguments.queue:
        write_queue(read.store, arguments.lang)
        return 0
    if arguments.scenario is not None:
        from policygraph.cli.overlap_scenario import show_scenario  # noqa: PLC0415 - only this needs it

        return show_scenario(read, arguments)
    if arguments.measure is not None:
        return _measure(read, arguments, chosen)
    return _all(read, arguments, chosen)


def _all(read: Opened, arguments: argparse.Namespace, chosen: tuple[str, ...]) -> int:
    language: Language = arguments.lang
    data, pair = arguments.format in {"csv", "json"}, len(chosen) == _PAIR
    rows = _budget(read, language, arguments.year, short=not data)
    pairs = [two for two in co_funding(rows) if set(chosen) <= {two.one.iri, two.other.iri}]
    if chosen:
        pairs = [two.seen_from(chosen[0]) for two in pairs]
    goals = [
        goal for goal in concentrations(rows) if set(chosen) <= {ministry.iri for ministry, _ in goal.money}
    ]
    if arguments.format == "csv":
        write_csv(pairs)
        return 0
    current = not _of_another_year(read, arguments.year)
    found = read_findings(read.store, language, evidence=data or pair) if current else ()
    found = tuple(one for one in found if is_of(one, chosen, rows))
    if arguments.format == "json":
        write_json(pairs, goals, found)
        return 0
    note = source_note(read, language)
    writer = show_markdown if arguments.format == "md" else show
    names = {row.ministry.iri: row.ministry.name for row in rows}
    own: dict[str, str] = {
        iri: names.get(iri, typed) for iri, typed in zip(chosen, arguments.ministries, strict=True)
    }
    if pair:
        writer(project_table(pairs, tuple(own.values()), language, note))
    else:
        writer(pair_table(pairs, language, note))
    if joint := [one for one in found if one.measure.iri in findings.JOINT]:
        table = findings.bullets_table if pair else partial(findings.joint_table, names=names)
        writer(table(joint, language=language, note=note))
    if shared := [one for one in found if one.measure.iri in findings.SHARED]:
        writer(findings.shared_table(shared, names, language, note))
    if chosen:
        writer(shared_goal_table(goals, own, language, note))
    else:
        writer(goal_table(goals, spread(rows), language, note))
    if queue := [one for one in found if one.measure.iri == findings.QUEUE]:
        beside = findings.Beside(
            _payers(rows, language),
            {
                result: ", ".join(term for term, _ in shared)
                for result, shared in read_terms(read.store).items()
            },
            {frozenset(pair): review for pair, review in read_reviews(read.store, language).items()},
        )
        writer(findings.queue_table(queue, beside, language, note))
    if not found:
        print(
            either(
                language,
                "이 그래프에는 함께 맡은 일, 예산 구성, 유사 내용의 분석 결과가 없습니다"
                " (policygraph build가 씁니다).",
                "The graph has no results on joint work, shared goals and similar content"
                " (policygraph build writes them).",
            )
        )
    return 0


def _measure(read: Opened, arguments: argparse.Namespace, chosen: tuple[str, ...]) -> int:
    """All results of one measure, with what they rest on."""
    language: Language = arguments.lang
    every = read_findings(read.store, language)
    codes = sorted({one.measure.iri for one in every})
    if arguments.measure not in codes:
        raise unknown_measure(arguments.measure, codes)
    rows = _budget(read, language, arguments.year, short=arguments.format not in {"csv", "json"})
    found = [one for one in every if one.measure.iri == arguments.measure and is_of(one, chosen, rows)]
    if arguments.format in {"csv", "json"}:
        write_findings(found, arguments.format)
        return 0
    names = {row.ministry.iri: row.ministry.name for row in rows}
    writer = show_markdown if arguments.format == "md" else show
    writer(findings.measure_table(found, names, language, source_note(read, language)))
    return 0


def _report(read: Opened, file: Path, language: Language) -> int:
    """Write the report and say where it is."""
    from policygraph.view.briefing import briefing  # noqa: PLC0415 - a table need not pay for the templates
    from policygraph.view.frame import Frame  # noqa: PLC0415 - as above

    file.write_text(briefing(Frame.of(read.whole_manifest()), read.store), encoding="utf-8", newline="\n")
    size = file.stat().st_size / 1e6
    print(
        either(
            language,
            f"{file} ({size:.2f} MB)\n브라우저로 여십시오: {file.resolve().as_uri()}",
            f"{file} ({size:.2f} MB)\nopen in a browser: {file.resolve().as_uri()}",
        )
    )
    return 0


def _budget(read: Opened, language: Language, year: int | None, *, short: bool) -> tuple[BudgetRow, ...]:
    rows = read_budget(read.store, language, year, short=short)
    if not rows:
        raise CommandError(
            f"the graph has no budget rows of {year}",
            f"그래프에 {year}년의 예산 행이 없습니다",
        )
    return rows


def _of_another_year(read: Opened, year: int | None) -> bool:
    """Whether a year is asked for that the results of the analysis are not of."""
    return year is not None and year != newest_year(read.store)


def _payers(rows: Sequence[BudgetRow], language: Language) -> dict[str, str]:
    """Each project's ministries with their money."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        found[row.project.iri].append(f"{row.ministry.name} {amount(row.amount, language)}")
    return {project: ", ".join(said) for project, said in found.items()}
