"""What a text names is found whole, the longest first."""

import pytest

from policygraph.model import Span
from policygraph.records.mentions import find_mentions

SPANS = (Span(1, 1),)


def found(text: str, forms: dict[str, str]) -> list[tuple[str, str]]:
    """What is found in `text`, and its words."""
    return [(m.named, m.words) for m in find_mentions("action/motie-1", text, SPANS, forms)]


FORMS = {"규제 샌드박스": "sandbox", "샌드박스": "sandbox", "R&D 샌드박스": "rnd", "AI": "ai", "5G": "5g"}


@pytest.mark.parametrize(
    ("text", "forms", "expected"),
    [
        # The longest first, and nothing inside it.
        ("R&D 샌드박스와 샌드박스", FORMS, [("rnd", "R&D 샌드박스"), ("sandbox", "샌드박스")]),
        (
            "배출권 거래제 로드맵",
            {"거래제": "scheme", "배출권거래제 로드맵": "map"},
            [("map", "배출권 거래제 로드맵")],
        ),
        # The longest first, even where a shorter one begins before it.
        ("가나 다라마", {"가나다": "short", "다라마바": "no", "나다라마": "long"}, [("long", "나 다라마")]),
        # Spaces, marks and middle dots make no difference, on either side.
        ("규제샌드박스", FORMS, [("sandbox", "규제샌드박스")]),
        ("물적**· **인적자원", {"물적ㆍ인적 자원": "system"}, [("system", "물적**· **인적자원")]),
        ("「탄소중립 R&D」전략*", {"탄소중립 R&D전략": "strategy"}, [("strategy", "탄소중립 R&D」전략")]),
        ("플랫폼(KAMP^{*}) 구축", {"플랫폼(KAMP)": "kamp"}, [("kamp", "플랫폼(KAMP^{*})")]),
        # Latin words and numbers are whole words; Korean endings follow them.
        ("KAIST, AIDS, 5AI", FORMS, []),
        ("AI기반, 5G·빅데이터", FORMS, [("ai", "AI"), ("5g", "5G")]),
        ("15G와 5GHz, 초연결 5G", FORMS, [("5g", "5G")]),
        ("VR AI DS", FORMS, [("ai", "AI")]),
        ("ai", FORMS, []),
        # The same words are given once, other words of the same thing again.
        ("샌드박스 및 샌드박스", FORMS, [("sandbox", "샌드박스")]),
        ("규제 샌드박스(샌드박스)", FORMS, [("sandbox", "규제 샌드박스"), ("sandbox", "샌드박스")]),
        # Nothing is found in nothing, or by nothing.
        ("", FORMS, []),
        ("· ·", {"·": "dot"}, []),
    ],
)
def test_mentions_are_found(text: str, forms: dict[str, str], expected: list[tuple[str, str]]) -> None:
    """The longest form first, spaces and marks aside, Latin words whole; the words as they stand."""
    assert found(text, forms) == expected
    assert all(words in text for _, words in expected)


def test_a_mention_says_whose_and_where() -> None:
    """A mention has the subject and the place that it was given."""
    (mention,) = find_mentions("action/motie-1", "AI 기술", SPANS, FORMS)

    assert (mention.subject, mention.spans) == ("action/motie-1", SPANS)
