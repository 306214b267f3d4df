"""What a build published: the manifest, and the graphs that it lists.

The manifest is the only word on what a build consists of: a file that it does not list is not loaded,
and a file that is not the one it describes is an error.
"""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policygraph import paths, terms
from policygraph.errors import StoreError
from policygraph.store.embedded import EmbeddedStore
from policygraph.store.snapshot import find_snapshot, remove_snapshot, write_snapshot

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is in a build.

    Attributes:
        plans: plan code → title, year, source (file, sha256), counts, reconciled.
        files: path → graph, holds, triples, sha256, source (file, sha256).
    """

    plans: dict[str, dict[str, Any]]
    files: dict[str, dict[str, Any]]

    def text_file(self, plan: str) -> str:
        """The file that the plan was read from, as `folder/name` below `data/sources/`."""
        return str(self.plans[plan]["source"]["file"])


def read_manifest(folder: Path) -> Manifest:
    """The manifest in `folder`.

    Raises:
        StoreError: there is no build, or its manifest cannot be read.
    """
    path = folder / MANIFEST
    try:
        text = path.read_bytes()
    except FileNotFoundError as error:
        raise StoreError(
            "nothing has been built here: run policygraph build",
            "여기에는 만든 것이 없습니다: policygraph build를 실행하십시오",
            file=str(folder),
        ) from error
    except OSError as error:
        raise _damaged(path) from error
    return manifest_of(text, path)


def manifest_of(text: bytes, place: Path | str) -> Manifest:
    """The manifest that reads so.

    Args:
        text: JSON.
        place: where it was found, for the error.

    Raises:
        StoreError: it cannot be read.
    """
    try:
        data = json.loads(text)
        manifest = Manifest(data["plans"], data["files"])
        whole = all(plan["title"] and plan["source"]["sha256"] for plan in manifest.plans.values()) and all(
            entry["graph"] and entry["sha256"] and entry["source"]["sha256"]
            for entry in manifest.files.values()
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(place) from error
    if not whole:
        raise _damaged(place)
    return manifest


def open_store(
    folder: Path | None = None, graphs: Collection[str] | None = None, *, in_memory: bool = False
) -> EmbeddedStore:
    """The published graphs of `folder` (default: the project's), with the ontology.

    Args:
        folder: where the build is.
        graphs: the stems of plans' graphs to read ("asserted", …); all, if None. Graphs that belong to
            no plan (ministries, ontology) are always there.
        in_memory: read the files even where a snapshot would open at once: whoever asks a hundred
            questions has them answered three times as fast.

    Raises:
        StoreError: there is no build, or a file is not the one that the manifest describes.
    """
    folder = folder or paths.TRIPLES
    try:
        return _open(folder, graphs, in_memory=in_memory)
    except StoreError:  # perhaps a build replaced the folder between two reads
        return _open(folder, graphs, in_memory=in_memory)


def _open(folder: Path, graphs: Collection[str] | None, *, in_memory: bool = False) -> EmbeddedStore:
    files = read_manifest(folder).files
    visible = None
    if graphs is not None:
        kept = {
            entry["graph"] for name, entry in files.items() if "/" not in name or Path(name).stem in graphs
        }
        visible = kept | {terms.graph(terms.ONTOLOGY)}
    snapshot = None if in_memory else find_snapshot(folder, publication_version(folder))
    store = EmbeddedStore(snapshot, visible)
    for name, entry in files.items():
        data = read_described(folder / name, entry["sha256"])
        if snapshot is None:
            try:
                store.load(data, entry["graph"])
            except (SyntaxError, ValueError) as error:
                raise _damaged(folder / name) from error
    if snapshot is None:
        load_ontology(store)
    return store


def read_described(path: Path, digest: str) -> bytes:
    """What a file of a build holds.

    Raises:
        StoreError: it is not what the manifest describes, by its SHA-256.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _damaged(path) from error
    if hashlib.sha256(data).hexdigest() != digest:
        raise _damaged(path)
    return data


def add_snapshot(folder: Path) -> None:
    """Put a store beside the files of a build that opens without reading them again."""
    remove_snapshot(folder)
    write_snapshot(folder, publication_version(folder), _open(folder, None))


def find_published_snapshot(folder: Path) -> Path | None:
    """The store beside the files of a build, if there is one of what they hold."""
    return find_snapshot(folder, publication_version(folder))


def publication_version(folder: Path) -> str:
    """A digest that changes with the build, by its manifest, and with the ontology."""
    digest = hashlib.sha256((folder / MANIFEST).read_bytes())
    for path in ontology_files():
        digest.update(path.read_bytes())
    return digest.hexdigest()


def ontology_files() -> tuple[Path, ...]:
    """What the ontology graph consists of: the terms, the structures of data cubes, the code lists."""
    files = (paths.ONTOLOGY / "policygraph.ttl", paths.ONTOLOGY / "cube.ttl")
    return (*files, *sorted(paths.VOCABULARIES.glob("*.ttl")))


def load_ontology(store: EmbeddedStore) -> None:
    """Add the ontology to its graph."""
    for path in ontology_files():
        store.load(path.read_bytes(), terms.graph(terms.ONTOLOGY))


def _damaged(path: Path | str) -> StoreError:
    return StoreError(
        "is not what the manifest describes: run policygraph build",
        "manifest의 내용과 다릅니다: policygraph build를 다시 실행하십시오",
        file=str(path),
    )
