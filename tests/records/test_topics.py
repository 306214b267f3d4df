"""Topics are spelled as in the text, found whole, by the narrowest; how well, a judged sample says."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from policygraph import paths
from policygraph.document import load_text
from policygraph.errors import SourceError
from policygraph.model import Name, Plan, Span, Topic
from policygraph.records.topics import TopicFinder, ancestors, load_topics
from records.folder import SourceFolder

REAL = paths.SOURCES / "icd-2021"
TEXT = load_text(REAL / "plan.md")
SAMPLE = Path(__file__).with_name("topics_sample.csv")


def topic(code: str, *forms: str, broader: tuple[str, ...] = (), not_in: tuple[str, ...] = ()) -> Topic:
    """A topic that is found by its forms."""
    return Topic(code, broader, Name(code), code, forms, not_in, "이유")


TOPICS = (
    topic("ai", "AI", "인공지능"),
    topic("factory", "스마트공장", broader=("making",)),
    topic("making", "제조", "공장", not_in=("비제조",)),
    topic("data", "데이터"),
    topic("big", "빅데이터", broader=("data",)),
    topic("hydrogen", "수소"),
    topic("car", "수소차"),
    topic("farming", "축사", not_in=("구축사업",)),
)


def found(text: str, ignored: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Topics and words in a text."""
    mentions = TopicFinder(TOPICS, ignored).find("action/motie-1", text, (Span(1, 1),))
    return [(mention.named, mention.words) for mention in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Topics may stand side by side.
        ("AI 스마트공장", [("ai", "AI"), ("factory", "스마트공장")]),
        # What a narrower topic says at more length is not also said of the broader one ...
        ("빅데이터", [("big", "빅데이터")]),
        ("빅데이터와 데이터", [("big", "빅데이터"), ("data", "데이터")]),
        # ... but of another topic it is.
        ("수소차", [("hydrogen", "수소"), ("car", "수소차")]),
        # Longer words that say something else are passed over, wherever the spaces are.
        ("비제조 분야의 제조업", [("making", "제조")]),
        ("플랫폼 구축사업, 축사 개선", [("farming", "축사")]),
        ("플랫폼 구축 사업", []),
        # Latin words are whole words.
        ("KAIST", []),
        # The same words are given once.
        ("인공지능, AI와 인공지능", [("ai", "인공지능"), ("ai", "AI")]),
        ("", []),
    ],
)
def test_a_text_is_about_what_it_says(text: str, expected: list[tuple[str, str]]) -> None:
    """The words of each topic, the narrowest only."""
    assert found(text) == expected


def test_a_ministry_s_name_is_no_topic() -> None:
    """Words that are to be ignored hide what stands in them, and nothing else."""
    assert found("인공지능부가 AI를", ("인공지능부",)) == [("ai", "AI")]


def test_ancestors_are_near_and_far() -> None:
    """All that a topic is a part of, over several ways."""
    broader = {"a": ("b", "c"), "b": ("d",), "c": ("d",), "d": ()}

    assert [sorted(ancestors(code, broader)) for code in "ad"] == [["b", "c", "d"], []]


MALFORMED = "a topic needs a code of a-z, 0-9 and hyphens, a Korean and an English name and a reason"
FORMLESS = "a topic needs forms, and none empty"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Big Topic,,국정,State,국정,,,이유", MALFORMED),
        ("state,,,State,국정,,,이유", MALFORMED),
        ("state,,국정,,국정,,,이유", MALFORMED),
        ("state,,국정,State,국정,,,", MALFORMED),
        ("state,,국정,State,,,,이유", FORMLESS),
        ("state,,국정,State,국정|,,,이유", FORMLESS),
        ("ict,,국정,State,국정,,,이유", "ict is there already, on line 3"),
        (
            "state,,국정,State,국정|인공 지능,,,이유",
            "the form '인공 지능' is there already, on line 4 (spaces and marks aside)",
        ),
        (
            "state,,국정,State,도로교통법,,,이유",
            "no line of plan.md has the form '도로교통법'; nearest is line 488",
        ),
        (
            "state,,국정,State,국정,도로교통법,,이유",
            "no line of plan.md has the form '도로교통법'; nearest is line 488",
        ),
        ("state,,국정,State,국정,,정부는,이유", "'정부는' holds no form of the topic"),
        ("state,,국정,State,국정,,국정,이유", "'국정' holds no form of the topic"),
        ("state,,국정,State,국정,,국정감사,이유", "no line of plan.md has the form '국정감사'"),
        ("state,politics,국정,State,국정,,,이유", "there is no topic 'politics' in topics.csv"),
        ("state,state,국정,State,국정,,,이유", "state is a part of itself"),
        ("state,,국정,State,국정,,이유", "the row has 7 cells where the columns are 8"),
    ],
)
def test_topic_that_does_not_fit_is_refused(row: str, expected: str, copied: SourceFolder) -> None:
    """A row that is malformed, there twice or not in the text is an error at its line."""
    content = copied.read("topics.csv").rstrip("\n")
    copied.write("topics.csv", f"{content}\n{row}\n")
    with pytest.raises(SourceError) as caught:
        load_topics(copied.path, TEXT)

    assert str(caught.value) == f"topics.csv:{len(content.splitlines()) + 1}: {expected}"


