"""The source reader: the whole document, each line with what was read from it."""

from policygraph.view.reader.page import SourceReader, read_accounts

__all__ = ["SourceReader", "read_accounts"]
