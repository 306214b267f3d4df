"""The line under every table and figure: where it comes from, and which version of the data it is."""

from pathlib import Path

from policygraph.cli.output import either
from policygraph.errors import Language
from policygraph.store import read_manifest


def source_note(folder: Path, language: Language) -> str:
    """자료: the plans in the build, and the first digits of their texts' SHA-256."""
    manifest = read_manifest(folder)
    plans = "; ".join(
        f"{plan['title']} ({code}@{plan['source']['sha256'][:8]})" for code, plan in manifest.plans.items()
    )
    return either(language, f"자료: {plans}", f"Source: {plans}")
