"""The report on overlap: one page, whole in itself, that a planner can hand to a colleague."""

from policygraph.view.briefing.page import briefing

__all__ = ["briefing"]
