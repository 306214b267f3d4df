"""Blocks to records: repairs applied, every block read or refused, every promise checked."""

from policygraph.records.accounting import repeated_lines, unaccounted_lines
from policygraph.records.assemble import read_plan
from policygraph.records.expectations import counts, unmet_expectations
from policygraph.records.ministries import load_ministries
from policygraph.records.outline import outline_sheet, unkept_outline
from policygraph.records.readings import unfit_readings
from policygraph.records.source import Source, line_checksums, load_source

__all__ = [
    "Source",
    "counts",
    "line_checksums",
    "load_ministries",
    "load_source",
    "outline_sheet",
    "read_plan",
    "repeated_lines",
    "unaccounted_lines",
    "unfit_readings",
    "unkept_outline",
    "unmet_expectations",
]
