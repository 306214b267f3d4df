"""Blocks to records: repairs applied, every block read or refused, every promise checked."""

from policygraph.records.accounting import repeated_lines, unaccounted_lines
from policygraph.records.assemble import read_plan
from policygraph.records.discrepancies import unfit_claims
from policygraph.records.expectations import counts, unmet_expectations
from policygraph.records.ministries import load_ministries
from policygraph.records.numbers import unfit_numbers
from policygraph.records.outline import outline_sheet, unkept_outline
from policygraph.records.project_names import unfit_project_forms
from policygraph.records.readings import unfit_readings
from policygraph.records.restatements import restatement_findings
from policygraph.records.reviews import unfit_reviews
from policygraph.records.source import Source, line_checksums, load_source
from policygraph.records.successions import unfit_successions

__all__ = [
    "Source",
    "counts",
    "line_checksums",
    "load_ministries",
    "load_source",
    "outline_sheet",
    "read_plan",
    "repeated_lines",
    "restatement_findings",
    "unaccounted_lines",
    "unfit_claims",
    "unfit_numbers",
    "unfit_project_forms",
    "unfit_readings",
    "unfit_reviews",
    "unfit_successions",
    "unkept_outline",
    "unmet_expectations",
]
