"""Where a statement comes from: what is printed, what was read and what was inferred are never mixed.

>>> origin("https://w3id.org/policygraph/graph/icd-2021/curated").en
'read by a person'
"""

from dataclasses import dataclass
from typing import Literal

from policygraph import terms

KindCode = Literal["printed", "reference", "read", "inferred", "estimated", "analysed"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of statement.

    Attributes:
        code: as tables, networks and packages write it.
        ko: in Korean.
        en: in English.
        more_ko: what else is to be known of it, in Korean; nothing, if the name says all.
        more_en: the same in English.
    """

    code: KindCode
    ko: str
    en: str
    more_ko: str = ""
    more_en: str = ""


KINDS: dict[KindCode, Kind] = {
    kind.code: kind
    for kind in (
        Kind("printed", "문서에 인쇄된 것", "printed in the document"),
        Kind(
            "reference",
            "참고 자료",
            "reference data",
            "계획 밖에서 온 부처의 이름과 식별자, 온톨로지와 코드 목록",
            "the ministries, the ontology and its code lists, from outside the plan",
        ),
        Kind("read", "사람이 읽은 것", "read by a person", "이유가 적혀 있음", "the reason is given"),
        Kind(
            "inferred",
            "프로그램이 추론한 것",
            "inferred by a program",
            "인쇄된 것과 읽은 것에서 규칙이나 간단한 셈으로 나옴",
            "it follows from these by rule or by plain calculation",
        ),
        Kind(
            "estimated",
            "프로그램이 이은 것(추정)",
            "linked by a program (an estimate)",
            "확신도가 있음",
            "it has a confidence",
        ),
        Kind(
            "analysed",
            "분석한 것",
            "found by analysis",
            "중첩 분석의 결과",
            "the results on overlap",
        ),
    )
}
"""What kinds of statements there are, by code; see `docs/exports.md`."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the statements of a graph come from.

    Attributes:
        code: the last part of the graph's name; styles go by it.
        rank: the order in which pages show them.
        kind: the code of the kind of its statements; nothing for a graph that is not known.
        ko: in Korean.
        en: in English.
        mark: a sign that tells them apart without colour.
    """

    code: str
    rank: int
    kind: KindCode | Literal[""]
    ko: str
    en: str
    mark: str


def _as_its_kind(code: str, rank: int, kind: KindCode, mark: str) -> Origin:
    """The one graph of a kind is called as the kind is."""
    return Origin(code, rank, kind, KINDS[kind].ko, KINDS[kind].en, mark)


_KNOWN = {
    found.code: found
    for found in (
        _as_its_kind(terms.ASSERTED, 0, "printed", "■"),
        Origin(
            terms.ORGANISATIONS, 1, "reference", "부처에 관한 참고 자료", "reference data on ministries", "□"
        ),
        Origin(terms.ONTOLOGY, 2, "reference", "온톨로지와 코드 목록", "ontology and code lists", "§"),
        _as_its_kind(terms.CURATED, 3, "read", "✎"),
        _as_its_kind(terms.LINKED, 4, "estimated", "∼"),
        _as_its_kind(terms.OVERLAP, 5, "analysed", "∩"),
        _as_its_kind(terms.INFERRED, 6, "inferred", "⇒"),
        Origin(terms.EVIDENCE, 7, "printed", "원문의 자리", "where it stands in the source", "¶"),
    )
}


def origin(graph: str) -> Origin:
    """Where the statements of `graph` come from."""
    code = graph.rstrip("/").rpartition("/")[2]
    return _KNOWN.get(code, Origin("other", 8, "", graph, graph, "·"))
