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
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from policygraph.model import Mention, Span

# Spaces, the marks of bold type and footnotes, quotation marks and brackets of titles, middle dots.
_UNSEEN = re.compile(r"[\s*^{}_`'\"‘’“”′「」『』·・‧∙•⋅･ㆍᆞ]")
# Between two Latin letters or digits.
_INSIDE = re.compile(r"(?<=[A-Za-z0-9])(?=[A-Za-z0-9])")


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
    taken: dict[int, tuple[int, str]] = {}
    free = [True] * len(squeezed.letters)
    for form in sorted(forms, key=lambda form: -len(key_of(form))):
        for first, end in squeezed.places(key_of(form)):
            if all(free[first:end]):
                free[first:end] = [False] * (end - first)
                taken[first] = (end, forms[form])
    found = [(named, squeezed.words(first, end)) for first, (end, named) in sorted(taken.items())]
    return tuple(Mention(subject, named, words, spans) for named, words in dict.fromkeys(found))


@cache
def key_of(form: str) -> str:
    """What a form is found by: its letters without spaces and marks."""
    return _UNSEEN.sub("", form)


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
    def of(cls, text: str) -> "Squeezed":
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
