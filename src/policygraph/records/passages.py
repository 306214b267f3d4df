"""The bullets and footnotes of the text: background, achievements, money in words, ministries' chapters.

A footnote explains the bullet before it, an indented bullet stands under the one at the margin. The
measures are read by `measures`; their footnotes are read here.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from policygraph.document import Block, Bullet, Heading, Paragraph, Rank
from policygraph.model import Measure, Passage, PassageKind
from policygraph.records.bullets import closing_ministries, is_footnote, lead, plain
from policygraph.records.lexicon import Lexicon
from policygraph.records.profile import Profile, clean
from policygraph.records.regions import Region
from policygraph.records.structure import BOX

# Marks that a scan which lost its line breaks leaves inside a line.
_INLINE = re.compile(r"\s(?=[□○]|\* )")
_OPENING = re.compile(r"(?P<mark>[□○]|\*)\s*")


def read_passages(
    regions: dict[str, Region], measures: Sequence[Measure], profile: Profile, lexicon: Lexicon
) -> tuple[Passage, ...]:
    """Every bullet and footnote besides the measures, in the order of the text.

    Raises:
        SourceError: a line has no place where it stands, or names no ministry that takes part.
    """
    found: list[Passage] = []
    found += _background(_Reader(regions["background"], profile, lexicon), profile)
    found += _achievements(_Reader(regions["achievements"], profile, lexicon))
    found += _finance(_Reader(regions["executed"], profile, lexicon))
    found += _footnotes(_Reader(regions["measures"], profile, lexicon), measures)
    found += _finance(_Reader(regions["planned"], profile, lexicon))
    found += _chapters(_Reader(regions["ministries"], profile, lexicon), profile)
    return tuple(found)


@dataclass(slots=True)
class _Reader:
    """Numbers the bullets of one region as they are read, and remembers the last of each depth."""

    region: Region
    profile: Profile
    lexicon: Lexicon
    passages: list[Passage] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    top: str = ""
    last: str = ""

    def bullet(self, kind: PassageKind, group: str, above: str, block: Bullet) -> None:
        """A bullet at the margin: the next of its kind in `group`."""
        key = f"{kind}/{group}"
        self.counts[key] += 1
        number = str(self.counts[key])
        self._add(kind, f"{group}-{number}" if group else number, above, block)
        self.top = self.last

    def nested(self, kind: PassageKind, block: Bullet) -> None:
        """An indented bullet: the next under the one at the margin."""
        if not self.top:
            raise self.region.unread(block)
        self.counts[self.top] += 1
        self._add(kind, f"{self.top.partition('/')[2]}-{self.counts[self.top]}", self.top, block)

    def footnote(self, block: Bullet, above: str | None = None) -> None:
        """A footnote of the last bullet, or of what stands at the path `above`."""
        explained = above or self.last
        if not explained:
            raise self.region.unread(block)
        group = f"{explained.replace('/', '-')}-n"
        self.counts[group] += 1
        code = f"{group}{self.counts[group]}"
        text = plain(block.text)
        self.passages.append(Passage(PassageKind.FOOTNOTE, code, explained, None, text, (), (block.span,)))

    def resume(self, block: Paragraph) -> None:
        """The rest of the last bullet, torn off by what stands between them."""
        for index, passage in enumerate(self.passages):
            if passage.path == self.last:
                text = plain(f"{passage.text} {block.text}")
                self.passages[index] = replace(passage, text=text, spans=(*passage.spans, block.span))
                return
        raise self.region.unread(block)

    def _add(self, kind: PassageKind, code: str, above: str, block: Bullet) -> None:
        text = plain(block.text)
        _, responsible = closing_ministries(text, block.span.last, self.region, self.profile, self.lexicon)
        passage = Passage(kind, code, above, lead(text), text, responsible, (block.span,))
        self.passages.append(passage)
        self.last = passage.path


def _background(reader: _Reader, profile: Profile) -> list[Passage]:
    kinds = dict(zip(profile.frame["background"], (PassageKind.BACKGROUND, PassageKind.HISTORY), strict=True))
    kind = PassageKind.BACKGROUND
    for block in _unglued(reader.region.blocks):
        match block:
            case Heading(title=title):
                kind = next(kind for pattern, kind in kinds.items() if pattern.fullmatch(clean(title)))
            case Bullet() if is_footnote(block):
                reader.footnote(block)
            case Bullet(depth=0):
                reader.bullet(kind, "", "plan", block)
            case Bullet(depth=1):
                reader.nested(kind, block)
            case Paragraph():
                reader.resume(block)
            case _:
                raise reader.region.unread(block)
    return reader.passages


def _unglued(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, a bullet that holds the marks of others cut before each of them."""
    for block in blocks:
        if not isinstance(block, Bullet):
            yield block
            continue
        first, *others = _INLINE.split(block.text)
        yield replace(block, text=first)
        for piece in others:
            mark = _OPENING.match(piece)
            assert mark is not None, piece  # noqa: S101 - _INLINE splits before these marks only
            kept = BOX if mark["mark"] == "○" else mark["mark"]
            yield replace(block, depth=0, mark=kept, text=piece[mark.end() :])


