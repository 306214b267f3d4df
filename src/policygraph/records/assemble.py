"""A source folder to one Plan: repairs, blocks, parts, records, and what a person read into it."""

import re
from dataclasses import replace
from typing import TypeVar

from policygraph.document import read_blocks
from policygraph.model import (
    BasicPlan,
    Element,
    Emendation,
    Field,
    Goal,
    Ministry,
    Name,
    PerformanceGoal,
    Phase,
    Plan,
    PublishedTotal,
    Span,
    Strategy,
    Task,
    Vision,
)
from policygraph.reconcile import reconcile
from policygraph.records.accounting import unused_lines
from policygraph.records.amounts import compare_amounts
from policygraph.records.budget import AMOUNT_CELL, read_budget
from policygraph.records.contents import read_contents
from policygraph.records.corrections import TOTAL, apply_corrections
from policygraph.records.damaged_names import damaged_ministries, keep_damaged_cells
from policygraph.records.discrepancies import join_discrepancies
from policygraph.records.lexicon import Lexicon
from policygraph.records.measures import read_measures
from policygraph.records.particulars import (
    instrument_names,
    project_names,
    read_mentions,
    read_numbers,
    read_places,
    read_reports,
    read_topics,
)
from policygraph.records.passages import read_passages
from policygraph.records.profile import load_profile
from policygraph.records.project_names import read_namings
from policygraph.records.regions import Region, split_regions
from policygraph.records.restatements import read_restatements
from policygraph.records.source import Source
from policygraph.records.structure import Cover, Frame, read_cover, read_frame
from policygraph.records.tables import read_tables

Kind = TypeVar("Kind", bound=Element)


def read_plan(source: Source, ministries: tuple[Ministry, ...]) -> Plan:
    """Everything in the source that this version reads, as records.

    Raises:
        SourceError: something cannot be read, is out of place, or a repair or reading does not fit.
    """
    profile = load_profile(source.plan["profile"])
    lexicon = Lexicon(profile)
    for ministry in ministries:
        lexicon.add("ministry", ministry.code, ministry.name)
        lexicon.add("ministry", ministry.code, ministry.short)
    text = apply_corrections(source.text, source.corrections)
    blocks = read_blocks(text)
    regions = split_regions(blocks, text, profile)
    cover = read_cover(regions["cover"], regions["background"], profile)
    _check_years(regions, cover)
    frame = read_frame(regions, profile, lexicon)
    read_contents(blocks, text, lexicon, frame)
    _keep_damaged(lexicon, frame, source)
    taking_part = frame.codes("ministry")
    lexicon = lexicon.limited("ministry", taking_part)
    measures = read_measures(regions["measures"], profile, lexicon)
    executed = read_tables(regions["executed"], Phase.EXECUTED, profile, lexicon)
    planned = read_tables(regions["planned"], Phase.PLANNED, profile, lexicon)
    budget = read_budget(regions["budget"], source.text, profile, lexicon, frame)
    keep_damaged_cells(executed[1] + planned[1], source.text, source.corrections, lexicon)
    plan = Plan(
        code=source.plan["id"],
        name=Name(cover.title),
        year=cover.year,
        issued=cover.issued,
        issuer=cover.issuer,
        spans=cover.spans,
        basic=_basic_plan(cover, source),
        vision=_level(Vision, "vision", frame, lexicon)[0],
        goals=_level(Goal, "goal", frame, lexicon),
        strategies=tuple(
            replace(strategy, tasks=_level(Task, "task", frame, lexicon, f"{strategy.code}-"))
            for strategy in _level(Strategy, "strategy", frame, lexicon)
        ),
        fields=tuple(
            replace(
                field, goals=_level(PerformanceGoal, "performance_goal", frame, lexicon, f"{field.code}-")
            )
            for field in _level(Field, "field", frame, lexicon)
        ),
        measures=measures,
        passages=read_passages(regions, measures, profile, lexicon),
        targets=(),
        unread_numbers=(),
        instruments=source.instruments,
        stages=source.stages,
        mentions=(),
        reports=(),
        restatements=(),
        unread_figures=(),
        project_forms=source.project_forms,
        namings=(),
        amounts=(),
        topics=source.topics,
        about=(),
        places=source.places,
        located=(),
        ministries=taking_part,
        ministry_spans=tuple((code, frame.spans["ministry", code][0]) for code in taking_part),
        damaged_ministries=tuple(damaged_ministries(budget.allocations, source.corrections)),
        projects=budget.projects,
        allocations=budget.allocations,
        tables=executed[0] + planned[0],
        totals=executed[1] + planned[1],
        emendations=tuple(correction.emendation for correction in source.corrections),
        suspicions=source.suspicions,
        discrepancies=(),
        readings=source.readings,
        successions=source.successions,
        reviews=source.reviews,
        unused=(),
        text=source.text.lines,
        digest=source.text.digest,
    )
    _check_money_repairs(plan, source)
    targets, unread_numbers = read_numbers(plan.bullets, plan.year, source.numbers)
    restatements, unread_figures = read_restatements(plan.passages, plan.totals, lexicon)
    texts = (*plan.bullets, *project_names(plan.projects))
    mentions = read_mentions(texts, plan.instruments)
    plan = replace(
        plan,
        targets=targets,
        unread_numbers=unread_numbers,
        reports=read_reports(plan.bullets, plan.stages),
        restatements=restatements,
        unread_figures=unread_figures,
        namings=read_namings(plan.bullets, plan.projects, plan.project_forms)[0],
        mentions=mentions,
        about=read_topics(
            (*texts, *instrument_names(plan.instruments, mentions)),
            plan.topics,
            (name for ministry in ministries for name in (ministry.name, ministry.short)),
        ),
        located=read_places(texts, plan.places),
    )
    plan = replace(plan, amounts=tuple(compare_amounts(plan)))
    plan = replace(
        plan,
        discrepancies=join_discrepancies(plan, source.discrepancies),
    )
    return replace(plan, unused=unused_lines(plan, blocks, profile))


