"""What a person read into the plan: English names, which are official, and relations that it does not print.

Each reading says what it is about by a path ("goal/1", "project/1-1-3") and by the Korean name that stands
there, so that a name can never slip to another row, and gives its reason. Every element, project and
measure of the plan must have its English name.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from policygraph.errors import SourceError
from policygraph.model import InstrumentKind, Plan, Reading
from policygraph.records.sheet import read_sheet

_COLUMNS = ("subject", "name_ko", "property", "value", "lang", "reason")
# What a reading relates: its property and the kind of its subject, to the kind of its object.
_RELATIONS = {("hasStrategy", "goal"): "strategy", ("builds", "project"): "instrument"}


def load_readings(path: Path) -> tuple[Reading, ...]:
    """The readings in `path`; nothing if the file does not exist.

    Raises:
        SourceError: a column is missing, a value or reason is empty, or a statement is there twice.
    """
    if not path.exists():
        return ()
    readings: list[Reading] = []
    taken: set[tuple[str, ...]] = set()
    for line, row in read_sheet(path, _COLUMNS):
        label = row["property"] == "prefLabel"
        key = (row["subject"], row["property"], row["lang"] if label else row["value"])
        if not (row["subject"] and row["value"] and row["reason"]) or key in taken:
            raise SourceError(
                "a reading needs subject, value and reason, and stands once",
                "해석에는 subject, value, reason이 있어야 하고 한 번만 적습니다",
                file=path.name,
                line=line,
            )
        taken.add(key)
        readings.append(
            Reading(
                subject=row["subject"],
                name=row["name_ko"],
                property=row["property"],
                value=row["value"],
                language=row["lang"],
                reason=row["reason"],
                line=line,
            )
        )
    return tuple(readings)


def unfit_readings(plan: Plan) -> Iterator[SourceError]:
    """The readings that do not fit the plan, and what has no English name."""
    known, places = _subjects(plan), _places(plan)
    instruments = {f"instrument/{instrument.code}": instrument for instrument in plan.instruments}
    english = {reading.subject: reading.value for reading in plan.readings if reading.property == "prefLabel"}
    english |= {path: instrument.name_en for path, instrument in instruments.items()}
    names = known | {path: instrument.name.clean for path, instrument in instruments.items()}
    systems = {path for path, instrument in instruments.items() if instrument.kind is InstrumentKind.SYSTEM}
    for reading in plan.readings:
        if problem := _problem(reading, names, places) or _property_problem(reading, names, english, systems):
            yield SourceError(*problem, file="readings.csv", line=reading.line)
    for path in _unnamed(known, plan.readings):
        yield SourceError(
            f"gives no English name for {path} ({known[path]})",
            f"{path} ({known[path]})의 영어 이름이 없습니다",
            file="readings.csv",
        )


def _subjects(plan: Plan) -> dict[str, str]:
    """Every path that a reading may be about, and its Korean name."""
    found = {"plan": plan.name, "basic-plan": plan.basic.name, "vision": plan.vision.name}
    found |= {f"{level.replace('_', '-')}/{part.code}": part.name for level, part in plan.elements}
    found |= {f"project/{project.code}": project.name for project in plan.projects}
    named = {path: name.clean for path, name in found.items()}
    return named | {f"measure/{measure.code}": measure.label for measure in plan.measures}


def _places(plan: Plan) -> dict[str, int]:
    """The line that the name of a subject stands on, the first of several; the plan's own is line 1."""
    found = {"vision": plan.vision.spans[0].first}
    found |= {f"{level.replace('_', '-')}/{part.code}": part.spans[0].first for level, part in plan.elements}
    found |= {f"project/{project.code}": project.spans[0].first for project in plan.projects}
    return found | {f"measure/{measure.code}": measure.span.first for measure in plan.measures}


def _problem(reading: Reading, known: dict[str, str], places: dict[str, int]) -> tuple[str, str] | None:
    """What is wrong with a reading, in English and Korean."""
    if reading.subject not in known:
        return f"there is no {reading.subject} in the plan", f"계획에 {reading.subject}이(가) 없습니다"
    if reading.name != known[reading.subject]:
        actual, line = known[reading.subject], places.get(reading.subject, 1)
        en = f"is about {reading.name!r}, but {reading.subject} is {actual!r} (line {line} of the text)"
        ko = f"{reading.name!r}에 관한 것인데 {reading.subject}은(는) {actual!r}입니다 (글 {line}행)"
        return en, ko
    return None


def _property_problem(
    reading: Reading, known: dict[str, str], english: dict[str, str], systems: set[str]
) -> tuple[str, str] | None:
    """What is wrong with what a reading says of its subject."""
    if reading.property == "prefLabel" and reading.language == "en":
        return None
    if reading.property == "officialName" and reading.language == "en":
        return _misnamed(reading, english.get(reading.subject, ""))
    kind = reading.subject.partition("/")[0]
    if (reading.property, kind) not in _RELATIONS:
        return (
            f"{reading.property!r} ({reading.language or 'no language'}) is no property of a reading",
            f"{reading.property!r} ({reading.language or '언어 없음'})은(는) 해석에 쓸 수 없는 속성입니다",
        )
    what = _RELATIONS[reading.property, kind]
    if reading.value in (systems if what == "instrument" else known) and reading.value.startswith(f"{what}/"):
        return None
    return f"there is no {reading.value} in the plan", f"계획에 {reading.value}이(가) 없습니다"


def _misnamed(reading: Reading, given: str) -> tuple[str, str] | None:
    """What is wrong with an official name, if it is not the one that is given."""
    if reading.value == given:
        return None
    return (
        f"{reading.value!r} is not the English name of {reading.subject}, which is {given!r}",
        f"{reading.subject}의 영어 이름은 {reading.value!r}이(가) 아니라 {given!r}입니다",
    )


def _unnamed(known: dict[str, str], readings: Sequence[Reading]) -> list[str]:
    named = {r.subject for r in readings if r.property == "prefLabel" and r.language == "en"}
    return [path for path in known if path not in named]
