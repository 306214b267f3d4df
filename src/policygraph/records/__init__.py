"""Blocks to records: repairs applied, every block read or refused, every promise checked."""

from policygraph.records.accounting import unaccounted_lines
from policygraph.records.assemble import read_plan
from policygraph.records.discrepancies import unfit_claims
from policygraph.records.expectations import counts, unmet_expectations
from policygraph.records.ministries import load_ministries
from policygraph.records.readings import unfit_readings
from policygraph.records.source import Source, line_checksums, load_source

__all__ = [
    "Source",
    "counts",
    "line_checksums",
    "load_ministries",
    "load_source",
    "read_plan",
    "unaccounted_lines",
    "unfit_claims",
    "unfit_readings",
    "unmet_expectations",
]
