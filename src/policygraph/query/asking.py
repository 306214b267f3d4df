"""A question of the library, its parameters filled, put to a store."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from types import UnionType

from policygraph.errors import CommandError
from policygraph.query.binding import bind
from policygraph.query.library import Parameter, Question, find_question
from policygraph.store import Answer, Bindings, Iri, Store, Value

_MINISTRY_NAMES, _IS_YEAR, _YEARS = "ministry-names", "is-fiscal-year", "fiscal-years"
# What a value may be in Python; text is read as the type says.
_TYPES: dict[str, type[int | Decimal | str] | UnionType] = {
    "integer": int,
    "year": int,
    "decimal": Decimal | int,
    "string": str,
    "iri": Iri,
    "ministry": str,
}


def evaluate(store: Store, question: Question, given: Mapping[str, object] | None = None) -> Answer:
    """Ask a question of the library.

    Args:
        store: the graphs.
        question: from `find_question`.
        given: parameter values, as Python values of their types or as text; what is not given keeps its
            default.

    Raises:
        CommandError: a parameter is unknown, missing, of another type, or names nothing that exists.
    """
    given = dict(given or {})
    values: dict[str, Value] = {}
    for parameter in question.parameters:
        if parameter.name in given:
            values[parameter.name] = _value(store, question, parameter, given.pop(parameter.name))
        elif parameter.type == "year":
            values[parameter.name] = newest_year(store)
        elif parameter.default is None:
            raise _wrong_parameters(
                question, f"{parameter.name} is missing", f"{parameter.name} 값이 없습니다"
            )
    if given:
        names = ", ".join(given)
        raise _wrong_parameters(question, f"it takes no {names}", f"{names}은(는) 없는 매개변수입니다")
    return store.query(bind(question.sparql, values))


def answer(store: Store, name: str, given: Mapping[str, object] | None = None) -> Bindings:
    """The typed rows that answer the question called `name`."""
    return evaluate(store, find_question(name), given).bindings()


def newest_year(store: Store) -> int:
    """The fiscal year of the newest plan.

    Raises:
        CommandError: there is no plan.
    """
    rows = answer(store, "plan-years").rows
    if not rows:
        raise CommandError("the graph holds no plan", "그래프에 계획이 없습니다")
    return int(str(rows[0][0]))


def resolve_ministry(store: Store, name: str) -> Iri:
    """The ministry that `name` means: 산업부, 산업통상자원부, MOTIE or its IRI.

    Raises:
        CommandError: no ministry is called so; the message lists those that are.
    """
    names: dict[str, Iri] = {}
    shown: list[str] = []
    for ministry, label in answer(store, _MINISTRY_NAMES).rows:
        iri = Iri(str(ministry))
        names[str(label).casefold()] = iri
        names[iri.casefold()] = iri
        shown.append(str(label))
    found = names.get(name.strip().casefold())
    if found is None:
        from difflib import get_close_matches  # noqa: PLC0415 - a question that is right does not pay for it

        near = ", ".join(get_close_matches(name, shown, 3, 0.4))
        listed = ", ".join(sorted(label for label in shown if label.isascii() and " " not in label))
        hint_en = f"did you mean {near}?" if near else f"there are {listed}"
        hint_ko = f"혹시 {near}?" if near else f"있는 것: {listed}"
        raise CommandError(
            f"{name!r} is no ministry of the graph; {hint_en}",
            f"{name!r}은(는) 그래프에 없는 부처입니다. {hint_ko}",
        )
    return found


def _value(store: Store, question: Question, parameter: Parameter, given: object) -> Value:
    """What is given for a parameter, as a value of its type that exists in the graph.

    Raises:
        CommandError: it is of another type, or nothing that the graph knows.
    """
    value = _read(question, parameter, given) if isinstance(given, str) else given
    if isinstance(value, bool) or not isinstance(value, _TYPES[parameter.type]):
        raise _wrong_type(question, parameter, given)
    if parameter.type == "ministry":
        return resolve_ministry(store, str(value))
    if parameter.type == "year" and not answer(store, _IS_YEAR, {"fiscal_year": value}).rows:
        years = ", ".join(str(row[0]) for row in answer(store, _YEARS).rows)
        raise CommandError(
            f"{parameter.name}={given}: the graph has no money of that year; there are {years}",
            f"{parameter.name}={given}: 그래프에 그 해의 금액이 없습니다. 있는 해: {years}",
        )
    return value


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
    return _wrong_parameters(
        question,
        f"{parameter.name}={given} is not of type {parameter.type}",
        f"{parameter.name}={given}은(는) {parameter.type} 값이 아닙니다",
    )


def _wrong_parameters(question: Question, en: str, ko: str) -> CommandError:
    def listed(language: str) -> str:
        texts = (f"{p.name} ({p.type}: {p.ko if language == 'ko' else p.en})" for p in question.parameters)
        return ", ".join(texts) or "—"

    return CommandError(
        f"question {question.name!r}: {en}; its parameters are {listed('en')}",
        f"질문 {question.name!r}: {ko}. 매개변수: {listed('ko')}",
    )
