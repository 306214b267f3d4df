"""Korean for the search of the site, which knows no Korean: two letters at a time.

A Korean word carries its particles (부처별, 부처의) and runs into the next (정책과제), so that whole words are seldom found.
Each word is indexed by its pairs of letters, and what is looked for is cut likewise: all its pairs must be on the page.
A word of one letter, which has no pair, is found where it begins a word or stands alone.

>>> pairs("부처별 예산을 KRW로")
['부', '부처', '처별', '예', '예산', '산을', 'KRW', '로']
"""

import re
from collections.abc import Iterator

from sphinx.search import SearchLanguage

_PIECE = re.compile(r"[가-힣]+|[^\W가-힣]+")
# Shorter terms than this are optional to the search as it comes, which would find any page with one of the words.
_LENGTH = 3
# The same for what the reader types, in the reader's browser.
_SPLITTER = r"""
function splitQuery(query) {
  const pieces = query.match(/[가-힣]+|(?:(?![가-힣])[\p{L}\p{N}_])+/gu) ?? [];
  return pieces.flatMap((piece) => /^[가-힣]{2,}$/.test(piece)
    ? Array.from({ length: piece.length - 1 }, (_, at) => piece.slice(at, at + 2))
    : [piece]);
}
"""
_STEMMER = """
var Stemmer = function () {
  this.stemWord = (word) => (/^[가-힣]+$/.test(word) ? word.padEnd(%d, "_") : word);
};
"""


def pairs(text: str) -> list[str]:
    """The terms by which a text is found."""
    return [term for piece in _PIECE.findall(text) for term in _terms(piece)]


def _terms(piece: str) -> Iterator[str]:
    if not _is_hangul(piece):
        yield piece
        return
    yield piece[0]
    yield from (piece[at : at + 2] for at in range(len(piece) - 1))


def _is_hangul(word: str) -> bool:
    return "가" <= word[0] <= "힣"


class Korean(SearchLanguage):
    """What the generator asks of a language."""

    lang = "ko"
    language_name = "Korean"
    js_splitter_code = _SPLITTER
    js_stemmer_code = _STEMMER % _LENGTH

    def split(self, input: str) -> list[str]:  # noqa: A002 - the generator's own name
        """The terms of a text."""
        return pairs(input)

    def stem(self, word: str) -> str:
        """A term as it stands in the index: long enough to be looked for."""
        return word.ljust(_LENGTH, "_") if _is_hangul(word) else word
