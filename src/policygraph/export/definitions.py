"""The tables that are exported, as `ontology/tables.toml` defines them: each column a term of the ontology.

>>> table = find_table("allocations")
>>> [column.name for column in table.columns if column.name.endswith("_krw")]
['amount_krw']
>>> table.column("amount_krw").path, table.column("amount_krw").unit
(('pg:amount',), 'KRW')
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from policygraph import paths
from policygraph.errors import Language
from policygraph.wording import Words

DEFINITIONS = paths.ONTOLOGY / "tables.toml"
_UNITS = {"_krw": "KRW", "_percent": "%"}
_LANGUAGES: dict[str, Language] = {"_ko": "ko", "_en": "en"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        path: the properties that lead to its value, as prefixed names; none for what the row itself is.
        origins: whose statements are taken.
        start: where the path begins: `subject`, or in a table of statements `object` or `note`.
        part: what it is of the row instead of a path: `key`, `subject`, `property`, `object`, `kind`,
            `origin` or `lines`; nothing for a path.
        variable: of the question that the table is made of.
        code: whether only the last part of an identifier is told.
        many: whether several values may stand in a cell.
        to: the table that the value is a key of.
        type: of a value, where the ontology does not tell it.
        codes: the code list that its values are of, where the ontology does not tell it.
        words: what it means, where the ontology does not tell it.
    """

    name: str
    path: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    start: str = "subject"
    part: str = ""
    variable: str = ""
    code: bool = False
    many: bool = False
    to: str = ""
    type: str = ""
    codes: str = ""
    words: Words = field(default_factory=lambda: Words("", ""))

    @property
    def term(self) -> str:
        """The property that its values are of; nothing for what the row itself is."""
        return self.path[-1].removeprefix("^") if self.path else ""

    @property
    def language(self) -> str:
        """The language of its texts, by the ending of its name; nothing for others."""
        return next((code for end, code in _LANGUAGES.items() if self.name.endswith(end)), "")

    @property
    def unit(self) -> str:
        """The unit of its numbers, by the ending of its name; nothing for others."""
        return next((unit for end, unit in _UNITS.items() if self.name.endswith(end)), "")


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        title: what it is called.
        about: what a row is.
        classes: of the things that are its rows, as prefixed names.
        statements: the properties whose statements are its rows.
        question: whose rows are its rows.
        key: the columns that no two rows agree on; none, if rows may be alike.
        origins: whose statements make its rows.
        columns: in order.
        lines: what the lines of a row are of: the row itself, "object", or what a property leads to.
    """

    name: str
    title: Words
    about: Words
    classes: tuple[str, ...]
    statements: tuple[str, ...]
    question: str
    key: tuple[str, ...]
    origins: tuple[str, ...]
    columns: tuple[Column, ...]
    lines: str = ""

    def column(self, name: str) -> Column:
        """The column of that name."""
        return next(column for column in self.columns if column.name == name)


# What the lines of a row are of, where they are not those of the thing that the row is.
_LINES = {
    "statement": Words(
        "진술의 근거가 적힌 원문의 행 번호. 따로 적힌 근거가 없으면 진술하는 대상(첫 열)이 적힌 행이다."
        " 프로그램이 추정하거나 분석한 진술은 적힌 곳이 없으므로 비어 있다.",
        "The lines of the source that give the statement; where no words of its own do, those of its subject"
        " (the first column). Empty for what a program estimated or analysed: it stands nowhere.",
    ),
    "object": Words(
        "결과가 딛고 있는 것(evidence)이 적힌 원문의 행 번호.",
        "The lines of the source that what the result rests on (evidence) stands on.",
    ),
}
_RESTING = Words(
    "이 행이 딛고 있는 것들이 적힌 원문의 행 번호. 이 행 자체가 거기에 인쇄된 것은 아니다.",
    "The lines of the source that what the row rests on stands on; the row itself is not printed there.",
)


@cache
def table_definitions() -> tuple[Table, ...]:
    """Every table, in the order of the file."""
    defined = tomllib.loads(DEFINITIONS.read_text(encoding="utf-8"))
    return tuple(_table(name, entry) for name, entry in defined.items())


def find_table(name: str) -> Table:
    """The table of that name."""
    return next(table for table in table_definitions() if table.name == name)


def _table(name: str, entry: Mapping[str, Any]) -> Table:
    origins = tuple(entry["origin"])
    written = tuple(_column(column, told, origins) for column, told in entry["columns"].items())
    if "class" in entry:
        key: tuple[str, ...] = (entry["key"],)
        columns = (_of_row(entry["key"], "key"), *written, *_closing(entry))
    elif "statements" in entry:
        columns, key = _statement_columns(entry, written)
    else:
        key = (entry["key"],) if isinstance(entry.get("key"), str) else tuple(entry.get("key", ()))
        columns = (*written, _of_row("origin", "origin"))
    return Table(
        name,
        Words(entry["ko"], entry["en"]),
        Words(entry["about_ko"], entry["about_en"]),
        tuple(entry.get("class", ())),
        tuple(entry.get("statements", ())),
        entry.get("question", ""),
        key,
        origins,
        columns,
        entry.get("lines") or "",
    )


def _statement_columns(
    entry: Mapping[str, Any], written: tuple[Column, ...]
) -> tuple[tuple[Column, ...], tuple[str, ...]]:
    """The columns of a table of statements: what it joins, what is told of it, whose it is."""
    subject = _of_row(entry.get("subject", "subject"), "subject", entry.get("subject_to", ""))
    object_ = _of_row(entry["object"], "object", entry.get("to", ""))
    property_ = (_of_row("property", "property"),) if len(entry["statements"]) > 1 else ()
    columns = (subject, *property_, object_, *written, *_closing(entry))
    return columns, (subject.name, *(column.name for column in property_), object_.name, "origin")


def _closing(entry: Mapping[str, Any]) -> tuple[Column, ...]:
    origin, lines = _of_row("origin", "origin"), entry.get("lines")
    if lines is False:
        return (origin,)
    of = lines or ("statement" if "statements" in entry else "")
    return (origin, Column("lines", part="lines", words=_LINES.get(of, _RESTING) if of else Words("", "")))


def _of_row(name: str, part: str, to: str = "") -> Column:
    return Column(name, part=part, to=to)


def _column(name: str, told: Mapping[str, Any], origins: tuple[str, ...]) -> Column:
    term = told.get("term", ())
    return Column(
        name,
        path=(term,) if isinstance(term, str) else tuple(term),
        origins=tuple(told.get("origin", origins)),
        start=told.get("from", "subject"),
        part="kind" if told.get("kind") else "",
        variable=told.get("variable", name),
        code=told.get("code", False),
        many=told.get("many", False),
        to=told.get("to", ""),
        type=told.get("type", ""),
        codes=told.get("codes", ""),
        words=Words(told.get("ko", ""), told.get("en", "")),
    )
