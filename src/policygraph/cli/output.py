"""Tables for people: on a terminal, and as Markdown; Korean widths right, long cells folded.

They are drawn here: a library for it would cost more than the question.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from policygraph.cli.layout import GAP, column_widths, extent
from policygraph.cli.records import record_lines
from policygraph.errors import Language
from policygraph.width import fold, pad, safe

_WIDTH_OF_PIPES = 120
_NARROWEST = 20
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the side that it is aligned to, and whether its cells must not fold."""

    heading: str
    align: Literal["left", "right"] = "left"
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of formatted cells.

    Attributes:
        title: what it shows.
        columns: the columns.
        rows: the cells.
        notes: what stands below it.
        if_folded: what stands below it, too, if it does not fit and is shown as records.
        as_above: what stands in a record for a long value that is the same as in the one before.
    """

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[str]]
    notes: tuple[str, ...] = ()
    if_folded: str = ""
    as_above: str = "″"


def show(table: Table, *, records: bool = False) -> None:
    """Print a table to fit the terminal (or 120 columns); as records if it does not fit, or on demand."""
    columns = terminal_width()
    table = _safe(table)
    head, body, notes = _drawn(table, columns, records=records)
    lines = [_styled(line, _BOLD) for line in head] + list(body)
    lines += [_styled(line, _DIM) for note in notes for line in fold(note, columns)]
    sys.stdout.write("\n".join(lines) + "\n\n")


def _drawn(table: Table, columns: int, *, records: bool) -> tuple[list[str], Iterator[str], tuple[str, ...]]:
    """Title, body and notes of a table."""
    title = fold(table.title, columns) if table.title else []
    if not table.rows:
        return title, iter(()), table.notes
    numbers = [column.align == "right" for column in table.columns]
    headings = [column.heading for column in table.columns]
    widths = None
    if not records:
        extents = [
            extent(
                heading,
                [row[index] for row in table.rows],
                number=numbers[index] or table.columns[index].whole,
            )
            for index, heading in enumerate(headings)
        ]
        widths = column_widths(extents, columns)
    if widths is None:
        body = record_lines(
            list(zip(headings, numbers, strict=True)),
            table.rows,
            columns,
            rule=_rule(),
            as_above=table.as_above,
        )
        return title, body, table.notes + ((table.if_folded,) if table.if_folded and not records else ())
    return title, _grid(headings, numbers, table.rows, widths), table.notes


def _grid(
    headings: Sequence[str], numbers: Sequence[bool], rows: Sequence[Sequence[str]], widths: Sequence[int]
) -> Iterator[str]:
    """Headings, a rule, rows; if cells fold, a row that takes several lines is set apart by nothing more."""
    yield from _row(headings, numbers, widths, bottom=True)
    yield _rule() * (sum(widths) + GAP * (len(widths) - 1))
    for row in rows:
        yield from _row(row, numbers, widths)


def _row(
    cells: Sequence[str], numbers: Sequence[bool], widths: Sequence[int], *, bottom: bool = False
) -> Iterator[str]:
    """The lines of one row; headings stand at the bottom."""
    folded = [
        [cell] if number and not bottom else fold(cell, wide)
        for cell, number, wide in zip(cells, numbers, widths, strict=True)
    ]
    height = max(map(len, folded))
    if bottom:
        folded = [[""] * (height - len(lines)) + lines for lines in folded]
    for line in range(height):
        parts = [
            pad(lines[line] if line < len(lines) else "", wide, right=number)
            for lines, wide, number in zip(folded, widths, numbers, strict=True)
        ]
        yield (" " * GAP).join(parts).rstrip()


def _safe(table: Table) -> Table:
    """The table with what the terminal can show."""
    return replace(
        table,
        title=shown_text(table.title),
        columns=tuple(replace(column, heading=shown_text(column.heading)) for column in table.columns),
        rows=[[shown_text(cell) for cell in row] for row in table.rows],
        notes=tuple(map(shown_text, table.notes)),
        if_folded=shown_text(table.if_folded),
        as_above=shown_text(table.as_above),
    )


def terminal_width(fallback: int = _WIDTH_OF_PIPES) -> int:
    """COLUMNS, else the terminal's width, else that of pipes."""
    wanted = os.environ.get("COLUMNS", "")
    if wanted.isdecimal() and int(wanted):
        return max(int(wanted), _NARROWEST)
    try:
        return max(os.get_terminal_size(sys.__stdout__.fileno()).columns or fallback, _NARROWEST)  # type: ignore[union-attr] # no stdout raises, as below
    except (AttributeError, OSError, ValueError):
        return fallback


def shown_text(text: str) -> str:
    """The text as the terminal can show it: no commands to it, escapes for what its encoding lacks."""
    text = safe(text)
    encoding = sys.stdout.encoding or "utf-8"
    if text.isascii() or _is_utf8(encoding):
        return text
    return text.encode(encoding, "backslashreplace").decode(encoding)


def _rule() -> str:
    """What lines are drawn with; elsewhere than in UTF-8 a box character may be two columns wide."""
    return "─" if _is_utf8(sys.stdout.encoding or "utf-8") else "-"


def _is_utf8(encoding: str) -> bool:
    return encoding.lower().replace("-", "") == "utf8"


def _styled(line: str, style: str) -> str:
    return f"{style}{line}{_PLAIN}" if has_style() and line else line


def has_style() -> bool:
    """Whether bold and dim are wanted: on a terminal that knows them, unless NO_COLOR is set."""
    knows = os.name == "posix" or "WT_SESSION" in os.environ
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return knows and not plain and sys.stdout.isatty()


def show_markdown(table: Table) -> None:
    """Print a table as Markdown."""
    print(f"**{_escape(table.title)}**\n")
    print("| " + " | ".join(_escape(column.heading) for column in table.columns) + " |")
    print("|" + "|".join("---:" if column.align == "right" else "---" for column in table.columns) + "|")
    for row in table.rows:
        print("| " + " | ".join(_escape(cell) for cell in row) + " |")
    for note in table.notes:
        print(f"\n{_escape(note)}")
    print()


def _escape(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")


def progress(message: str) -> None:
    """A note on the way, to stderr."""
    print(message, file=sys.stderr)


def either(language: Language, ko: str, en: str) -> str:
    """The text in the language."""
    return ko if language == "ko" else en


def shown(path: Path) -> str:
    """A path as people read it: from the current folder, if it is inside."""
    here = Path.cwd()
    return str(path.resolve().relative_to(here) if path.resolve().is_relative_to(here) else path)
