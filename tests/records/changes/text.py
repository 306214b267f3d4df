"""What a line of the plan is, told from its first characters alone, and where it belongs.

This is a second, much simpler reading of the layout, apart from the code under test: the oracle of the
changes asks it, never the reader.
"""

import re
from collections.abc import Sequence
from functools import cached_property

BLANK, CONTENTS, HEADING, ROW, BUDGET, PROSE, OTHER = (
    "blank",
    "contents",
    "heading",
    "row",
    "budget row",
    "prose",
    "other",
)
_NUMBERED = re.compile(r"[ⅠⅡⅢⅣⅤ]\. |\d{1,2}(\.? |$)|\d-\d|참 ?고|[가나다라] |[①-⑩] |□ .{0,40}$")
_MARKED = re.compile(r"\s*(- |\*+|□|▶)")
_AFTER_CONTENTS = 24
_SEEN = re.compile(r"[\s*^{}·・'’‘`′\"「」|]")


def squeezed(text: str) -> str:
    """`text` without spaces and marks."""
    return _SEEN.sub("", text)


class Layout:
    """The lines of a text, each with its sort; lines are counted from 1."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = tuple(lines)

    def line(self, number: int) -> str:
        """The text of a line."""
        return self.lines[number - 1]

    @cached_property
    def sorts(self) -> tuple[str, ...]:
        """The sort of every line."""
        budget = max(n for n, text in enumerate(self.lines) if "세부 추진과제별 재정투자" in text)
        contents = next(n for n, text in enumerate(self.lines) if re.fullmatch("목 ?차", text))
        background = next(n for n, text in enumerate(self.lines) if text.startswith("Ⅰ. "))
        results = next(n for n, text in enumerate(self.lines) if n > background and text.startswith("Ⅱ. "))
        found: list[str] = []
        for number, text in enumerate(self.lines):
            before = found[-1] if found else OTHER
            if not text.strip():
                found.append(BLANK)
            elif contents <= number < background:
                found.append(CONTENTS)
            elif background < number < results and _MARKED.match(text):
                found.append(PROSE)
            elif "\t" in text:
                found.append(BUDGET if number > budget and "사업명" not in text else ROW)
            elif _NUMBERED.match(text):
                found.append(HEADING)
            elif _MARKED.match(text) or (before in {PROSE, HEADING} and text.startswith((" ", "**"))):
                found.append(PROSE)
            else:
                found.append(PROSE if before == PROSE or text.startswith("R&D 특례") else OTHER)
        return tuple(found)

    def sort(self, number: int) -> str:
        """The sort of a line."""
        return self.sorts[number - 1]

    def of(self, *sorts: str) -> tuple[int, ...]:
        """The lines of some sorts."""
        return tuple(n for n, sort in enumerate(self.sorts, 1) if sort in sorts)

    def block(self, number: int) -> range:
        """The bullet that a line of prose is part of: from its mark to its last continuation."""
        first = number
        while first > 1 and self.continues(first):
            first -= 1
        last = number
        while last < len(self.lines) and self.continues(last + 1):
            last += 1
        return range(first, last + 1)

    def continues(self, number: int) -> bool:
        """Whether a line goes on with the bullet of the line above."""
        return self.sort(number) == PROSE and not _MARKED.match(self.line(number))

    def around(self, number: int) -> set[int]:
        """A line, its bullet, and the nearest lines before and after that are not blank."""
        near = set(self.block(number)) if self.sort(number) == PROSE else {number}
        for step in (-1, 1):
            other = (min(near) if step < 0 else max(near)) + step
            while 1 <= other <= len(self.lines) and self.sort(other) == BLANK:
                other += step
            if 1 <= other <= len(self.lines):
                near.add(other)
        return near

    def table(self, number: int) -> set[int]:
        """The rows that stand with a row, and what is printed over them."""
        rows = {number}
        for step in (-1, 1):
            other = number + step
            while 1 <= other <= len(self.lines) and self.sort(other) in {ROW, BUDGET}:
                rows.add(other)
                other += step
        return rows

    def headings(self, number: int) -> set[int]:
        """The headings over a line, nearest first of each shape, and the next one of each after it."""
        found: set[int] = set()
        for lines in (range(number, 0, -1), range(number + 1, len(self.lines) + 1)):
            shapes: set[str] = set()
            for other in lines:
                shape = self._shape(other)
                if shape and shape not in shapes:
                    shapes.add(shape)
                    found.add(other)
        return found | ({len(self.lines)} if self.sort(number) == HEADING else set())

    def _shape(self, number: int) -> str | None:
        if self.sort(number) != HEADING:
            return None
        return re.sub(r"[ⅠⅡⅢⅣⅤ]", "R", re.sub(r"[가나다라]", "L", self.line(number)[:2]))[:2]

    @cached_property
    def picture(self) -> set[int]:
        """The lines of the picture of vision, goals, strategies and tasks, which only their order holds."""
        first, last = (
            next(n for n, text in enumerate(self.lines, 1) if n > _AFTER_CONTENTS and text.startswith(title))
            for title in ("1. 추진 방향", "2. 추진 전략")
        )
        return set(range(first, last + 1))

    def saying(self, words: str) -> tuple[int, ...]:
        """The lines that hold `words`, spaces and marks aside."""
        key = squeezed(words)
        return tuple(n for n, text in enumerate(self._squeezed, 1) if key and key in text)

    @cached_property
    def _squeezed(self) -> tuple[str, ...]:
        return tuple(squeezed(text) for text in self.lines)
