"""A source folder: the text, what it promises, and what a person has read into it.

    plan.md           the scanned text
    plan.md.crc32     one CRC-32 per line, so that a changed character is named by its line
    source.toml       title, publisher, date, licence, SHA-256 of the text, what must be found in it
    corrections.csv   repairs of the text
    readings.csv      statements that the text does not print
"""

import csv
import tomllib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from policygraph.document import Text, load_text
from policygraph.errors import DataError, SourceError
from policygraph.model import Reading
from policygraph.records.corrections import Correction, load_corrections

_PLAN_KEYS = ("id", "basic_plan", "profile", "title", "publisher", "date", "licence")
_READING_COLUMNS = ("subject", "property", "value", "lang", "reason")


@dataclass(frozen=True, slots=True)
class Source:
    """A source folder, loaded.

    Attributes:
        plan: id, basic_plan, profile, title, publisher, date, licence.
        sha256: of the text that was vouched for.
        expected: what must be found, by kind ("allocations": 163).
        checksums: CRC-32 of each line that was vouched for; empty if the file is not there.
    """

    folder: Path
    plan: dict[str, str]
    sha256: str
    expected: dict[str, int]
    text: Text
    checksums: tuple[str, ...]
    corrections: tuple[Correction, ...]
    readings: tuple[Reading, ...]

    def alterations(self) -> Iterator[DataError]:
        """What differs between the text and the text that was vouched for, line by line."""
        file, digest = self.text.file, self.text.digest
        if digest == self.sha256:
            return
        actual = line_checksums(self.text)
        for line, (crc, promised) in enumerate(zip(actual, self.checksums, strict=False), 1):
            if crc != promised:
                yield SourceError(
                    "is not the line that was vouched for (its checksum differs)",
                    "확인해 둔 행과 다릅니다 (체크섬이 다름)",
                    file=file,
                    line=line,
                )
        if self.checksums and len(actual) != len(self.checksums):
            yield SourceError(
                f"the text ends here; {len(self.checksums)} lines were vouched for",
                f"글이 여기서 끝납니다. 확인해 둔 글은 {len(self.checksums)}행입니다",
                file=file,
                line=len(actual),
            )
        yield SourceError(
            f"its SHA-256 is {digest}, source.toml promises {self.sha256 or 'none'}",
            f"SHA-256이 {digest}인데 source.toml에는 {self.sha256 or '없음'}",
            file=file,
        )


def line_checksums(text: Text) -> tuple[str, ...]:
    """The CRC-32 of each line, as eight hexadecimal digits."""
    return tuple(f"{zlib.crc32(line.encode()):08x}" for line in text.lines)


def load_source(folder: Path) -> Source:
    """Load a source folder.

    Raises:
        SourceError: a file is missing or malformed.
    """
    described = folder / "source.toml"
    try:
        data = tomllib.loads(described.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SourceError(
            "is missing: a source is a folder with source.toml and the text",
            "파일이 없습니다: 원천은 source.toml과 글이 있는 폴더입니다",
            file=str(described),
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"cannot be read: {error}", f"읽을 수 없습니다: {error}", file="source.toml") from error
    plan = data.get("plan", {})
    missing = [f"plan.{key}" for key in _PLAN_KEYS if not isinstance(plan.get(key), str)]
    missing += [f"text.{key}" for key in ("file", "sha256") if not isinstance(data.get("text", {}).get(key), str)]
    if missing:
        keys = ", ".join(missing)
        raise SourceError(f"must give {keys}", f"{keys}이(가) 있어야 합니다", file="source.toml")
    path = folder / data["text"]["file"]
    checksums = path.with_name(path.name + ".crc32")
    return Source(
        folder=folder,
        plan={key: plan[key] for key in _PLAN_KEYS},
        sha256=data["text"]["sha256"],
        expected=data.get("expected", {}),
        text=load_text(path),
        checksums=tuple(checksums.read_text(encoding="ascii").split()) if checksums.exists() else (),
        corrections=load_corrections(folder / "corrections.csv"),
        readings=load_readings(folder / "readings.csv"),
    )


def load_readings(path: Path) -> tuple[Reading, ...]:
    """What a person read into the plan; nothing if the file does not exist.

    Raises:
        SourceError: a column is missing, a value or reason is empty, or a statement is there twice.
    """
    if not path.exists():
        return ()
    readings: list[Reading] = []
    taken: set[tuple[str, ...]] = set()
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != _READING_COLUMNS:
            wanted = ",".join(_READING_COLUMNS)
            raise SourceError(
                f"the columns must be {wanted}", f"열은 {wanted}이어야 합니다", file=path.name, line=1
            )
        for row in reader:
            label = row["property"] == "prefLabel"
            key = (row["subject"], row["property"], row["lang"] if label else row["value"])
            if not (row["subject"] and row["value"] and row["reason"]) or key in taken:
                raise SourceError(
                    "a reading needs subject, value and reason, and stands once",
                    "해석에는 subject, value, reason이 있어야 하고 한 번만 적습니다",
                    file=path.name,
                    line=reader.line_num,
                )
            taken.add(key)
            readings.append(
                Reading(
                    row["subject"], row["property"], row["value"], row["lang"], row["reason"], reader.line_num
                )
            )
    return tuple(readings)
