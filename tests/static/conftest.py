"""One publication of the real build for all tests; exports and documentation are small stand-ins."""

from pathlib import Path

import pytest

from policygraph import paths
from policygraph.catalog import DataFile
from policygraph.static import Published, Settings, publish_static
from policygraph.store import Manifest, Store, open_store, read_manifest

PAGE = '<!doctype html><html lang="{0}"><meta charset="utf-8"><title>{0}</title><p>{0}</p></html>'


def export_little(_: Store, manifest: Manifest, root: Path, folder: Path) -> tuple[DataFile, ...]:
    """Two exports: one of a file, one of a folder."""
    (folder / "csv").mkdir(parents=True)
    (folder / "nquads").mkdir()
    files = (folder / "csv" / "projects.csv", folder / "nquads" / "policygraph.nq")
    files[0].write_text("plan\n" + "\n".join(manifest.plans) + "\n", encoding="utf-8", newline="\n")
    files[1].write_text("<urn:s> <urn:p> <urn:o> <urn:g> .\n", encoding="utf-8", newline="\n")
    return tuple(DataFile.of(root, path) for path in files)


def document_little(_: Store, folder: Path) -> None:
    """A page for each language, and a folder as generators make it."""
    for language in ("ko", "en"):
        (folder / language / "_static").mkdir(parents=True)
        (folder / language / "index.html").write_text(PAGE.format(language), encoding="utf-8", newline="\n")
        (folder / language / "_static" / "look.css").write_text("", encoding="utf-8")


LITTLE = Settings(exporting=export_little, documenting=document_little)


def publish(folder: Path) -> Published:
    """Publish the real build."""
    return publish_static(open_store(), read_manifest(paths.TRIPLES), folder, paths.TRIPLES, LITTLE)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The publication."""
    return publish(tmp_path_factory.mktemp("host") / "graph")


@pytest.fixture(scope="session")
def folder(published: Published) -> Path:
    """Its folder."""
    return published.folder
