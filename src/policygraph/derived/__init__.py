"""What analysis found, as triples: the graphs that a program wrote, apart from what is printed or read."""

__all__: list[str] = []
