"""How wide text is on a terminal, and how it folds: Hangul takes two columns, combining marks none.

>>> width("산업부"), width("ab"), width("한글")
(6, 2, 4)
>>> fold("예산이 있는 성과목표", 11)
['예산이 있는', '성과목표']
"""

import re
import unicodedata

# A number keeps together, and so does a character with the marks and joiners that belong to it.
_PIECE = re.compile(r"[+-]?\d[\d,.]*%?|.", re.DOTALL)
_AFTER = "/#:_,;·-)]}"  # a word that has to be broken is broken best after one of these
_CONTROLS = (*range(10), *range(11, 32))  # all but the line break
_COMMANDS = (*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SAFE = {code: chr(0x2400 + code) for code in _CONTROLS} | dict.fromkeys((127, *_COMMANDS), "\ufffd")
# The vowel and the end of a syllable that is written in letters.
_WITHIN_A_SYLLABLE = (range(0x1160, 0x1200), range(0xD7B0, 0xD800))


def width(text: str) -> int:
    """The columns that `text`, a line, takes."""
    if text.isascii():
        return len(text)
    return sum(map(_WIDTHS.__getitem__, text))


class _Widths(dict[str, int]):
    """The width of each character that was met."""

    def __missing__(self, character: str) -> int:
        within = any(ord(character) in letters for letters in _WITHIN_A_SYLLABLE)
        if within or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
            found = 0
        else:
            found = 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
        self[character] = found
        return found


_WIDTHS = _Widths()


def safe(text: str) -> str:
    r"""`text` without what would command the terminal: control characters are shown as pictures.

    >>> safe("a\x1b[31m\tb")
    'a␛[31m b'
    """
    if text.isprintable():
        return text
    return text.replace("\r\n", "\n").replace("\t", " ").translate(_SAFE)


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """`text` with spaces to fill so many columns."""
    space = " " * (columns - width(text))
    return space + text if right else text + space


def longest_word(text: str) -> int:
    """The width of the widest word."""
    return max(map(width, text.split()), default=0)


def fold(text: str, columns: int) -> list[str]:
    """The lines that `text` takes in so many columns; a word is broken only if it is wider than that.

    Line breaks in the text are kept. A number is never broken, even where it is wider.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if width(paragraph) <= columns:
            lines.append(paragraph.rstrip())
        else:
            lines += _fold_words(paragraph.split(), columns)
    return lines


def _fold_words(words: list[str], columns: int) -> list[str]:
    lines, line, used = [], "", 0
    for word in words:
        wide = width(word)
        if line and used + 1 + wide <= columns:
            line, used = f"{line} {word}", used + 1 + wide
            continue
        if line:
            lines.append(line)
        *broken, line = [word] if wide <= columns else _break(word, columns)
        lines += broken
        used = width(line)
    return [*lines, line]


def _break(word: str, columns: int) -> list[str]:
    """A word in parts of at most so many columns, after punctuation if the second half has some."""
    parts: list[str] = []
    pieces: list[str] = []
    used = 0
    for piece in _PIECE.findall(word):
        wide = width(piece)
        if pieces and wide and used + wide > columns:
            kept = next(
                (n for n in range(len(pieces), len(pieces) // 2, -1) if pieces[n - 1][-1] in _AFTER),
                len(pieces),
            )
            parts.append("".join(pieces[:kept]))
            pieces = pieces[kept:]
            used = sum(map(width, pieces))
        pieces.append(piece)
        used += wide
    return [*parts, "".join(pieces)]
