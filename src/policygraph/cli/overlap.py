"""``policygraph overlap``: who pays with whom, and how each goal is spread over ministries."""

import argparse

from policygraph.analyse import co_funding, concentrations, read_budget, spread
from policygraph.cli.opened import opened
from policygraph.cli.output import show, show_markdown
from policygraph.cli.overlap_data import write_csv, write_json
from policygraph.cli.overlap_tables import (
    goal_table,
    pair_table,
    project_table,
    shared_goal_table,
)
from policygraph.cli.source import source_note
from policygraph.errors import CommandError, Language
from policygraph.query import resolve_ministry

_PAIR = 2


def run(arguments: argparse.Namespace) -> int:
    """All pairs and goals, or those of one ministry, or the evidence of one pair."""
    language: Language = arguments.lang
    read = opened(arguments)
    store = read.store
    chosen = tuple(dict.fromkeys(resolve_ministry(store, name) for name in arguments.ministries))
    if len(arguments.ministries) > _PAIR or len(chosen) != len(arguments.ministries):
        raise CommandError(
            "give no ministry, one, or two different ones", "부처는 없이, 하나, 또는 서로 다른 둘을 주십시오"
        )
    data = arguments.format in {"csv", "json"}
    rows = read_budget(store, language, arguments.year, short=not data)
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
    if arguments.format == "json":
        write_json(pairs, goals)
    elif arguments.format == "csv":
        write_csv(pairs)
    else:
        note = source_note(read, language)
        writer = show_markdown if arguments.format == "md" else show
        names = {row.ministry.iri: row.ministry.name for row in rows}
        own: dict[str, str] = {
            iri: names.get(iri, typed) for iri, typed in zip(chosen, arguments.ministries, strict=True)
        }
        if len(chosen) == _PAIR:
            writer(project_table(pairs, tuple(own.values()), language, note))
        else:
            writer(pair_table(pairs, language, note))
        if chosen:
            writer(shared_goal_table(goals, own, language, note))
        else:
            writer(goal_table(goals, spread(rows), language, note))
    return 0
