"""What analysis found, as triples: the graphs that a program wrote, apart from what is printed or read."""

from policygraph.derived.graphs import derive

__all__ = ["derive"]
