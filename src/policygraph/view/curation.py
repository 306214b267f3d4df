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
    english = {row[0]: row[6] for row in answer(store, "discrepancies", {"lang": "en"}).rows}
    found: dict[str, dict[str, Any]] = {}
    for code, kind, verdict, line, words, quote, ko, findings in answer(store, "discrepancies").rows:
        one = found.setdefault(
            str(code),
            {
                "code": code,
                "kind": _KINDS[str(kind)],
                "verdict": verdict,
                "ko": ko,
                "en": english[code],
                "findings": findings,
                "statements": [],
            },
        )
        one["statements"].append({"line": line, **_marked(str(quote), str(words))})
    return list(found.values())


def _marked(quote: str, words: str) -> dict[str, str]:
    """The quotation with the words that count in the middle; they stand alone where lines were joined."""
    shown, said = (text.strip().replace("\t", " | ") for text in (quote, words))
    before, there, after = shown.partition(said)
    return (
        {"before": before, "words": said, "after": after}
        if there
        else {"before": "", "words": said, "after": ""}
    )
