"""The whole explorer: which pages there are, and writing them."""

from pathlib import Path

from policygraph.analyse.networks import read_material
from policygraph.store import Manifest, Store, read_manifest
from policygraph.view.curation import curation, repairs
from policygraph.view.frame import Frame
from policygraph.view.networks import co_funding_page, hierarchy_page, overlap_page
from policygraph.view.overview import overview


def write_site(store: Store, build: Path | Manifest, folder: Path) -> tuple[Path, ...]:
    """Write every page into `folder`.

    Args:
        store: the graphs of the build.
        build: the folder of the build, for its manifest; or the manifest.
        folder: where to; made if it is not there.
    """
    manifest = build if isinstance(build, Manifest) else read_manifest(build)
    frame = Frame.of(manifest)
    material = read_material(store)
    mended, curated = repairs(store), curation(store)
    pages = {
        "index.html": overview(frame, store, manifest, material, curated),
        "hierarchy.html": hierarchy_page(frame, material, mended),
        "cofunding.html": co_funding_page(frame, material, mended),
        "overlap.html": overlap_page(frame, material, mended),
        "report.html": frame.draw("report.html.j2", "report.html", **curated),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, html in pages.items():
        (folder / name).write_text(html, encoding="utf-8", newline="\n")
    return tuple(folder / name for name in pages)
