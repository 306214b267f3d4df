"""What analysis found, as triples: the graphs that a program wrote, apart from those that a person can vouch for."""

__all__: list[str] = []
