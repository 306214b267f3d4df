"""What was read from the lines of a text, for the script of the page: each name once, known by its place.

A page of ten thousand lines stays light: what was read becomes elements when a reader unfolds it.
"""

from collections.abc import Mapping
from typing import Any

from policygraph.view.reader.lines import Item, Kind, LineReading, Reading


def packed(found: Mapping[int, LineReading], unused: Mapping[int, tuple[str, str]]) -> dict[str, Any]:
    """Tables of origins, kinds, names and reasons; lines that point into them.

    Args:
        found: line → what was read from it.
        unused: line → why it carries nothing, in Korean and English.
    """
    packing = _Packing()
    lines = {
        number: [packing.reading(reading) for reading in line.readings]
        for number, line in found.items()
        if line.readings
    }
    carrying = {number: packing.reasons.place({"ko": ko, "en": en}) for number, (ko, en) in unused.items()}
    return {
        "origins": packing.origins.rows,
        "kinds": packing.kinds.rows,
        "names": packing.names.rows,
        "reasons": packing.reasons.rows,
        "lines": lines,
        "unused": carrying,
    }


class _Table:
    """Rows, each once, and known by its place."""

    def __init__(self) -> None:
        self.rows: list[dict[str, str]] = []
        self._places: dict[tuple[str, ...], int] = {}

    def place(self, row: dict[str, str]) -> int:
        """The place of a row, which is added if it is new."""
        key = tuple(row.values())
        if key not in self._places:
            self._places[key] = len(self.rows)
            self.rows.append(row)
        return self._places[key]


class _Packing:
    def __init__(self) -> None:
        self.origins, self.kinds, self.names, self.reasons = (_Table() for _ in range(4))

    def reading(self, reading: Reading) -> list[Any]:
        """What one origin says: its place, and its kinds."""
        one = reading.origin
        row = {"code": one.code, "mark": one.mark, "ko": one.ko, "en": one.en}
        return [self.origins.place(row), [self._kind(kind) for kind in reading.kinds]]

    def _kind(self, kind: Kind) -> list[Any]:
        place = self.kinds.place({"ko": kind.ko, "en": kind.en})
        return [place, [self._item(item) for item in kind.items]]

    def _item(self, item: Item) -> int:
        name = item.name
        return self.names.place(
            {"ko": name.ko, "en": name.en, "quoted": name.quoted, "address": item.address}
        )
