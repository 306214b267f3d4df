"""Korean names and text to nouns, so that "스마트 공장" and "스마트공장" are the same two words.

Kept are nouns, foreign words, and numbers that belong to a foreign word (5G, 70kV); a noun of one syllable
is joined to what it is written with (농 + 식품, 이동 + 체).

>>> [word.form for word in nouns(["ICT융합 스마트공장 보급 확산"])[0]]
['ict', '융합', '스마트', '공장', '보급', '확산']
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from policygraph.analyse.korean import analyser

_NOUNS = frozenset({"NNG", "NNP", "XR"})
_PREFIX = "XPN"
# A foreign word with its numbers and inner marks: R&D, i-Ceramic, Tech-Bridge, 5G, 70kV; no number by itself.
_FOREIGN = re.compile(r"[0-9]*[A-Za-z](?:[A-Za-z0-9]|[&\-+.](?=[A-Za-z0-9]))*")


@dataclass(frozen=True, slots=True)
class Noun:
    """A word and where it stands: from `begin` to before `end`."""

    form: str
    begin: int
    end: int


def nouns(texts: Iterable[str]) -> list[tuple[Noun, ...]]:
    """The nouns of each text in their order; all texts go to the analyser in one batch."""
    normal = [unicodedata.normalize("NFKC", text) for text in texts]
    found = []
    for text, tokens in zip(normal, analyser().tokenize(normal), strict=True):
        hangul = _joined([t for t in tokens if t.tag in _NOUNS or t.tag == _PREFIX])
        found.append(tuple(_apart([*_foreign(text), *hangul])))
    return found


def _foreign(text: str) -> list[Noun]:
    return [Noun(match[0].casefold(), match.start(), match.end()) for match in _FOREIGN.finditer(text)]


def _apart(words: list[Noun]) -> Iterator[Noun]:
    """In their order, without a noun that lies in a foreign word: the foreign word is whole."""
    end = 0
    for word in sorted(words, key=lambda word: (word.begin, -word.end)):
        if word.begin >= end:
            yield word
            end = word.end


def _joined(tokens: list[Any]) -> Iterator[Noun]:
    """Nouns, those of one syllable joined to the next that is written with them, else to the one before."""
    held: Noun | None = None  # of one syllable, waiting for the next
    last: Noun | None = None
    for token in tokens:
        noun = Noun(token.form, token.start, token.start + token.len)
        if held is not None:
            if held.end == noun.begin:
                noun = Noun(held.form + noun.form, held.begin, noun.end)
            elif last is not None and last.end == held.begin:
                last = Noun(last.form + held.form, last.begin, held.end)
            held = None
        if noun.end - noun.begin == 1:
            held = noun
            continue
        if last is not None:
            yield last
        last = noun
    if last is not None:
        if held is not None and last.end == held.begin:
            last = Noun(last.form + held.form, last.begin, held.end)
        yield last
