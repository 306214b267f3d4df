"""What an earlier export left in a folder that the new one no longer has: a table or a plan that is gone.

Only what is surely ours counts, by what it holds and not by its name alone: a table with the hash that the
earlier descriptor gives, a network or a skeleton that says it is ours. Anything else is the user's and stays.

>>> leftovers(Path("a-folder-that-is-not-there"), set())
()
"""

import hashlib
import json
from collections.abc import Collection, Iterator
from pathlib import Path

from policygraph import terms

DESCRIPTOR = "datapackage.json"
# What stands in a network that was written here, and goes when another program saves it.
_MARKS = {".gexf": b"<creator>policygraph</creator>", ".graphml": b'<key id="graph_title"'}
_SKELETON = ".stratml.xml"


def leftovers(folder: Path, written: Collection[str]) -> tuple[Path, ...]:
    """The files of an earlier export in `folder` that are not among those `written` now, by name."""
    if not folder.is_dir():
        return ()
    tables = dict(_tables(folder))
    return tuple(
        path
        for path in sorted(folder.iterdir())
        if path.name not in written and path.is_file() and not path.is_symlink() and _is_ours(path, tables)
    )


def _tables(folder: Path) -> Iterator[tuple[str, str]]:
    """The files that the descriptor in the folder names, with the hash of each."""
    try:
        described = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
        if str(described["name"]).startswith("policygraph-"):
            yield from ((str(one["path"]), str(one["hash"])) for one in described["resources"])
    except (OSError, ValueError, KeyError, TypeError):
        return  # not there, or not ours


def _is_ours(path: Path, tables: dict[str, str]) -> bool:
    if path.name in tables:
        return tables[path.name] == f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
    if path.name.endswith(_SKELETON):
        said = f"{terms.ID}{path.name.removesuffix(_SKELETON)}</OtherInformation>"
        return said.encode() in path.read_bytes()
    mark = _MARKS.get(path.suffix)
    return mark is not None and mark in path.read_bytes()
