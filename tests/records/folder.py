"""A copy of a source folder that a test may damage."""

import csv
import hashlib
import re
import zlib
from pathlib import Path

from policygraph.build import PlanReport, examine
from policygraph.errors import SourceError


class SourceFolder:
    """A source folder that belongs to one test; lines and cells are counted from 1."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def copy_of(cls, original: Path, path: Path) -> "SourceFolder":
        """A copy of `original` at `path`, every file writable."""
        path.mkdir()
        for file in original.iterdir():
            (path / file.name).write_bytes(file.read_bytes())
        return cls(path)

    @property
    def lines(self) -> list[str]:
        """The lines of the text."""
        return self.read("plan.md").split("\n")

    def read(self, name: str) -> str:
        """The content of a file."""
        return (self.path / name).read_text(encoding="utf-8")

    def write(self, name: str, content: str) -> None:
        """Replace the content of a file."""
        (self.path / name).write_bytes(content.encode())

    def write_lines(self, lines: list[str]) -> None:
        """Replace the text."""
        self.write("plan.md", "\n".join(lines))

    def edit(self, line: int, old: str, new: str) -> None:
        """Replace `old`, which must stand once on `line` of the text, by `new`."""
        lines = self.lines
        assert lines[line - 1].count(old) == 1, lines[line - 1]
        lines[line - 1] = lines[line - 1].replace(old, new)
        self.write_lines(lines)

    def edit_file(self, name: str, old: str, new: str) -> None:
        """Replace `old`, which must stand once in the file, by `new`."""
        content = self.read(name)
        assert content.count(old) == 1, (name, old, content.count(old))
        self.write(name, content.replace(old, new))

    def delete(self, first: int, last: int | None = None) -> None:
        """Remove lines `first` to `last` of the text; the corrections of other lines go along."""
        lines = self.lines
        last = last or first
        del lines[first - 1 : last]
        self.write_lines(lines)
        self._move_corrections(last + 1, first - last - 1, dropped=range(first, last + 1))

    def insert(self, line: int, *new: str) -> None:
        """Put lines before `line` of the text; the corrections of later lines go along."""
        lines = self.lines
        lines[line - 1 : line - 1] = new
        self.write_lines(lines)
        self._move_corrections(line, len(new))

    def _move_corrections(self, start: int, by: int, dropped: range = range(0)) -> None:
        head, *rows = csv.reader(self.read("corrections.csv").splitlines())
        kept = [row for row in rows if int(row[0]) not in dropped]
        for row in kept:
            row[0] = str(int(row[0]) + (by if int(row[0]) >= start else 0))
            if quoted := re.fullmatch(r"(\d+)(: .*)", row[5]):
                line = int(quoted[1])
                row[5] = f"{line + (by if line >= start else 0)}{quoted[2]}"
        with (self.path / "corrections.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([head, *kept])
        self.edit_file("source.toml", f"corrections = {len(rows)}", f"corrections = {len(kept)}")

    def vouch(self) -> None:
        """Promise the text as it is now: its hash, its checksums and its number of lines."""
        text = self.read("plan.md").removesuffix("\n")
        lines = text.split("\n")
        self.write("plan.md.crc32", "\n".join(f"{zlib.crc32(line.encode()):08x}" for line in lines))
        described = self.read("source.toml")
        digest = hashlib.sha256(text.encode()).hexdigest()
        described = re.sub(r'(?m)^sha256 = ".*"$', f'sha256 = "{digest}"', described)
        self.write("source.toml", re.sub(r"(?m)^lines = \d+$", f"lines = {len(lines)}", described))

    def examine(self) -> PlanReport:
        """What the build makes of the folder."""
        return examine(self.path)

    def problems(self) -> list[str]:
        """What the build says is wrong: the error that stops it, or its findings; nothing if all is well."""
        try:
            report = self.examine()
        except SourceError as error:
            return [str(error)]
        return [str(finding) for finding in report.findings]

    def named_lines(self) -> set[int]:
        """The lines of the text that the build names in saying what is wrong."""
        try:
            report = self.examine()
        except SourceError as error:
            return {int(line) for line in re.findall(r"plan\.md:(\d+)", str(error))}
        named = {finding.line for finding in report.findings if finding.file == "plan.md"}
        named |= {line for deviation in report.reconciliation.deviations for line in deviation.lines}
        return {line for line in named if line is not None}
