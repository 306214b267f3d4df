"""The pages below the overview: one for each entity, an index of them, and the reader of the source."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

from policygraph.store import Manifest, Store
from policygraph.view.addresses import source_file
from policygraph.view.entities import draw_entities, draw_index
from policygraph.view.frame import Frame
from policygraph.view.reader import SourceReader, read_accounts
from policygraph.view.reading import (
    DISCREPANCY,
    Asking,
    read_budget_of,
    read_entities,
    read_source,
    read_words,
)


def detail_pages(
    frame: Frame, store: Store, manifest: Manifest, networks: Mapping[str, AbstractSet[str]], sources: Path
) -> Iterator[tuple[str, str]]:
    """The pages, each with its file; they are drawn while they are taken.

    Args:
        frame: of the site.
        store: the graphs.
        manifest: of the build.
        networks: file of a network's page → the IRIs that it shows, for the links there.
        sources: the folder of the source folders.
    """
    asking = Asking(store)
    plans = tuple(manifest.plans)
    entities = read_entities(asking)
    source = read_source(asking, plans)
    budget = read_budget_of(asking, entities, plans)
    mentioned = {iri for one in source.evidence for iri in (one.thing, one.kind, *(one.relation or ()))}
    mentioned.add(DISCREPANCY)
    words = read_words(asking, entities, budget, mentioned)
    yield "entities.html", draw_index(frame, words)
    reader = SourceReader(frame, manifest, source, words, read_accounts(store), sources)
    for plan in plans:
        yield source_file(plan), reader.draw(plan)
    yield from draw_entities(frame, asking, words, source, networks)
