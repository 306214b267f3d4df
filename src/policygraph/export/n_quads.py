"""The graphs as N-Quads in canonical order: for any triple store, and to compare two builds by line."""

from collections.abc import Iterator

from policygraph.export.formats import Source


def files(source: Source) -> Iterator[tuple[str, bytes]]:
    """One file with all graphs."""
    yield "policygraph.nq", source.quads