def _basic_plan(cover: Cover, source: Source) -> BasicPlan:
    first, last = cover.basic_years
    return BasicPlan(
        source.plan["basic_plan"], Name(cover.basic_title), cover.basic_number, first, last, cover.basic_spans
    )


def _level(
    kind: type[Kind], dimension: str, frame: Frame, lexicon: Lexicon, under: str = ""
) -> tuple[Kind, ...]:
    """The elements of one level, in the order printed; only those below the code `under`, if it is given."""
    return tuple(
        kind(code, lexicon.name(dimension, code), tuple(frame.spans[dimension, code]))
        for code in frame.codes(dimension)
        if code.startswith(under)
    )


def _keep_damaged(lexicon: Lexicon, frame: Frame, source: Source) -> None:
    """Keep the raw form of each heading that was repaired, for search."""
    repaired: dict[int, Emendation] = {
        c.span.first: c.emendation for c in source.corrections if c.span.cell is None
    }
    for (dimension, code), spans in frame.spans.items():
        for span in spans:
            for line in span.lines:
                if line in repaired and (raw := _bare(repaired[line].raw)):
                    lexicon.add_damaged(dimension, code, raw)


def _bare(raw: str) -> str:
    """A raw heading without its number, or nothing if only the number is left."""
    return re.sub(r"^[\d①-⑩]+\.?\s*", "", raw)


def _check_years(regions: dict[str, Region], cover: Cover) -> None:
    """Plan and budget rows are of the year on the cover, results of the year before."""
    for name, year in (("executed", cover.year - 1), ("planned", cover.year), ("budget", cover.year)):
        region = regions[name]
        if region.dated != year:
            raise region.text.error(
                region.start,
                f"this part is of {region.dated}; a plan of {cover.year} has {year} here",
                f"이 부분은 {region.dated}년도인데 {cover.year}년도 계획이면 {year}년도여야 합니다",
            )


def _check_money_repairs(plan: Plan, source: Source) -> None:
    """Money is repaired only on the proof of a total, and a total proves only money.

    Money is a cell of a figure, or the amount of a budget row.
    The figure must be one that others recompute (a budget row always is); that it then matches is for the
    reconciliation to say.
    """
    amounts = {(row.span.first, AMOUNT_CELL) for row in plan.allocations}
    figures_at = {correction.span: _figures_at(plan, correction.span) for correction in source.corrections}
    money = [c for c in source.corrections if figures_at[c.span] or (c.span.first, c.span.cell) in amounts]
    leaves = {figure.code for figure in reconcile(plan.totals, plan.allocations).leaves} if money else set()
    for correction in source.corrections:
        if correction in money and correction.proof != TOTAL:
            raise correction.error(
                f"money is repaired only where a printed total proves it: the proof must be {TOTAL!r}",
                f"금액은 인쇄된 합계가 뒷받침할 때만 고칩니다: proof는 {TOTAL!r}이어야 합니다",
            )
        unproved = correction not in money or any(f.code in leaves for f in figures_at[correction.span])
        if correction.proof == TOTAL and unproved:
            raise correction.error(
                f"no printed total proves the repair of line {correction.span.first}",
                f"{correction.span.first}행의 교정을 뒷받침하는 합계가 없습니다",
            )


def _figures_at(plan: Plan, span: Span) -> list[PublishedTotal]:
    return [total for total in plan.totals if any(s.covers(span.first, span.cell) for s in total.spans)]
