"""How much stands under each heading: the outline of a plan, promised beside its text.

A whole count ("194 footnotes") says that a line is missing or one too many, the outline says under which
heading. Its rows are outline.csv; a source without the file promises nothing here.

>>> from policygraph.model import Span
>>> section = Section("task/1-1", (8, 9, 12, 9, 8, 30, 60, 2, 5), Span(299, 321))
>>> print(section.finding((8, 10, 12, 9, 8, 30, 60, 2, 5), "plan.md"))
plan.md:299: task/1-1 has 9 footnotes between lines 299–321, outline.csv promises 10
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from policygraph.errors import SourceError
from policygraph.model import PassageKind, Plan, Span
from policygraph.records.sheet import read_sheet

OUTLINE = "outline.csv"
_COUNTED = (
    *("bullets", "footnotes", "ministries", "targets", "unread_numbers"),
    *("instruments", "topics", "places", "projects"),
)
_OF_THE_TEXT = 5  # of these; the others come of the sheets beside it
_KO = (
    *("글머리", "주석", "괄호 안 부처", "정량 목표", "읽지 않은 숫자"),
    *("정책 수단", "기술·주제", "지역 거점", "사업 이름"),
)
_COLUMNS = ("heading", *_COUNTED)

Counts = tuple[int, ...]
"""Bullets, footnotes, ministries in closing parentheses, targets, unread numbers, and what the words name."""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading: `path` is the heading's, `span` reaches over its bullets."""

    path: str
    counts: Counts
    span: Span

    def finding(self, promised: Counts, file: str) -> SourceError:
        """What is more or less than promised, at the first line of the section."""
        span = self.span
        off = [n for n, wanted in enumerate(promised) if self.counts[n] != wanted]
        found = ", ".join(f"{self.counts[n]} {_COUNTED[n]}" for n in off)
        due = ", ".join(str(promised[n]) for n in off)
        found_ko = ", ".join(f"{_KO[n]} {self.counts[n]}" for n in off)
        return SourceError(
            f"{self.path} has {found} between lines {span.first}–{span.last}, {OUTLINE} promises {due}",
            f"{self.path}: {span.first}–{span.last}행에 {found_ko}. {OUTLINE}의 약속은 {due}",
            file=file,
            line=span.first,
        )


def load_outline(folder: Path) -> dict[str, Counts]:
    """What outline.csv in `folder` promises, by the path of the heading; nothing if it is not there.

    Raises:
        SourceError: it has other columns, no number where one is due, or a heading twice.
    """
    path = folder / OUTLINE
    if not path.exists():
        return {}
    promised: dict[str, Counts] = {}
    for line, row in read_sheet(path, _COLUMNS):
        numbers = [row[column] for column in _COUNTED]
        if not all(map(str.isdecimal, numbers)) or row["heading"] in promised:
            raise SourceError(
                "a heading stands once, with a number in each column",
                "제목은 한 번씩, 칸마다 숫자와 함께 적습니다",
                file=path.name,
                line=line,
            )
        promised[row["heading"]] = tuple(map(int, numbers))
    return promised


def sections(plan: Plan) -> tuple[Section, ...]:
    """What stands under each heading, in the order of the text."""
    above = {
        f"measure/{m.code}": f"measure/{m.parent}" if m.parent else f"task/{m.task}" for m in plan.measures
    }
    above |= {passage.path: _group(passage.path, passage.above) for passage in plan.passages}
    named = {f"measure/{measure.code}": measure.responsible for measure in plan.measures}
    named |= {passage.path: passage.responsible for passage in plan.passages}
    of_bullets = (
        Counter(target.passage for target in plan.targets),
        Counter(path for path, _ in plan.unread_numbers),
        *(
            Counter(link.subject for link in links)
            for links in (plan.mentions, plan.about, plan.located, plan.namings)
        ),
    )
    counts: dict[str, list[int]] = defaultdict(lambda: [0] * len(_COUNTED))
    lines: dict[str, list[int]] = defaultdict(list)
    for path, _, spans in plan.bullets:
        heading = above[path]
        while heading in above:
            heading = above[heading]
        counts[heading][path.startswith(f"{PassageKind.FOOTNOTE}/")] += 1
        counts[heading][2] += len(named[path])
        for column, held in enumerate(of_bullets, 3):
            counts[heading][column] += held[path]
        lines[heading] += (line for span in spans for line in span.lines)
    found = (
        Section(heading, tuple(counts[heading]), Span(min(numbers), max(numbers)))
        for heading, numbers in lines.items()
    )
    return tuple(sorted(found, key=lambda section: section.span))


def outline_sheet(plan: Plan) -> str:
    """The rows of an outline.csv that promises what `plan` holds, for a plan compared with its document."""
    rows = (",".join([section.path, *map(str, section.counts)]) for section in sections(plan))
    return "\n".join([",".join(_COLUMNS), *rows]) + "\n"


def _group(path: str, above: str) -> str:
    """What stands under the plan itself is grouped by its kind; a ministry's aims and actions are apart."""
    kind = path.partition("/")[0]
    if above == "plan":
        return f"{kind}/{path.partition('/')[2].partition('-')[0]}" if kind == PassageKind.FINANCE else kind
    return f"{above}/{kind}" if above.startswith("ministry/") else above


def unkept_outline(
    plan: Plan, promised: dict[str, Counts], file: str, *, named: bool = True
) -> Iterator[SourceError]:
    """Where more or less stands under a heading than outline.csv promises.

    Args:
        plan: what was read.
        promised: the outline.
        file: the name of the text.
        named: whether the sheets of what words name fit the text; else what they count is not compared.
    """
    if not promised:
        return
    columns = len(_COUNTED) if named else _OF_THE_TEXT
    found = {section.path: section for section in sections(plan)}
    for path, section in found.items():
        if path not in promised:
            yield section.finding((0,) * columns, file)
        elif section.counts[:columns] != promised[path][:columns]:
            yield section.finding(promised[path][:columns], file)
    for path in promised.keys() - found.keys():
        yield SourceError(
            f"promises bullets under {path}, where the text has none",
            f"{path} 아래에 글머리를 약속했으나 글에는 없습니다",
            file=OUTLINE,
        )
