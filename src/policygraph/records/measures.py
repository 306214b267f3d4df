"""The measures under each task, and the ministries named in their closing parentheses."""

from policygraph.document import Bullet, Heading
from policygraph.model import Measure
from policygraph.records.bullets import closing_ministries, is_footnote, lead, plain
from policygraph.records.lexicon import Lexicon
from policygraph.records.profile import Profile
from policygraph.records.regions import Region
from policygraph.records.structure import BOX, DASH


def read_measures(region: Region, profile: Profile, lexicon: Lexicon) -> tuple[Measure, ...]:
    """The measures of a region whose headings have been read, nested ones after their parent.

    Raises:
        SourceError: a line has no place here, or names no ministry that takes part.
    """
    measures: list[Measure] = []
    strategy, task, parent = "", "", ""
    tasks = nested = count = 0
    for block in region.blocks:
        match block:
            case Heading(number=strategy):
                tasks = 0
            case Bullet(mark=mark, depth=0) if mark == BOX:
                tasks, count = tasks + 1, 0
                task = f"{strategy}-{tasks}"
            case Bullet(mark=mark, depth=0) if mark == DASH and task:
                count, nested = count + 1, 0
                parent = f"{task}-{count}"
                measures.append(_measure(region, block, (parent, None, task), profile, lexicon))
            case Bullet(mark=mark, depth=1) if mark == DASH and count:
                nested += 1
                measures.append(
                    _measure(region, block, (f"{parent}-{nested}", parent, task), profile, lexicon)
                )
            case Bullet() if is_footnote(block) and count:
                continue
            case _:
                raise region.unread(block)
    return tuple(measures)


def _measure(
    region: Region, block: Bullet, place: tuple[str, str | None, str], profile: Profile, lexicon: Lexicon
) -> Measure:
    text = plain(block.text)
    label, responsible = closing_ministries(text, block.span.last, region, profile, lexicon)
    return Measure(*place, lead(text), label, text, responsible, block.span)
