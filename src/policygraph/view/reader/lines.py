"""What was read from each line of a text: what has a page as a link, the rest in words, by who says so."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from policygraph import terms
from policygraph.provenance import Origin
from policygraph.view.addresses import href
from policygraph.view.reading import DISCREPANCY, Emendation, Evidence, Named, Source, Words

# These are their line: there the kind and the number say enough.
_ARE_THEIR_LINE = {
    *("Measure", "Achievement", "MinistryObjective", "MinistryAction"),
    *("FinanceStatement", "BackgroundStatement", "HistoryStatement"),
}
_SHOWN_APART = {f"{terms.PG}Emendation", f"{terms.PG}SuspectedFault"}
_STATEMENT = f"{terms.PG}Statement"
_FOOTNOTE = f"{terms.PG}Footnote"
_REPORT = "report.html"


@dataclass(frozen=True, slots=True)
class Item:
    """Something that was read: `address` if it has a page, or a place in the report."""

    name: Named
    address: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """What was read of one kind."""

    ko: str
    en: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one origin says was read from a line."""

    origin: Origin
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class LineReading:
    """Everything that was read from a line.

    Attributes:
        readings: by who says so.
        repairs: of the line.
        faults: suspected, and left as they stand.
    """

    readings: tuple[Reading, ...]
    repairs: tuple[Emendation, ...]
    faults: tuple[Emendation, ...]


def read_lines(plan: str, source: Source, words: Words, root: str) -> Mapping[int, LineReading]:
    """What was read from each line of a plan's text.

    Args:
        plan: its code.
        source: what was read from where.
        words: what everything is called; also the properties and kinds that evidence names.
        root: the way from the page to the root of the site.
    """
    evidence: dict[int, list[Evidence]] = defaultdict(list)
    emendations: dict[int, list[Emendation]] = defaultdict(list)
    for one in source.evidence:
        if one.place.plan == plan and one.kind not in _SHOWN_APART:
            for line in one.place.lines:
                evidence[line].append(one)
    for emendation in source.emendations:
        if emendation.place.plan == plan:
            for line in emendation.place.lines:
                emendations[line].append(emendation)
    return {
        line: LineReading(
            _readings(evidence.get(line, []), words, root),
            tuple(one for one in emendations.get(line, ()) if one.is_repair),
            tuple(one for one in emendations.get(line, ()) if not one.is_repair),
        )
        for line in sorted({*evidence, *emendations})
    }


def _readings(found: list[Evidence], words: Words, root: str) -> tuple[Reading, ...]:
    """What was read from a line, by origin and kind."""
    grouped: dict[Origin, dict[tuple[str, str], dict[Item, None]]] = defaultdict(lambda: defaultdict(dict))
    for one in found:
        items = grouped[one.origin][_kind(one, words)]
        if one.kind != _FOOTNOTE:  # which is the line
            items[_item(one, words, root)] = None
    return tuple(
        Reading(origin, tuple(Kind(ko, en, tuple(items)) for (ko, en), items in kinds.items()))
        for origin, kinds in sorted(grouped.items(), key=lambda pair: pair[0].rank)
    )


def _kind(one: Evidence, words: Words) -> tuple[str, str]:
    entity = words.entities.found.get(one.thing)
    if entity is not None:
        return entity.kind_ko, entity.kind_en
    term = one.relation[0] if one.relation else DISCREPANCY if one.kind == _STATEMENT else one.kind
    return words.ko.name(term), words.en.name(term)


def _item(one: Evidence, words: Words, root: str) -> Item:
    if one.kind == _STATEMENT:
        return Item(Named("정정과 불일치에서 보기", "see repairs and discrepancies"), root + _REPORT)
    thing = one.relation[1] if one.relation else one.thing
    entity = words.entities.found.get(thing)
    if entity is None:
        name = words.name(thing)
        return Item(Named("", "", name.quoted) if name.quoted else name)
    if entity.kind in _ARE_THEIR_LINE and entity.code:
        return Item(Named(entity.code, entity.code), root + href(entity.file))
    return Item(entity.name, root + href(entity.file))
