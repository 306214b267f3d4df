"""Scenario files: TOML, read strictly; what is missing, unknown or contradictory is an error with its line.

>>> from policygraph import paths
>>> scenario = read_scenario(paths.SCENARIOS / "2025-reorganisation.toml")
>>> scenario.date, [(event.kind, event.original, event.resulting) for event in scenario.events]
('2025-10-01', [('split', ('MOTIE',), ('MOTIR', 'MCEE')), ('rename', ('ME',), ('MCEE',))])
"""

import datetime as dt
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from policygraph import paths
from policygraph.analyse.scenario import Choice, Decision, Event, Organisation, Scenario
from policygraph.errors import CommandError, DataError
from policygraph.wording import Words

_TOP = {"code", "name_ko", "name_en", "date", "plan", "note_ko", "note_en"}
_TABLES: dict[str, tuple[frozenset[str], frozenset[str]]] = {  # what each must have, and may have
    "organisation": (frozenset({"code", "name_ko", "name_en"}), frozenset({"short_ko", "short_en"})),
    "event": (
        frozenset({"code", "original", "resulting", "rest", "reason_ko", "reason_en"}),
        frozenset(),
    ),
    "row": (
        frozenset({"project", "ministry", "decision", "reason_ko", "reason_en"}),
        frozenset({"to"}),
    ),
}


def find_scenario(name: str) -> Path:
    """The file of the project's scenario of that name.

    Raises:
        CommandError: there is none.
    """
    found = {path.stem: path for path in sorted(paths.SCENARIOS.glob("*.toml"))}
    if name not in found:
        there = ", ".join(found)
        raise CommandError(
            f"there is no scenario {name!r}; there are {there}",
            f"시나리오 {name!r}이(가) 없습니다. 있는 것: {there}",
        )
    return found[name]


def read_scenario(path: Path) -> Scenario:
    """The scenario in a file.

    Raises:
        DataError: it cannot be read whole.
    """
    try:
        text = path.read_text(encoding="utf-8")
        document = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(
            f"is no TOML in UTF-8 that can be read: {error}",
            f"읽을 수 있는 UTF-8 TOML이 아닙니다: {error}",
            file=path.name,
        ) from error
    return _Reader(path.name, text, document).scenario()


