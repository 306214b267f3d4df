"""What the page of repairs and discrepancies shows: every one of them, with the words of the text."""

from collections.abc import Sequence
from typing import Any

from policygraph.query import answer
from policygraph.store import Store

# What rules alone have found has no verdict, and so no name in a code list.
_OPEN = ("규칙만 찾은 것", "Found by a rule only")
_VERDICTS = ("contradiction", "explained", None)

Repairs = Sequence[tuple[Any, ...]]


def repairs(store: Store) -> Repairs:
    """The repairs of the text, for the quotations that they touch: line, raw text, reading, reason."""
    return [
        (row["line"], row["raw_text"], row["reading"], row["reason"])
        for row in _rows(store, "emendations")
        if row["treatment"] == "repaired"
    ]


def curation(store: Store) -> dict[str, Any]:
    """The sections of discrepancies, and the tables of suspicions and repairs."""
    rows, found = _rows(store, "emendations"), _discrepancies(store)
    return {
        "sections": [
            {"id": verdict or "open", "ko": items[0]["name"][0], "en": items[0]["name"][1], "items": items}
            for verdict in _VERDICTS
            if (items := [one for one in found if one["verdict"] == verdict])
        ],
        "suspicions": [
            {"kind": row["fault_kind_name"], **_read(row)} for row in rows if row["treatment"] == "suspected"
        ],
        "repaired": [_read(row) for row in rows if row["treatment"] == "repaired"],
    }


def _read(row: dict[str, Any]) -> dict[str, Any]:
    names = ("line", "reading", "reason", "basis")
    return {"words": row["raw_text"], **{name: row[name] for name in names}}


def _discrepancies(store: Store) -> list[dict[str, Any]]:
    """The discrepancies with their statements, each named and explained in both languages."""
    found: dict[str, dict[str, Any]] = {}
    for row in _rows(store, "discrepancies"):
        ko, en = row["explanation"]
        one = found.setdefault(
            str(row["discrepancy_code"]),
            {
                "code": row["discrepancy_code"],
                "kind": row["discrepancy_kind_name"],
                "verdict": row["verdict"],
                "name": row["verdict_name"] if row["verdict"] else _OPEN,
                "ko": ko,
                "en": en,
                "findings": row["findings"],
                "statements": [],
            },
        )
        one["statements"].append({"line": row["line"], **_marked(row)})
    return list(found.values())


def _rows(store: Store, question: str) -> list[dict[str, Any]]:
    """The rows of a question, with names and explanations in Korean and English."""
    table, other = (answer(store, question, {"lang": language}) for language in ("ko", "en"))
    return [
        {
            name: (ko, en) if name.endswith("_name") or name == "explanation" else ko
            for name, ko, en in zip(table.variables, row, english, strict=True)
        }
        for row, english in zip(table.rows, other.rows, strict=True)
    ]


def _marked(row: dict[str, Any]) -> dict[str, str]:
    """The quotation with the words that count in the middle; they stand alone where lines were joined.

    Words of a cell are looked for in that cell only: another cell of the row may have the same.
    """
    head, there, tail = str(row["quote"]).partition(str(row["words"]))
    if not there:
        return {"before": "", "words": str(row["words"]), "after": ""}
    parts = {"before": f"{row['before'] or ''}{head}", "words": there, "after": f"{tail}{row['after'] or ''}"}
    return {name: part.replace("\t", " | ") for name, part in parts.items()}
