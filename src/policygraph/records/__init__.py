"""Blocks to records: repairs applied, every block read or refused, every promise checked."""

from policygraph.records.assemble import counts, read_plan, unmet_expectations, unread_lines
from policygraph.records.ministries import load_ministries
from policygraph.records.source import Source, line_checksums, load_source

__all__ = [
    "Source",
    "counts",
    "line_checksums",
    "load_ministries",
    "load_source",
    "read_plan",
    "unmet_expectations",
    "unread_lines",
]
