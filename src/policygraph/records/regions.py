"""Blocks to the parts of the document, in the order that the profile gives, headings in sequence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from policygraph.document import Block, Heading, Rank, Text
from policygraph.errors import SourceError
from policygraph.records.profile import Profile, RegionRule, clean

# After one of these, a numbering may begin again at 1.
_RESTARTS = {
    Rank.CHAPTER: frozenset[Rank](),
    Rank.SECTION: frozenset({Rank.CHAPTER, Rank.REFERENCE}),
    Rank.REFERENCE: frozenset({Rank.CHAPTER, Rank.SECTION}),
    Rank.LETTER: frozenset({Rank.CHAPTER, Rank.SECTION}),
    Rank.CIRCLED: frozenset({Rank.CHAPTER, Rank.SECTION}),
}


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the document: the heading that opens it, and its blocks.

    Attributes:
        year: the year in the heading, if the profile's pattern has one.
    """

    name: str
    opening: Heading | None
    blocks: tuple[Block, ...]
    text: Text
    year: int | None = None

    @property
    def start(self) -> int:
        """The line that it begins on."""
        return self.opening.span.first if self.opening else 1

    @property
    def dated(self) -> int:
        """The year in its heading.

        Raises:
            SourceError: the heading has none.
        """
        if self.year is None:
            raise self.text.error(
                self.start, f"the part {self.name!r} gives no year", f"{self.name!r} 부분에 연도가 없습니다"
            )
        return self.year

    def error(self, block: Block, en: str, ko: str) -> SourceError:
        """An error at the first line of `block`."""
        return self.text.error(block.span.first, en, ko)

    def unread(self, block: Block) -> SourceError:
        """The error for a block that has no place here."""
        line = self.text.line(block.span.first).strip()
        kind = type(block).__name__.lower()
        return self.error(
            block,
            f"a {kind} that has no place in the part {self.name!r}: {line[:60]!r}",
            f"{self.name!r} 부분에 올 수 없는 줄입니다: {line[:60]!r}",
        )


def split_regions(blocks: Sequence[Block], text: Text, profile: Profile) -> dict[str, Region]:
    """The parts of the document by name; the blocks before the first are "cover".

    Raises:
        SourceError: a part is missing, out of order or there twice, or a numbering is out of sequence.
    """
    _check_sequence(blocks, text)
    openings = list(_openings(blocks, profile))
    starts = [index for index, *_ in openings]
    regions = {"cover": Region("cover", None, tuple(blocks[: min(starts, default=None)]), text)}
    for (start, rule, heading, year), end in zip(openings, [*starts[1:], None], strict=True):
        if rule.name in regions:
            raise text.error(
                heading.span.first,
                f"the part {heading.title!r} is there a second time",
                f"{heading.title!r} 부분이 두 번 나옵니다",
            )
        regions[rule.name] = Region(rule.name, heading, tuple(blocks[start + 1 : end]), text, year)
    _check_parts(list(regions.values())[1:], text, profile)
    return regions


def _check_parts(found: Sequence[Region], text: Text, profile: Profile) -> None:
    """Every part of the profile is there, in its order."""
    for rule, region in zip_longest(profile.regions, found):
        if region is None or region.name != rule.name:
            raise text.error(
                len(text.lines) if region is None else region.start,
                f"the part {rule.title.pattern!r} is missing before this line",
                f"이 줄 앞에 있어야 할 {rule.title.pattern!r} 부분이 없습니다",
            )


def _openings(
    blocks: Sequence[Block], profile: Profile
) -> Iterator[tuple[int, RegionRule, Heading, int | None]]:
    for index, block in enumerate(blocks):
        if not isinstance(block, Heading):
            continue
        for rule in profile.regions:
            match = rule.title.fullmatch(clean(block.title))
            if match is not None and rule.rank is block.rank:
                year = match.groupdict().get("year")
                yield index, rule, block, None if year is None else 2000 + int(year)


def _check_sequence(blocks: Sequence[Block], text: Text) -> None:
    """Check that each numbering runs 1, 2, 3 … within its parent."""
    last: dict[Rank, int] = {}
    since: dict[Rank, set[Rank]] = {rank: set(Rank) for rank in _RESTARTS}  # ranks seen after the last
    for heading in blocks:
        if not isinstance(heading, Heading):
            continue
        if heading.number.isdigit():
            restarts = since[heading.rank] & _RESTARTS[heading.rank]
            due = 1 if restarts else last.get(heading.rank, 0) + 1
            number = last[heading.rank] = int(heading.number)
            if number != due:
                raise text.error(
                    heading.span.first,
                    f"heading out of order: number {number} where {due} is due ({heading.title!r})",
                    f"제목 번호가 순서에 어긋납니다: {due}이(가) 올 자리에 {number} ({heading.title!r})",
                )
            since[heading.rank] = set()
        for rank, ranks in since.items():
            if rank is not heading.rank:
                ranks.add(heading.rank)
