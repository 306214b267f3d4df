"""The numbers that a bullet gives: money, counts and shares, what they measure, and when.

A number is read where its unit, its date and the words that it measures can be told apart safely: in
parentheses after those words, after a colon as a dated series, or directly behind a noun. Every other
number with a unit is handed back unread, to be counted.

>>> reading = read_targets("measure/9", "디지털 전환 연대(6개 → 8개)를 확대, 6개 분야 신설", (), 2021)
>>> target = reading.targets[0]
>>> target.indicator, str(target.from_value), str(target.to_value), target.unit
('디지털 전환 연대', '6', '8', '개')
>>> reading.unread
{24: '6개 분야'}
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from policygraph.model import Period, Role, Span, Target
from policygraph.records.masked import DATE, QUANTITY, MaskedText

_ACTION = (
    "(?:발굴|구축|확충|선정|지원|개발|달성|시각화|준공|가동|설치|운영|창출|보급|추가|개시|완료|결성|추진|신규"
    "|조성|확대|양성|착수|연구기획|완공|지정|육성|개방|제공|변환)"
)
_ACTIONS = rf"{_ACTION}(?:·{_ACTION})*(?![가-힣])"
_GROUP = re.compile(rf"\((?P<inside>[^()]*{QUANTITY}[^()]*)\)")
_PAIR = re.compile(
    rf"(?:(?P<label>누적|누계),?\s*)?(?:(?P<since>{DATE}+),?\s*)?(?P<old>{QUANTITY}+)\s*→\s*"
    rf"(?:(?P<when>{DATE}+),?\s*)?(?P<new>{QUANTITY}+)(?:\s{_ACTIONS})?"
)
_ITEM = re.compile(
    rf"(?:(?P<when>{DATE}+),?\s*)?(?P<label>[^{DATE}{QUANTITY},:→]*?)\s?(?P<value>{QUANTITY}+)(?:\s{_ACTIONS})?"
)
_DATED = re.compile(rf"(?P<when>{DATE}+)(?:\s기준)?")
_STEP = rf"(?:\({DATE}+\)|{DATE}+)\s?{QUANTITY}+"
_SERIES = re.compile(rf"\s?:\s*(?P<steps>{_STEP}(?:\s*→\s*{_STEP})+)")
_STEPS = re.compile(rf"(?P<when>{DATE}+)\)?\s?(?P<value>{QUANTITY}+)")
_LATER_DATE = re.compile(rf"(?:\s{_ACTIONS})*(?:\s등)?\s?\((?P<when>{DATE}+)(?:\s기준)?\)")

# Where the words that a number measures begin, at the earliest.
_LINKS = "하여|위해|위한|통해|통한|하고|하며|따라|하는"
_CONNECTIVE = re.compile(rf"(?:{_LINKS}|고려한|활용한|이어서|다음으로)[,\s]\s*")
_PARTICLE = re.compile(r"(?:을|를|은|는|에|에서|에게|에만|로)\s+")
_CONJUNCTION = re.compile(r"(?<!\S)(?:및|등)(?:\s+|$)")
_COUNT = re.compile(rf"{QUANTITY}+(?:의)?\s*|\([^()]*{QUANTITY}[^()]*\)\s*")
_LEAD = re.compile(rf"\([^(){DATE}{QUANTITY}]*\)(?:\s|$)")
_DATE_FIRST = re.compile(rf"{DATE}+\s")
_OF_QUANTITY = re.compile(rf"\s?{QUANTITY}+$")
_SUBJECT = re.compile(r"(?<=[부처청모])(?:가|는)$")
_QUOTED = re.compile(r"'(?P<words>[^']+)'(?:가|이|는|은|에|을\s위해)?$")
_TOTAL = re.compile(r"\s?총\s*$")
_ADNOMINAL = re.compile(r"(?:[한된할인]|하는|되는|있는)$")
_NO_NOUN = re.compile(r"(?:을|를|은|는|에서|으로|에게|에만|에|및|등|(?<!비)중|中)$")
_DANGLING = re.compile(rf"(?:{_LINKS}|및)$")
_LABEL = re.compile(r"[가-힣A-Za-z·\s]+")
_LIST_WORD = re.compile(r"(?:^|\s)등(?:\s|$)")
_THIN = re.compile(rf"(?:{_ACTION}|대상|사업|등|총|현황|예산|비중|관련|누적|누계|·|\s)*")
_SHORTEST = 3  # characters of an indicator before parentheses
_JOINED = 2  # words of a label that says which part of the whole a number is


@dataclass(frozen=True, slots=True)
class TargetReading:
    """The numbers of one text: those that were read; of the others where they begin, and their words."""

    targets: tuple[Target, ...]
    unread: dict[int, str]


def read_targets(
    passage: str, text: str, spans: tuple[Span, ...], year: int, *, achieved: bool = False
) -> TargetReading:
    """The numbers of `text`, the text of `passage` without marks, in the order they are printed.

    Args:
        passage: the path of the bullet or footnote: "measure/1-1-1".
        text: its words, as `bullets.plain` gives them.
        spans: where it stands.
        year: the year of the plan; what ends before it has been achieved.
        achieved: whether the text tells what was done, so that a number without a date is a result.
    """
    masked = MaskedText.of(text)
    values = [*_series(masked), *_groups(masked)]
    taken = {at for value in values for at in (value.old, value.at)}
    bare = [value for at in masked.quantities if at not in taken and (value := _bare(masked, at))]
    taken |= {value.at for value in bare}
    values = sorted([*values, *bare], key=lambda value: value.at)
    targets = tuple(
        Target(
            code=f"{passage.replace('/', '-')}-t{number}",
            passage=passage,
            indicator=value.indicator,
            from_value=None if value.old is None else masked.quantities[value.old].value,
            to_value=masked.quantities[value.at].value,
            unit=masked.quantities[value.at].unit,
            period=value.period,
            role=_role(value.period, date(year, 1, 1), achieved=achieved),
            words=text[value.start : value.end],
            spans=spans,
        )
        for number, value in enumerate(values, 1)
    )
    unread = {at: text[at : q.end] for at, q in masked.quantities.items() if at not in taken}
    return TargetReading(targets, unread)


@dataclass(frozen=True, slots=True)
class _Value:
    """A number that was read: where it and the number before it stand, and the words that say so."""

    at: int
    old: int | None
    indicator: str
    period: Period | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The words that a number measures; `start` is before a date that they open with."""

    start: int
    words: str
    period: Period | None


