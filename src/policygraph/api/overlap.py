"""What the analysis of overlap found, flat: each result with its value, its test of chance and its evidence.

>>> from policygraph.analyse.findings import read_findings
>>> from policygraph.query import project_store
>>> store = project_store()
>>> found = chosen_results(store, read_findings(store, "en"), "schoener", ("MOTIE", "MOHW"))
>>> [(one.names, one.value, one.verdict) for one in found]
[(('Ministry of Health and Welfare', 'Ministry of Trade, Industry and Energy'), 0.610804, 'within')]
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from policygraph.analyse.budget import read_budget
from policygraph.analyse.findings import is_of, unknown_measure
from policygraph.api.identifiers import ministry_called
from policygraph.errors import CommandError
from policygraph.query import resolve_ministry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from policygraph.analyse.findings import Found, Grounds
    from policygraph.store import Store

Verdict = Literal["beyond chance", "within", "cannot be told"]
"""How a value compares with chance; `cannot be told` where no value could have come out beyond it."""

_VERDICTS: dict[str, Verdict] = {
    "beyond": "beyond chance",
    "within": "within",
    "untold": "cannot be told",
}


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that a result rests on.

    Attributes:
        iri: of a budget row, measure, achievement, project or goal.
        name: its name or text; of a budget row that of its project.
        ministry: whose budget row it is; "" for other things.
        amount_krw: of a budget row, in won.
        first_line: where it stands in the source.
        last_line: its last line.
    """

    iri: str
    name: str
    ministry: str
    amount_krw: int | None
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """One result of the analysis.

    Attributes:
        measure: the code of what was measured: `schoener`, `shared-goals`, `joint-measures` …
        measure_name: what it is called.
        names: what it is of: two ministries, two projects, a goal; nothing for the plan as a whole.
        things: the identifiers of the same.
        value: what was found; None where the data cannot tell, and `note` says why.
        unit: `count`, `won`, `index` or `probability`.
        low: the lower end of its range, if it has one.
        high: the upper end.
        p: how often chance alone gives as much; None if it was not tested.
        q: after correction for all that was tested together.
        verdict: how it compares with chance; None if it was not tested and has a value.
        method: how it was computed, with the version of the method.
        note: what a reader must know about it.
        lines: where in the source its evidence begins: "762–763, 874".
        evidence: what it rests on.
        iri: its identifier.
    """

    measure: str
    measure_name: str
    names: tuple[str, ...]
    things: tuple[str, ...]
    value: int | float | None
    unit: str
    low: float | None
    high: float | None
    p: float | None
    q: float | None
    verdict: Verdict | None
    method: str
    note: str
    lines: str
    evidence: tuple[Ground, ...]
    iri: str


def chosen_results(
    store: Store, every: Sequence[Found], measure: str | None, ministries: Iterable[str]
) -> tuple[Overlap, ...]:
    """Those of the results that are asked for.

    Args:
        store: the graphs that they are of.
        every: all results.
        measure: the code of one measure; all, if None.
        ministries: any names of ministries: results of all of them, or of projects that they all pay for.

    Raises:
        CommandError: there is no such measure or ministry; the message says what there is.
    """
    chosen = tuple(resolve_ministry(store, name) for name in ministries)
    codes = sorted({one.measure.iri for one in every})
    if measure is not None and measure not in codes:
        if ministry_called(store, measure):
            raise CommandError(
                f"{measure!r} is a ministry: overlap(ministries={measure!r})",
                f"{measure!r}은(는) 부처입니다: overlap(ministries={measure!r})로 물으십시오",
            )
        raise unknown_measure(measure, codes)
    rows = read_budget(store) if chosen else ()
    return tuple(
        _overlap(one)
        for one in every
        if measure in {None, one.measure.iri} and (not chosen or is_of(one, chosen, rows))
    )


def _overlap(found: Found) -> Overlap:
    tested = found.tested
    verdict = _VERDICTS[tested.verdict] if tested else None
    return Overlap(
        measure=found.measure.iri,
        measure_name=found.measure.name,
        names=tuple(thing.name for thing in found.about),
        things=tuple(thing.iri for thing in found.about),
        value=_number(found.value, found.unit),
        unit=found.unit,
        low=float(found.bounds[0]) if found.bounds else None,
        high=float(found.bounds[1]) if found.bounds else None,
        p=float(tested.p) if tested else None,
        q=float(tested.q) if tested else None,
        verdict="cannot be told" if found.value is None else verdict,
        method=found.method,
        note=found.note,
        lines=found.source_lines,
        evidence=tuple(_ground(ground) for ground in found.grounds),
        iri=found.result,
    )


def _number(value: Decimal | None, unit: str) -> int | float | None:
    """Counts and won as whole numbers, the rest as fractions."""
    if value is None:
        return None
    return int(value) if unit in {"count", "won"} else float(value)


def _ground(ground: Grounds) -> Ground:
    first, last = ground.lines
    return Ground(ground.thing.iri, ground.thing.name, ground.ministry, ground.amount, first, last)
