"""A source folder to one Plan: repairs, blocks, parts, records, and what a person read into it."""

import re
from collections.abc import Iterator
from pathlib import Path

from policygraph.document import Text, read_blocks
from policygraph.errors import DataError, SourceError
from policygraph.model import (
    BasicPlan,
    Emendation,
    Field,
    Goal,
    Ministry,
    Name,
    PerformanceGoal,
    Phase,
    Plan,
    Quantity,
    Reading,
    Strategy,
    Task,
    Vision,
)
from policygraph.reconcile import reconcile
from policygraph.records.budget import read_budget
from policygraph.records.lexicon import Lexicon
from policygraph.records.measures import read_measures
from policygraph.records.profile import load_profile
from policygraph.records.regions import split_regions
from policygraph.records.source import Source
from policygraph.records.corrections import apply_corrections
from policygraph.records.structure import Cover, Frame, read_cover, read_frame
from policygraph.records.tables import read_tables


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
    regions = split_regions(read_blocks(text), text, profile)
    cover = read_cover(regions["cover"], regions["background"], profile)
    frame = read_frame(regions, profile, lexicon)
    _keep_damaged(lexicon, frame, source)
    taking_part = frame.codes("ministry")
    lexicon = lexicon.limited("ministry", taking_part)
    measures = read_measures(regions["measures"], lexicon)
    executed = read_tables(regions["executed"], Phase.EXECUTED, profile, lexicon)
    planned = read_tables(regions["planned"], Phase.PLANNED, profile, lexicon)
    budget = read_budget(regions["budget"], source.text, profile, lexicon, frame)
    plan = Plan(
        code=source.plan["id"],
        name=Name(cover.title),
        year=cover.year,
        issued=cover.issued,
        issuer=cover.issuer,
        spans=cover.spans,
        basic=_basic_plan(cover, source),
        vision=_vision(frame, lexicon),
        goals=tuple(
            Goal(code, lexicon.name("goal", code), tuple(frame.spans["goal", code]))
            for code in frame.codes("goal")
        ),
        strategies=_strategies(frame, lexicon),
        fields=_fields(frame, lexicon),
        measures=measures,
        ministries=taking_part,
        ministry_spans=tuple((code, frame.spans["ministry", code][0]) for code in taking_part),
        projects=budget.projects,
        allocations=budget.allocations,
        tables=executed[0] + planned[0],
        totals=executed[1] + planned[1],
        emendations=tuple(correction.emendation for correction in source.corrections),
        readings=source.readings,
        text=source.text.lines,
        digest=source.text.digest,
    )
    _check_money_repairs(plan, source)
    _check_readings(plan, source)
    return plan


def unmet_expectations(plan: Plan, source: Source) -> Iterator[DataError]:
    """What `source.toml` promises and the plan does not hold: title, counts."""
    found = counts(plan)
    for kind, expected in source.expected.items():
        if found.get(kind) != expected:
            yield SourceError(
                f"promises {expected} {kind}, the text has {found.get(kind, 'no such thing')}",
                f"{kind} {expected}을(를) 약속했으나 글에는 {found.get(kind, '그런 항목이 없습니다')}",
                file="source.toml",
            )
    if source.plan["title"] != plan.name.clean:
        yield SourceError(
            f"gives the title {source.plan['title']!r}, the text {plan.name.clean!r}",
            f"제목이 {source.plan['title']!r}인데 글에는 {plan.name.clean!r}",
            file="source.toml",
        )


def counts(plan: Plan) -> dict[str, int]:
    """How many of each kind the plan holds."""
    return {
        "lines": len(plan.text),
        "goals": len(plan.goals),
        "strategies": len(plan.strategies),
        "tasks": sum(len(strategy.tasks) for strategy in plan.strategies),
        "measures": len(plan.measures),
        "responsibilities": sum(len(measure.responsible) for measure in plan.measures),
        "fields": len(plan.fields),
        "performance_goals": sum(len(field.goals) for field in plan.fields),
        "ministries": len(plan.ministries),
        "projects": len(plan.projects),
        "allocations": len(plan.allocations),
        "figures": len(plan.totals),
        "corrections": len(plan.emendations),
    }


def _basic_plan(cover: Cover, source: Source) -> BasicPlan:
    first, last = cover.basic_years
    return BasicPlan(
        source.plan["basic_plan"], Name(cover.basic_title), cover.basic_number, first, last, cover.basic_spans
    )


def _vision(frame: Frame, lexicon: Lexicon) -> Vision:
    return Vision("1", lexicon.name("vision", "1"), tuple(frame.spans["vision", "1"]))


