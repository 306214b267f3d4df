"""A source folder holds the text, what it promises, and what a person has read into it.

It has these files:

    plan.md           the scanned text
    plan.md.crc32     one CRC-32 per line, so that a changed character is named by its line
    source.toml       title, publisher, date, licence, SHA-256 of the text, what must be found in it
    corrections.csv   repairs of the text
    suspicions.csv    what looks like a fault of scan or print, and is read as it stands
    discrepancies.csv, discrepancy_statements.csv
                      where the text contradicts itself, and what there is to say of it
    instruments.csv   laws, strategies, schemes, funds, bodies and systems that the text names
    stages.csv        their dated stages
    numbers.csv       numbers of the text that the grammar leaves to a person
    project_names.csv words that name a project otherwise than the budget table does
    topics.csv        technologies and subjects that it speaks of
    places.csv        places that it names
    readings.csv      statements that the text does not print
    successions.csv   which achievements of the year before go on in this year
    reviews.csv       which projects of different ministries are similar
    outline.csv       how much stands under each heading
"""

import tomllib
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from policygraph.document import Text, load_text
from policygraph.errors import DataError, SourceError
from policygraph.model import (
    Discrepancy,
    Instrument,
    PairReview,
    Place,
    ProjectForm,
    Reading,
    Stage,
    Succession,
    SuspectedFault,
    Topic,
)
from policygraph.records.corrections import Correction, load_corrections
from policygraph.records.discrepancies import load_discrepancies
from policygraph.records.instruments import load_instruments, load_stages
from policygraph.records.numbers import NumberRow, load_numbers
from policygraph.records.outline import Counts, load_outline
from policygraph.records.places import load_places
from policygraph.records.project_names import load_project_forms
from policygraph.records.readings import load_readings
from policygraph.records.reviews import load_reviews
from policygraph.records.successions import load_successions
from policygraph.records.suspicions import load_suspicions
from policygraph.records.topics import load_topics

Sheet = TypeVar("Sheet")

_REQUIRED = {
    "plan": ("id", "basic_plan", "profile", "title", "publisher", "date", "licence"),
    "text": ("file", "sha256"),
}


_FEW = 10  # changed lines that an error lists


@dataclass(frozen=True, slots=True)
class Source:
    """A source folder, loaded.

    Attributes:
        plan: id, basic_plan, profile, title, publisher, date, licence; licence_en, if it is given.
        sha256: of the text that was vouched for.
        expected: what must be found, by kind ("allocations": 163).
        unfit: what in the sheets that name or judge something does not fit the text.
        outline: how much must stand under each heading.
        checksums: CRC-32 of each line that was vouched for; empty if the file is not there.
    """

    folder: Path
    plan: dict[str, str]
    sha256: str
    expected: dict[str, int]
    text: Text
    checksums: tuple[str, ...]
    corrections: tuple[Correction, ...]
    suspicions: tuple[SuspectedFault, ...]
    discrepancies: tuple[Discrepancy, ...]
    readings: tuple[Reading, ...]
    successions: tuple[Succession, ...]
    reviews: tuple[PairReview, ...]
    instruments: tuple[Instrument, ...]
    stages: tuple[Stage, ...]
    numbers: tuple[NumberRow, ...]
    project_forms: tuple[ProjectForm, ...]
    topics: tuple[Topic, ...]
    places: tuple[Place, ...]
    unfit: tuple[SourceError, ...]
    outline: dict[str, Counts]

    def misaligned(self) -> SourceError | None:
        """Where the text stops being the one vouched for, if it has other lines, not only changed ones."""
        actual, promised = line_checksums(self.text), self.checksums
        if not promised or len(actual) == len(promised):
            return None
        pairs = enumerate(zip(actual, promised, strict=False), 1)
        first = next((line for line, (crc, right) in pairs if crc != right), min(len(actual), len(promised)))
        return self.text.error(
            first,
            f"from here on the text is not the one vouched for: {len(actual)} lines, not {len(promised)}",
            f"여기부터 확인해 둔 글과 다릅니다: {len(promised)}행이어야 하나 {len(actual)}행",
        )

    def blamed(self, error: SourceError) -> SourceError:
        """`error`, and with it the lines that are not those vouched for: one of them may be its cause."""
        pairs = enumerate(zip(line_checksums(self.text), self.checksums, strict=False), 1)
        changed = [line for line, (crc, promised) in pairs if crc != promised]
        if not changed or (error.file, error.line) == (self.text.file, changed[0]):
            return error
        lines = ", ".join(map(str, changed[:_FEW])) + (" …" if len(changed) > _FEW else "")
        return SourceError(
            f"{error.en}; not the text vouched for: {self.text.file} lines {lines}",
            f"{error.ko}; 확인해 둔 글과 다른 {self.text.file}의 행: {lines}",
            file=error.file,
            line=error.line,
        )

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


