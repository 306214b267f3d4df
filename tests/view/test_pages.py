"""What is written into the pages, before any browser opens them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from policygraph import paths
from policygraph.store import open_store
from policygraph.view import PAGES, write_site

NETWORKS = ("hierarchy.html", "cofunding.html", "overlap.html")


def _data(site: Path, name: str) -> dict[str, Any]:
    found = re.search(
        r'<script type="application/json" id="graph">(.*?)</script>',
        (site / name).read_text(encoding="utf-8"),
        re.DOTALL,
    )
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


@pytest.mark.slow
def test_pages_are_the_same_bytes_every_time(site: Path, tmp_path: Path) -> None:
    """Output depends on the build alone: every page, in the folders too."""
    pages = write_site(open_store(), paths.TRIPLES, tmp_path)
    names = [str(page.relative_to(tmp_path)) for page in pages]
    changed = [name for name in names if (tmp_path / name).read_bytes() != (site / name).read_bytes()]
    assert (len(names) > 600, changed) == (True, [])


def test_no_page_names_another_host(site: Path) -> None:
    """Nothing in a page's markup links or loads from elsewhere."""
    pattern = re.compile(r"""(?:src|href|action)\s*=\s*["']?(?:https?:)?//""", re.IGNORECASE)
    markup = {
        name: re.sub(r"<script>.*?</script>", "", (site / name).read_text(encoding="utf-8"), flags=re.DOTALL)
        for name, _, _ in PAGES
    }

    assert [name for name, html in markup.items() if pattern.search(html)] == []


@pytest.mark.parametrize("name", NETWORKS)
def test_every_node_carries_its_source(site: Path, name: str) -> None:
    """No node of a network is without a quotation and its line."""
    nodes = _data(site, name)["nodes"]

    assert [ko for ko, evidence in zip(nodes["ko"], nodes["evidence"], strict=True) if not evidence] == []


@pytest.mark.parametrize("name", NETWORKS)
def test_every_edge_carries_its_lines(site: Path, name: str) -> None:
    """No edge of a network is without a line of the source, but for estimates, which no line says."""
    data = _data(site, name)
    edges, linked = data["edges"], data["linkNames"].index("linked") if "linked" in data["linkNames"] else -1

    assert [
        index
        for index, (lines, kind) in enumerate(zip(edges["lines"], edges["kind"], strict=True))
        if not lines and kind != linked
    ] == []


@pytest.mark.parametrize("name", NETWORKS)
def test_a_page_is_small(site: Path, name: str) -> None:
    """A network of 220 nodes stays below 0.9 MB."""
    assert (site / name).stat().st_size < 900_000