def _strategies(frame: Frame, lexicon: Lexicon) -> tuple[Strategy, ...]:
    return tuple(
        Strategy(
            code,
            lexicon.name("strategy", code),
            tuple(frame.spans["strategy", code]),
            tuple(
                Task(task, lexicon.name("task", task), tuple(frame.spans["task", task]))
                for task in frame.codes("task")
                if task.startswith(f"{code}-")
            ),
        )
        for code in frame.codes("strategy")
    )


def _fields(frame: Frame, lexicon: Lexicon) -> tuple[Field, ...]:
    return tuple(
        Field(
            code,
            lexicon.name("field", code),
            tuple(frame.spans["field", code]),
            tuple(
                PerformanceGoal(
                    goal, lexicon.name("performance_goal", goal), tuple(frame.spans["performance_goal", goal])
                )
                for goal in frame.codes("performance_goal")
                if goal.startswith(f"{code}-")
            ),
        )
        for code in frame.codes("field")
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


def _check_money_repairs(plan: Plan, source: Source) -> None:
    """A repair whose proof is "total" must be of figures that other figures recompute, and match."""
    result = reconcile(plan.totals, plan.allocations)
    proved = {c.figure.code for c in result.comparisons if c.quantity is Quantity.AMOUNT and c.matches}
    proved -= {c.figure.code for c in result.deviations}
    for correction in source.corrections:
        if correction.proof != "total":
            continue
        span = correction.span
        figures = [t for t in plan.totals if any(s.covers(span.first, span.cell) for s in t.spans)]
        if not figures or any(figure.code not in proved for figure in figures):
            raise correction.error(
                f"no printed total proves the repair of line {span.first}",
                f"{span.first}행의 교정을 뒷받침하는 합계가 없습니다",
            )


def subjects(plan: Plan) -> dict[str, str]:
    """Every path that a reading may speak of, and its Korean name."""
    found = {"plan": plan.name, "basic-plan": plan.basic.name, "vision": plan.vision.name}
    found |= {f"goal/{goal.code}": goal.name for goal in plan.goals}
    for strategy in plan.strategies:
        found[f"strategy/{strategy.code}"] = strategy.name
        found |= {f"task/{task.code}": task.name for task in strategy.tasks}
    for field in plan.fields:
        found[f"field/{field.code}"] = field.name
        found |= {f"performance-goal/{goal.code}": goal.name for goal in field.goals}
    found |= {f"project/{project.code}": project.name for project in plan.projects}
    named = {path: name.clean for path, name in found.items()}
    return named | {f"measure/{measure.code}": measure.label for measure in plan.measures}


def _check_readings(plan: Plan, source: Source) -> None:
    """Every reading speaks of something in the plan, and everything has its English name."""
    known = subjects(plan)
    for reading in plan.readings:
        if problem := _reading_problem(reading, known):
            raise SourceError(*problem, file="readings.csv", line=reading.line)
    named = {r.subject for r in plan.readings if r.property == "prefLabel" and r.language == "en"}
    for path, name in known.items():
        if path not in named:
            raise SourceError(
                f"gives no English name for {path} ({name})",
                f"{path} ({name})의 영어 이름이 없습니다",
                file=str(Path(source.folder.name) / "readings.csv"),
            )


def _reading_problem(reading: Reading, known: dict[str, str]) -> tuple[str, str] | None:
    if reading.subject not in known:
        return f"there is no {reading.subject} in the plan", f"계획에 {reading.subject}이(가) 없습니다"
    if reading.property == "prefLabel" and reading.language == "en":
        return None
    if reading.property == "hasStrategy" and reading.subject.startswith("goal/"):
        if reading.value.startswith("strategy/") and reading.value in known:
            return None
        return f"there is no {reading.value} in the plan", f"계획에 {reading.value}이(가) 없습니다"
    return (
        f"{reading.property!r} ({reading.language or 'no language'}) is no property of a reading",
        f"{reading.property!r} ({reading.language or '언어 없음'})은(는) 해석에 쓸 수 없는 속성입니다",
    )


def read_lines(plan: Plan) -> frozenset[int]:
    """The lines that a record was read from."""
    spans = [*plan.spans, *plan.basic.spans, *plan.vision.spans]
    for element in (*plan.goals, *plan.strategies, *plan.fields):
        spans += element.spans
    spans += [s for strategy in plan.strategies for task in strategy.tasks for s in task.spans]
    spans += [s for field in plan.fields for goal in field.goals for s in goal.spans]
    spans += [measure.span for measure in plan.measures]
    spans += [span for _, span in plan.ministry_spans]
    spans += [s for project in plan.projects for s in project.spans]
    spans += [s for table in plan.tables for s in table.spans]
    return frozenset(line for span in spans for line in span.lines)


def unread_lines(plan: Plan, text: Text) -> tuple[int, ...]:
    """The lines with words that no record was read from."""
    read = read_lines(plan)
    return tuple(n for n, line in enumerate(text.lines, 1) if line.strip() and n not in read)
