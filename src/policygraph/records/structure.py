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

BOX, ARROW, DASH, FOOTNOTE = "□", "▶", "-", "*"

Key = tuple[str, str]
"""An element: its dimension and its code, such as ("task", "2-1")."""


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
    """The elements of the plan: their names, and where each is printed."""

    lexicon: Lexicon
    spans: dict[Key, list[Span]] = field(default_factory=lambda: defaultdict(list))

    def enter(self, key: Key, form: str, span: Span) -> None:
        """Let `form`, printed at `span`, be a name of an element."""
        self.lexicon.add(*key, form)
        self.spans[key].append(span)

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
    """The years of the basic plan, and where they are given; every place that gives them must agree."""
    wanted = re.compile(profile.cover["period"].format(number=number, subject=re.escape(subject)))
    places: list[tuple[tuple[int, int], Span]] = []
    for block in background.blocks:
        if isinstance(block, Bullet):
            for found in wanted.finditer(re.sub(r"\s+", "", clean(block.text))):
                years = 2000 + int(found["first"]), 2000 + int(found["last"])
                if places and places[0][0] != years:
                    first = places[0][1].first
                    raise background.error(
                        block,
                        f"gives other years of the basic plan than line {first}",
                        f"기본계획의 기간이 {first}행과 다릅니다",
                    )
                places.append((years, block.span))
    if places:
        return places[0]
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
    frame = Frame(lexicon)
    for name in ("background", "achievements", "direction"):
        _check_sections(regions[name], profile)
    _read_direction(regions["direction"], profile, frame)
    _check_direction(regions["direction"], frame)
    _read_measure_headings(regions["measures"], frame)
    _read_achievement_headings(regions["achievements"], frame)
    _read_ministries(regions["ministries"], profile, frame)
    return frame


def _check_sections(region: Region, profile: Profile) -> None:
    """The numbered headings of the part are those that the profile knows."""
    for block in region.blocks:
        if (
            isinstance(block, Heading)
            and block.rank is Rank.SECTION
            and not _is_frame(block, region, profile)
        ):
            raise region.unread(block)


def _is_frame(heading: Heading, region: Region, profile: Profile) -> bool:
    return any(pattern.fullmatch(clean(heading.title)) for pattern in profile.frame[region.name])


def _read_direction(region: Region, profile: Profile, frame: Frame) -> None:
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
                    raise region.error(
                        block, "one vision must follow here", "여기에는 비전 하나가 와야 합니다"
                    )
                frame.enter(("vision", "1"), vision.text, vision.span)
            case Paragraph(text=text) if profile.squash(text) == next(labels, None):
                continue
            case Bullet(mark=mark, depth=0, text=text) if mark == DASH and not strategy:
                goal = str(len(frame.codes("goal")) + 1)
                frame.enter(("goal", goal), text, block.span)
            case Heading(rank=Rank.CIRCLED, number=strategy, title=title):
                tasks = 0
                frame.enter(("strategy", strategy), title, block.span)
            case Bullet(mark=mark, text=text) if mark == ARROW and strategy:
                tasks += 1
                frame.enter(("task", f"{strategy}-{tasks}"), text, block.span)
            case _:
                raise region.unread(block)


def _check_direction(region: Region, frame: Frame) -> None:
    for dimension in ("vision", "goal", "strategy", "task"):
        if not frame.codes(dimension):
            raise region.text.error(
                region.start, f"this part gives no {dimension}", f"이 부분에 {dimension}이(가) 없습니다"
            )


def _read_measure_headings(region: Region, frame: Frame) -> None:
    """가 and □ headings name the strategies and tasks of the direction again, all of them."""
    read: set[Key] = set()
    for block, key, form in _headings(region, ("strategy", "task")):
        expect_name(region, block, frame.lexicon, key, form)
        frame.enter(key, form, block.span)
        read.add(key)
    for key in frame.spans:
        dimension, code = key
        if dimension in {"strategy", "task"} and key not in read:
            raise region.text.error(
                region.start,
                f"this part has no heading for {dimension} {code}",
                f"이 부분에 {dimension} {code}의 제목이 없습니다",
            )


def _read_achievement_headings(region: Region, frame: Frame) -> None:
    """가 and □ headings name the fields and performance goals; other bullets are last year's achievements."""
    for block, key, form in _headings(region, ("field", "performance_goal")):
        frame.enter(key, form, block.span)


def _headings(region: Region, dimensions: tuple[str, str]) -> Iterator[tuple[Block, Key, str]]:
    """The 가 and □ headings of a part as an upper and a lower level."""
    upper, lower = dimensions
    parent, count = "", 0
    for block in region.blocks:
        match block:
            case Heading(rank=Rank.LETTER, number=parent, title=title):
                count = 0
                yield block, (upper, parent), title
            case Bullet(mark=mark, depth=0, text=text) if mark == BOX and parent:
                count += 1
                yield block, (lower, f"{parent}-{count}"), text
            case Bullet() | Paragraph() if parent:
                continue
            case Heading(rank=Rank.SECTION) if not parent:
                continue
            case _:
                raise region.unread(block)


def expect_name(region: Region, block: Block, lexicon: Lexicon, key: Key, form: str) -> None:
    """Check that `form` names the element that is due at `block`.

    Raises:
        SourceError: it names another, or none.
    """
    dimension, code = key
    if lexicon.find(dimension, form) != code:
        raise region.error(
            block,
            f"{form!r} is not the name of {dimension} {code} in the text before",
            f"{form!r}은(는) 앞글에 나온 {dimension} {code}의 이름이 아닙니다",
        )


def _read_ministries(region: Region, profile: Profile, frame: Frame) -> None:
    for block in region.blocks:
        match block:
            case Heading(rank=Rank.SECTION, title=title):
                code = frame.lexicon.find("ministry", title)
                if code is None or code in frame.codes("ministry"):
                    raise unknown_ministry(region, block.span.first, title)
                frame.spans["ministry", code].append(block.span)
            case Heading(rank=Rank.CIRCLED) if _is_frame(block, region, profile):
                continue
            case Bullet() if frame.codes("ministry"):
                continue
            case _:
                raise region.unread(block)


def unknown_ministry(region: Region, line: int, name: str) -> SourceError:
    """The error for a ministry that the register does not have, or that is named twice."""
    return region.text.error(
        line,
        f"{name!r} is no ministry of the register (ministries.csv), or is named twice here",
        f"{name!r}은(는) 부처 목록(ministries.csv)에 없거나 여기서 두 번 나옵니다",
    )
