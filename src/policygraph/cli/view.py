"""``policygraph view``: write the offline explorer and say where it is."""

import argparse

from policygraph.cli.opened import opened
from policygraph.cli.output import either
from policygraph.view import write_site


def run(arguments: argparse.Namespace) -> int:
    """Write the pages."""
    read = opened(arguments)
    pages = write_site(read.store, read.whole_manifest(), arguments.output)
    for page in pages:
        print(f"{page} ({page.stat().st_size / 1e6:.2f} MB)")
    print(
        either(
            arguments.lang,
            f"브라우저로 여십시오: {pages[0].resolve().as_uri()}",
            f"open in a browser: {pages[0].resolve().as_uri()}",
        )
    )
    return 0
