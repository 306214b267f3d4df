"""The rows of an answer, for Python: by name, typed, with the labels of what they identify."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, overload

from policygraph.errors import CommandError
from policygraph.query.asking import labels
from policygraph.query.display import heading, shown
from policygraph.store import Iri, Value
from policygraph.width import pad, width

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from policygraph.errors import Language
    from policygraph.store import Bindings, Store

_SHOWN_ROWS, _SHOWN_WIDTH = 20, 30


class LabelledIri(Iri):
    """An IRI that knows what it is called."""

    _labels: Labels

    @property
    def label(self) -> str | None:
        """Its label in the language of the answer; None if it has none."""
        return self._labels.of(self)


class Labels:
    """The labels of the IRIs of an answer, looked up together when the first of them is wanted.

    Attributes:
        language: of the labels, and of the answer.
    """

    def __init__(self, store: Store, language: Language, bindings: Bindings) -> None:
        self._store, self.language, self._bindings = store, language, bindings
        self._found: dict[str, str] | None = None

    def of(self, iri: str) -> str | None:
        """The label of an IRI."""
        if self._found is None:
            values = (value for row in self._bindings.rows for value in row)
            iris = (value for value in values if isinstance(value, Iri))
            self._found = labels(self._store, iris, self.language)
        return self._found.get(iri)


class Row(Mapping[str, Value | None]):
    """One row: `row.amount_krw`, `row["amount_krw"]`, `dict(row)`."""

    __slots__ = ("_at", "_labels", "_values")

    def __init__(self, at: Mapping[str, int], values: Sequence[Value | None], labels: Labels) -> None:
        self._at, self._values, self._labels = at, values, labels

    def __getitem__(self, name: str) -> Value | None:
        """The value of a column."""
        value = self._values[self._at[name]]
        if isinstance(value, Iri):
            labelled = LabelledIri(value)
            labelled._labels = self._labels  # noqa: SLF001 - its own kind
            return labelled
        return value

    def __getattr__(self, name: str) -> Value | None:
        """The value of a column."""
        if name in self._at:
            return self[name]
        raise AttributeError(f"there is no column {name!r}; there are {', '.join(self._at)}")

    def __iter__(self) -> Iterator[str]:
        """The names of the columns."""
        return iter(self._at)

    def __len__(self) -> int:
        """The number of columns."""
        return len(self._at)

    def __repr__(self) -> str:
        """As it is written in Python."""
        cells = (f"{name}={value!r}" for name, value in zip(self._at, self._values, strict=True))
        return f"Row({', '.join(cells)})"


class Rows(Sequence[Row]):
    """The rows of an answer.

    Attributes:
        columns: the names of the columns.
        title: the question in words, or nothing.
    """

    def __init__(self, bindings: Bindings, labels: Labels, title: str = "") -> None:
        self.columns = bindings.variables
        self.title = title
        self._rows = bindings.rows
        self._labels = labels
        self._at = {name: at for at, name in enumerate(bindings.variables)}

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        """A row, or several."""
        if isinstance(at, slice):
            return [Row(self._at, values, self._labels) for values in self._rows[at]]
        return Row(self._at, self._rows[at], self._labels)

    def __len__(self) -> int:
        """The number of rows."""
        return len(self._rows)

    def column(self, name: str) -> list[Value | None]:
        """The values of one column.

        Raises:
            CommandError: there is no such column.
        """
        if name not in self._at:
            raise CommandError(
                f"there is no column {name!r}; there are {', '.join(self.columns)}",
                f"{name!r} 열이 없습니다. 있는 것: {', '.join(self.columns)}",
            )
        return [row[name] for row in self]

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a pandas frame: whole numbers as Int64, exact decimals as objects.

        Raises:
            CommandError: pandas is not installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415 - only for those who want it
        except ImportError as error:
            raise _not_installed("pandas") from error
        data = {name: [values[at] for values in self._rows] for name, at in self._at.items()}
        return pd.DataFrame(
            {name: pd.Series(values, dtype=_pandas_type(values)) for name, values in data.items()},
            columns=list(self.columns),
        )

    def to_polars(self) -> pl.DataFrame:
        """The rows as a Polars frame: whole numbers as Int64, exact decimals as Decimal.

        Raises:
            CommandError: Polars is not installed.
        """
        try:
            import polars as pl  # noqa: PLC0415 - only for those who want it
        except ImportError as error:
            raise _not_installed("polars") from error
        data = {}
        for name, at in self._at.items():
            values = [_plain(row[at]) for row in self._rows]
            kinds = {type(value) for value in values} - {type(None)}
            data[name] = values if len(kinds) <= 1 else _alike(values, kinds)
        return pl.DataFrame(data)

    def __repr__(self) -> str:
        """A small table."""
        cells = [list(self.columns), *([_short(value) for value in row] for row in self._rows[:_SHOWN_ROWS])]
        widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
        lines = ["  ".join(map(pad, row, widths)).rstrip() for row in cells]
        more = len(self._rows) - _SHOWN_ROWS
        return "\n".join([*lines, *([f"… {more} more"] if more > 0 else [])])

    def _repr_html_(self) -> str:
        """A table for notebooks: headings and units as on the command line, names for identifiers."""
        language = self._labels.language
        names = (heading(name, language).removesuffix(" IRI") for name in self.columns)  # labels are shown
        head = "".join(_cell("th", name, is_number=False) for name in names)
        body = "".join(
            f"<tr>{''.join(_shown_cell(row[name], name, language) for name in self.columns)}</tr>"
            for row in self[:_SHOWN_ROWS]
        )
        more = len(self._rows) - _SHOWN_ROWS
        rest = f"<p>… {more}</p>" if more > 0 else ""
        return f"<table><caption>{html.escape(self.title)}</caption><tr>{head}</tr>{body}</table>{rest}"


def _shown_cell(value: Value | None, name: str, language: Language) -> str:
    if isinstance(value, LabelledIri):
        return _cell("td", value.label or shown(value, name, language), is_number=False)
    is_number = isinstance(value, int | Decimal | float) and not isinstance(value, bool)
    return _cell("td", shown(value, name, language), is_number=is_number)


def _cell(tag: str, text: str, *, is_number: bool) -> str:
    side = "right" if is_number else "left"
    return f'<{tag} style="text-align: {side}">{html.escape(text)}</{tag}>'


def _short(value: Value | None) -> str:
    text = "" if value is None else " ".join(str(value).split())  # a line break would break the table
    while width(text) > _SHOWN_WIDTH:
        text = text[:-2] + "…"
    return text


def _plain(value: Value | None) -> Any:  # noqa: ANN401 - a frame's cell
    return str(value) if isinstance(value, Iri) else value


def _pandas_type(values: Sequence[Value | None]) -> str:
    kinds = {type(value) for value in values if value is not None}
    if kinds == {int}:
        return "Int64"
    if kinds == {float}:
        return "Float64"
    return "boolean" if kinds == {bool} else "object"


def _alike(values: Sequence[Any], kinds: set[type]) -> list[Any]:
    """Values of one kind for a typed column: exact numbers as Decimal, else text."""
    if kinds <= {int, Decimal}:
        return [None if value is None else Decimal(value) for value in values]
    return [None if value is None else str(value) for value in values]


def _not_installed(package: str) -> CommandError:
    return CommandError(
        f"{package} is not installed: pip install {package}",
        f"{package}이(가) 설치되어 있지 않습니다: pip install {package}",
    )
