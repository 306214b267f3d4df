"""Which formats there are, and writing them.

Each format has a module with one function, `files(source)`, which yields names and bytes; nothing else
writes. The bytes depend on the graphs and the language alone.

>>> FORMATS[:3]
('graphml', 'gexf', 'csv')
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from policygraph.errors import CommandError
from policygraph.export.leftovers import DESCRIPTOR, leftovers
from policygraph.export.quads import quads_of
from policygraph.export.tables import Tables
from policygraph.query.library import nearest
from policygraph.wording import text_version

if TYPE_CHECKING:
    from pathlib import Path

    from policygraph.errors import Language
    from policygraph.store import Manifest, Store

_MODULES = {
    "graphml": "graphml",
    "gexf": "gexf",
    "csv": "csv_files",
    "parquet": "parquet_files",
    "jsonld": "json_ld",
    "nquads": "n_quads",
    "stratml": "stratml",
}
FORMATS = tuple(_MODULES)
"""The formats, in the order in which `all` writes them."""


@dataclass(frozen=True)
class Source:
    """What is exported; what several formats need of it is read once.

    Attributes:
        store: the graphs.
        manifest: what was built.
        language: of labels, where a format has room for one.
    """

    store: Store
    manifest: Manifest
    language: Language

    @property
    def version(self) -> str:
        """The plans and the versions of their texts: `icd-2021@a89518e6`."""
        return ", ".join(text_version(code, plan) for code, plan in self.manifest.plans.items())

    @cached_property
    def tables(self) -> Tables:
        """The tables of the graphs."""
        return Tables(self.store)

    @cached_property
    def quads(self) -> bytes:
        """All graphs as canonical N-Quads."""
        return quads_of(self.store)


def export(
    format: str,  # noqa: A002 - what the command calls it
    store: Store,
    manifest: Manifest,
    folder: Path,
    *,
    language: Language = "ko",
) -> tuple[Path, ...]:
    """Write a format into a folder of its name in `folder`.

    Args:
        format: one of `FORMATS`.
        store: the graphs.
        manifest: what was built.
        folder: where to; it is made.
        language: of labels, where a format has room for one.

    Returns:
        The files, in the order of writing.

    Raises:
        CommandError: there is no such format.
        StoreError: the graphs cannot be read.
    """
    return write(format, Source(store, manifest, language), folder)


def write(name: str, source: Source, folder: Path) -> tuple[Path, ...]:
    """Write the format of that name: see `export`, which does this for one.

    What an earlier export wrote and this one does not is taken away; files of the user stay. The descriptor
    of a package comes last.
    """
    if name not in _MODULES:
        known = ", ".join(FORMATS)
        near = nearest(name, FORMATS, 0.5)
        raise CommandError(
            f"there is no format {name!r}; there are {known}" + (f" (did you mean {near}?)" if near else ""),
            f"{name!r} 형식은 없습니다. 있는 형식: {known}" + (f" (혹시 {near}?)" if near else ""),
        )
    target = folder / name
    target.mkdir(parents=True, exist_ok=True)
    # Everything is made before anything is written: whatever fails meanwhile leaves the old files together.
    made: dict[str, bytes] = dict(import_module(f"policygraph.export.{_MODULES[name]}").files(source))
    gone = leftovers(target, made)
    if DESCRIPTOR in made:
        (target / DESCRIPTOR).unlink(missing_ok=True)  # rather none than one that describes other files
    for path in gone:
        path.unlink()
    for file, content in made.items():
        _put(target / file, content)
    return tuple(target / file for file in made)


def _put(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(content)
    beside.replace(path)
