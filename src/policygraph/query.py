"""Named questions: SPARQL files that describe themselves, asked with typed parameters.

A question's header gives the question in both languages, why it is asked, its parameters and what to
expect:

    # question (ko): 부처별 예산 순위는?
    # question (en): Which ministries have most money?
    # why (ko): …
    # parameter: year year — 회계연도 / fiscal year
    # expect: 11 rows

A parameter's default stands in the query, `VALUES ?year { 2021 }` (`UNDEF` if there is none), so that the
file runs as it is on any SPARQL 1.1 engine; a given value takes its place there as an RDF term, never as
text. Columns that end in `_krw` are won, in `_percent` percent.

>>> question = find_question("vision")
>>> question.title("en"), [parameter.name for parameter in question.parameters]
('What is the vision of the plan?', ['lang'])
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from pathlib import Path

from policygraph import paths
from policygraph.errors import CommandError, DataError, Language
from policygraph.store import Answer, Bindings, Iri, Store, Value, to_sparql

_HEADER = re.compile(r"# (?P<key>question|why|parameter|expect)(?: \((?P<lang>ko|en)\))?: (?P<text>\S.*)")
_PARAMETER = re.compile(
    r"(?P<name>[a-z_]+) (?P<type>integer|decimal|string|iri|ministry|year) — (?P<ko>.+) / (?P<en>.+)"
)
_VALUES = re.compile(r"VALUES \?(?P<name>\w+) \{ (?P<default>[^{}]*?) \}")
_MINISTRY_NAMES = "ministry-names"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a question takes.

    Attributes:
        type: integer, decimal, string, iri, ministry (any of a ministry's names) or year (that of the
            newest plan, if none is given).
        default: as written in the query; None if a value must be given.
    """

    name: str
    type: str
    ko: str
    en: str
    default: str | None

    def value(self, text: str) -> Value:
        """`text` as a value of the parameter's type.

        Raises:
            CommandError: it is not one.
        """
        try:
            match self.type:
                case "integer" | "year":
                    return int(text)
                case "decimal":
                    return Decimal(text)
                case "iri":
                    return Iri(text)
        except (ValueError, InvalidOperation) as error:
            raise CommandError(
                f"{self.name}={text}: not of type {self.type}",
                f"{self.name}={text}: {self.type} 값이 아닙니다",
            ) from error
        return text


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the library."""

    name: str
    ko: str
    en: str
    why_ko: str
    why_en: str
    parameters: tuple[Parameter, ...]
    expect: str
    sparql: str

    def title(self, language: Language) -> str:
        """The question in words."""
        return self.ko if language == "ko" else self.en


def questions() -> Iterator[Question]:
    """The library, by name."""
    for path in sorted(paths.QUESTIONS.glob("*.rq"), key=lambda path: path.stem):
        yield _read(path)


def find_question(name: str) -> Question:
    """The question called `name`.

    Raises:
        CommandError: there is none; the message names the nearest.
    """
    path = paths.QUESTIONS / f"{name}.rq"
    if re.fullmatch(r"[a-z0-9-]+", name) and path.is_file():
        return _read(path)
    names = [path.stem for path in paths.QUESTIONS.glob("*.rq")]
    near = get_close_matches(name, names, 3, 0.4)
    hint_en = f"did you mean {', '.join(near)}?" if near else "see policygraph query --list"
    hint_ko = f"혹시 {', '.join(near)}?" if near else "policygraph query --list를 보십시오"
    raise CommandError(f"there is no question {name!r}; {hint_en}", f"{name!r} 질문이 없습니다. {hint_ko}")


def _read(path: Path) -> Question:
    """Read a question from its file.

    Raises:
        DataError: its header is incomplete.
    """
    text = path.read_text(encoding="utf-8")
    found: dict[tuple[str, str | None], str] = {}
    parameters: list[Parameter] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if (header := _HEADER.fullmatch(line)) is None:
            continue
        if header["key"] != "parameter":
            found[header["key"], header["lang"]] = header["text"]
        elif parameter := _PARAMETER.fullmatch(header["text"]):
            default = _default(path, text, parameter["name"])
            parameters.append(Parameter(**parameter.groupdict(), default=default))
        else:
            raise DataError("malformed parameter", "매개변수 형식이 틀렸습니다", file=path.name)
    try:
        return Question(
            name=path.stem,
            ko=found["question", "ko"],
            en=found["question", "en"],
            why_ko=found["why", "ko"],
            why_en=found["why", "en"],
            parameters=tuple(parameters),
            expect=found["expect", None],
            sparql=text,
        )
    except KeyError as error:
        raise DataError(
            f"the header lacks {error}", f"머리글에 {error}이(가) 없습니다", file=path.name
        ) from error


def ask(store: Store, question: Question, given: Mapping[str, str] | None = None) -> Answer:
    """Ask a question of the library.

    Args:
        store: the graphs.
        question: from `find_question`.
        given: parameter values as text; what is not given keeps its default.

    Raises:
        CommandError: a parameter is unknown, missing or of another type.
    """
    given = dict(given or {})
    values: dict[str, Value] = {}
    for parameter in question.parameters:
        if parameter.name in given:
            text = given.pop(parameter.name)
            is_ministry = parameter.type == "ministry"
            values[parameter.name] = resolve_ministry(store, text) if is_ministry else parameter.value(text)
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


def bind(sparql: str, values: Mapping[str, Value]) -> str:
    """`sparql` with other values in its `VALUES ?name { … }` blocks.

    >>> bind("SELECT * { VALUES ?year { 2020 } ?s ?p ?year }", {"year": 2021})
    'SELECT * { VALUES ?year { "2021"^^<http://www.w3.org/2001/XMLSchema#integer> } ?s ?p ?year }'

    Raises:
        CommandError: the query has no such block for a value.
    """
    absent = sorted(values.keys() - {block["name"] for block in _VALUES.finditer(sparql)})
    if absent:
        names = ", ".join(absent)
        raise CommandError(
            f"the query takes no {names}: it has no VALUES ?{absent[0]} {{ … }}",
            f"질의에 매개변수 {names}이(가) 없습니다: VALUES ?{absent[0]} {{ … }}가 있어야 합니다",
        )

    def fill(block: re.Match[str]) -> str:
        name = block["name"]
        return f"VALUES ?{name} {{ {to_sparql(values[name])} }}" if name in values else block[0]

    return _VALUES.sub(fill, sparql)  # in one pass: no value is read as a block of the query


def _default(path: Path, sparql: str, name: str) -> str | None:
    """The value that a parameter has in the query; None if it must be given."""
    for block in _VALUES.finditer(sparql):
        if block["name"] == name:
            return None if block["default"] == "UNDEF" else block["default"].strip('"')
    raise DataError(
        f"there is no VALUES ?{name} {{ … }}", f"VALUES ?{name} {{ … }}가 없습니다", file=path.name
    )


def answer(store: Store, name: str, given: Mapping[str, str] | None = None) -> Bindings:
    """The typed rows that answer the question called `name`."""
    return ask(store, find_question(name), given).bindings()


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
        near = ", ".join(get_close_matches(name, shown, 3, 0.4))
        listed = ", ".join(sorted(label for label in shown if label.isascii() and " " not in label))
        hint_en = f"did you mean {near}?" if near else f"there are {listed}"
        hint_ko = f"혹시 {near}?" if near else f"있는 것: {listed}"
        raise CommandError(
            f"{name!r} is no ministry of the graph; {hint_en}",
            f"{name!r}은(는) 그래프에 없는 부처입니다. {hint_ko}",
        )
    return found


def _wrong_parameters(question: Question, en: str, ko: str) -> CommandError:
    listed = ", ".join(f"{p.name} ({p.type})" for p in question.parameters) or "—"
    return CommandError(
        f"question {question.name!r}: {en}; its parameters are {listed}",
        f"질문 {question.name!r}: {ko}. 매개변수: {listed}",
    )
