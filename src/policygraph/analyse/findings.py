"""The results of the analysis as the graph holds them, each with what it rests on.

The numbers were computed when the graph was built; here they are read back, so that every output shows the
same ones. A graph without results has none: `read_findings` gives nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from policygraph.analyse.budget import BudgetRow, Named
from policygraph.errors import CommandError, Language
from policygraph.query import answer
from policygraph.query.library import nearest
from policygraph.reconcile import compact
from policygraph.store import Store, Value
from policygraph.terms import natural

SIGNIFICANT = Decimal("0.05")
"""Of q-values: of the results below it, one in twenty may be chance."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """One thing that a result rests on.

    Attributes:
        thing: a budget row (by the name of its project), measure, achievement, project or goal.
        ministry: whose budget row it is; "" for other things.
        amount: of a budget row, in won.
        lines: the first and the last line of it.
    """

    thing: Named
    ministry: str
    amount: int | None
    lines: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Significance:
    """How a value compares with chance: see `results.Chance`.

    Attributes:
        attainable: the q-value if all that was tested together came out as strong as it can.
    """

    p: Decimal
    q: Decimal
    least: Decimal
    attainable: Decimal
    tests: int
    draws: int | None
    null: str

    @property
    def verdict(self) -> str:
        """`beyond` chance, `within` it, or `untold` where no value could have been beyond it."""
        if self.attainable > SIGNIFICANT:
            return "untold"
        return "beyond" if self.q <= SIGNIFICANT else "within"


@dataclass(frozen=True, slots=True)
class Found:
    """One result of the analysis: see `results.Result`."""

    result: str
    measure: Named
    about: tuple[Named, ...]
    value: Decimal | None
    unit: str
    method: str
    tested: Significance | None
    bounds: tuple[Decimal, Decimal, Decimal] | None
    note: str
    grounds: tuple[Grounds, ...] = ()

    @property
    def source_lines(self) -> str:
        """The first line of each thing that it rests on, as ranges."""
        return compact(sorted({ground.lines[0] for ground in self.grounds}))

    @property
    def things(self) -> frozenset[str]:
        """The identifiers of what it is of."""
        return frozenset(thing.iri for thing in self.about)


def read_findings(
    store: Store, language: Language, measures: Collection[str] = (), *, evidence: bool = True
) -> tuple[Found, ...]:
    """Results by measure, the largest value first.

    Args:
        store: the graphs.
        language: of all names.
        measures: codes of what was measured; all, if there is none.
        evidence: whether to read what each rests on.
    """
    grounds = _grounds(store, language) if evidence else {}
    subjects = _subjects(store, language)
    rows = answer(store, "overlap-results", {"lang": language}).records()
    return tuple(
        _found(row, subjects.get(str(row["result"]), ()), grounds.get(str(row["result"]), ()))
        for row in rows
        if not measures or str(row["overlap_measure"]) in measures
    )


def is_of(found: Found, ministries: Collection[str], rows: Iterable[BudgetRow]) -> bool:
    """Whether a result is of all these ministries, or of projects that all of them pay for."""
    if set(ministries) <= found.things:
        return True
    payers = {row.ministry.iri for row in rows if row.project.iri in found.things}
    return bool(payers) and set(ministries) <= payers


def unknown_measure(given: str, there_are: Collection[str]) -> CommandError:
    """An error that lists the measures that there are results of, the nearest first."""
    listed = ", ".join(there_are)
    near = nearest(given, tuple(there_are), 0.5)
    return CommandError(
        f"no results of {given!r}{near and f' (did you mean {near}?)'}; there are {listed or 'none'}",
        f"{given!r}의 결과가 없습니다{near and f' (혹시 {near}?)'}. 있는 것: {listed or '없음'}",
    )


def _found(row: dict[str, Value | None], about: Iterable[Named], grounds: Iterable[Grounds]) -> Found:
    return Found(
        result=str(row["result"]),
        measure=Named(str(row["overlap_measure"]), str(row["overlap_measure_name"])),
        about=tuple(sorted(about, key=_order)),
        value=_decimal(row["value"]),
        unit=str(row["value_unit"]),
        method=f"{row['method']}/{row['method_version']}",
        tested=_tested(row),
        bounds=_bounds(row),
        note=str(row["note"] or ""),
        grounds=tuple(grounds),
    )


def _tested(row: dict[str, Value | None]) -> Significance | None:
    p, q, least, attainable = (_decimal(row[name]) for name in ("p_value", "q_value", "least_p", "least_q"))
    if p is None or q is None or least is None or attainable is None:
        return None
    draws = row["draws"]
    return Significance(
        p=p,
        q=q,
        least=least,
        attainable=attainable,
        tests=int(str(row["tests"])),
        draws=None if draws is None else int(str(draws)),
        null=str(row["null_name"]),
    )


def _bounds(row: dict[str, Value | None]) -> tuple[Decimal, Decimal, Decimal] | None:
    low, high, level = (_decimal(row[name]) for name in ("lower", "upper", "level"))
    return None if low is None or high is None or level is None else (low, high, level)


def _subjects(store: Store, language: Language) -> dict[str, list[Named]]:
    found: dict[str, list[Named]] = defaultdict(list)
    for row in answer(store, "overlap-subjects", {"lang": language}).records():
        found[str(row["result"])].append(Named(str(row["thing"]), str(row["thing_name"])))
    return found


def _order(thing: Named) -> tuple[bool, list[tuple[int, int, str]]]:
    """Ministries first, then everything by its identifier."""
    return "/ministry/" not in thing.iri, natural(thing.iri)


def _grounds(store: Store, language: Language) -> dict[str, list[Grounds]]:
    found: dict[str, list[Grounds]] = defaultdict(list)
    for row in answer(store, "overlap-evidence", {"lang": language}).records():
        amount = row["amount_krw"]
        found[str(row["result"])].append(
            Grounds(
                thing=Named(str(row["evidence"]), str(row["evidence_name"] or "")),
                ministry=str(row["ministry_name"] or ""),
                amount=None if amount is None else int(str(amount)),
                lines=(int(str(row["first_line"])), int(str(row["last_line"]))),
            )
        )
    return found


def _decimal(value: Value | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))