def _role(period: Period | None, done: date, *, achieved: bool) -> Role:
    past = achieved if period is None else period.end is not None and period.end < done
    return Role.ACHIEVED if past else Role.TARGET


def _series(masked: MaskedText) -> Iterator[_Value]:
    """Dated numbers after a colon: two are a change, three or more are a value each."""
    for match in _SERIES.finditer(masked.mask):
        steps = list(_STEPS.finditer(masked.mask, match.start("steps"), match.end("steps")))
        found = [masked.quantities[step.start("value")] for step in steps]
        phrase = _label(masked, match.start())
        alike = len({quantity.unit for quantity in found}) == 1
        if phrase is None or not alike or not all(quantity.exact for quantity in found):
            continue
        if len(steps) == 2:  # noqa: PLR2004 - from the one to the other
            old, new = (step.start("value") for step in steps)
            yield _Value(new, old, phrase.words, masked.period(steps[1]), phrase.start, match.end())
        else:
            for step in steps:
                period = masked.period(step)
                yield _Value(step.start("value"), None, phrase.words, period, phrase.start, match.end())


def _label(masked: MaskedText, at: int) -> _Phrase | None:
    """The words before a colon, back to the number before them or the beginning."""
    start = _after_last(_COUNT, masked.mask, _clause(masked.mask, at, whole=False), at)
    words = masked.text[start:at].strip()
    if masked.mask[:start].rstrip().endswith(",") or not words or not _names_something(words, noun=False):
        return None
    return _Phrase(start, words, None)


