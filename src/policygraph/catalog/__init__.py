"""What a publication tells of itself: DCAT 3 for catalogues, VoID for the graphs, JSON-LD for search engines.

One set of facts (`Catalogue`) is said in all of these forms; its numbers are counted by the engine from the
graphs, its sizes and hashes from the files. Where the files stand is a parameter (`Place`).
"""

from policygraph.catalog.citing import to_citation, write_citation
from policygraph.catalog.dcat import distribution_iri, to_dcat
from policygraph.catalog.facts import (
    ALL,
    CATALOG,
    Catalogue,
    Dataset,
    Place,
    Source,
    citation,
    read_catalogue,
)
from policygraph.catalog.files import (
    ALIGNMENTS,
    DATA,
    EXPORTS,
    SHAPES,
    DataFile,
    list_files,
    write_data,
    write_ontology,
    written_size,
)
from policygraph.catalog.forms import serialised
from policygraph.catalog.listing import with_listing
from policygraph.catalog.numbers import Link, Numbers, Size, read_numbers
from policygraph.catalog.schema_org import to_schema_org
from policygraph.catalog.titles import file_title
from policygraph.catalog.void import to_void

__all__ = [
    "ALIGNMENTS",
    "ALL",
    "CATALOG",
    "DATA",
    "EXPORTS",
    "SHAPES",
    "Catalogue",
    "DataFile",
    "Dataset",
    "Link",
    "Numbers",
    "Place",
    "Size",
    "Source",
    "citation",
    "distribution_iri",
    "file_title",
    "list_files",
    "read_catalogue",
    "read_numbers",
    "serialised",
    "to_citation",
    "to_dcat",
    "to_schema_org",
    "to_void",
    "with_listing",
    "write_citation",
    "write_data",
    "write_ontology",
    "written_size",
]