@dataclass(frozen=True, slots=True)
class _Named:
    """What the sheets say that the text names; nothing, if one of them does not fit."""

    instruments: tuple[Instrument, ...] = ()
    stages: tuple[Stage, ...] = ()
    topics: tuple[Topic, ...] = ()
    places: tuple[Place, ...] = ()
    unfit: tuple[SourceError, ...] = ()


def line_checksums(text: Text) -> tuple[str, ...]:
    """The CRC-32 of each line, as eight hexadecimal digits."""
    return tuple(f"{zlib.crc32(line.encode()):08x}" for line in text.lines)


def load_source(folder: Path) -> Source:
    """Load a source folder.

    Raises:
        SourceError: a file is missing or malformed.
    """
    described = folder / "source.toml"
    if not described.is_file():
        raise SourceError(
            "is missing: a source is a folder with source.toml and the text",
            "파일이 없습니다: 원천은 source.toml과 글이 있는 폴더입니다",
            file=str(described),
        )
    try:
        data = tomllib.loads("\n".join(load_text(described).lines))
    except tomllib.TOMLDecodeError as error:
        raise SourceError(
            f"cannot be read: {error}", f"읽을 수 없습니다: {error}", file=described.name
        ) from error
    plan, text = (_strings(data, table, keys) for table, keys in _REQUIRED.items())
    if "licence_en" in data["plan"]:
        plan |= _strings(data, "plan", ("licence_en",))
    path = folder / text["file"]
    checksums = path.with_name(path.name + ".crc32")
    loaded = load_text(path)
    named = _named(folder, loaded)
    corrections = load_corrections(folder / "corrections.csv")
    suspicions, unfit_suspicion = _fitting(lambda: load_suspicions(folder, loaded, corrections))
    discrepancies, unfit_discrepancy = _fitting(lambda: load_discrepancies(folder, loaded))
    return Source(
        folder=folder,
        plan=plan,
        sha256=text["sha256"],
        expected=_expected(data),
        text=loaded,
        checksums=load_text(checksums).lines if checksums.exists() else (),
        corrections=corrections,
        suspicions=suspicions,
        discrepancies=discrepancies,
        readings=load_readings(folder / "readings.csv"),
        successions=load_successions(folder / "successions.csv"),
        reviews=load_reviews(folder / "reviews.csv"),
        numbers=load_numbers(folder / "numbers.csv"),
        project_forms=load_project_forms(folder / "project_names.csv"),
        instruments=named.instruments,
        stages=named.stages,
        topics=named.topics,
        places=named.places,
        unfit=(*named.unfit, *unfit_suspicion, *unfit_discrepancy),
        outline=load_outline(folder),
    )


def _named(folder: Path, text: Text) -> _Named:
    """What the sheets list, or what is wrong with them: a text that is damaged is told first."""
    try:
        instruments = load_instruments(folder, text)
        stages = load_stages(folder, instruments, text)
        return _Named(instruments, stages, load_topics(folder, text), load_places(folder, text))
    except SourceError as error:
        return _Named(unfit=(error,))


def _fitting(load: Callable[[], tuple[Sheet, ...]]) -> tuple[tuple[Sheet, ...], tuple[SourceError, ...]]:
    """What `load` gives, or what is wrong with it: a text that is damaged is told first."""
    try:
        return load(), ()
    except SourceError as error:
        return (), (error,)


def _strings(data: dict[str, Any], table: str, keys: Sequence[str]) -> dict[str, str]:
    given = data.get(table)
    values = {key: given[key] for key in keys if key in given} if isinstance(given, dict) else {}
    missing = ", ".join(f"{table}.{key}" for key in keys if not isinstance(values.get(key), str))
    if missing:
        raise SourceError(f"must give {missing}", f"{missing}이(가) 있어야 합니다", file="source.toml")
    return values


def _expected(data: dict[str, Any]) -> dict[str, int]:
    expected = data.get("expected")
    if not isinstance(expected, dict) or not all(type(value) is int for value in expected.values()):
        raise SourceError(
            "must say under [expected] how many of each kind there are",
            "[expected]에 종류마다 몇 개인지 적어야 합니다",
            file="source.toml",
        )
    return expected
