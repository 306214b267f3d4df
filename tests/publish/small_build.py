"""A build of a few files, with a manifest that describes them."""

import hashlib
import json
from pathlib import Path

from policygraph import terms
from policygraph.store.outgoing import OutgoingBuild, outgoing_build

ONTOLOGY = terms.graph(terms.ONTOLOGY)


def small_build(folder: Path, **files: int) -> OutgoingBuild:
    """A build with a graph `<name>` of so many triples for each file."""
    return written_build(folder, {name: turtle(name, triples) for name, triples in files.items()})


def written_build(folder: Path, files: dict[str, str]) -> OutgoingBuild:
    """A build of these files."""
    folder.mkdir(exist_ok=True)
    described = {}
    for name, text in files.items():
        (folder / f"{name}.ttl").write_text(text, encoding="utf-8")
        digest = hashlib.sha256(text.encode()).hexdigest()
        described[f"{name}.ttl"] = {
            "graph": graph(name),
            "sha256": digest,
            "source": {"file": "x", "sha256": "0"},
        }
    manifest = {"policygraph": "0.1.0", "plans": {}, "files": described}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return outgoing_build(folder)


def graph(name: str) -> str:
    """The graph of a file."""
    return terms.graph("test", name)


def turtle(name: str, triples: int) -> str:
    """So many triples."""
    return "".join(f'<urn:{name}:{number}> <urn:p> "사업 {number}"@ko .\n' for number in range(triples))
