"""The page of each entity: what it is called, its money, facts, source lines, repairs, networks and Turtle.

Pages are drawn some hundred at a time and given away one by one: the work and the memory that it takes
grow with the number of entities, however many there are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from policygraph.things import Row
from policygraph.view.addresses import href, network_node, source_line
from policygraph.view.entities.facts import Shower, read_reasons
from policygraph.view.entities.money import money_of
from policygraph.view.entities.turtle import Fact, to_turtle
from policygraph.view.frame import PAGES, Frame
from policygraph.view.reading import DISCREPANCY, Asking, Emendation, Place, Source, Words
from policygraph.view.reading.asking import chunks

_NAMES = {file: (ko, en) for file, ko, en in PAGES}


def draw_entities(
    frame: Frame, asking: Asking, words: Words, source: Source, networks: Mapping[str, AbstractSet[str]]
) -> Iterator[tuple[str, str]]:
    """The pages, each with its file.

    Args:
        frame: of the site.
        asking: asks the store.
        words: what everything is called.
        source: where everything stands.
        networks: file of a network's page → the IRIs that it shows.
    """
    found = words.entities.found
    for chunk in chunks(found):
        out, into = _facts(asking.rows("facts-out", chunk)), _facts(asking.rows("facts-in", chunk))
        mentioned = {DISCREPANCY} | {
            iri
            for facts in (*out.values(), *into.values())
            for fact in facts
            for iri in (fact.property, fact.value.value if fact.value.is_iri else "")
            if iri and iri not in found
        }
        known = words.with_names(*asking.names(mentioned))
        reasons: dict[str, list[Row]] = defaultdict(list)
        for row in asking.rows("reasons", chunk):
            reasons[row["thing"].value].append(row)
        for iri in chunk:
            entity = found[iri]
            root = "../" * entity.file.count("/")
            turtle = to_turtle(iri, out.get(iri, []))
            shower = Shower(known, source, read_reasons(reasons.get(iri, ()), source, root), root)
            yield (
                entity.file,
                frame.draw(
                    "entity.html.j2",
                    entity.file,
                    ko=entity.name.ko,
                    en=entity.name.en,
                    entity=entity,
                    here=root + href(entity.file),
                    chains=[
                        [{"step": step, "address": root + href(step.entity.file)} for step in chain]
                        for chain in words.entities.chains(iri)
                    ],
                    money=money_of(iri, words.budget, known, root),
                    sections=shower.sections(iri, out.get(iri, []), into.get(iri, [])),
                    places=[_place(place, root) for place in source.by_thing.get(iri, ())],
                    emendations=[_emendation(one, root) for one in source.by_touched.get(iri, ())],
                    networks=[
                        {"names": _NAMES.get(file, (file, file)), "address": root + network_node(file, iri)}
                        for file, shown in networks.items()
                        if iri in shown
                    ],
                    turtle=turtle,
                    file_name=f"{entity.file.removesuffix('.html').rpartition('/')[2]}.ttl",
                ),
            )
            if frame.beside.turtle:
                yield f"{entity.file.removesuffix('.html')}.ttl", turtle


def _facts(rows: Iterable[Row]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for row in rows:
        fact = Fact(row["graph"].value, row["property"].value, row["value"])
        found[row["thing"].value].append(fact)
    return found


def _place(place: Place, root: str) -> dict[str, Any]:
    return {
        "lines": "–".join(str(line) for line in sorted({place.lines[0], place.lines[-1]})),
        "before": place.before,
        "quote": place.quote,
        "after": place.after,
        "address": root + source_line(place.plan, place.lines[0]),
    }


def _emendation(one: Emendation, root: str) -> dict[str, Any]:
    line = one.place.lines[0]
    return {"one": one, "line": line, "address": root + source_line(one.place.plan, line)}