def _groups(masked: MaskedText) -> Iterator[_Value]:
    """The numbers in parentheses after the words that they measure; all of a group, or none."""
    for group in _GROUP.finditer(masked.mask):
        begin, end = group.span("inside")
        pair = _PAIR.fullmatch(masked.mask, begin, end)
        values = _pair(masked, group, pair) if pair else _items(masked, group)
        if all(quantity.exact for at, quantity in masked.quantities.items() if begin <= at < end):
            yield from values


def _pair(masked: MaskedText, group: re.Match[str], pair: re.Match[str]) -> list[_Value]:
    """A change from one number to another: (6개 → 8개), ('19, 104명 → '20, 208명)."""
    old, new = pair.start("old"), pair.start("new")
    phrase = _phrase(masked, group.start(), whole=False)
    unlike = masked.quantities[old].unit != masked.quantities[new].unit
    if phrase is None or unlike or (pair["since"] and not pair["when"]):
        return []
    indicator = f"{phrase.words} {pair['label']}" if pair["label"] else phrase.words
    period = masked.period(pair) or phrase.period
    return [_Value(new, old, indicator, period, phrase.start, group.end())]


def _items(masked: MaskedText, group: re.Match[str]) -> list[_Value]:
    """Numbers one after the other: ('21, 총 82.6억원 : 정부 62.5억원, 민간 20.1억원)."""
    items: list[re.Match[str]] = []
    dates: list[Period] = []
    begin, end = group.span("inside")
    for piece in re.finditer(r"[^,:\s][^,:]*", masked.mask[begin:end]):
        start, stop = begin + piece.start(), begin + len(masked.mask[begin:end][: piece.end()].rstrip())
        if dated := _DATED.fullmatch(masked.mask, start, stop):
            dates.append(masked.periods[dated.start("when")])
        elif item := _ITEM.fullmatch(masked.mask, start, stop):
            items.append(item)
        else:
            return []
    if len(dates) > 1 or not items:
        return []
    first = masked.period(items[0])
    common = dates[0] if dates else first if not any(item["when"] for item in items[1:]) else None
    values = [_item(masked, group, item, common, alone=len(items) == 1) for item in items]
    told_apart = len({(item["label"].strip(), masked.quantities[item.start("value")].unit) for item in items})
    return [value for value in values if value] if all(values) and told_apart == len(items) else []


def _item(
    masked: MaskedText, group: re.Match[str], item: re.Match[str], common: Period | None, *, alone: bool
) -> _Value | None:
    """One number of a group; a label before it says which part, or, if it is longer, what it measures."""
    at = item.start("value")
    label = _TOTAL.sub("", item["label"].removeprefix("총 ")).strip()
    if label and (not _LABEL.fullmatch(label) or _NO_NOUN.search(label)):
        return None
    period = masked.period(item) or common
    if len(label.split()) > _JOINED:
        return _Value(at, None, label, period, item.start(), item.end()) if alone else None
    whole = masked.quantities[at].unit == "원"
    phrase = _phrase(masked, group.start(), whole=whole)
    behind_money = masked.mask[: group.start()].rstrip().endswith(QUANTITY)
    if phrase is None or (behind_money and not label) or (whole and _one_of_a_list(masked.mask, phrase)):
        return None
    indicator = f"{phrase.words} {label}" if label else phrase.words
    return _Value(at, None, indicator, period or phrase.period, phrase.start, group.end())


def _bare(masked: MaskedText, at: int) -> _Value | None:
    """A number directly behind the noun that it counts: 데이터 150종 확충."""
    quantity, mask = masked.quantities[at], masked.mask
    after = mask[quantity.end :]
    enclosed = mask.count("(", 0, at) > mask.count(")", 0, at)
    if not quantity.exact or not quantity.unit or enclosed or after.startswith("의"):
        return None
    counts_what_follows = quantity.unit.startswith("개") and quantity.unit not in {"개소", "개교", "개사"}
    if counts_what_follows and not re.match(rf"$|[,)(]|\s(?:{_ACTIONS}|및|등|→|\()", after):
        return None
    phrase = _phrase(masked, at, whole=False, noun=True)
    if phrase is None or (" " not in phrase.words and _one_of_a_list(mask, phrase)):
        return None
    later = _LATER_DATE.match(mask, quantity.end)
    period = phrase.period or (masked.period(later) if later else None)
    return _Value(at, None, phrase.words, period, phrase.start, later.end() if later else quantity.end)


