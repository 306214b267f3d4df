"""The line under every table and figure: where it comes from, and which version of the data it is."""

from policygraph.cli.opened import Opened
from policygraph.cli.output import either
from policygraph.errors import Language


def source_note(read: Opened, language: Language) -> str:
    """자료: the plans in the build, and the first digits of their texts' SHA-256; else the server."""
    manifest = read.manifest
    if manifest is None:
        return either(language, f"자료: {read.place}", f"Source: {read.place}")
    plans = "; ".join(
        f"{plan['title']} ({code}@{plan['source']['sha256'][:8]})" for code, plan in manifest.plans.items()
    )
    return either(language, f"자료: {plans}", f"Source: {plans}")
