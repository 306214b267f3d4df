"""What analysis found, as triples: the graphs that a program wrote, apart from what is printed or read."""

from policygraph.derived.linked import derive_links
from policygraph.derived.overlap import derive_overlap

__all__ = ["derive_links", "derive_overlap"]
