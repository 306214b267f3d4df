"""The kinds of change, each a strategy that draws one anywhere in the text where it can be made."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from hypothesis import strategies as st

from records.changes.change import Change, exchange, replace
from records.changes.text import BLANK, BUDGET, CONTENTS, HEADING, OTHER, PROSE, ROW, Layout

Draw = st.DrawFn
_LETTER = re.compile(r"[가-힣]")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"['`′](\d\d)(?!\d)")
_STARS = re.compile(r"^\s*(?:- )?(\*+)(?=[ 「\"(])")
_CLOSING = re.compile(r"\(([^()]+)\)$")
_UNIT = re.compile(r"억원|백만원|만원|조원|개소|개사|명|종|건|%")
_LETTERS = "가나다라마바사아자차카타파하각난달람맘밥산엔존천"


@cache
def _lines_with(before: Layout, pattern: re.Pattern[str], sorts: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(n for n in before.of(*sorts) if pattern.search(before.line(n)))


def _put(kind: str, before: Layout, line: int, at: tuple[int, int], new: str) -> Change:
    """`new` in place of the characters of a line from one to another."""
    text = before.line(line)
    return replace(kind, before, line, text[: at[0]] + new + text[at[1] :])


@dataclass(frozen=True, slots=True)
class _Rows:
    """Which two budget rows are exchanged: of one ministry or of two, in one goal or in two."""

    same_ministry: bool
    same_goal: bool

    def strategy(self, before: Layout, kind: str) -> st.SearchStrategy[Change]:
        return st.sampled_from(_pairs(before, self)).map(lambda pair: exchange(kind, before, *pair))


@cache
def _pairs(before: Layout, which: _Rows) -> tuple[tuple[int, int], ...]:
    rows = before.of(BUDGET)
    ministry = {line: before.line(line).rpartition("\t")[2] for line in rows}
    table = {line: before.table(line) for line in rows}
    return tuple(
        (one, other)
        for one, other in combinations(rows, 2)
        if (ministry[one] == ministry[other]) is which.same_ministry
        and (other in table[one]) is which.same_goal
    )


@st.composite
def _drop(draw: Draw, before: Layout, kind: str) -> Change:
    return replace(kind, before, draw(st.sampled_from(before.of(*SORTS))))


@st.composite
def _double(draw: Draw, before: Layout, kind: str) -> Change:
    line = draw(st.sampled_from(before.of(*SORTS)))
    return replace(kind, before, line, before.line(line), before.line(line))


@st.composite
def _garble(draw: Draw, before: Layout, kind: str) -> Change:
    """A Korean letter replaced, deleted or put in."""
    line = draw(st.sampled_from(_lines_with(before, _LETTER, SORTS)))
    found = draw(st.sampled_from(list(_LETTER.finditer(before.line(line)))))
    letter = draw(st.sampled_from([new for new in _LETTERS if new != found[0]]))
    new = draw(st.sampled_from([letter, "", letter + found[0]]))
    return _put(kind, before, line, found.span(), new)


@st.composite
def _shift(draw: Draw, before: Layout, kind: str) -> Change:
    """A number ten times as large or as small, a digit more or less, its comma or point moved."""
    line = draw(st.sampled_from(_lines_with(before, _NUMBER, SORTS)))
    found = draw(st.sampled_from(list(_NUMBER.finditer(before.line(line)))))
    return _put(kind, before, line, found.span(), draw(st.sampled_from(shifted(found[0]))))


def shifted(number: str) -> list[str]:
    """What a number becomes when it slips by a place."""
    digits = number.replace(",", "")
    whole, point, rest = digits.partition(".")
    moved = {
        _grouped(f"{whole}0") + point + rest,
        _grouped(whole[:-1]) + point + rest if len(whole) > 1 else f"0.{digits}",
        _grouped(f"{whole}7") + point + rest,
        _grouped(whole[1:].lstrip("0") or "0") + point + rest if len(whole) > 1 else f"1{number}",
    }
    if point:
        moved |= {f"{_grouped(whole + rest[0])}.{rest[1:] or '0'}", f"{number.replace('.', ',')}"}
    if "," in number:
        moved |= {number.replace(",", "."), number.replace(",", "", 1)}
    return sorted(moved - {number})


def _grouped(digits: str) -> str:
    return f"{int(digits):,}" if len(digits) > 3 and not digits.startswith("0") else digits


@st.composite
def _split(draw: Draw, before: Layout, kind: str) -> Change:
    """A bullet goes on in a new line, at a space."""
    lines = [n for n in before.of(PROSE) if _breaks(before.line(n))]
    line = draw(st.sampled_from(lines))
    text = before.line(line)
    at = draw(st.sampled_from(_breaks(text)))
    return replace(kind, before, line, text[:at], f" {text[at + 1 :]}")


def _breaks(text: str) -> list[int]:
    """The spaces of a bullet before a word that opens no block of its own."""
    mark = re.match(r"\s*(?:- )?\S*\s?", text)
    first = mark.end() if mark else 0
    return [m.start() for m in re.finditer(r" (?=[가-힣A-Z]{2})", text) if m.start() > first]


@st.composite
def _split_word(draw: Draw, before: Layout, kind: str) -> Change:
    """A bullet goes on in a new line, within a word."""
    inside = re.compile(r"(?<=[가-힣])(?=[가-힣]{2})")
    line = draw(st.sampled_from(_lines_with(before, inside, (PROSE,))))
    at = draw(st.sampled_from([m.start() for m in inside.finditer(before.line(line))]))
    text = before.line(line)
    return replace(kind, before, line, text[:at], f" {text[at:]}")


@st.composite
def _join(draw: Draw, before: Layout, kind: str) -> Change:
    """The mark of a bullet or footnote is lost: it goes on with the one above."""
    marked = [
        n
        for n in before.of(PROSE)
        if before.sort(n - 1) == PROSE and not before.continues(n) and before.line(n).strip()
    ]
    line = draw(st.sampled_from(marked))
    bare = re.sub(r"^\s*(?:- )?(?:\*+ ?)?", " ", before.line(line))
    return replace(kind, before, line, bare)


@st.composite
def _stars(draw: Draw, before: Layout, kind: str) -> Change:
    line = draw(st.sampled_from(_lines_with(before, _STARS, (PROSE,))))
    found = _STARS.match(before.line(line))
    assert found is not None
    stars = draw(st.sampled_from([s for s in ("*", "**", "***") if s != found[1]]))
    return _put(kind, before, line, found.span(1), stars)


@st.composite
def _year(draw: Draw, before: Layout, kind: str) -> Change:
    line = draw(st.sampled_from(_lines_with(before, _YEAR, SORTS)))
    found = draw(st.sampled_from(list(_YEAR.finditer(before.line(line)))))
    year = draw(st.sampled_from([y for y in ("19", "20", "21", "22") if y != found[1]]))
    return _put(kind, before, line, found.span(1), year)


@st.composite
def _parentheses(draw: Draw, before: Layout, kind: str) -> Change:
    """A ministry in closing parentheses becomes another, or none that there is."""
    shorts = short_names(before)
    lines = [n for n in _lines_with(before, _CLOSING, (PROSE,)) if named_at_the_end(before.line(n), shorts)]
    line = draw(st.sampled_from(lines))
    start, end, name = draw(st.sampled_from(named_at_the_end(before.line(line), shorts)))
    other = draw(st.sampled_from([*(s for s in shorts if s != name), name[:-1] + "보", name + "부"]))
    return _put(kind, before, line, (start, end), other)


def short_names(before: Layout) -> tuple[str, ...]:
    """The short names of the ministries, as the budget rows print them."""
    names = [before.line(n).rpartition("\t")[2] for n in before.of(BUDGET)]
    return tuple(sorted({name for name in names if re.fullmatch("[가-힣]+부", name)}))


def named_at_the_end(text: str, shorts: Sequence[str]) -> list[tuple[int, int, str]]:
    """From where to where the closing parentheses of a line name which ministry."""
    closing = _CLOSING.search(text)
    if closing is None:
        return []
    found = re.finditer(r"[가-힣]+", closing[1])
    return [(closing.start(1) + m.start(), closing.start(1) + m.end(), m[0]) for m in found if m[0] in shorts]


@st.composite
def _unit(draw: Draw, before: Layout, kind: str) -> Change:
    line = draw(st.sampled_from(_lines_with(before, _UNIT, SORTS)))
    found = draw(st.sampled_from(list(_UNIT.finditer(before.line(line)))))
    units = ("억원", "백만원", "만원", "조원") if found[0].endswith("원") else ("개", "명", "건", "%")
    return _put(kind, before, line, found.span(), draw(st.sampled_from([u for u in units if u != found[0]])))


@st.composite
def _tab(draw: Draw, before: Layout, kind: str) -> Change:
    line = draw(st.sampled_from(before.of(ROW, BUDGET)))
    tabs = [n for n, character in enumerate(before.line(line)) if character == "\t"]
    at = draw(st.sampled_from(tabs))
    return _put(kind, before, line, (at, at + 1), draw(st.sampled_from(["", " "])))


@st.composite
def _status(draw: Draw, before: Layout, kind: str) -> Change:
    """A new project becomes a continued one, or the other way round."""
    line = draw(st.sampled_from(before.of(BUDGET)))
    text = before.line(line)
    other = {"신규": "계속", "계속": "신규"}
    return replace(kind, before, line, re.sub(r"(?<=\t)(신규|계속)(?=\t)", lambda m: other[m[0]], text))


SORTS = (BLANK, CONTENTS, HEADING, ROW, BUDGET, PROSE, OTHER)

KINDS: dict[str, Callable[[Layout, str], st.SearchStrategy[Change]]] = {
    "swap two rows of a ministry in one goal": _Rows(same_ministry=True, same_goal=True).strategy,
    "swap two rows of a ministry across goals": _Rows(same_ministry=True, same_goal=False).strategy,
    "swap rows of two ministries in one goal": _Rows(same_ministry=False, same_goal=True).strategy,
    "swap rows of two ministries across goals": _Rows(same_ministry=False, same_goal=False).strategy,
    "drop a line": _drop,
    "double a line": _double,
    "garble a letter": _garble,
    "shift a number by a place": _shift,
    "split a bullet at a space": _split,
    "split a bullet within a word": _split_word,
    "join two bullets": _join,
    "change the stars of a footnote": _stars,
    "change a year": _year,
    "change a ministry in parentheses": _parentheses,
    "change a unit": _unit,
    "delete a tab": _tab,
    "change new and continuing": _status,
}
