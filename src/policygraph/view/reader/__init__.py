"""The source reader: the whole document, each line with what was read from it."""

from policygraph.view.reader.lines import DISCREPANCY
from policygraph.view.reader.page import draw_source, read_accounts

__all__ = ["DISCREPANCY", "draw_source", "read_accounts"]
