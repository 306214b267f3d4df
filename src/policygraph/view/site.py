"""The whole explorer: which pages there are, and writing them."""

from itertools import chain
from pathlib import Path

from policygraph import paths
from policygraph.analyse.networks import NETWORKS, read_material
from policygraph.store import Manifest, Store, read_manifest
from policygraph.view.curation import curation, repairs
from policygraph.view.detail import detail_pages
from policygraph.view.flows import flows
from policygraph.view.frame import NOTHING, Beside, Frame
from policygraph.view.networks import network_page
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
    graphs = {name: network(material) for name, network in NETWORKS.items()}
    pages = {
        "index.html": overview(frame, store, manifest, material, curated),
        **{
            f"{name}.html": network_page(name, frame, graph, mended, material)
            for name, graph in graphs.items()
        },
        "flows.html": flows(frame, store, material),
        "report.html": frame.draw("report.html.j2", "report.html", source=frame.source, **curated),
    }
    networks = {f"{name}.html": frozenset(graph) for name, graph in graphs.items()}
    written = []
    for name, html in chain(pages.items(), detail_pages(frame, store, manifest, networks, sources)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8", newline="\n")
        written.append(path)
    return tuple(written)
