"""Where a statement comes from: what is printed, what was read and what was inferred are never mixed.

>>> origin("https://w3id.org/policygraph/graph/icd-2021/curated").en
'read by a person'
"""

from dataclasses import dataclass

from policygraph import terms


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the statements of a graph come from.

    Attributes:
        code: the last part of the graph's name; styles go by it.
        rank: the order in which pages show them.
        ko: in Korean.
        en: in English.
        mark: a sign that tells them apart without colour.
    """

    code: str
    rank: int
    ko: str
    en: str
    mark: str


_KNOWN = {
    found.code: found
    for found in (
        Origin(terms.ASSERTED, 0, "문서에 인쇄된 것", "printed in the document", "■"),
        Origin(terms.ORGANISATIONS, 1, "부처에 관한 참고 자료", "reference data on ministries", "□"),
        Origin(terms.ONTOLOGY, 2, "온톨로지와 코드 목록", "ontology and code lists", "§"),
        Origin(terms.CURATED, 3, "사람이 읽은 것", "read by a person", "✎"),
        Origin("linked", 4, "프로그램이 이은 것(추정)", "linked by a program (an estimate)", "∼"),
        Origin("overlap", 5, "분석한 것", "found by analysis", "∩"),
        Origin(terms.INFERRED, 6, "프로그램이 추론한 것", "inferred by a program", "⇒"),
        Origin(terms.EVIDENCE, 7, "원문의 자리", "where it stands in the source", "¶"),
    )
}


def origin(graph: str) -> Origin:
    """Where the statements of `graph` come from."""
    code = graph.rstrip("/").rpartition("/")[2]
    return _KNOWN.get(code, Origin("other", 8, graph, graph, "·"))
