"""Writes a publication: one folder, put in place at one stroke.

```
index.html …, id/, source/    the explorer, each page on an entity with its Turtle beside it
data/                         the build's Turtle and manifest, ontology, alignments, shapes
data/export/                  every export
docs/ko, docs/en              the documentation
catalog.html, .ttl, .jsonld   the catalogue (DCAT 3)
void.ttl, .well-known/void    the description of the graphs (VoID)
CITATION.cff, LICENSE, SHA256SUMS, 404.html, .nojekyll
```
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from policygraph import paths
from policygraph.catalog import (
    DATA,
    EXPORTS,
    Catalogue,
    DataFile,
    Place,
    list_files,
    read_catalogue,
    serialised,
    to_citation,
    to_dcat,
    to_void,
    write_data,
    write_ontology,
)
from policygraph.static.pages import CATALOGUE, MISSING, catalogue_page, missing_page
from policygraph.static.replacing import keep_rules, refuse_foreign, write_sums
from policygraph.store import Manifest, Store
from policygraph.store.folder import replacing
from policygraph.view import PAGES, Beside, Frame, Lead, write_site

DOCS = "docs"
_BESIDE = Beside(
    (
        Lead("자료", "Data", CATALOGUE, CATALOGUE),
        Lead("안내서", "Documentation", f"{DOCS}/ko/index.html", f"{DOCS}/en/index.html"),
    ),
    turtle=True,
)
# Writes exports of the graphs into a folder, and says which files they are.
Exporting = Callable[[Store, Manifest, Path, Path], tuple[DataFile, ...]]
Documenting = Callable[[Store, Path], object]


@dataclass(frozen=True, slots=True)
class Published:
    """What was written.

    Attributes:
        folder: where.
        files: path from there → size in bytes.
    """

    folder: Path
    files: dict[str, int]

    def size(self, *beginnings: str) -> tuple[int, int]:
        """How many files whose paths begin so, and how many bytes they have."""
        found = [size for name, size in self.files.items() if name.startswith(beginnings)]
        return len(found), sum(found)

    @property
    def explorer(self) -> tuple[int, int]:
        """How many pages of the explorer with their Turtle, and how many bytes they have."""
        named = {file: self.files[file] for file, _, _ in PAGES}
        files, size = self.size("id/", "source/")
        return files + len(named), size + sum(named.values())


def export_all(store: Store, manifest: Manifest, root: Path, folder: Path) -> tuple[DataFile, ...]:
    """Every export of the graphs, into `folder`.

    Args:
        store: the graphs.
        manifest: of the build.
        root: of the publication.
        folder: where to.
    """
    from policygraph.export import FORMATS, Source, conforms_to, write  # noqa: PLC0415 - slow to import

    source = Source(store, manifest, "ko")
    written: dict[Path, DataFile] = {}
    for form in FORMATS:
        for path in write(form, source, folder):
            written[path] = DataFile.of(root, path, conforms_to(path))
    return tuple(written.values())


def document(store: Store, folder: Path) -> None:
    """The documentation in both languages, into `folder`.

    Raises:
        CommandError: Sphinx is not installed.
    """
    from policygraph.documentation import build_documentation  # noqa: PLC0415 - slow to import

    build_documentation(folder, store=store)


_HERE = Place(documentation=True)


@dataclass(frozen=True, slots=True)
class Settings:
    """How to publish.

    Attributes:
        place: where it will be, for the addresses in the catalogue.
        sources: where the texts of the plans and their `source.toml` are.
        exporting: writes the exports.
        documenting: writes the documentation.
    """

    place: Place = _HERE
    sources: Path = paths.SOURCES
    exporting: Exporting = export_all
    documenting: Documenting = document


def publish_static(
    store: Store, manifest: Manifest, folder: Path, build: Path, settings: Settings | None = None
) -> Published:
    """Write a publication into `folder`, whole or not at all.

    Args:
        store: the graphs of the build.
        manifest: of the build.
        folder: where to: a new or an empty folder, or an earlier publication, which is replaced; a
            `.htaccess` at its root stays.
        build: the folder of the build, for its files.
        settings: how.

    Raises:
        CommandError: the folder holds something else or what was changed, or Sphinx is not installed.
        StoreError: the build is damaged, or somebody else is writing there.
    """
    settings = settings or Settings()
    with replacing(folder, refuse=refuse_foreign, fresh=True) as root:
        settings.documenting(store, root / DOCS)  # first: it may need what is not installed
        files = list_files(root, (*write_data(build, manifest, root / DATA), *write_ontology(root / DATA)))
        files += settings.exporting(store, manifest, root, root / EXPORTS)
        write_site(store, manifest, root, settings.sources, _BESIDE)
        catalogue = read_catalogue(store, manifest, files, settings.place, settings.sources)
        for name, content in describe(manifest, catalogue):
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        shutil.copyfile(paths.LICENCE, root / paths.LICENCE.name)
        write_sums(root)
        keep_rules(folder, root)
        written = {
            path.relative_to(root).as_posix(): path.stat().st_size
            for path in sorted(root.rglob("*"))
            if path.is_file()
        }
    return Published(folder, written)


def describe(manifest: Manifest, catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """What tells of a publication, each with its file: descriptions, and the pages beside the explorer."""
    frame = Frame.of(manifest, _BESIDE)
    dcat, void = to_dcat(catalogue), serialised(to_void(catalogue), "turtle")
    yield "catalog.ttl", serialised(dcat, "turtle")
    yield "catalog.jsonld", serialised(dcat, "jsonld")
    yield "void.ttl", void
    yield ".well-known/void", void
    yield paths.CITATION.name, to_citation(catalogue)
    yield CATALOGUE, catalogue_page(frame, catalogue).encode()
    yield MISSING, missing_page(frame, catalogue).encode()
    yield ".nojekyll", b""  # hosts that run Jekyll would leave out what begins with a dot or an underscore
