"""A page for every ministry, project and element, and an index of them all."""

from policygraph.view.entities.index import draw_index
from policygraph.view.entities.pages import draw_entities

__all__ = ["draw_entities", "draw_index"]