class _Reader:
    """One file; every error names it, and the line where a table begins."""

    def __init__(self, file: str, text: str, document: Mapping[str, Any]) -> None:
        self._file, self._document = file, document
        lines = [line.split("#")[0].strip() for line in text.split("\n")]
        self._starts = {
            name: [number for number, line in enumerate(lines, 1) if line == f"[[{name}]]"]
            for name in _TABLES
        }

    def scenario(self) -> Scenario:
        """All of it, checked."""
        top = self._document
        self._keys(top, frozenset(_TOP), frozenset(_TABLES), None)
        date = top["date"]
        if not isinstance(date, dt.date) or isinstance(date, dt.datetime):
            raise self._error("date must be a day, as 2025-10-01", "date는 2025-10-01처럼 날짜여야 합니다")
        organisations = tuple(self._organisations())
        events = tuple(self._events({new.code for new in organisations}))
        return Scenario(
            self._text(top, "code", None),
            self._words(top, "name", None),
            date.isoformat(),
            self._text(top, "plan", None),
            self._words(top, "note", None),
            organisations,
            events,
            tuple(self._decisions(events)),
            self._file,
        )

    def _organisations(self) -> Iterator[Organisation]:
        for table, line in self._tables("organisation"):
            name, code = self._words(table, "name", line), self._text(table, "code", line)
            short = Words(str(table.get("short_ko", name.ko)), str(table.get("short_en", code)))
            yield Organisation(code, name, short)

    def _events(self, new: set[str]) -> Iterator[Event]:
        ended: set[str] = set()
        resulting_of_all: set[str] = set()
        for table, line in self._tables("event"):
            original, resulting = (self._codes(table, key, line) for key in ("original", "resulting"))
            rest = self._text(table, "rest", line)
            if rest not in resulting:
                raise self._error(
                    f"rest {rest!r} must be one of resulting",
                    f"rest {rest!r}은(는) resulting 가운데 하나여야 합니다",
                    line,
                )
            if twice := sorted(ended & set(original)):
                raise self._error(
                    f"{', '.join(twice)} ends in two events: put them into one",
                    f"{', '.join(twice)}이(가) 두 event에서 없어집니다: 하나로 합치십시오",
                    line,
                )
            ended |= set(original)
            resulting_of_all |= set(resulting)
            yield Event(
                self._text(table, "code", line), original, resulting, rest, self._words(table, "reason", line)
            )
        if unused := sorted(new - resulting_of_all):
            raise self._error(
                f"no event results in {', '.join(unused)}: remove the organisation or name it in resulting",
                f"{', '.join(unused)}을(를) 만드는 event가 없습니다: resulting에 쓰거나 지우십시오",
            )

    def _decisions(self, events: tuple[Event, ...]) -> Iterator[Decision]:
        by_original = {code: event for event in events for code in event.original}
        seen: Counter[tuple[str, str]] = Counter()
        for table, line in self._tables("row"):
            project, ministry, choice = (
                self._text(table, key, line) for key in ("project", "ministry", "decision")
            )
            to = self._text(table, "to", line) if "to" in table else None
            event = by_original.get(ministry)
            if choice not in get_args(Choice):
                known = ", ".join(get_args(Choice))
                raise self._error(
                    f"decision {choice!r} is none of {known}",
                    f"decision {choice!r}은(는) {known} 가운데 없습니다",
                    line,
                )
            if (to is None) != (choice == "keep"):
                raise self._error(
                    "a row that moves, or may, says to where; one that is kept does not",
                    "옮기거나 옮길 수 있는 행에는 to가 있고, keep에는 없어야 합니다",
                    line,
                )
            if event is None or (to is not None and to not in event.resulting):
                raise self._error(
                    f"no event takes a row from {ministry} to {to or 'anybody'}: add it to resulting",
                    f"{ministry}의 행을 {to or '누군가'}에게 옮기는 event가 없습니다: resulting에 더하십시오",
                    line,
                )
            seen[project, ministry] += 1
            if seen[project, ministry] > 1:
                raise self._error(
                    f"project {project} of {ministry} is decided twice: keep one",
                    f"{ministry}의 사업 {project}을(를) 두 번 정했습니다: 하나만 두십시오",
                    line,
                )
            kind: Choice = choice  # type: ignore[assignment] # it is one of them, as was checked
            yield Decision(project, ministry, kind, to, self._words(table, "reason", line), line)

    def _tables(self, name: str) -> Iterator[tuple[Mapping[str, Any], int | None]]:
        tables = self._document.get(name, [])
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise self._error(f"{name} must be tables [[{name}]]", f"{name}은(는) [[{name}]] 표여야 합니다")
        starts = self._starts[name]
        for number, table in enumerate(tables):
            line = starts[number] if len(starts) == len(tables) else None
            self._keys(table, *_TABLES[name], line)
            yield table, line

    def _keys(
        self, table: Mapping[str, Any], needed: frozenset[str], allowed: frozenset[str], line: int | None
    ) -> None:
        missing, unknown = sorted(needed - table.keys()), sorted(table.keys() - needed - allowed)
        if missing or unknown:
            en = [f"{', '.join(missing)} missing"] * bool(missing)
            en += [f"{', '.join(unknown)} unknown"] * bool(unknown)
            ko = [f"없는 것: {', '.join(missing)}"] * bool(missing)
            ko += [f"모르는 것: {', '.join(unknown)}"] * bool(unknown)
            raise self._error("; ".join(en), "; ".join(ko), line)

    def _words(self, table: Mapping[str, Any], key: str, line: int | None) -> Words:
        return Words(self._text(table, f"{key}_ko", line), self._text(table, f"{key}_en", line))

    def _text(self, table: Mapping[str, Any], key: str, line: int | None) -> str:
        value = table[key]
        if not isinstance(value, str) or not value.strip():
            raise self._error(f"{key} must be text", f"{key}은(는) 글이어야 합니다", line)
        return value

    def _codes(self, table: Mapping[str, Any], key: str, line: int | None) -> tuple[str, ...]:
        value = table[key]
        if (
            not isinstance(value, list)
            or not value
            or not all(isinstance(code, str) and code for code in value)
            or len(set(value)) != len(value)
        ):
            raise self._error(
                f"{key} must be a list of different codes",
                f"{key}은(는) 서로 다른 코드의 목록이어야 합니다",
                line,
            )
        return tuple(value)

    def _error(self, en: str, ko: str, line: int | None = None) -> DataError:
        return DataError(en, ko, file=self._file, line=line)
