"""What is given for a parameter, as a value of its type that exists in the graph.

A wrong value is told with what there is instead of it; it never becomes an empty answer.
"""

import unicodedata
from decimal import Decimal, InvalidOperation
from types import UnionType

from policygraph import terms
from policygraph.errors import CommandError
from policygraph.query.binding import bind
from policygraph.query.library import Parameter, Question, find_question, nearest
from policygraph.store import Bindings, Iri, Store, Value

_LISTED = 12
_LANGUAGES = ("ko", "en")
# What a value may be in Python; text is read as the type says.
_TYPES: dict[str, type[int | Decimal | str] | UnionType] = {
    "integer": int,
    "year": int,
    "decimal": Decimal | int,
    "iri": Iri,
}
# The classes whose members a value may name, and what these are called.
_NAMED: dict[str, tuple[tuple[str, ...], str, str]] = {
    "goal": (("PerformanceGoal",), "performance goal", "성과목표"),
    "task": (("Task",), "task", "정책과제"),
    "topic": (("Topic",), "topic", "주제"),
    "subject": (("Topic", "Instrument"), "topic or instrument", "주제나 정책 수단"),
}


def value_of(store: Store, question: Question, parameter: Parameter, given: object) -> Value:
    """What is given for a parameter, as a value of its type that exists in the graph.

    Raises:
        CommandError: it is of another type, or nothing that the graph knows.
    """
    value = _read(question, parameter, given) if isinstance(given, str) else given
    if isinstance(value, bool) or not isinstance(value, _TYPES.get(parameter.type, str)):
        raise _wrong_type(question, parameter, given)
    match parameter.type:
        case "ministry":
            return resolve_ministry(store, str(value))
        case "year":
            _check_year(store, parameter, value)
        case "language" if value not in _LANGUAGES:
            raise _unknown(parameter.name, str(given), _LANGUAGES, "language", "언어")
        case "goal" | "task" | "topic" | "subject":
            return _known_name(store, parameter, str(value))
    return value


def resolve_ministry(store: Store, name: str) -> Iri:
    """The ministry that `name` means: 산업부, 산업통상자원부, MOTIE or its IRI.

    Raises:
        CommandError: no ministry is called so; the message lists those that are.
    """
    names: dict[str, Iri] = {}
    shown: list[str] = []
    for ministry, label in _rows(store, "ministry-names").rows:
        iri = Iri(str(ministry))
        names[_plain(str(label))] = iri
        names[_plain(iri)] = iri
        shown.append(str(label))
    found = names.get(_plain(name))
    if found is None:
        near = nearest(name, shown, 0.4)
        listed = ", ".join(sorted(label for label in shown if label.isascii() and " " not in label))
        hint_en = f"did you mean {near}?" if near else f"there are {listed}"
        hint_ko = f"혹시 {near}?" if near else f"있는 것: {listed}"
        raise CommandError(
            f"{name!r} is no ministry of the graph; {hint_en}",
            f"{name!r}은(는) 그래프에 없는 부처입니다. {hint_ko}",
        )
    return found


def wrong_parameters(question: Question, en: str, ko: str) -> CommandError:
    """An error that lists the parameters that the question has."""

    def listed(language: str) -> str:
        texts = (f"{p.name} ({p.type}: {p.ko if language == 'ko' else p.en})" for p in question.parameters)
        return ", ".join(texts) or "—"

    return CommandError(
        f"question {question.name!r}: {en}; its parameters are {listed('en')}",
        f"질문 {question.name!r}: {ko}. 매개변수: {listed('ko')}",
    )


def _known_name(store: Store, parameter: Parameter, given: str) -> str:
    """A name, as the graph spells it, of what is given by any of its names, its number or its IRI.

    Queries compare it as it is: Virtuoso folds LCASE and STR of a constant and loses its Hangul.
    """
    classes, en, ko = _NAMED[parameter.type]
    names: dict[str, str] = {}
    preferred: list[str] = []
    for iri, kind, name in _rows(store, "names", {"class": [Iri(terms.PG + name) for name in classes]}).rows:
        names.setdefault(_plain(str(name)), str(name))
        names.setdefault(_plain(str(iri)), str(name))
        if str(kind).endswith("prefLabel"):
            preferred.append(str(name))
    found = names.get(_plain(given))
    if found is None:
        raise _unknown(parameter.name, given, preferred, en, ko)
    return found


def _check_year(store: Store, parameter: Parameter, year: Value) -> None:
    if _rows(store, "is-fiscal-year", {"fiscal_year": year}).rows:
        return
    years = ", ".join(str(row[0]) for row in _rows(store, "fiscal-years").rows)
    raise CommandError(
        f"{parameter.name}={year}: the graph has no money of that year; there are {years}",
        f"{parameter.name}={year}: 그래프에 그 해의 금액이 없습니다. 있는 해: {years}",
    )


def _rows(store: Store, name: str, values: dict[str, Value | list[Iri]] | None = None) -> Bindings:
    return store.query(bind(find_question(name).sparql, values or {})).bindings()


def _plain(name: str) -> str:
    """A name without what people type in several ways: capitals, spaces, decomposed Hangul."""
    return "".join(unicodedata.normalize("NFC", name).casefold().split())


def _unknown(
    parameter: str, given: str, there_are: list[str] | tuple[str, ...], en: str, ko: str
) -> CommandError:
    """An error that names what is nearest, or the first of what there is in the reader's language."""
    near = nearest(given, there_are, 0.6)

    def hint(found: str, did_you_mean: str, there_are_some: str) -> str:
        return f"{did_you_mean} {near}?" if near else f"{there_are_some} {found}"

    ascii_names = [name for name in there_are if name.isascii()]
    others = [name for name in there_are if not name.isascii()]
    return CommandError(
        f"{parameter}={given}: the graph has no such {en}; "
        + hint(_some(ascii_names or others), "did you mean", "there are"),
        f"{parameter}={given}: 그래프에 없는 {ko}입니다. "
        + hint(_some(others or ascii_names), "혹시", "있는 것:"),
    )


def _some(names: list[str]) -> str:
    return ", ".join(names[:_LISTED]) + (", …" if len(names) > _LISTED else "")


def _read(question: Question, parameter: Parameter, text: str) -> Value:
    try:
        match parameter.type:
            case "integer" | "year":
                return int(text)
            case "decimal":
                return Decimal(text)
            case "iri":
                return Iri(text)
    except (ValueError, InvalidOperation) as error:
        raise _wrong_type(question, parameter, text) from error
    return text


def _wrong_type(question: Question, parameter: Parameter, given: object) -> CommandError:
    return wrong_parameters(
        question,
        f"{parameter.name}={given} is not of type {parameter.type}",
        f"{parameter.name}={given}은(는) {parameter.type} 값이 아닙니다",
    )
