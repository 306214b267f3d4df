"""Which bullets and footnotes name which projects: by the printed name, or as a person reads it.

A name is found whatever its spaces, quotation marks, middle dots and brackets are; the longest goes first,
and what it holds is not found again. It must stand as a whole: no letter joined to it but a particle. What
names a project in other words, or has the letters of a name and is none, stands in project_names.csv.

>>> from policygraph.model import Name, Project
>>> project = Project("4-1-10", "4-1", Name("스마트팜다부처패키지혁신기술개발"), ())
>>> bullet = ("measure/3-1-5", "'스마트팜 다부처 패키지 혁신기술개발' 및 혁신밸리 준공", (Span(395, 395),))
>>> namings, problems = read_namings([bullet], [project], ())
>>> [(naming.project, naming.words) for naming in namings]
[('4-1-10', ('스마트팜 다부처 패키지 혁신기술개발',))]
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from policygraph.errors import SourceError
from policygraph.model import NamedAs, Naming, Plan, Project, ProjectForm, Span
from policygraph.records.sheet import read_sheet

_FILE = "project_names.csv"
_COLUMNS = ("project", "name_ko", "line", "form", "named_as", "reason")
_SHORTEST = 5  # letters; a shorter name is an ordinary word
# Spaces, the marks of bold type and footnotes, quotation marks, brackets, middle dots.
_UNSEEN = r"[\s*^{}_`'\"‘’“”′「」『』()\[\]·・‧∙•⋅･ㆍᆞ]"
_BEFORE = r"(?<![가-힣A-Za-z0-9])"
_PARTICLES = "을|를|이|가|은|는|의|에|에서|와|과|로|으로|도|만|등|사업|과제"
_AFTER = rf"(?![A-Za-z0-9])(?=$|[^가-힣]|(?:{_PARTICLES})(?![가-힣]))"

Bullet = tuple[str, str, tuple[Span, ...]]
"""Path, text and places of a bullet or footnote."""


def load_project_forms(path: Path) -> tuple[ProjectForm, ...]:
    """The rows of `path`; nothing if the file does not exist.

    Raises:
        SourceError: a column is missing, a value is empty or malformed, or a row is there twice.
    """
    if not path.exists():
        return ()
    forms: list[ProjectForm] = []
    taken: set[tuple[str, ...]] = set()
    kinds = {kind.value for kind in NamedAs}
    for line, row in read_sheet(path, _COLUMNS):
        key = (row["project"], row["line"], letters(row["form"]))
        whole = all(row.values()) and row["line"].isdecimal() and row["named_as"] in kinds
        if not whole or key in taken:
            raise SourceError(
                "a row needs every value, a line number, and name, phrase or not; it stands once",
                "빈칸 없이 line은 행 번호, named_as는 name·phrase·not 가운데 하나로 한 번만 적습니다",
                file=path.name,
                line=line,
            )
        taken.add(key)
        forms.append(
            ProjectForm(
                project=row["project"],
                name=row["name_ko"],
                form=row["form"],
                line=int(row["line"]),
                named_as=NamedAs(row["named_as"]),
                reason=row["reason"],
                row=line,
            )
        )
    return tuple(forms)


def read_namings(
    bullets: Iterable[Bullet], projects: Sequence[Project], forms: Sequence[ProjectForm]
) -> tuple[tuple[Naming, ...], tuple[SourceError, ...]]:
    """Which bullets name which projects, and the rows of project_names.csv that do not fit the text.

    Args:
        bullets: the measures, passages and footnotes.
        projects: the projects of the budget table.
        forms: what a person read.
    """
    names = {form: p.code for p in projects for form in (p.name.clean, *p.name.alternatives)}
    known = {project.code: project.name.clean for project in projects}
    fitting = [form for form in forms if known.get(form.project) == form.name]
    used: set[int] = set()
    printed: dict[tuple[str, str], list[str]] = defaultdict(list)
    read: dict[tuple[str, str], list[ProjectForm]] = defaultdict(list)
    places: dict[str, tuple[Span, ...]] = {}
    for path, text, spans in bullets:
        places[path] = spans
        lines = {line for span in spans for line in span.lines}
        here = [form for form in fitting if form.line in lines]
        denied = [form for form in here if form.named_as is NamedAs.NOT]
        for code, words in _printed(text, names):
            no = [f for f in denied if f.project == code and letters(f.form) == letters(words)]
            used.update(form.row for form in no)
            if not no and words not in printed[path, code]:
                printed[path, code].append(words)
        for form in here:
            stands = form not in denied and _pattern(form.form, whole=False).search(text)
            if stands and not printed.get((path, form.project)):
                read[path, form.project].append(form)
                used.add(form.row)
    namings = [Naming(path, code, tuple(w), "", places[path]) for (path, code), w in printed.items() if w]
    namings += [_naming(path, code, found, places[path]) for (path, code), found in read.items()]
    order = {path: number for number, path in enumerate(places)}
    namings.sort(key=lambda naming: (order[naming.subject], naming.project))
    return tuple(namings), tuple(_unfit(forms, known, used))


def unfit_project_forms(plan: Plan) -> Iterator[SourceError]:
    """The rows of project_names.csv that do not fit the plan."""
    yield from read_namings(plan.bullets, plan.projects, plan.project_forms)[1]


def _naming(path: str, code: str, found: Sequence[ProjectForm], spans: tuple[Span, ...]) -> Naming:
    words = tuple(dict.fromkeys(form.form for form in found))
    reason = "; ".join(dict.fromkeys(form.reason for form in found))
    return Naming(path, code, words, reason, spans)


def _printed(text: str, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The projects whose names stand in `text`, each with the words, from left to right."""
    found: dict[int, tuple[str, str]] = {}
    free = [True] * len(text)
    for name in _standing(letters(text), names):
        for match in _pattern(name).finditer(text):
            first, end = match.span()
            if all(free[first:end]):
                free[first:end] = [False] * (end - first)
                found[first] = names[name], match[0]
    for first in sorted(found):
        yield found[first]