def _one_of_a_list(mask: str, phrase: _Phrase) -> bool:
    """Whether what stands before the words and a comma has no number: it may be counted with them."""
    before = mask[: phrase.start].rstrip()
    return before.endswith(",") and QUANTITY not in re.split(r",|→", before[:-1])[-1]


def _phrase(masked: MaskedText, at: int, *, whole: bool, noun: bool = False) -> _Phrase | None:
    """The words before `at` that a number measures, or None if they cannot be told.

    Money may be for the `whole` of an enumeration, a count is of its last member only. If the number
    follows its `noun`, what ends in a particle is none; before parentheses a short word is too little.
    """
    mask = masked.mask
    at = len(_TOTAL.sub("", mask[:at].rstrip()))
    if glued := _OF_QUANTITY.search(mask[:at]):  # 77.3억원(신규 8개 과제): both are of the words before
        at = len(_TOTAL.sub("", mask[: glued.start()].rstrip()))
    quoted = _QUOTED.search(mask[:at])
    if quoted and mask.count("'", 0, at) % 2 == 0:
        start, stop = quoted.span("words")
        return _Phrase(start - 1, masked.text[start:stop].strip(), None)
    whole = whole or mask[:at].endswith(" 등")
    start = _clause(mask, at, whole=whole)
    listed = whole and "," in mask[start:at]
    for cut in [] if listed else [_CONNECTIVE] if whole else [_CONNECTIVE, _COUNT, _CONJUNCTION]:
        start = _after_last(cut, mask, start, at)
    if noun or glued:
        start = _after_last(_PARTICLE, mask, start, at)
    if lead := _LEAD.match(mask, start, at):
        start = lead.end()
    begin, period = start, None
    if dated := _DATE_FIRST.match(mask, start, at):
        period, start = masked.periods[start], dated.end()
    words = _SUBJECT.sub("", masked.text[start:at]).strip(" ·")
    if len(words) < (1 if noun else _SHORTEST) or not _names_something(words, noun=noun):
        return None
    return _Phrase(begin, words, period)


def _names_something(words: str, *, noun: bool) -> bool:
    """Whether `words` are whole and more than a verb."""
    whole = words.count("(") == words.count(")") and words.count("'") % 2 == 0 and words[0] != "("
    thin = _THIN.fullmatch(words) or _DANGLING.search(words)
    return whole and not thin and not (noun and (_NO_NOUN.search(words) or _ADNOMINAL.search(words)))


def _clause(mask: str, at: int, *, whole: bool) -> int:
    """Where the clause that ends at `at` begins: after a comma, an arrow, a colon or an open parenthesis.

    If it is `whole`, an enumeration that has 등 goes back over its commas, as far as a dated member.
    """
    start, depth = at, 0
    while start > 0:
        character = mask[start - 1]
        depth += {")": 1, "(": -1}.get(character, 0)
        if depth < 0 or (depth == 0 and character in "→:|;"):
            break
        if depth == 0 and character == "," and not (whole and _is_listed(mask, start, at)):
            break
        start -= 1
    return start + len(mask[start:at]) - len(mask[start:at].lstrip())


def _is_listed(mask: str, start: int, at: int) -> bool:
    """Whether the comma before `start` only parts the members of an enumeration."""
    dated = DATE in mask[mask.rfind("(", 0, start) : start] if mask[start - 2] == ")" else False
    return not dated and _LIST_WORD.search(mask[start:at]) is not None


def _after_last(pattern: re.Pattern[str], mask: str, start: int, at: int) -> int:
    """Where the last match of `pattern` from `start` ends, if words are left before `at`."""
    return max((match.end() for match in pattern.finditer(mask, start, at)), default=start)
