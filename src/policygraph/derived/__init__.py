"""What analysis found, as triples: the graphs that a program wrote, apart from what is printed or read."""

from policygraph.derived.linked import describe_links

__all__ = ["describe_links"]