def _standing(text: str, names: Mapping[str, str]) -> list[str]:
    """The names whose letters stand in those of a text, the longest first: others need no search."""
    there = [name for name in names if letters(name) in text and len(letters(name)) >= _SHORTEST]
    return sorted(there, key=lambda name: (-len(letters(name)), name))


@cache
def letters(form: str) -> str:
    """What a name is compared by: its letters without spaces, marks and brackets.

    >>> letters("드론 활용서비스 「시장창출」 지원")
    '드론활용서비스시장창출지원'
    """
    return re.sub(_UNSEEN, "", form)


@cache
def _pattern(form: str, *, whole: bool = True) -> re.Pattern[str]:
    """Finds a form whatever stands between its letters; only as a whole, if it must be."""
    body = f"{_UNSEEN}*".join(map(re.escape, letters(form)))
    return re.compile(f"{_BEFORE}{body}{_AFTER}" if whole else body)


def _unfit(forms: Iterable[ProjectForm], known: dict[str, str], used: set[int]) -> Iterator[SourceError]:
    """The rows about no project, and those whose words stand in no bullet of their line or need no row."""
    for form in forms:
        if known.get(form.project) != form.name:
            there = known.get(form.project, "none")
            problem = (
                f"is about {form.name!r}, but project {form.project} is {there!r}",
                f"{form.name!r}에 관한 것인데 사업 {form.project}은(는) {there!r}입니다",
            )
        elif form.row not in used:
            problem = (
                f"{form.form!r} stands in no bullet of line {form.line}, or is the name itself",
                f"{form.line}행의 글에 {form.form!r}이(가) 없거나, 사업명 그대로여서 적을 것이 없습니다",
            )
        else:
            continue
        yield SourceError(*problem, file=_FILE, line=form.row)
