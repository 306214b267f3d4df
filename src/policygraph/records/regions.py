"""Blocks to the parts of the document, in the order that the profile gives, headings in sequence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    check_sequence(blocks, text)
    regions: dict[str, Region] = {}
    name, opening, start, year = "cover", None, 0, None
    for index, rule, heading, found_year in _openings(blocks, profile):
        regions[name] = Region(name, opening, tuple(blocks[start:index]), text, year)
        if rule.name in regions or rule.name == name:
            raise text.error(
                heading.span.first,
                f"the part {heading.title!r} is there a second time",
                f"{heading.title!r} 부분이 두 번 나옵니다",
            )
        name, opening, start, year = rule.name, heading, index + 1, found_year
    regions[name] = Region(name, opening, tuple(blocks[start:]), text, year)
    wanted = ["cover", *(rule.name for rule in profile.regions)]
    for position, rule_name in enumerate(wanted):
        if list(regions)[position : position + 1] != [rule_name]:
            found = list(regions)[position : position + 1]
            later = regions[found[0]].opening if found else None
            line = later.span.first if later else len(text.lines)
            title = profile.regions[position - 1].title.pattern
            raise text.error(
                line,
                f"the part {title!r} is missing before this line",
                f"이 줄 앞에 있어야 할 {title!r} 부분이 없습니다",
            )
    return regions


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


def check_sequence(blocks: Sequence[Block], text: Text) -> None:
    """Check that each numbering runs 1, 2, 3 … within its parent.

    Raises:
        SourceError: a heading is out of order.
    """
    last: dict[Rank, int] = {}
    seen: dict[Rank, set[Rank]] = {rank: set(Rank) for rank in _RESTARTS}
    for block in blocks:
        if not isinstance(block, Heading):
            continue
        if block.number.isdigit():
            number, expected = int(block.number), last.get(block.rank, 0) + 1
            if seen[block.rank] & _RESTARTS[block.rank]:
                expected = 1
            if number != expected:
                raise text.error(
                    block.span.first,
                    f"heading out of order: number {number} where {expected} is due ({block.title!r})",
                    f"제목 번호가 순서에 어긋납니다: {expected}이(가) 올 자리에 {number} ({block.title!r})",
                )
            last[block.rank] = number
        for rank in seen:
            seen[rank] = set() if rank is block.rank and block.number else seen[rank] | {block.rank}
