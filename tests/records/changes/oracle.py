"""What came of a change: repaired, reported where it was made, or unseen."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace

from policygraph import paths
from policygraph.build import PlanReport
from policygraph.errors import SourceError
from policygraph.model import Plan, Span, Status
from records.changes.change import Change
from records.changes.text import BLANK, BUDGET, CONTENTS, ROW, squeezed
from records.changes.undetectable import class_of
from records.folder import SourceFolder

_PLACE = re.compile(r"plan\.md:(\d+)|\blines? (\d+(?:–\d+)?(?:, \d+(?:–\d+)?)*)")
_A_NAME = 8  # letters that tell a line apart
_OPENING = re.compile(r"^\s*(?:- )?(?:[□▶]|\*+|[가나다라①-⑩ⅠⅡⅢⅣⅤ]|\d{1,2})?\.? ?")
_QUOTED = re.compile(r"""'([^']*(?:'\d\d[^']*)*)'|"([^"]*)\"""")
# What says where something stands, or is the raw text itself.
_WHERE = frozenset({"text", "digest", "unused", "ministry_spans"})

REPAIRED, REPORTED, BY_WORDS, LISTED = "repaired", "reported with its line", "reported by its words", "listed"
UNNAMED, UNLISTED = "reported elsewhere", "unseen and unlisted"


@dataclass(frozen=True)
class Outcome:
    """What came of a change: how the build took it, what it said, and which parts of the plan differ."""

    outcome: str
    messages: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    listed: str = ""

    @property
    def good(self) -> bool:
        """Whether it was repaired, reported or is listed as undetectable."""
        return self.outcome not in {UNNAMED, UNLISTED}


def examined(change: Change, folder: SourceFolder, plan: Plan) -> Outcome:
    """What the build makes of a change that someone vouched for; `plan` is the plan without it."""
    change.make(folder, paths.SOURCES / "icd-2021")
    messages, report = problems(folder)
    if report is None or messages:
        if set(named_lines(messages)) & set(places(change)):
            return Outcome(REPORTED, messages)
        return Outcome(BY_WORDS if _quoted(change, messages) else UNNAMED, messages)
    changed = differences(plan, report.plan)
    if not changed:
        return Outcome(REPAIRED)
    listed = class_of(change)
    if listed is None or not set(changed) <= listed.records or not _money_stands(plan, report.plan):
        return Outcome(UNLISTED, (), changed)
    return Outcome(LISTED, (), changed, listed.code)


def problems(folder: SourceFolder) -> tuple[tuple[str, ...], PlanReport | None]:
    """Everything that the build says is wrong, and its report if the text could be read."""
    try:
        report = folder.examine()
    except SourceError as error:
        return (str(error),), None
    return tuple(str(finding) for finding in report.findings), report


def named_lines(messages: Sequence[str]) -> Iterator[int]:
    """The lines of the text that messages name."""
    for message in messages:
        for place in _PLACE.finditer(message):
            for piece in re.findall(r"\d+(?:–\d+)?", place[1] or place[2]):
                first, _, last = piece.partition("–")
                yield from range(int(first), int(last or first) + 1)


def places(change: Change) -> Iterator[int]:
    """The lines, after the change, that tell a reader where it is.

    The line itself and the next that are not blank; of a row, its table; the headings that it stands
    under and the next ones; and where the same name is printed again. The cover is one place.
    """
    before = change.before
    for line in change.touched:
        near = before.around(line)
        near |= {n for other in near for n in before.headings(other)}
        if before.sort(line) in {ROW, BUDGET}:
            near |= {n for row in before.table(line) for n in before.around(row)}
        near |= before.picture if line in before.picture else set()
        if before.sort(line) == CONTENTS:
            near |= set(before.of(CONTENTS))
        if before.sort(line) != BLANK:
            near |= set(before.saying(_OPENING.sub("", before.line(line).partition("\t")[0])))
        if line < before.of(CONTENTS)[0]:
            near.add(1)
        yield from (change.place(n) for n in near)
    for first, _, new in change.edits:
        yield from (change.place(first) + n for n in range(len(new) + 1))


def _quoted(change: Change, messages: Sequence[str]) -> bool:
    """Whether a message quotes the name on a changed line, or words that stood there alone and are gone."""
    after = "\n".join(change.after)
    lines = [squeezed(change.before.line(line)) for line in change.touched]
    for message in messages:
        for words in (one or other for one, other in _QUOTED.findall(message)):
            if len(squeezed(words)) >= _A_NAME and any(squeezed(words) in line for line in lines):
                return True
            if words and words not in after and set(change.before.saying(words)) <= set(change.touched):
                return bool(change.before.saying(words))
    return False


def differences(old: Plan, new: Plan) -> tuple[str, ...]:
    """The parts of a plan that differ, lines aside."""
    names = [field.name for field in fields(Plan) if field.name not in _WHERE]
    moved = (n for n in names if getattr(old, n) != getattr(new, n))  # what is equal needs no closer look
    return tuple(n for n in moved if _comparable(n, old) != _comparable(n, new))


def _comparable(name: str, plan: Plan) -> object:
    """A part of a plan to compare; the order of budget rows says nothing, projects have their numbers."""
    part = without_places(getattr(plan, name))
    if name == "discrepancies":  # what a rule finds is called by its lines
        part = re.sub(r"-\d+(?=[-'])", "", repr(part))
    return sorted(part, key=repr) if name == "allocations" and isinstance(part, tuple) else part


def without_places(value: object) -> object:
    """A record without the lines that it stands on."""
    if isinstance(value, Span):
        return None
    if isinstance(value, tuple | list):
        return tuple(without_places(item) for item in value if not isinstance(item, Span))
    if is_dataclass(value):
        kept = [field.name for field in fields(value) if field.name not in {"line", "lines", "row", "column"}]
        return (type(value).__name__, *(without_places(getattr(value, name)) for name in kept))
    return value


def _money_stands(old: Plan, new: Plan) -> bool:
    """Whether every budget row is as it was but for its status."""
    return [without_places(replace(row, status=Status.NEW)) for row in old.allocations] == [
        without_places(replace(row, status=Status.NEW)) for row in new.allocations
    ]
