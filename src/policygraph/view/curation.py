"""What the page of repairs and discrepancies shows: every one of them, with the words of the text."""

from collections.abc import Sequence
from typing import Any

from policygraph.query import answer
from policygraph.store import EmbeddedStore

_FAULTS = {
    "misread": ("글자 오독", "misread"),
    "misspelt": ("표기", "spelling"),
    "dropped-letters": ("빠진 글자", "letters dropped"),
    "spacing": ("띄어쓰기", "spacing"),
    "broken-word": ("갈라진 낱말", "word broken"),
    "stray-mark": ("없는 부호", "stray mark"),
    "missing-mark": ("빠진 부호", "mark missing"),
    "footnote-mark": ("주석 표시", "footnote mark"),
    "order": ("놓인 차례", "order"),
    "layout": ("줄바꿈·들여쓰기", "layout"),
    "heading": ("빠진 제목", "heading missing"),
    "label": ("머리글", "label"),
    "date": ("때", "date"),
    "value": ("수치", "value"),
}
_KINDS = {
    "two-values": ("두 값", "two values"),
    "two-dates": ("두 날짜", "two dates"),
    "two-names": ("두 이름", "two names"),
    "year-label": ("해의 표시", "label of the year"),
    "named-unfunded": ("맡았으나 예산이 없음", "named, without money"),
    "funds-unnamed": ("예산을 내나 적히지 않음", "pays, without being named"),
    "status": ("신규·계속", "new or continuing"),
    "part-and-whole": ("전체와 부분", "whole and part"),
    "rounding": ("반올림", "rounding"),
}
_SECTIONS = (
    ("contradiction", "모순", "Contradictions"),
    ("explained", "설명되는 차이", "What can be explained"),
    (None, "규칙만 찾은 것", "Found by a rule only"),
)

Repairs = Sequence[tuple[Any, ...]]


def repairs(store: EmbeddedStore) -> Repairs:
    """The repairs of the text, for the quotations that they touch: line, raw text, reading, reason."""
    return [
        (line, raw, reading, reason)
        for line, treatment, _, raw, reading, reason, _ in answer(store, "emendations").rows
        if treatment == "repaired"
    ]


def curation(store: EmbeddedStore) -> dict[str, Any]:
    """The sections of discrepancies, and the tables of suspicions and repairs."""
    rows = answer(store, "emendations").rows
    found = _discrepancies(store)
    return {
        "sections": [
            {"id": verdict or "open", "ko": ko, "en": en, "items": items}
            for verdict, ko, en in _SECTIONS
            if (items := [one for one in found if one["verdict"] == verdict])
        ],
        "suspicions": [
            {"line": line, "kind": _FAULTS[str(kind)], "words": words, **_read(reading, reason, basis)}
            for line, treatment, kind, words, reading, reason, basis in rows
            if treatment == "suspected"
        ],
        "repaired": [
            {"line": line, "words": words, **_read(reading, reason, basis)}
            for line, treatment, _, words, reading, reason, basis in rows
            if treatment == "repaired"
        ],
    }


def _read(reading: object, reason: object, basis: object) -> dict[str, object]:
    return {"reading": reading, "reason": reason, "basis": basis}


def _discrepancies(store: EmbeddedStore) -> list[dict[str, Any]]:
    """The discrepancies with their statements, each explained in both languages."""
    english = {row["discrepancy_code"]: row["explanation"] for row in _rows(store, "en")}
    found: dict[str, dict[str, Any]] = {}
    for row in _rows(store, "ko"):
        one = found.setdefault(
            str(row["discrepancy_code"]),
            {
                "code": row["discrepancy_code"],
                "kind": _KINDS[str(row["discrepancy_kind"])],
                "verdict": row["verdict"],
                "ko": row["explanation"],
                "en": english[row["discrepancy_code"]],
                "findings": row["findings"],
                "statements": [],
            },
        )
        one["statements"].append({"line": row["line"], **_marked(row)})
    return list(found.values())


def _rows(store: EmbeddedStore, language: str) -> list[dict[str, Any]]:
    table = answer(store, "discrepancies", {"lang": language})
    return [dict(zip(table.variables, row, strict=True)) for row in table.rows]


def _marked(row: dict[str, Any]) -> dict[str, str]:
    """The quotation with the words that count in the middle; they stand alone where lines were joined.

    Words of a cell are looked for in that cell only: another cell of the row may have the same.
    """
    head, there, tail = str(row["quote"]).partition(str(row["words"]))
    if not there:
        return {"before": "", "words": str(row["words"]), "after": ""}
    parts = {"before": f"{row['before'] or ''}{head}", "words": there, "after": f"{tail}{row['after'] or ''}"}
    return {name: part.replace("\t", " | ") for name, part in parts.items()}
