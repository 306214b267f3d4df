"""``policygraph view``: write the offline explorer and say where it is."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from policygraph.cli.opened import opened
from policygraph.cli.output import either
from policygraph.view import PAGES, write_site


def run(arguments: argparse.Namespace) -> int:
    """Write the pages."""
    read = opened(arguments, in_memory=True)
    pages = write_site(read.store, read.whole_manifest(), arguments.output)
    named = [arguments.output / file for file, _, _ in PAGES]
    for page in named:
        print(f"{page} ({_megabytes([page])})")
    others = [page for page in pages if page not in named]
    print(
        either(
            arguments.lang,
            f"항목과 원문 {len(others):,}쪽 ({_megabytes(others)})",
            f"{len(others):,} pages of entities and of the source ({_megabytes(others)})",
        )
    )
    print(
        either(
            arguments.lang,
            f"브라우저로 여십시오: {pages[0].resolve().as_uri()}",
            f"open in a browser: {pages[0].resolve().as_uri()}",
        )
    )
    return 0


def _megabytes(pages: Iterable[Path]) -> str:
    return f"{sum(page.stat().st_size for page in pages) / 1e6:.2f} MB"
