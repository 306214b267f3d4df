"""The frame of the plan: cover, vision, goals, strategies, tasks, fields, performance goals, ministries.

Strategies and tasks are printed twice, as a picture in the direction and as headings over the measures;
fields and performance goals as headings over last year's achievements and over the budget rows. Both
places must agree; bullets, footnotes and paragraphs between the headings are the plan's text.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from policygraph.document import Block, Bullet, Contents, Heading, Paragraph, Rank
from policygraph.errors import SourceError
from policygraph.model import Span
from policygraph.records.lexicon import Lexicon
from policygraph.records.profile import Profile, clean
from policygraph.records.regions import Region

BOX, ARROW, DASH = "□", "▶", "-"


@dataclass(frozen=True, slots=True)
class Cover:
    """What the first page says."""

    title: str
    issued: str
    issuer: str
    year: int
    basic_title: str
    basic_number: int
    basic_years: tuple[int, int]
    spans: tuple[Span, ...]
    basic_spans: tuple[Span, ...]


@dataclass(slots=True)
class Frame:
    """Where each element is printed; its names are in the lexicon. Keys are (dimension, code)."""

    spans: dict[tuple[str, str], list[Span]] = field(default_factory=lambda: defaultdict(list))

    def codes(self, dimension: str) -> tuple[str, ...]:
        """The codes of a dimension in the order in which they are printed."""
        return tuple(code for found, code in self.spans if found == dimension)


def read_cover(cover: Region, background: Region, profile: Profile) -> Cover:
    """Title, date and issuer, and the years of the basic plan.

    Raises:
        SourceError: one of them is missing.
    """
    paragraphs = [block for block in cover.blocks if isinstance(block, Paragraph)]
    for block in cover.blocks:
        if not isinstance(block, Paragraph | Contents):
            raise cover.unread(block)
    if len(paragraphs) != 3:  # noqa: PLR2004 - title, date, issuer
        raise cover.text.error(
            1,
            "the cover must give title, date and issuer, a paragraph each",
            "표지에는 제목, 날짜, 발행 기관이 한 문단씩 있어야 합니다",
        )
    title = re.fullmatch(profile.cover["title"], clean(paragraphs[0].text))
    if title is None:
        raise cover.unread(paragraphs[0])
    issued = re.fullmatch(profile.cover["issued"], paragraphs[1].text)
    if issued is None:
        raise cover.unread(paragraphs[1])
    years, where = _period(background, profile, title["number"], title["subject"])
    return Cover(
        title=title[0],
        issued=f"{issued['year']}-{int(issued['month']):02}",
        issuer=paragraphs[2].text,
        year=2000 + int(title["year"]),
        basic_title=profile.cover["basic_plan"].format(**title.groupdict()),
        basic_number=int(title["number"]),
        basic_years=years,
        spans=tuple(block.span for block in paragraphs),
        basic_spans=(paragraphs[0].span, where),
    )


def _period(background: Region, profile: Profile, number: str, subject: str) -> tuple[tuple[int, int], Span]:
    wanted = re.compile(profile.cover["period"].format(number=number, subject=re.escape(subject)))
    for block in background.blocks:
        if isinstance(block, Bullet):
            found = wanted.search(re.sub(r"\s+", "", clean(block.text)))
            if found:
                return (2000 + int(found["first"]), 2000 + int(found["last"])), block.span
    line = background.opening.span.first if background.opening else 1
    raise background.text.error(
        line,
        "this chapter must give the years of the basic plan",
        "이 장에 기본계획의 기간이 있어야 합니다",
    )


def read_frame(regions: dict[str, Region], profile: Profile, lexicon: Lexicon) -> Frame:
    """Every element of the plan, its codes checked where it is printed a second time.

    Raises:
        SourceError: a heading is unknown, or two places do not agree.
    """
    frame = Frame()
    _read_direction(regions["direction"], profile, lexicon, frame)
    _read_headings(regions["measures"], lexicon, frame, ("strategy", "task"), known=True)
    _read_headings(regions["achievements"], lexicon, frame, ("field", "performance_goal"), known=False)
    _read_ministries(regions["ministries"], lexicon, frame)
    for name in ("background", "achievements", "direction"):
        _check_frame(regions[name], profile)
    return frame


def _read_direction(region: Region, profile: Profile, lexicon: Lexicon, frame: Frame) -> None:
    labels = iter(profile.direction_labels)
    strategy, tasks = "", 0
    blocks = iter(region.blocks)
    for block in blocks:
        match block:
            case Heading(rank=Rank.SECTION):
                continue
            case Paragraph(text=text) if profile.squash(text) == profile.vision_label:
                vision = next(blocks, None)
                if not isinstance(vision, Paragraph) or frame.codes("vision"):
                    raise region.error(block, "one vision must follow here", "여기에는 비전 하나가 와야 합니다")
                _enter(frame, lexicon, "vision", "1", vision.text, vision.span)
            case Paragraph(text=text) if profile.squash(text) == next(labels, None):
                continue
            case Bullet(mark=mark, depth=0, text=text) if mark == DASH and not strategy:
                code = str(len(frame.codes("goal")) + 1)
                _enter(frame, lexicon, "goal", code, text, block.span)
            case Heading(rank=Rank.CIRCLED, number=strategy, title=title):
                tasks = 0
                _enter(frame, lexicon, "strategy", strategy, title, block.span)
            case Bullet(mark=mark, text=text) if mark == ARROW and strategy:
                tasks += 1
                _enter(frame, lexicon, "task", f"{strategy}-{tasks}", text, block.span)
            case _:
                raise region.unread(block)


def _read_headings(
    region: Region, lexicon: Lexicon, frame: Frame, dimensions: tuple[str, str], *, known: bool
) -> None:
    """Read 가 and □ headings as an upper and a lower level; `known` ones must be in the lexicon."""
    upper, lower = dimensions
    parent, count = "", 0
    for block in region.blocks:
        match block:
            case Heading(rank=Rank.LETTER, number=parent, title=title):
                count = 0
                _enter_known(region, block, lexicon, frame, (upper, parent), title, known=known)
            case Bullet(mark=mark, depth=0, text=text) if mark == BOX and parent:
                count += 1
                _enter_known(region, block, lexicon, frame, (lower, f"{parent}-{count}"), text, known=known)
            case Heading(rank=Rank.SECTION) | Bullet() | Paragraph() if not known or parent:
                continue
            case _:
                raise region.unread(block)


def _enter_known(
    region: Region,
    block: Block,
    lexicon: Lexicon,
    frame: Frame,
    key: tuple[str, str],
    form: str,
    *,
    known: bool,
) -> None:
    dimension, code = key
    if known and lexicon.find(dimension, form) != code:
        raise region.error(
            block,
            f"{form!r} is not the name of {dimension} {code} in the plan's direction",
            f"{form!r}은(는) 추진 방향에 있는 {dimension} {code}의 이름이 아닙니다",
        )
    _enter(frame, lexicon, dimension, code, form, block.span)


def _read_ministries(region: Region, lexicon: Lexicon, frame: Frame) -> None:
    for block in region.blocks:
        match block:
            case Heading(rank=Rank.SECTION, title=title):
                code = lexicon.find("ministry", title)
                if code is None or code in frame.codes("ministry"):
                    raise unknown_ministry(region, block, title)
                frame.spans["ministry", code].append(block.span)
            case Heading(rank=Rank.CIRCLED) | Bullet() if frame.codes("ministry"):
                continue
            case _:
                raise region.unread(block)


def unknown_ministry(region: Region, block: Block, name: str) -> SourceError:
    """The error for a ministry that the register does not have, or that is named twice."""
    return region.error(
        block,
        f"{name!r} is no ministry of the register (ministries.csv), or is named twice here",
        f"{name!r}은(는) 부처 목록(ministries.csv)에 없거나 여기서 두 번 나옵니다",
    )


def _check_frame(region: Region, profile: Profile) -> None:
    patterns = profile.frame[region.name]
    for block in _section_headings(region):
        if not any(pattern.fullmatch(clean(block.title)) for pattern in patterns):
            raise region.unread(block)


def _section_headings(region: Region) -> Iterator[Heading]:
    for block in region.blocks:
        if isinstance(block, Heading) and block.rank is Rank.SECTION:
            yield block


def _enter(frame: Frame, lexicon: Lexicon, dimension: str, code: str, form: str, span: Span) -> None:
    lexicon.add(dimension, code, form)
    frame.spans[dimension, code].append(span)
