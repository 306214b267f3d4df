"""Words of administration that do not tell what a project is about: a list that a person keeps, with reasons.

A word of kind "modifier" says nothing by itself but something with the word after it: 스마트 does not make
two projects alike, 스마트 + 공장 does.

>>> words = read_general_words()
>>> words["구축"].kind, words["스마트"].kind
('act', 'modifier')
"""

import csv
from dataclasses import dataclass
from pathlib import Path

from policygraph import paths
from policygraph.errors import DataError

_COLUMNS = ["word", "kind", "reason"]
KINDS = ("act", "form", "field", "modifier", "count")


@dataclass(frozen=True, slots=True)
class GeneralWord:
    """A word without content of its own, of which kind, and why a person says so."""

    word: str
    kind: str
    reason: str


def read_general_words(path: Path = paths.GENERAL_WORDS) -> dict[str, GeneralWord]:
    """The list in `path`, by word.

    Raises:
        DataError: other columns, an empty cell, an unknown kind, or a word twice; with the line.
    """
    found: dict[str, GeneralWord] = {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        if next(rows, None) != _COLUMNS:
            wanted = ",".join(_COLUMNS)
            raise DataError(
                f"the columns must be {wanted}", f"열은 {wanted}이어야 합니다", file=path.name, line=1
            )
        for row in rows:
            if len(row) != len(_COLUMNS) or not all(row) or row[1] not in KINDS:
                raise DataError(
                    f"a general word has a word, a kind of {', '.join(KINDS)}, and a reason",
                    f"일반어에는 낱말, 갈래({', '.join(KINDS)}), 이유가 있어야 합니다",
                    file=path.name,
                    line=rows.line_num,
                )
            if row[0] in found:
                raise DataError(
                    f"{row[0]} stands twice",
                    f"{row[0]}이(가) 두 번 있습니다",
                    file=path.name,
                    line=rows.line_num,
                )
            found[row[0]] = GeneralWord(*row)
    return found
