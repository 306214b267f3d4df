"""policygraph: a government plan as a knowledge graph that can be queried, looked at and trusted."""

__version__ = "0.1.0"
