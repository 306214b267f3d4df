r"""The graphs of a build as they leave for a server: N-Triples in bounded parts.

A part is known by what it holds: sent twice it is the same part, and one that an earlier run left on the
server need not be sent again. Each triple is in one part, so that the parts' counts add up to the graph's.
All triples with blank nodes are in one part, since a blank node is known only inside one request; in what is
published these are the ontology's own.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from policygraph import terms
from policygraph.errors import StoreError
from policygraph.store.published import MANIFEST, ontology_files, read_manifest

_TRIPLES_OF_PART = 20_000
_BYTES_OF_PART = 4_000_000


@dataclass(frozen=True, slots=True)
class Part:
    """Some triples of a graph.

    Attributes:
        graph: the graph that they are of.
        lines: N-Triples.
        blank: whether they have blank nodes.
        digest: of the lines.
    """

    graph: str
    lines: tuple[str, ...]
    blank: bool
    digest: str

    @property
    def name(self) -> str:
        """The graph that it is put in on its way."""
        return f"{terms.STAGING}{self.graph.removeprefix(terms.GRAPH)}/{self.digest[:32]}"


@dataclass(frozen=True, slots=True)
class OutgoingGraph:
    """A graph of a build.

    Attributes:
        name: its IRI.
        files: the Turtle files that it is the union of.
        sha256: of what they hold.
    """

    name: str
    files: tuple[Path, ...]
    sha256: str

    def parts(self, most: int = _TRIPLES_OF_PART, most_bytes: int = _BYTES_OF_PART) -> Iterator[Part]:
        """Its distinct triples, at most so many and so many bytes at a time; always in the same order.

        Raises:
            StoreError: a file is not Turtle.
        """
        lines: list[str] = []
        size = 0
        with_blank: list[str] = []
        for line, blank in self._lines():
            if blank:
                with_blank.append(line)
                continue
            lines.append(line)
            size += len(line.encode())
            if len(lines) >= most or size >= most_bytes:
                yield _part(self.name, lines, blank=False)
                lines, size = [], 0
        if lines:
            yield _part(self.name, lines, blank=False)
        if with_blank:
            yield _part(self.name, with_blank, blank=True)

    def _lines(self) -> Iterator[tuple[str, bool]]:
        """Each triple once, and whether it has a blank node; these are numbered as they come."""
        seen: set[bytes] = set()
        numbers: dict[tuple[Path, str], int] = {}
        for file in self.files:
            try:
                for quad in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE):
                    subject, object_ = (
                        f"_:b{numbers.setdefault((file, term.value), len(numbers))}"
                        if isinstance(term, ox.BlankNode)
                        else str(term)
                        for term in (quad.subject, quad.object)
                    )
                    line = f"{subject} {quad.predicate} {object_} ."
                    digest = hashlib.blake2b(line.encode(), digest_size=16).digest()
                    if digest not in seen:
                        seen.add(digest)
                        yield line, subject.startswith("_:") or object_.startswith("_:")
            except (SyntaxError, OSError) as error:
                raise StoreError(
                    "cannot be read: run policygraph build",
                    "읽을 수 없습니다: policygraph build를 다시 실행하십시오",
                    file=str(file),
                ) from error


@dataclass(frozen=True, slots=True)
class OutgoingBuild:
    """What of a build leaves for a server.

    Attributes:
        graphs: each file's graph in the order of the manifest, then the ontology.
        manifest: the manifest as it is written.
        version: the version that built it.
    """

    graphs: tuple[OutgoingGraph, ...]
    manifest: str
    version: str


def outgoing_build(folder: Path) -> OutgoingBuild:
    """The graphs of the build in `folder`, and the ontology's.

    Raises:
        StoreError: there is no build, or a file is not the one that the manifest describes.
    """
    manifest = read_manifest(folder)
    graphs = [
        OutgoingGraph(entry["graph"], (folder / name,), entry["sha256"])
        for name, entry in manifest.files.items()
    ]
    for graph in graphs:
        if _sha256(graph.files) != graph.sha256:
            raise StoreError(
                "is not what the manifest describes: run policygraph build",
                "manifest의 내용과 다릅니다: policygraph build를 다시 실행하십시오",
                file=str(graph.files[0]),
            )
    ontology = ontology_files()
    graphs.append(OutgoingGraph(terms.graph(terms.ONTOLOGY), ontology, _sha256(ontology)))
    text = (folder / MANIFEST).read_text(encoding="utf-8")
    return OutgoingBuild(tuple(graphs), text, str(json.loads(text).get("policygraph", "")))


def _sha256(files: tuple[Path, ...]) -> str:
    digest = hashlib.sha256()
    for file in files:
        try:
            with file.open("rb") as opened:
                while block := opened.read(1 << 20):
                    digest.update(block)
        except OSError as error:
            raise StoreError(
                "cannot be read: run policygraph build",
                "읽을 수 없습니다: policygraph build를 다시 실행하십시오",
                file=str(file),
            ) from error
    return digest.hexdigest()


def _part(graph: str, lines: list[str], *, blank: bool) -> Part:
    return Part(graph, tuple(lines), blank, hashlib.sha256("\n".join(lines).encode()).hexdigest())
