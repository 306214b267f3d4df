"""The whole explorer: which pages there are, and writing them."""

from itertools import chain
from pathlib import Path

from policygraph import paths
from policygraph.analyse.networks import co_funding_network, hierarchy, overlap_network, read_material
from policygraph.store import Manifest, Store, read_manifest
from policygraph.view.curation import curation, repairs
from policygraph.view.detail import detail_pages
from policygraph.view.flows import flows
from policygraph.view.frame import NOTHING, Beside, Frame
from policygraph.view.networks import co_funding_page, hierarchy_page, overlap_page
from policygraph.view.overview import overview


def write_site(
    store: Store,
    build: Path | Manifest,
    folder: Path,
    sources: Path = paths.SOURCES,
    beside: Beside = NOTHING,
) -> tuple[Path, ...]:
    """Write every page into `folder`.

    Args:
        store: the graphs of the build.
        build: the folder of the build, for its manifest; or the manifest.
        folder: where to; made if it is not there.
        sources: where the texts of the plans are, for the source reader.
        beside: what else there is in the folder, for the head of every page to lead to.
    """
    manifest = build if isinstance(build, Manifest) else read_manifest(build)
    frame = Frame.of(manifest, beside)
    material = read_material(store)
    mended, curated = repairs(store), curation(store)
    graphs = {
        "hierarchy.html": hierarchy(material),
        "cofunding.html": co_funding_network(material),
        "overlap.html": overlap_network(material),
    }
    pages = {
        "index.html": overview(frame, store, manifest, material, curated),
        "hierarchy.html": hierarchy_page(frame, graphs["hierarchy.html"], mended),
        "cofunding.html": co_funding_page(frame, graphs["cofunding.html"], mended, material),
        "overlap.html": overlap_page(frame, graphs["overlap.html"], mended, material),
        "flows.html": flows(frame, store, material),
        "report.html": frame.draw("report.html.j2", "report.html", source=frame.source, **curated),
    }
    networks = {file: frozenset(graph) for file, graph in graphs.items()}
    written = []
    for name, html in chain(pages.items(), detail_pages(frame, store, manifest, networks, sources)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8", newline="\n")
        written.append(path)
    return tuple(written)
