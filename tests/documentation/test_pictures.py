"""The pictures of the explorer: one of each page, small, and shown with words in both READMEs."""

import re
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from pictures import FOLDER, LANGUAGES, VIEWS, path_of
from policygraph import paths

_IMAGE = re.compile(r"!\[([^\]]*)\]\((?:docs/)?pictures/([^)]+)\)")
_KILOBYTES, _IN_ALL = 80_000, 1_000_000


def shown(path: Path) -> dict[str, str]:
    """The pictures that a page shows, with their words."""
    return {name: words for words, name in _IMAGE.findall(path.read_text(encoding="utf-8"))}


def test_every_page_of_the_explorer_is_taken() -> None:
    """Those of the menu, and the pages of entities, of the source, of the report and of the server."""
    listed = tomllib.loads((resources.files("policygraph.view") / "pages.toml").read_text(encoding="utf-8"))
    taken = {view.file.partition("/")[0] for view in VIEWS}

    assert taken == {page["file"] for page in listed["page"]} | {"id", "source", "overlap-report.html", "query"}


def test_there_are_the_pictures_that_the_script_takes_and_no_others() -> None:
    """Of each page in each language, as small pictures of the web."""
    files = {path: path.read_bytes() for path in FOLDER.iterdir()}

    assert set(files) == {path_of(view, language) for view in VIEWS for language in LANGUAGES}
    assert [path.name for path, data in files.items() if data[8:12] != b"WEBP" or len(data) > _KILOBYTES] == []
    assert sum(map(len, files.values())) <= _IN_ALL


@pytest.mark.parametrize(("readme", "language"), [("README.md", "en"), ("README.ko.md", "ko")])
def test_a_readme_shows_each_with_words_in_its_language(readme: str, language: str) -> None:
    """For those who do not see them."""
    found = shown(paths.ROOT / readme)

    assert set(found) == {path_of(view, language).name for view in VIEWS}
    assert [words for words in found.values() if bool(re.search("[가-힣]", words)) != (language == "ko")] == []
    assert len(set(found.values())) == len(VIEWS)


def test_the_documentation_shows_each_in_both_languages() -> None:
    """On the page about looking."""
    assert set(shown(paths.DOCS / "look.md")) == {path.name for path in FOLDER.iterdir()}
