"""`policygraph view` says what it wrote: the pages of the navigation by name, the others together."""

from pathlib import Path

import pytest

from cli.conftest import Run
from policygraph.view import PAGES


@pytest.mark.slow
def test_the_pages_of_the_navigation_are_printed_and_the_others_counted(run: Run, tmp_path: Path) -> None:
    """A line each with its size, one for the hundreds of entities, one that says what to open."""
    site = tmp_path / "site"
    done = run("view", "-o", str(site), "--lang", "en")
    *named, others, to_open = done.out.splitlines()
    pages = sum(1 for _ in site.rglob("*.html"))
    assert (
        done.code,
        [Path(line.partition(" (")[0]).name for line in named],
        others.partition(" pages of entities and of the source (")[0],
        to_open,
    ) == (
        0,
        [file for file, _, _ in PAGES],
        f"{pages - len(PAGES):,}",
        f"open in a browser: {(site / 'index.html').resolve().as_uri()}",
    )
