"""The files of a publication: what lies below `data/`, each with its size, its hash and what it is.

The names say which graph a file holds: `data/icd-2021/asserted.ttl` is the graph `…/graph/icd-2021/asserted`.
The ontology with its code lists, the alignments and the shapes are one file each: Turtle files one after the
other are Turtle.

>>> DataFile("data/icd-2021/asserted.ttl", 1, "", "text/turtle").graph
'https://w3id.org/policygraph/graph/icd-2021/asserted'
"""

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from policygraph import paths, terms
from policygraph.export.media import media_type
from policygraph.store import MANIFEST, Manifest, ontology_files
from policygraph.store.published import read_described

DATA, EXPORTS = "data", "data/export"
ALIGNMENTS, SHAPES = "alignments", "shapes"
_UNITS = ((1_000_000, "MB"), (1_000, "kB"))


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file that can be downloaded.

    Attributes:
        name: from the root of the publication, with slashes: `data/icd-2021/asserted.ttl`.
        size: in bytes.
        sha256: of its bytes.
        media_type: what HTTP calls its kind.
        conforms_to: the IRI of a standard that it keeps, if there is one.
    """

    name: str
    size: int
    sha256: str
    media_type: str
    conforms_to: str | None = None

    @classmethod
    def of(cls, root: Path, path: Path, conforms_to: str | None = None) -> "DataFile":
        """The file at `path` in the publication at `root`."""
        name, data = path.relative_to(root).as_posix(), path.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        return cls(name, len(data), digest, media_type(name), conforms_to)

    @property
    def graph(self) -> str | None:
        """The graph that it holds, if it is one whole graph."""
        path = PurePosixPath(self.name)
        if path.suffix != ".ttl" or self.name.startswith(EXPORTS) or path.stem in {ALIGNMENTS, SHAPES}:
            return None
        return terms.graph(*path.relative_to(DATA).with_suffix("").parts)

    @property
    def export(self) -> str:
        """The format that it is an export in, by the name of its folder; nothing, if it is none."""
        if not self.name.startswith(f"{EXPORTS}/"):
            return ""
        return self.name.removeprefix(f"{EXPORTS}/").split("/", 1)[0]


def write_data(build: Path, manifest: Manifest, folder: Path) -> tuple[Path, ...]:
    """Put the build's own files into `folder`.

    Args:
        build: the folder of the build.
        manifest: of the build: what it does not list is left behind.
        folder: where to; made if it is not there.

    Raises:
        StoreError: a file is not what the manifest describes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(build / MANIFEST, folder / MANIFEST)
    written = [folder / MANIFEST]
    for name, entry in manifest.files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(read_described(build / name, entry["sha256"]))
        written.append(target)
    return tuple(written)


def write_ontology(folder: Path) -> tuple[Path, ...]:
    """Put the ontology, its alignments and the shapes into `folder`, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for stem, parts in ontology_parts():
        target = folder / f"{stem}.ttl"
        target.write_bytes(b"\n".join(part.read_bytes() for part in parts))
        written.append(target)
    return tuple(written)


def ontology_parts() -> Iterator[tuple[str, tuple[Path, ...]]]:
    """The files of the ontology as they are published, and what each consists of."""
    yield terms.ONTOLOGY, ontology_files()
    yield ALIGNMENTS, (paths.ONTOLOGY / "alignments.ttl",)
    yield SHAPES, tuple(sorted(paths.SHAPES.rglob("*.ttl")))


def list_files(root: Path, found: Iterable[Path]) -> tuple[DataFile, ...]:
    """Files of a publication, by name."""
    return tuple(sorted((DataFile.of(root, path) for path in found), key=lambda file: file.name))


def written_size(size: int) -> str:
    """A size as people read it.

    >>> written_size(1_573_353), written_size(14_762), written_size(512)
    ('1.57 MB', '14.8 kB', '512 B')
    """
    for unit, name in _UNITS:
        if size >= unit:
            return f"{size / unit:.3g} {name}" if size < 1000 * unit else f"{size / unit:,.0f} {name}"
    return f"{size} B"
