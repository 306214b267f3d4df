"""The graphs as N-Quads in canonical order: for any triple store, and to compare two builds by line."""

from collections.abc import Iterator

from policygraph.export.formats import Source
from policygraph.export.quads import quads_of


def files(source: Source) -> Iterator[tuple[str, bytes]]:
    """One file with all graphs."""
    yield "policygraph.nq", quads_of(source.store)
