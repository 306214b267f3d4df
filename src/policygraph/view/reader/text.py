"""The text of a plan, if this machine has the one that the graph was read from."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from policygraph.store import Manifest
from policygraph.view.reading import Place, Source

State = Literal["same", "missing", "differs"]


@dataclass(frozen=True, slots=True)
class SourceText:
    """Lines of a plan's text.

    Attributes:
        state: "same" if all lines are here, and are those that the graph was read from.
        lines: number → text; without the file only the lines that the graph quotes.
        digest: the SHA-256 of the text that the graph was read from.
    """

    state: State
    lines: dict[int, str]
    digest: str


def read_text(manifest: Manifest, plan: str, source: Source, sources: Path) -> SourceText:
    """The text of a plan.

    Args:
        manifest: of the build, for the text's file and digest.
        plan: its code.
        source: what was read from where, for the quotations.
        sources: the folder of the source folders.
    """
    digest = str(manifest.plans[plan]["source"]["sha256"])
    quoted = _quoted(place for place in source.places.values() if place.plan == plan)
    path = (sources / manifest.text_file(plan)).resolve()
    if not path.is_relative_to(sources.resolve()) or not path.is_file():
        return SourceText("missing", quoted, digest)
    try:
        whole = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return SourceText("differs", quoted, digest)
    lines = whole.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    if hashlib.sha256("\n".join(lines).encode()).hexdigest() != digest:
        return SourceText("differs", quoted, digest)
    return SourceText("same", dict(enumerate(lines, 1)), digest)


def _quoted(places: Iterable[Place]) -> dict[int, str]:
    """The lines that the graph quotes."""
    found: dict[int, str] = {}
    for place in places:
        texts = f"{place.before}{place.quote}{place.after}".split("\n")
        if len(texts) == len(place.lines):
            found |= dict(zip(place.lines, texts, strict=True))
    return dict(sorted(found.items()))
