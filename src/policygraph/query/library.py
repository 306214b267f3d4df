"""Named questions: SPARQL files that describe themselves.

A question's header gives the question in both languages, why it is asked, its parameters and what to
expect:

    # question (ko): 부처별 예산 순위는?
    # question (en): Which ministries have most money?
    # theme: budget
    # why (ko): …
    # parameter: year year — 회계연도 / fiscal year
    # expect: 11 rows

A parameter's default stands in the query, `VALUES ?year { 2021 }` (`UNDEF` if there is none), so that the
file runs as it is on any SPARQL 1.1 engine. Columns that end in `_krw` are won, in `_percent` percent.

>>> question = find_question("vision")
>>> question.title("en"), [parameter.name for parameter in question.parameters]
('What is the vision of the plan?', ['lang'])
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from policygraph import paths
from policygraph.errors import CommandError, DataError, Language
from policygraph.query.binding import BLOCK

_HEADER = re.compile(
    r"# (?P<key>question|theme|why|parameter|expect)(?: \((?P<lang>ko|en)\))?: (?P<text>\S.*)"
)
_PARAMETER = re.compile(
    r"(?P<name>[a-z_]+) "
    r"(?P<type>integer|decimal|string|iri|language|year|ministry|goal|task|topic|subject) — "
    r"(?P<ko>.+) / (?P<en>.+)"
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a question takes.

    Attributes:
        type: integer, decimal, string, iri, language (ko, en) or year (that of the newest plan, if none is
            given); or what is given by any of its names: ministry, goal (of performance), task, topic,
            subject (topic or instrument).
        default: as written in the query; None if a value must be given.
    """

    name: str
    type: str
    ko: str
    en: str
    default: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the library.

    Attributes:
        theme: one of `themes`.
    """

    name: str
    theme: str
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


def themes(language: Language) -> dict[str, str]:
    """The themes of the questions in their order: code → name."""
    import tomllib  # noqa: PLC0415 - asking needs no themes

    described = tomllib.loads((paths.QUESTIONS / "themes.toml").read_text(encoding="utf-8"))
    return {theme: names[language] for theme, names in described.items()}


def find_question(name: str) -> Question:
    """The question called `name`.

    Raises:
        CommandError: there is none; the message names the nearest.
    """
    path = paths.QUESTIONS / f"{name}.rq"
    if re.fullmatch(r"[a-z0-9-]+", name) and path.is_file():
        return _read(path)
    near = nearest(name, [path.stem for path in paths.QUESTIONS.glob("*.rq")], 0.4)
    hint_en = f"did you mean {near}?" if near else "see policygraph query --list"
    hint_ko = f"혹시 {near}?" if near else "policygraph query --list를 보십시오"
    raise CommandError(f"there is no question {name!r}; {hint_en}", f"{name!r} 질문이 없습니다. {hint_ko}")


def nearest(given: str, there_are: Sequence[str], likeness: float) -> str:
    """Up to three of the names that there are which are most like what was given, in a list to read."""
    from difflib import get_close_matches  # noqa: PLC0415 - a question that is right does not pay for it

    return ", ".join(get_close_matches(given, there_are, 3, likeness))


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
            theme=found["theme", None],
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


def _default(path: Path, sparql: str, name: str) -> str | None:
    """The value that a parameter has in the query; None if it must be given."""
    for block in BLOCK.finditer(sparql):
        if block["name"] == name:
            return None if block["default"] == "UNDEF" else block["default"].strip('"')
    raise DataError(
        f"there is no VALUES ?{name} {{ … }}", f"VALUES ?{name} {{ … }}가 없습니다", file=path.name
    )
