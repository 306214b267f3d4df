"""Tables for people: on a terminal, and as Markdown; Korean widths right, long cells folded."""

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table as RichTable
from rich.text import Text

from policygraph.errors import Language

_WIDTH_OF_PIPES = 120


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and the side that it is aligned to."""

    heading: str
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of formatted cells."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[str]]
    notes: tuple[str, ...] = ()


def show(table: Table) -> None:
    """Print a table to fit the terminal (or 120 columns)."""
    grid = RichTable(
        title=Text(table.title, style="bold"),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        collapse_padding=True,
        expand=False,
    )
    for index, column in enumerate(table.columns):
        # Words may fold; a number never does.
        number = column.align == "right"
        width = max((cell_len(row[index]) for row in table.rows), default=0) if number else None
        grid.add_column(Text(column.heading), justify=column.align, overflow="fold", min_width=width)
    for row in table.rows:
        grid.add_row(*(Text(cell) for cell in row))
    console = _console()
    # A terminal that is too narrow even so gets lines that are too long, never numbers cut short.
    least = Measurement.get(console, console.options, grid).minimum
    console.print(grid, width=max(console.width, least), crop=False)
    for note in table.notes:
        console.print(Text(note, style="dim"))
    console.print()


def show_markdown(table: Table) -> None:
    """Print a table as Markdown."""
    print(f"**{_escape(table.title)}**\n")
    print("| " + " | ".join(_escape(column.heading) for column in table.columns) + " |")
    print("|" + "|".join("---:" if column.align == "right" else "---" for column in table.columns) + "|")
    for row in table.rows:
        print("| " + " | ".join(_escape(cell) for cell in row) + " |")
    for note in table.notes:
        print(f"\n{_escape(note)}")


def _escape(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")


class _Console(Console):
    """A console that leaves a closed pipe to the caller; rich would exit with code 1."""

    def on_broken_pipe(self) -> None:
        """Let the error through."""
        raise  # noqa: PLE0704 - rich calls this while it handles the error


def _console() -> Console:
    width = shutil.get_terminal_size((_WIDTH_OF_PIPES, 24)).columns
    return _Console(width=width, highlight=False, soft_wrap=False, emoji=False, markup=False)


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
