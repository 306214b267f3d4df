"""The Markdown of one language's site, written into a folder for the generator.

Pages that are generated are generated anew, in this language alone; of the others its half is taken.
Links between files become links between pages; one that leads to neither a page nor a picture is an error.
"""

import posixpath
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from policygraph import paths
from policygraph.documentation.contents import Page, pages, parts
from policygraph.documentation.halves import half, marked
from policygraph.errors import Language, SourceError
from policygraph.reference import dictionary, question_pages, reference
from policygraph.store import Store

_LINK = re.compile(r"(?P<before>\]\()(?P<target>[^)\s#]+)(?P<anchor>#[^)\s]*)?(?=\))")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:")
_GENERATED: dict[str, Callable[[Language], str]] = {
    "reference/data-dictionary": dictionary,
    "reference/ontology": reference,
}


def write_sources(folder: Path, language: Language, store: Store) -> None:
    """Write every page of a language into `folder`, with the pictures that they show.

    Raises:
        SourceError: a link leads nowhere, or a page is in one language alone.
    """
    listed = list(pages())
    questions = dict(question_pages(store, language))
    names = {page.source: page.name for page in listed}
    names |= {paths.DOCS / "questions" / file: f"questions/{file.removesuffix('.md')}" for file in questions}
    for page in listed:
        if page.name != "questions/index":
            _write(folder, page, _text(page, language), names)
    for file, text in questions.items():
        name = f"questions/{file.removesuffix('.md')}"
        # The sidebar has the list of questions and not each of them.
        hidden = "" if file == "index.md" else "---\norphan: true\n---\n"
        _write(folder, Page(name, paths.DOCS / f"{name}.md"), hidden + text, names)


def _text(page: Page, language: Language) -> str:
    if page.name in _GENERATED:
        return _GENERATED[page.name](language)
    source = page.source
    text = half(source.read_text(encoding="utf-8"), language, source.relative_to(paths.ROOT).as_posix())
    return text + "".join(_trees(language)) if page.name == "index" else text


def _trees(language: Language) -> Iterator[str]:
    """What the sidebar is made from."""
    for part in parts():
        names = "\n".join(page.name for page in part.pages)
        yield f"\n```{{toctree}}\n:hidden:\n:caption: {part.title.of(language)}\n\n{names}\n```\n"


def _write(folder: Path, page: Page, text: str, names: dict[Path, str]) -> None:
    """Write a page, its links pointing to pages, and copy its pictures."""
    linked = _linking(folder, page, names)
    written = [line if code else _LINK.sub(linked, line) for line, code in marked(text.splitlines())]
    path = folder / f"{page.name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(written) + "\n", encoding="utf-8", newline="\n")


def _linking(folder: Path, page: Page, names: dict[Path, str]) -> Callable[[re.Match[str]], str]:
    """What turns a link of a page into one of the site."""

    def linked(link: re.Match[str]) -> str:
        target, anchor = link["target"], link["anchor"] or ""
        if _ELSEWHERE.match(target):
            return link[0]
        source = (page.source.parent / target).resolve()
        here = posixpath.dirname(page.name)
        if source in names:
            return f"{link['before']}{posixpath.relpath(names[source], here or '.')}.md{anchor}"
        if source.is_file() and source.is_relative_to(paths.DOCS):
            name = source.relative_to(paths.DOCS)
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, folder / name)
            return f"{link['before']}{posixpath.relpath(name.as_posix(), here or '.')}{anchor}"
        raise SourceError(
            f"the documentation has no page for the link to {target}",
            f"{target}로 가는 링크의 쪽이 안내서에 없습니다",
            file=page.source.relative_to(paths.ROOT).as_posix(),
            line=_line(page, link[0]),
        )

    return linked


def _line(page: Page, words: str) -> int | None:
    """The line of a page's source that has these words, which a page that is generated may not have."""
    lines = enumerate(page.source.read_text(encoding="utf-8").splitlines(), 1)
    return next((number for number, line in lines if words in line), None)