def test_broader_topics_that_go_round_are_refused(copied: SourceFolder) -> None:
    """A topic cannot be a part of its own part."""
    copied.edit_file("topics.csv", "\nict,,", "\nict,machine-learning,")
    with pytest.raises(SourceError) as caught:
        load_topics(copied.path, TEXT)

    assert str(caught.value) == "topics.csv:3: ict is a part of itself"


def test_a_source_without_topics_has_none(copied: SourceFolder) -> None:
    """The sheet is optional."""
    (copied.path / "topics.csv").unlink()

    assert load_topics(copied.path, TEXT) == ()


def test_spellings_of_the_scan_are_kept_apart() -> None:
    """Line 329 has Al for AI, line 768 loT for IoT: to be found by, not to be shown."""
    damaged = {t.code: t.name.damaged for t in load_topics(REAL, TEXT) if t.name.damaged}

    assert damaged == {"artificial-intelligence": ("Al",), "internet-of-things": ("loT",)}


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        # 329: Korea Al Manufacturing Platform(~'22년) 등을 통해 추진
        ("footnote/measure-1-2-3-n1", {"artificial-intelligence"}),
        # 477: the names of ministries, among them 과학기술정보통신부 and 중소벤처기업부
        ("finance/2021-3", set()),
        # 775: 인공지능신약개발플랫폼구축사업; 축사 is no part of it
        ("project/1-1-16", {"artificial-intelligence", "drug-development"}),
        # 353: 배출권거래제 … 온실가스 … (환경부)
        ("measure/2-1-4", {"emissions-trading", "greenhouse-gas-reduction"}),
    ],
)
def test_what_the_plan_is_about(subject: str, expected: set[str], real_plan: Plan) -> None:
    """Bullets and projects of the plan, as a reader finds them."""
    assert {mention.named for mention in real_plan.about if mention.subject == subject} == expected


def test_every_topic_is_found_somewhere(real_plan: Plan) -> None:
    """No topic is so covered by narrower ones that nothing is about it."""
    assert {mention.named for mention in real_plan.about} == {topic.code for topic in real_plan.topics}


class Judged(NamedTuple):
    """A text of the sample, and the topics that a reader gave it before the spellings were written down."""

    sample: str
    subject: str
    text: str
    topics: frozenset[str]


def judged() -> Iterator[Judged]:
    """The sample: two draws of 60 bullets and 60 projects; the spellings were mended by the first alone."""
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            topics = frozenset(filter(None, row["topics"].split("|")))
            yield Judged(row["sample"], row["subject"], row["text"], topics)


def quality(plan: Plan, sample: str, kind: str) -> tuple[float, float]:
    """Precision and recall over pairs of a text and its narrowest topics."""
    broader = {topic.code: topic.broader for topic in plan.topics}

    def narrowest(codes: set[str] | frozenset[str]) -> set[str]:
        return {c for c in codes if not any(c in ancestors(other, broader) for other in codes)}

    right = given = wanted = 0
    for item in judged():
        if item.sample == sample and item.subject.startswith("project/") is (kind == "projects"):
            told = narrowest({m.named for m in plan.about if m.subject == item.subject})
            meant = narrowest(item.topics)
            right, given, wanted = right + len(told & meant), given + len(told), wanted + len(meant)
    return right / given, right / wanted


def test_the_sample_is_of_the_plan(real_plan: Plan) -> None:
    """120 bullets and 120 projects, each once, with the text of the plan and topics of the scheme."""
    texts = {path: text for path, text, _ in real_plan.bullets}
    texts |= {f"project/{project.code}": project.name.clean for project in real_plan.projects}
    sample = list(judged())

    assert len(sample) == len({item.subject for item in sample}) == 240
    assert [item.subject for item in sample if texts[item.subject] != item.text] == []
    assert {code for item in sample for code in item.topics} <= {topic.code for topic in real_plan.topics}


@pytest.mark.parametrize(
    ("sample", "kind", "precision", "recall"),
    [
        ("tuned", "bullets", 0.95, 0.98),
        ("tuned", "projects", 0.98, 0.98),
        ("held-out", "bullets", 0.94, 0.98),
        ("held-out", "projects", 0.95, 0.98),
    ],
)
def test_what_is_found_is_what_a_reader_finds(
    sample: str, kind: str, precision: float, recall: float, real_plan: Plan
) -> None:
    """Precision and recall do not fall below what was reached, less a little."""
    reached = quality(real_plan, sample, kind)

    assert reached[0] >= precision
    assert reached[1] >= recall
