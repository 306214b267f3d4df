"""What the source cannot tell: every class of change that may pass unseen, and why.

A class says by the text alone whether a change is of it. A change that the build lets pass must be of one;
one that the build reports need not be.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from policygraph.errors import Language
from records.changes.change import Change, replace
from records.changes.kinds import named_at_the_end, short_names
from records.changes.text import BLANK, BUDGET, PROSE, Layout, squeezed


@dataclass(frozen=True)
class Undetectable:
    """A class of changes that nothing in the source shows.

    Attributes:
        code: what the table calls it.
        what, what_ko: the change.
        why, why_ko: why the document itself cannot tell.
        holds: whether a change is of the class.
        example: one such change of the plan of 2021.
        records: the parts of a plan that such a change may alter, and no others.
    """

    code: str
    what: str
    what_ko: str
    why: str
    why_ko: str
    holds: Callable[[Change], bool]
    example: Callable[[Layout], Change]
    records: frozenset[str]


# The bullets, and what is read from their words.
TEXT_ONLY = frozenset(
    {
        *("measures", "passages", "targets", "unread_numbers", "mentions", "about", "located"),
        *("reports", "namings", "amounts", "discrepancies"),
    }
)


def _within(change: Change) -> tuple[int, str, str] | None:
    """The line and what it says before and after, if one line of a bullet is changed within its words."""
    if len(change.edits) != 1:
        return None
    first, last, new = change.edits[0]
    if first != last or len(new) != 1 or change.before.sort(first) != PROSE:
        return None
    old, mark = change.before.line(first), re.compile(r"\s*(?:- )?(?:\*+|□|▶)?")
    return (first, old, new[0]) if mark.findall(old)[0] == mark.findall(new[0])[0] else None


def changed_words(old: str, new: str) -> str:
    """The words of `old` that are not in `new`, with one word before and after."""
    start = next((n for n, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), len(new))
    end = next(
        (n for n, pair in enumerate(zip(old[::-1], new[::-1], strict=False)) if pair[0] != pair[1]), len(old)
    )
    stop = max(len(old) - end, start)
    before = re.search(r"(\S+\s+)?\S*$", old[:start])
    after = re.match(r"\S*(\s+\S+)?", old[stop:])
    assert before is not None
    assert after is not None
    return before[0] + old[start:stop] + after[0]


def _ministry(change: Change) -> bool:
    found = _within(change)
    if found is None:
        return False
    _, old, new = found
    shorts = short_names(change.before)
    names = [[name for *_, name in named_at_the_end(text, shorts)] for text in (old, new)]
    ends = [re.search(r"\([^()]*\)$", text) for text in (old, new)]
    same = (
        all(ends)
        and [t[: e.start()] for t, e in zip((old, new), ends, strict=True) if e]
        == [old[: ends[0].start()] if ends[0] else ""] * 2
    )
    return same and len(names[0]) == len(names[1]) and names[0] != names[1]


def _word_once(change: Change) -> bool:
    found = _within(change)
    if found is None or _ministry(change):
        return False
    line, old, new = found
    return change.before.saying(changed_words(old, new)) == (line,)


def _word_again(change: Change) -> bool:
    found = _within(change)
    if found is None or _ministry(change):
        return False
    line, old, new = found
    said = change.before.saying(changed_words(old, new))
    return line in said and len(said) > 1


def _break_in_word(change: Change) -> bool:
    if len(change.edits) != 1:
        return False
    first, last, new = change.edits[0]
    return (
        first == last
        and len(new) == 2
        and change.before.sort(first) == PROSE
        and squeezed("".join(new)) == squeezed(change.before.line(first))
        and re.search(r"[가-힣]$", new[0]) is not None
        and re.match(r" [가-힣]", new[1]) is not None
    )


def _lost_rest(change: Change) -> bool:
    first, last, new = change.edits[0]
    return len(change.edits) == 1 and first == last and not new and change.before.continues(first)


def _lost_gap(change: Change) -> bool:
    first, last, new = change.edits[0]
    before = change.before
    lost = len(change.edits) == 1 and first == last and not new and before.sort(first) == BLANK
    return lost and before.sort(first + 1) == PROSE and before.continues(first + 1)


def _status(change: Change) -> bool:
    first, last, new = change.edits[0]
    if len(change.edits) != 1 or first != last or len(new) != 1 or change.before.sort(first) != BUDGET:
        return False
    old, other = change.before.line(first).split("\t"), new[0].split("\t")
    return old[:2] + old[3:] == other[:2] + other[3:] and {old[2], other[2]} == {"신규", "계속"}


def _put(line: int, old: str, new: str) -> Callable[[Layout], Change]:
    return lambda text: replace("example", text, line, text.line(line).replace(old, new, 1))


UNDETECTABLE = (
    Undetectable(
        "word printed once",
        "a letter, digit, date or unit in a bullet or footnote, where these words stand only once",
        "글머리나 주석의 글자·숫자·날짜·단위가 바뀌고, 그 말이 문서에 한 번만 나올 때",
        "the document prints it once and computes nothing from it: there is no second statement to compare",
        "문서에 한 번만 인쇄되고 다른 값을 계산하는 데 쓰이지 않아 견줄 말이 없음",
        _word_once,
        _put(121, "20%", "200%"),
        TEXT_ONLY,
    ),
    Undetectable(
        "word printed again",
        "the same, where another bullet has the words too",
        "위와 같되 같은 말이 다른 글머리에도 나올 때",
        "chapters II, III and V tell the same things, shortened and updated; nothing says that two bullets"
        " must agree, and many rightly do not",
        "Ⅱ·Ⅲ·Ⅴ장은 같은 일을 줄이거나 고쳐 다시 적으며, 같아야 한다는 약속은 없음",
        _word_again,
        _put(711, "지상시험", "지상시힘"),
        TEXT_ONLY,
    ),
    Undetectable(
        "another ministry",
        "a ministry in closing parentheses becomes another one that takes part",
        "글머리 끝 괄호 안의 부처가 참여하는 다른 부처로 바뀜",
        "no figure and no heading depends on who is responsible; chapter V repeats only some measures",
        "담당 부처에 따라 달라지는 수치나 제목이 없고, Ⅴ장은 모든 추진 내용을 되풀이하지 않음",
        _ministry,
        _put(416, "(고용부)", "(과기정통부)"),
        TEXT_ONLY,
    ),
    Undetectable(
        "line break within a word",
        "a bullet is broken over two lines within a word",
        "글머리가 낱말 가운데에서 두 줄로 나뉨",
        "Korean text breaks its lines between words and within them; the lines do not say which, and are"
        " joined with a space",
        "줄은 낱말 사이에서도 가운데에서도 바뀌며, 보아서는 알 수 없어 빈칸을 넣어 이음",
        _break_in_word,
        lambda text: replace("example", text, 30, text.line(30)[:5], f" {text.line(30)[5:]}"),
        # The words of a figure differ by a space; its amount is compared with the total as before.
        TEXT_ONLY | {"restatements"},
    ),
    Undetectable(
        "rest of a bullet lost",
        "the second line of an aim, action or achievement is dropped",
        "목표·추진내용·추진 실적의 둘째 줄이 빠짐",
        "nothing says how long a sentence is, and bullets often end without a verb",
        "문장의 길이를 말해 주는 것이 없고 글머리는 서술어 없이 끝나는 일이 많음",
        _lost_rest,
        lambda text: replace("example", text, 616),
        TEXT_ONLY,
    ),
    Undetectable(
        "gap between paragraphs lost",
        "the blank line before the torn-off rest of another bullet is dropped",
        "찢겨 떨어진 글 앞의 빈 줄이 빠짐",
        "without it the rest reads as the end of the footnote above",
        "빈 줄이 없으면 바로 위 주석의 이어진 글로 읽힘",
        _lost_gap,
        lambda text: replace("example", text, 44),
        TEXT_ONLY,
    ),
    Undetectable(
        "new or continuing",
        "the status of a budget row: 신규 becomes 계속, or the other way round",
        "예산 행의 신규·계속 구분이 바뀜",
        "the document prints no number and no sum of new projects",
        "문서에 신규 사업의 수나 금액이 인쇄되어 있지 않음",
        _status,
        _put(760, "신규", "계속"),
        frozenset({"allocations", "amounts", "discrepancies"}),
    ),
)


def class_of(change: Change) -> Undetectable | None:
    """The class that a change is of."""
    return next((listed for listed in UNDETECTABLE if listed.holds(change)), None)


def rows(language: Language) -> str:
    """The table of docs/undetectable.md in a language."""
    cells = [(one.what_ko, one.why_ko) if language == "ko" else (one.what, one.why) for one in UNDETECTABLE]
    return "\n".join(f"| {what} | {why} |" for what, why in cells)
