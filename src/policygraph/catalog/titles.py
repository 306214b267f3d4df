"""What files and their folders are called: by what they hold.

>>> from policygraph.catalog.files import DataFile
>>> file_title(DataFile("data/icd-2021/curated.ttl", 1, "", "text/turtle")).en
'Read by a person'
>>> file_title(DataFile("data/export/csv/projects.csv", 1, "", "text/csv")).ko
'사업 (CSV)'
"""

from functools import cache
from pathlib import PurePosixPath

from policygraph.catalog.files import DataFile
from policygraph.catalog.words import name_of, pair
from policygraph.export import table_definitions
from policygraph.provenance import origin
from policygraph.wording import Words


def file_title(file: DataFile) -> Words:
    """What a file is called."""
    if file.export:
        stem = PurePosixPath(file.name).name.partition(".")[0]
        found = pair("export", stem) or _tables().get(stem) or Words(stem, stem)
        form = name_of("form", file.export) or file.export
        return Words(f"{found.ko} ({form})", f"{found.en} ({form})")
    if (named := pair("file", file.name.removeprefix("data/"))) is not None:
        return named
    if file.graph is not None:
        known = origin(file.graph)
        return Words(known.ko, f"{known.en[:1].upper()}{known.en[1:]}")
    return Words(file.name, file.name)


def folder_title(export: str) -> Words:
    """What the files of a format are called together.

    >>> folder_title("gexf").en
    'Networks for Gephi (GEXF)'
    """
    return pair("format", export) or Words(export, export)


@cache
def _tables() -> dict[str, Words]:
    return {table.name: table.title for table in table_definitions()}
