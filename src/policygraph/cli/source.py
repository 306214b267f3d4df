"""The line under every table and figure: where it comes from, and which version of the data it is."""

from policygraph.cli.opened import Opened
from policygraph.errors import Language
from policygraph.wording import source_line


def source_note(read: Opened, language: Language) -> str:
    """자료: the plans in the build, and the first digits of their texts' SHA-256; else the server."""
    manifest = read.manifest
    return source_line(None if manifest is None else manifest.plans, read.place, language)