def _achievements(reader: _Reader) -> list[Passage]:
    field_code, goal, goals = "", "", 0
    for block in reader.region.blocks:
        match block:
            case Heading(rank=Rank.LETTER, number=field_code):
                goals = 0
            case Heading():
                continue
            case Bullet(mark=mark, depth=0) if mark == BOX:
                goals += 1
                goal = f"{field_code}-{goals}"
            case Bullet() if is_footnote(block):
                reader.footnote(block)
            case Bullet(depth=0) if goal:
                reader.bullet(PassageKind.ACHIEVEMENT, goal, f"performance-goal/{goal}", block)
            case _:
                raise reader.region.unread(block)
    return reader.passages


def _finance(reader: _Reader) -> list[Passage]:
    """What is said in words about the tables of a part; the tables themselves are read elsewhere."""
    year = str(reader.region.dated)
    for block in reader.region.blocks:
        match block:
            case Bullet() if is_footnote(block):
                reader.footnote(block)
            case Bullet(mark=mark, depth=0) if mark == BOX:
                reader.bullet(PassageKind.FINANCE, year, "plan", block)
            case Bullet():
                reader.nested(PassageKind.FINANCE, block)
    return reader.passages


def _footnotes(reader: _Reader, measures: Sequence[Measure]) -> list[Passage]:
    """The footnotes of the measures."""
    paths = {measure.span: f"measure/{measure.code}" for measure in measures}
    above = ""
    for block in reader.region.blocks:
        if isinstance(block, Bullet) and is_footnote(block):
            reader.footnote(block, above)
        else:
            above = paths.get(block.span, "")
    return reader.passages


def _chapters(reader: _Reader, profile: Profile) -> list[Passage]:
    """Each ministry's objectives, and after them its actions; only the first of these must have a tag.

    Most chapters print no heading over the actions: the first bullet that opens with a tag begins them.
    """
    objectives, actions = profile.frame["ministries"]
    ministry, kind = "", PassageKind.OBJECTIVE
    for block in reader.region.blocks:
        match block:
            case Heading(rank=Rank.SECTION, title=title):
                ministry = str(reader.lexicon.code("ministry", title)).lower()
            case Heading(title=title) if objectives.fullmatch(clean(title)):
                kind = PassageKind.OBJECTIVE
            case Heading(title=title) if actions.fullmatch(clean(title)):
                kind = PassageKind.ACTION
            case Bullet() if is_footnote(block):
                reader.footnote(block)
            case Bullet(depth=0):
                if lead(plain(block.text)):
                    kind = PassageKind.ACTION
                reader.bullet(kind, ministry, f"ministry/{ministry}", block)
            case Bullet():
                reader.nested(kind, block)
            case _:
                raise reader.region.unread(block)
    return reader.passages
