"""The places that the text names (industrial complexes, innovation valleys, pilot and test sites, cities).

They are listed by a person in places.csv. A spelling such as "광주첨단" means its place wherever it stands; a
short one such as "구미" or "세종" means it on the lines that the row gives, and is not looked for elsewhere.
As with instruments, the longest goes first: "대구성서" is no mention of the city of Daegu.

>>> def place(code, *forms, short=(), lines=()):
...     return Place(code, PlaceKind.CITY, named(code, ()), code, forms, short, lines, (), "이유")
>>> places = (place("daegu", "대구"), place("seongseo", "대구성서"))
>>> places += (place("sejong", short=("세종",), lines=(585,)),)
>>> for line in (585, 586):
...     found = find_places("action/molit-2", "대구성서와 세종", (Span(line, line),), places)
...     print(line, [(mention.named, mention.words) for mention in found])
585 [('seongseo', '대구성서'), ('sejong', '세종')]
586 [('seongseo', '대구성서')]
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from policygraph.document import Text
from policygraph.errors import SourceError
from policygraph.model import Mention, Place, PlaceKind, Span
from policygraph.records.mentions import Spellings, Squeezed, find_mentions, key_of, named
from policygraph.records.sheet import CODE, Problem, cell_list, read_sheet, unknown_value
from policygraph.records.topics import ancestors

_PLACES = "places.csv"
_COLUMNS = ("code", "kind", "name_ko", "name_en", "forms", "short_forms", "lines", "part_of", "reason")
_KINDS = frozenset(kind.value for kind in PlaceKind)


def load_places(folder: Path, text: Text) -> tuple[Place, ...]:
    """The places in the source folder `folder`, in its order; none if it has no places.csv.

    Raises:
        SourceError: a column is missing, a value is malformed, a code or form is there twice, a form stands
            nowhere or a short form not on the lines given, or what a place is part of is not there.
    """
    path = folder / _PLACES
    if not path.exists():
        return ()
    spellings = Spellings.of(text)
    lines: dict[str, int] = {}
    places: list[Place] = []
    for line, row in read_sheet(path, _COLUMNS):
        if problem := _row_problem(row):
            raise SourceError(*problem, file=path.name, line=line)
        place = _place(row)
        problem = spellings.problem(place.code, place.forms + place.short_forms, line)
        if problem := problem or _lines_problem(place, text):
            raise SourceError(*problem, file=path.name, line=line)
        places.append(place)
        lines[place.code] = line
    wholes = {place.code: place.part_of for place in places}
    for place in places:
        if problem := _part_problem(place, wholes):
            raise SourceError(*problem, file=path.name, line=lines[place.code])
    return tuple(places)


def find_places(
    subject: str, text: str, spans: tuple[Span, ...], places: Sequence[Place]
) -> tuple[Mention, ...]:
    """Which places `text` names, in its order; the same words for the same place are given once.

    Args:
        subject: the path of the passage, measure or project.
        text: its text.
        spans: where it stands; short forms count on their lines only.
        places: the places, with their spellings.
    """
    here = {line for span in spans for line in span.lines}
    forms = {form: place.code for place in places for form in place.forms}
    forms |= {form: place.code for place in places if here & {*place.lines} for form in place.short_forms}
    return find_mentions(subject, text, spans, forms)


def _place(row: dict[str, str]) -> Place:
    forms, short_forms = cell_list(row["forms"]), cell_list(row["short_forms"])
    return Place(
        code=row["code"],
        kind=PlaceKind(row["kind"]),
        name=named(row["name_ko"], forms + short_forms),
        name_en=row["name_en"],
        forms=forms,
        short_forms=short_forms,
        lines=tuple(map(int, cell_list(row["lines"]))),
        part_of=cell_list(row["part_of"]),
        reason=row["reason"],
    )


def _row_problem(row: dict[str, str]) -> Problem | None:
    """What is wrong with a row by itself, in English and Korean."""
    if not (CODE.fullmatch(row["code"]) and row["name_ko"] and row["name_en"] and row["reason"]):
        return (
            "a place needs a code of a-z, 0-9 and hyphens, a Korean and an English name and a reason",
            "지역 거점에는 a-z, 0-9, 붙임표로 된 code와 한국어·영어 이름, reason이 있어야 합니다",
        )
    if row["kind"] not in _KINDS:
        return unknown_value("kind", row["kind"], sorted(_KINDS))
    forms = cell_list(row["forms"]) + cell_list(row["short_forms"])
    if not (forms and all(map(key_of, forms))):
        return "a place needs forms, and none empty", "지역 거점에는 형이 있어야 하고 빈 형이 없어야 합니다"
    numbers = cell_list(row["lines"])
    if bool(numbers) != bool(row["short_forms"]) or not all(map(str.isdecimal, numbers)):
        return (
            "short forms come with the numbers of the lines that they mean the place on",
            "short_forms에는 그 형이 이 거점을 뜻하는 행의 번호(lines)를 함께 적어야 합니다",
        )
    return None


def _lines_problem(place: Place, text: Text) -> Problem | None:
    """Which line has no short form, or which short form stands on none of the lines."""
    keys = [key_of(form) for form in place.short_forms]
    stands = {
        (line, key): 1 <= line <= len(text.lines) and any(Squeezed.of(text.line(line)).places(key))
        for line in place.lines
        for key in keys
    }
    for line in place.lines:
        if not any(stands[line, key] for key in keys):
            return (
                f"line {line} of {text.file} has none of the short forms",
                f"{text.file} {line}행에 short_forms가 하나도 없습니다",
            )
    for form, key in zip(place.short_forms, keys, strict=True):
        if not any(stands[line, key] for line in place.lines):
            return f"{form!r} stands on none of the lines", f"{form!r}이(가) lines의 어느 행에도 없습니다"
    return None


def _part_problem(place: Place, wholes: Mapping[str, Sequence[str]]) -> Problem | None:
    """What the place is said to be part of that is not there, or that it is a part of itself."""
    for whole in place.part_of:
        if whole not in wholes:
            return f"there is no place {whole!r} in {_PLACES}", f"{_PLACES}에 {whole!r}이(가) 없습니다"
    if place.code in ancestors(place.code, wholes):
        return f"{place.code} is a part of itself", f"{place.code}이(가) 자신의 일부로 되어 있습니다"
    return None
