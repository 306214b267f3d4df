"""The technologies and subjects that the text speaks of, and which bullets and projects are about them.

They are listed by a person in topics.csv, each with its spellings in the text (those that only the scan has
apart), with longer words that hold a spelling and say something else (`not_in`), and with its broader topics.
A text is about a topic if it has a spelling of it. Topics may overlap: an "AI 스마트공장" is about artificial
intelligence and about smart factories. But what a narrower topic says at more length is not also said of the
broader one: "빅데이터" is about big data, and about data only by way of that.

>>> def topic(code, *forms, broader=(), not_in=()):
...     return Topic(code, broader, named(code, ()), code, forms, not_in, "이유")
>>> topics = (topic("data", "데이터"), topic("big-data", "빅데이터", broader=("data",)))
>>> topics += (topic("sensor", "센서"), topic("factory", "공장", not_in=("공장장",)))
>>> found = TopicFinder(topics).find("action/mss-1", "스마트공장 빅데이터와 공장장", (Span(600, 600),))
>>> [(mention.named, mention.words) for mention in found]
[('factory', '공장'), ('big-data', '빅데이터')]
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from policygraph.document import Text
from policygraph.errors import SourceError
from policygraph.model import Mention, Span, Topic
from policygraph.records.mentions import Spellings, Squeezed, find_names, key_of, named
from policygraph.records.sheet import CODE, Problem, cell_list, read_sheet

_TOPICS = "topics.csv"
_COLUMNS = ("code", "broader", "name_ko", "name_en", "forms", "damaged", "not_in", "reason")
# What the words that are to be passed over stand for.
_NOTHING = ""


def load_topics(folder: Path, text: Text) -> tuple[Topic, ...]:
    """The topics in the source folder `folder`, in its order; none if it has no topics.csv.

    Raises:
        SourceError: a column is missing, a value is malformed, a code or form is there twice, a form or a
            longer word stands on no line of the text, or a broader topic is not there or is its own part.
    """
    path = folder / _TOPICS
    if not path.exists():
        return ()
    spellings = Spellings.of(text)
    lines: dict[str, int] = {}
    topics: list[Topic] = []
    for line, row in read_sheet(path, _COLUMNS):
        topic = _topic(row)
        problem = _row_problem(topic, spellings) or spellings.problem(topic.code, topic.forms, line)
        if problem:
            raise SourceError(*problem, file=path.name, line=line)
        topics.append(topic)
        lines[topic.code] = line
    broader = {topic.code: topic.broader for topic in topics}
    for topic in topics:
        if problem := _hierarchy_problem(topic, broader):
            raise SourceError(*problem, file=path.name, line=lines[topic.code])
    return tuple(topics)


class TopicFinder:
    """Finds what texts are about.

    Args:
        topics: the topics, with their spellings.
        ignored: words that say nothing of a topic, such as the names of ministries.
    """

    def __init__(self, topics: Sequence[Topic], ignored: Iterable[str] = ()) -> None:
        passed_over = dict.fromkeys(ignored, _NOTHING)
        self._forms = {
            topic.code: passed_over
            | dict.fromkeys(topic.not_in, _NOTHING)
            | dict.fromkeys(topic.forms, topic.code)
            for topic in topics
        }
        self._keys = tuple((key_of(form), topic.code) for topic in topics for form in topic.forms)
        broader = {topic.code: topic.broader for topic in topics}
        self._above = {topic.code: ancestors(topic.code, broader) for topic in topics}

    def find(self, subject: str, text: str, spans: tuple[Span, ...]) -> tuple[Mention, ...]:
        """What `text` is about, in its order; the same words for the same topic are given once.

        Args:
            subject: the path of the passage, measure or project.
            text: its text.
            spans: where it stands.
        """
        squeezed = Squeezed.of(text)
        letters = squeezed.letters
        there = {code for key, code in self._keys if key in letters}
        found = sorted(
            place for code in there for place in find_names(squeezed, self._forms[code]) if place[2] == code
        )
        told = (
            (name, squeezed.words(first, end))
            for first, end, name in found
            if self._own(found, first, end, name)
        )
        return tuple(Mention(subject, name, words, spans) for name, words in dict.fromkeys(told))

    def _own(self, found: list[tuple[int, int, str]], first: int, end: int, name: str) -> bool:
        """Whether no narrower topic has the same letters and more."""
        return not any(
            begins <= first and end <= ends and ends - begins > end - first and name in self._above[other]
            for begins, ends, other in found
        )


def ancestors(code: str, broader: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The codes of all topics that `code` is a part of, near and far."""
    found: set[str] = set()
    waiting = list(broader.get(code, ()))
    while waiting:
        above = waiting.pop()
        if above not in found:
            found.add(above)
            waiting += broader.get(above, ())
    return frozenset(found)


def _topic(row: dict[str, str]) -> Topic:
    printed, damaged = cell_list(row["forms"]), cell_list(row["damaged"])
    return Topic(
        code=row["code"],
        broader=cell_list(row["broader"]),
        name=named(row["name_ko"], printed, damaged),
        name_en=row["name_en"],
        forms=printed + damaged,
        not_in=cell_list(row["not_in"]),
        reason=row["reason"],
    )


def _row_problem(topic: Topic, spellings: Spellings) -> Problem | None:
    """What is wrong with a row by itself, in English and Korean."""
    if not (CODE.fullmatch(topic.code) and topic.name.clean and topic.name_en and topic.reason):
        return (
            "a topic needs a code of a-z, 0-9 and hyphens, a Korean and an English name and a reason",
            "주제에는 a-z, 0-9, 붙임표로 된 code와 한국어·영어 이름, reason이 있어야 합니다",
        )
    if not (topic.forms and all(map(key_of, topic.forms))):
        return "a topic needs forms, and none empty", "주제에는 forms가 있어야 하고 빈 형이 없어야 합니다"
    for words in topic.not_in:
        if not any(key_of(form) in key_of(words) and key_of(form) != key_of(words) for form in topic.forms):
            return f"{words!r} holds no form of the topic", f"{words!r}에 이 주제의 형이 들어 있지 않습니다"
        if not spellings.stands(words):
            return spellings.absent(words)
    return None


def _hierarchy_problem(topic: Topic, broader: Mapping[str, Sequence[str]]) -> Problem | None:
    """Which broader topic is not there, or that the topic is a part of itself."""
    for above in topic.broader:
        if above not in broader:
            return f"there is no topic {above!r} in {_TOPICS}", f"{_TOPICS}에 {above!r}이(가) 없습니다"
    if topic.code in ancestors(topic.code, broader):
        return f"{topic.code} is a part of itself", f"{topic.code}의 상위 주제를 따라가면 자신이 나옵니다"
    return None
