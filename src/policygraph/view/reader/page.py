"""The page of a plan's text: line by line what stands there, what was read from it, or why nothing was."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policygraph import terms
from policygraph.query import answer
from policygraph.store import Manifest, Store
from policygraph.view.addresses import href, source_file
from policygraph.view.frame import Frame
from policygraph.view.reader.lines import LineReading, read_lines
from policygraph.view.reader.packing import packed
from policygraph.view.reader.repairing import sides, suspected
from policygraph.view.reader.text import read_text
from policygraph.view.reading import Source, Words

Reasons = Mapping[str, Mapping[int, tuple[str, str]]]


def read_accounts(store: Store) -> Reasons:
    """For each text, the lines that carry nothing, and why, in Korean and in English."""
    korean, english = (answer(store, "accounting", {"lang": language}).rows for language in ("ko", "en"))
    reasons = {(str(text), int(str(line))): str(reason) for text, _, line, reason in english if reason}
    found: dict[str, dict[int, tuple[str, str]]] = {}
    for text, _, line, reason in korean:
        if reason is not None:
            number = int(str(line))
            found.setdefault(str(text), {})[number] = (
                str(reason),
                reasons.get((str(text), number), str(reason)),
            )
    return found


@dataclass(frozen=True, slots=True)
class SourceReader:
    """Draws the pages of the texts.

    Attributes:
        frame: of the site.
        manifest: of the build.
        source: what was read from where.
        words: what everything is called.
        reasons: why lines carry nothing.
        sources: the folder of the source folders.
    """

    frame: Frame
    manifest: Manifest
    source: Source
    words: Words
    reasons: Reasons
    sources: Path

    def draw(self, plan: str) -> str:
        """The page `source/<plan>.html`."""
        file = source_file(plan)
        root = "../" * file.count("/")
        text = read_text(self.manifest, plan, self.source, self.sources)
        found = read_lines(plan, self.source, self.words, root)
        unused = {
            number: reason
            for number, reason in self.reasons.get(terms.text(plan), {}).items()
            if number in text.lines and not (number in found and found[number].readings)
        }
        lines = [
            _line(number, line, found.get(number), is_unused=number in unused)
            for number, line in text.lines.items()
        ]
        entity = self.words.entities.found.get(terms.individual(plan))
        return self.frame.draw(
            "source.html.j2",
            file,
            ko="원문",
            en="The source",
            title=str(self.manifest.plans[plan]["title"]),
            plan_address=root + href(entity.file) if entity else "",
            state=text.state,
            digest=text.digest,
            lines=lines,
            readings=packed({number: found[number] for number in text.lines if number in found}, unused),
            repaired=sum(1 for line in lines if line["repairs"]),
            suspected=sum(1 for line in lines if line["faults"]),
            unused=len(unused),
        )


def _line(number: int, text: str, found: LineReading | None, *, is_unused: bool) -> dict[str, Any]:
    """A line for the template; `sides` is None where it was not repaired."""
    repairs, faults = (found.repairs, found.faults) if found else ((), ())
    return {
        "number": number,
        "pieces": suspected(text, faults),
        "sides": sides(text, repairs) if repairs else None,
        "repairs": repairs,
        "faults": faults,
        "is_unused": is_unused,
    }
