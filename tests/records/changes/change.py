"""A change of the source: lines replaced, dropped, added or exchanged, and what goes along with them."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from records.changes.text import Layout
from records.folder import SourceFolder

_QUOTED = re.compile(r"(\d+)(: .*)")


@dataclass(frozen=True)
class Change:
    """A change of a text.

    Attributes:
        kind: what is done: "drop a line".
        before: the text before it.
        edits: (first, last, new lines): lines `first` to `last` of the text before are replaced; an empty
            range (last = first - 1) puts the new lines before `first`.
        moved: where lines went that keep their words: old → new line.
    """

    kind: str
    before: Layout
    edits: tuple[tuple[int, int, tuple[str, ...]], ...]
    exchanged: tuple[tuple[int, int], ...] = ()

    @cached_property
    def after(self) -> tuple[str, ...]:
        """The text after it."""
        lines = list(self.before.lines)
        for first, last, new in sorted(self.edits, reverse=True):
            lines[first - 1 : last] = new
        return tuple(lines)

    @property
    def touched(self) -> tuple[int, ...]:
        """The lines of the text before that it changes, or before which it adds."""
        return tuple(n for first, last, _ in self.edits for n in (range(first, last + 1) or (first,)))

    def moved(self, line: int) -> int | None:
        """The place in the text after of a line before; None if it was dropped."""
        for one, other in self.exchanged:
            if line in {one, other}:
                return one if line == other else other
        shift = 0
        for first, last, new in self.edits:
            size = last - first + 1
            if first <= line <= last:
                return line + shift if line - first < len(new) else None
            if last < line and first <= line:
                shift += len(new) - size
        return line + shift

    def place(self, line: int) -> int:
        """Where a line before stands in the text after, or stood, if it was dropped."""
        number = self.moved(line)
        while number is None:
            line -= 1
            number = self.moved(line) if line else 1
        return number

    def __repr__(self) -> str:
        """The change as a reader needs it to repeat it."""
        told = [
            f"{first}-{last}: {list(self.before.lines[first - 1 : last])} → {list(new)}"
            for first, last, new in self.edits
        ]
        return f"{self.kind} | " + "; ".join(told)

    def make(self, folder: SourceFolder, original: Path) -> None:
        """Write the changed text into `folder`, what stands beside it moved along, and vouch for it."""
        for file in original.iterdir():
            (folder.path / file.name).write_bytes(file.read_bytes())
        folder.write_lines(list(self.after))
        if len(self.after) != len(self.before.lines) or self.exchanged:
            for path in sorted(folder.path.glob("*.csv")):
                path.write_text(self._beside(path.read_text(encoding="utf-8")), encoding="utf-8", newline="")
        kept = len(list(csv.reader(io.StringIO(folder.read("corrections.csv"))))) - 1
        described = re.sub(r"(?m)^corrections = \d+$", f"corrections = {kept}", folder.read("source.toml"))
        folder.write("source.toml", described)
        folder.vouch()

    def _moved_in_a_code(self, number: re.Match[str]) -> str:
        """The line that a part of a code names, where it stands after."""
        return str(self.place(int(number[0])))

    def _beside(self, sheet: str) -> str:
        """A sheet beside the text: its columns of lines follow the lines; a dropped line's row goes too."""
        head, *rows = csv.reader(io.StringIO(sheet, newline=""))
        columns = [n for n, name in enumerate(head) if name in {"line", "lines"}]
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        writer.writerow(head)
        for row in rows:
            cells, gone = list(row), False
            for column in columns:
                numbers = [self.moved(int(number)) for number in re.findall(r"\d+", cells[column])]
                gone |= None in numbers
                for old, new in zip(re.findall(r"\d+", cells[column]), numbers, strict=True):
                    cells[column] = re.sub(rf"\b{old}\b", str(new), cells[column])
            if "findings" in head:  # called by their lines
                at = head.index("findings")
                cells[at] = re.sub(r"(?<=-)\d{1,3}\b(?=-|\||$)", self._moved_in_a_code, cells[at])
            if "proof" in head and (quoted := _QUOTED.fullmatch(cells[head.index("proof")])):
                cells[head.index("proof")] = f"{self.place(int(quoted[1]))}{quoted[2]}"
            if not gone:
                writer.writerow(cells)
        return out.getvalue()


def replace(kind: str, before: Layout, line: int, *new: str) -> Change:
    """A change of one line into others, or into nothing."""
    return Change(kind, before, ((line, line, new),))


def exchange(kind: str, before: Layout, one: int, other: int) -> Change:
    """Two lines exchanged."""
    first, second = before.line(one), before.line(other)
    edits = ((one, one, (second,)), (other, other, (first,)))
    return Change(kind, before, edits, ((one, other),))


def differing(before: Sequence[str], after: Sequence[str]) -> list[int]:
    """The lines after that are not the lines before, position by position; at least one."""
    pairs = zip(before, after, strict=False)
    found = [n for n, (old, new) in enumerate(pairs, 1) if old != new]
    return found or [min(len(before), len(after))]
