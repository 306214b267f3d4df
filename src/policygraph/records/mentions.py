"""Where a text names something, by the forms that a person has listed.

A form is found whatever its spaces, marks and middle dots are; the longest goes first, and what it holds is
not found again. A Latin word or a number is found whole only.

>>> forms = {"R&D 샌드박스": "rnd-sandbox", "샌드박스": "regulatory-sandbox"}
>>> text = "'R&D샌드박스' 도입, 샌드박스 승인"
>>> for mention in find_mentions("achievement/2-2-1", text, (Span(116, 116),), forms):
...     print(mention.named, mention.words)
rnd-sandbox R&D샌드박스
regulatory-sandbox 샌드박스
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache, lru_cache

from policygraph.document import Text
from policygraph.model import Mention, Name, Span
from policygraph.records.sheet import Problem

# Spaces, the marks of bold type and footnotes, quotation marks and brackets of titles, middle dots.
_UNSEEN = re.compile(r"[\s*^{}_`'\"‘’“”′「」『』·・‧∙•⋅･ㆍᆞ]")
# Between two Latin letters or digits.
_INSIDE = re.compile(r"(?<=[A-Za-z0-9])(?=[A-Za-z0-9])")
_LINES = 4096  # lines and bullets that are kept squeezed: each sheet is looked up in the same ones


def find_mentions(
    subject: str, text: str, spans: tuple[Span, ...], forms: Mapping[str, str]
) -> tuple[Mention, ...]:
    """What `text` names, in its order; the same words for the same thing are given once.

    Args:
        subject: the path of the passage, measure or project.
        text: its text.
        spans: where it stands.
        forms: what each form names.
    """
    squeezed = Squeezed.of(text)
    found = [(name, squeezed.words(first, end)) for first, end, name in find_names(squeezed, forms)]
    return tuple(Mention(subject, name, words, spans) for name, words in dict.fromkeys(found))


def find_names(squeezed: "Squeezed", forms: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """Which letters name what, from and to, in their order; the longest form first, none inside another."""
    taken: list[tuple[int, int, str]] = []
    free = [True] * len(squeezed.letters)
    # Most forms do not stand in a text: only those that do are put in order and looked at as words.
    letters = squeezed.letters
    there = [form for form in forms if key_of(form) in letters]
    for form in sorted(there, key=lambda form: -len(key_of(form))):
        for first, end in squeezed.places(key_of(form)):
            if all(free[first:end]):
                free[first:end] = [False] * (end - first)
                taken.append((first, end, forms[form]))
    return sorted(taken)


@cache
def key_of(form: str) -> str:
    """What a form is found by: its letters without spaces and marks."""
    return _UNSEEN.sub("", form)


def named(clean: str, printed: Iterable[str], damaged: tuple[str, ...] = ()) -> Name:
    """The name `clean`, with its other spellings; what differs in spaces and marks only is none."""
    return Name(clean, tuple(form for form in printed if key_of(form) != key_of(clean)), damaged)


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without spaces and marks.

    Attributes:
        letters: what is left; at: where each letter stands in the text.
    """

    text: str
    letters: str
    at: tuple[int, ...]

    @classmethod
    @lru_cache(maxsize=_LINES)
    def of(cls, text: str) -> "Squeezed":
        """`text` without its spaces and marks."""
        at = tuple(index for index, letter in enumerate(text) if not _UNSEEN.match(letter))
        return cls(text, "".join(text[index] for index in at), at)

    def places(self, key: str) -> Iterator[tuple[int, int]]:
        """Where `key` stands among the letters, from and to, as whole words if it is Latin."""
        first = self.letters.find(key) if key else -1
        while first >= 0:
            end = first + len(key)
            start, stop = self.at[first], self.at[end - 1] + 1
            if not (_goes_on(self.text, start) or _goes_on(self.text, stop)):
                yield first, end
            first = self.letters.find(key, first + 1)

    def words(self, first: int, end: int) -> str:
        """The words of the text from the letter `first` up to `end`."""
        return self.text[self.at[first] : self.at[end - 1] + 1]


def _goes_on(text: str, index: int) -> bool:
    """Whether a Latin word or a number goes on across `index`."""
    return bool(_INSIDE.match(text, index))


@dataclass(slots=True)
class Spellings:
    """The lines of a text, and the codes and forms of the rows of a sheet so far, with their lines.

    `whole` is the letters of all lines, one line each: what is not in it stands on none of them.
    """

    file: str
    lines: tuple[Squeezed, ...]
    whole: str
    codes: dict[str, int] = field(default_factory=dict)
    forms: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, text: Text) -> "Spellings":
        """Of no rows yet."""
        lines = tuple(Squeezed.of(line) for line in text.lines)
        return cls(text.file, lines, "\n".join(line.letters for line in lines))

    def problem(self, code: str, forms: Iterable[str], line: int) -> Problem | None:
        """Which code or form is taken already, or which form the text does not have; else they are taken."""
        if first := self.codes.get(code):
            return f"{code} is there already, on line {first}", f"{code}이(가) {first}행에 있습니다"
        self.codes[code] = line
        for form in forms:
            if first := self.forms.get(key_of(form)):
                return (
                    f"the form {form!r} is there already, on line {first} (spaces and marks aside)",
                    f"{form!r}은(는) {first}행에 있습니다 (빈칸과 부호는 따지지 않음)",
                )
            self.forms[key_of(form)] = line
            if not self.stands(form):
                return self.absent(form)
        return None

    def stands(self, form: str) -> bool:
        """Whether a line of the text has the form."""
        key = key_of(form)
        holding = (line for line in self.lines if key in line.letters) if key in self.whole else ()
        return any(any(line.places(key)) for line in holding)

    def absent(self, form: str) -> Problem:
        """That no line has the form, in English and Korean, and which line comes nearest to it."""
        near = self._nearest(key_of(form))
        return (
            f"no line of {self.file} has the form {form!r}" + (f"; nearest is line {near}" if near else ""),
            f"{self.file}에 {form!r}이(가) 있는 행이 없습니다" + (f" (가까운 글: {near}행)" if near else ""),
        )

    def _nearest(self, key: str) -> int:
        """The line that has the longest part of `key`, 3 letters and half of it at least, or 0."""
        longest, nearest = max(2, (len(key) - 1) // 2), 0
        for number, line in enumerate(self.lines, 1):
            match = SequenceMatcher(None, line.letters, key, autojunk=False).find_longest_match()
            if match.size > longest:
                longest, nearest = match.size, number
        return nearest
