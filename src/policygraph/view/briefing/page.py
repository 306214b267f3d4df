"""The report as a page: what was found, each number beside what it rests on, and the lines themselves."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from policygraph.analyse.findings import Significance
from policygraph.money import money, probability
from policygraph.reconcile import compact
from policygraph.store import Store
from policygraph.view.briefing.heatmaps import HEATMAPS, heatmap
from policygraph.view.briefing.reading import Item, Material, TaskLink, read_material
from policygraph.view.briefing.rings import ring
from policygraph.view.briefing.words import value_text
from policygraph.view.frame import Frame

if TYPE_CHECKING:
    from policygraph.wording import Words

FILE = "overlap-report.html"
QUEUE = "similar-projects"
SCORES = "task-links-log-loss-"


def briefing(frame: Frame, store: Store) -> str:
    """The report on overlap, whole in itself.

    Args:
        frame: of the site; the report leads to none of its pages.
        store: the graphs, with the results of the analysis.
    """
    material = read_material(store)
    items = [item for code in sorted(material.items) for item in material.of(code)]
    return frame.draw(
        "overlap-report.html.j2",
        FILE,
        pages=(),
        ko="부처 간 중첩 분석",
        en="Overlap between ministries",
        measures=[
            {
                **heatmap(material.ministries, material.of(code)),
                "ring": ring(material.ministries, material.of(code)),
            }
            for code in HEATMAPS
            if material.of(code)
        ],
        tables=[_table(kind, found) for kind, found in _single(items).items()],
        queue=_queue(material),
        tasks=_tasks(material),
        scores={code: found[0] for code, found in material.items.items() if code.startswith(SCORES)},
        evidence=_evidence(material, items),
        lines=_lines(material),
    )


def _single(items: Iterable[Item]) -> dict[str, list[Item]]:
    """The results of one thing (a goal, a ministry, a field), or of the whole plan, by what kind it is."""
    found: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if len(item.about) < 2:  # noqa: PLR2004 - pairs have tables of their own
            kind = item.about[0][0].rsplit("/", 2)[1] if item.about else "plan"
            found[kind].append(item)
    return dict(sorted(found.items()))


def _table(kind: str, items: Sequence[Item]) -> dict[str, Any]:
    """One kind of thing: a row for each, a column for each measure."""
    codes = list(dict.fromkeys(item.code for item in items))
    by_thing: dict[str, dict[str, Item]] = defaultdict(dict)
    names = {}
    for item in items:
        iri, name = item.about[0] if item.about else ("", None)
        by_thing[iri][item.code] = item
        names[iri] = name
    first = {item.code: item for item in reversed(items)}
    return {
        "kind": kind,
        "columns": [{"ko": first[code].ko.measure.name, "en": first[code].en.measure.name} for code in codes],
        "rows": [
            {"name": names[iri], "cells": [_value(found.get(code)) for code in codes]}
            for iri, found in sorted(by_thing.items())
        ],
    }


def _value(item: Item | None) -> dict[str, str] | None:
    if item is None:
        return None
    return {"text": _text(item.value, item.ko.unit), "anchor": item.anchor}


def _text(value: Decimal | None, unit: str) -> str:
    return "?" if value is None else value_text(value, unit)


def _tasks(material: Material) -> list[dict[str, Any]]:
    """The projects of the best assignment under each task."""
    found: dict[tuple[str, Words], list[TaskLink]] = defaultdict(list)
    for link in material.links:
        found[link.task].append(link)
    return [
        {
            "code": code,
            "name": name,
            "kinds": Counter(link.kind for link in links).most_common(),
            "links": [
                {
                    "project": link.project,
                    "money": {"ko": money(link.amount, "ko"), "en": money(link.amount, "en")},
                    "confidence": f"{link.confidence:.2f}",
                    "kind": link.kind[1],
                    "basis": link.basis,
                    "line": link.line,
                }
                for link in links
            ],
        }
        for (code, name), links in found.items()
    ]


def _queue(material: Material) -> dict[str, list[dict[str, Any]]]:
    """Pairs of projects: those that wait for a person, those to be looked at together, those that are not."""
    found: dict[str, list[dict[str, Any]]] = {"open": [], "yes": [], "no": []}
    for item in material.of(QUEUE):
        pair = _pair(material, item)
        state = pair["review"][0].decision if pair["review"] else "open"
        found["open" if state == "unsure" else state].append(pair)
    return found


def _pair(material: Material, item: Item) -> dict[str, Any]:
    """Two projects to be looked at together: what they have in common, and their money."""
    return {
        "anchor": item.anchor,
        "score": _text(item.value, item.ko.unit),
        "projects": [name for _, name in item.about],
        "terms": [(term, f"{100 * share:.0f}%") for term, share in material.terms.get(item.ko.result, ())],
        "review": material.reviews.get(item.ko.things),
        "grounds": _grounds(material, item),
    }


def _evidence(material: Material, items: Iterable[Item]) -> list[dict[str, Any]]:
    """A block for all results of the same things, with what each group of them rests on."""
    blocks: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    for item in items:
        blocks[tuple(iri for iri, _ in item.about)].append(item)
    return [
        {
            "about": [name for _, name in found[0].about],
            "results": [_result(item) for item in found],
            "grounds": _grouped(material, found),
        }
        for _, found in sorted(blocks.items(), key=lambda block: (len(block[0]), block[0]))
    ]


def _grouped(material: Material, items: Iterable[Item]) -> list[dict[str, Any]]:
    """What results rest on, once for all that rest on the same."""
    groups: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    for item in items:
        groups[tuple(ground.thing.iri for ground in item.ko.grounds)].append(item)
    return [
        {
            "of": [{"ko": item.ko.measure.name, "en": item.en.measure.name} for item in found],
            "grounds": _grounds(material, found[0]),
        }
        for iris, found in groups.items()
        if iris
    ]


def _result(item: Item) -> dict[str, Any]:
    return {
        "anchor": item.anchor,
        "measure": {"ko": item.ko.measure.name, "en": item.en.measure.name},
        "value": _text(item.value, item.ko.unit),
        "unit": item.ko.unit,
        "method": item.ko.method,
        "chance": _chance(item.ko.tested, item.en.tested),
        "bounds": None if item.ko.bounds is None else [f"{bound:.2f}" for bound in item.ko.bounds],
        "note": {"ko": item.ko.note, "en": item.en.note},
    }


def _grounds(material: Material, item: Item) -> list[dict[str, Any]]:
    return [
        {
            "ko": korean.thing.name,
            "en": english.thing.name,
            "ministry": {"ko": korean.ministry, "en": english.ministry},
            "money": None
            if korean.amount is None
            else {"ko": money(korean.amount, "ko"), "en": money(korean.amount, "en")},
            "first": korean.lines[0],
            "lines": compact(line for line, _ in material.quotes.get(korean.thing.iri, ())),
        }
        for korean, english in item.grounds
    ]


def _chance(korean: Significance | None, english: Significance | None) -> dict[str, Any] | None:
    if korean is None or english is None:
        return None
    return {
        "p": probability(korean.p),
        "q": probability(korean.q),
        "least": probability(korean.attainable),
        "tests": korean.tests,
        "draws": korean.draws,
        "verdict": korean.verdict,
        "ko": korean.null,
        "en": english.null,
    }


def _lines(material: Material) -> list[tuple[int, str]]:
    """Every line of the source that something rests on, as quoted."""
    found: dict[int, str] = {}
    for quotes in material.quotes.values():
        for line, quote in quotes:
            if len(quote) > len(found.get(line, "")):
                found[line] = quote
    return sorted(found.items())
