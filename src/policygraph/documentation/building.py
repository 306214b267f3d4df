"""Sphinx makes a site of the pages of a language, with the theme furo and Markdown by MyST.

Whatever it warns of is an error. What it leaves that is not for readers is removed, so that the same sources give the
same bytes on every machine.

    build_documentation(Path("site-docs"))  # site-docs/ko/index.html, site-docs/en/index.html
"""

import io
import re
import shutil
import tempfile
import warnings
from collections.abc import Sequence
from importlib import import_module, resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policygraph import __version__
from policygraph.documentation.finishing import finish
from policygraph.documentation.sources import write_sources
from policygraph.errors import CommandError, DataError, Language
from policygraph.store import Store, open_store

if TYPE_CHECKING:
    from types import ModuleType

_HERE = Path(str(resources.files("policygraph.documentation")))
_TITLES: dict[Language, str] = {"ko": "policygraph 안내서", "en": "policygraph documentation"}
_NAMES: dict[Language, str] = {"ko": "한국어", "en": "English"}
# For other generators and for a next run: nothing that a reader opens.
_LEFT = (".buildinfo", "objects.inv", ".doctrees", "_sources")
_COLOUR = re.compile(r"\x1b\[[\d;]*m")


def build_documentation(
    folder: Path, *, languages: Sequence[Language] = ("ko", "en"), store: Store | None = None
) -> tuple[Path, ...]:
    """Make the site of each language in `folder/ko` and `folder/en`, in place of what is there.

    Args:
        folder: where; made if it is not there.
        languages: of the sites; with several, each page leads to its like in the others.
        store: the graphs that the pages of questions ask; the published ones, if None.

    Returns:
        The first page of each site.

    Raises:
        CommandError: the generator is not installed.
        DataError: the generator warns of something.
        SourceError: a link of a page leads nowhere.
    """
    generator = _generator()
    graphs = open_store() if store is None else store
    for language in languages:
        with tempfile.TemporaryDirectory() as place:
            sources, made = Path(place, "sources"), Path(place, "made")
            sources.mkdir()
            write_sources(sources, language, graphs)
            _generate(generator, sources, made, _settings(language, languages))
            finish(made, language)
            shutil.rmtree(folder / language, ignore_errors=True)
            shutil.copytree(made, folder / language)
    return tuple(folder / language / "index.html" for language in languages)


def _generator() -> "ModuleType":
    """Sphinx, if it and what it needs here are installed."""
    try:
        for name in ("furo", "myst_parser"):
            import_module(name)
        return import_module("sphinx.application")
    except ModuleNotFoundError as error:
        raise CommandError(
            f"the documentation needs {error.name}: pip install 'policygraph[docs]'",
            f"안내서를 만들려면 {error.name}이(가) 필요합니다: pip install 'policygraph[docs]'",
        ) from error


def _settings(language: Language, languages: Sequence[Language]) -> dict[str, Any]:
    """What Sphinx is told."""
    return {
        "project": "policygraph",
        "release": __version__,
        "language": language,
        "extensions": ["myst_parser", "policygraph.documentation.extension"],
        "nitpicky": True,
        "smartquotes": False,
        "templates_path": [str(_HERE / "templates")],
        "myst_heading_anchors": 4,
        "html_theme": "furo",
        "html_title": _TITLES[language],
        "html_short_title": _TITLES[language],
        "html_static_path": [str(_HERE / "static")],
        "html_css_files": ["documentation.css"],
        "html_context": {
            "other_languages": [(other, _NAMES[other]) for other in languages if other != language]
        },
        "html_copy_source": False,
        "html_show_sourcelink": False,
        "html_show_copyright": False,
        "html_show_search_summary": False,
        "html_use_index": False,
        "html_permalinks_icon": "#",
    }


def _generate(generator: "ModuleType", sources: Path, made: Path, settings: dict[str, Any]) -> None:
    """Run Sphinx; the first of its warnings is the error."""
    from sphinx import locale  # noqa: PLC0415 - only who has the docs extra has it
    from sphinx.errors import SphinxError  # noqa: PLC0415 - as above
    from sphinx.util.docutils import docutils_namespace, patch_docutils  # noqa: PLC0415 - as above

    locale.translators.clear()  # it would go on in the language of the site before
    complaints = io.StringIO()
    try:
        with warnings.catch_warnings(), patch_docutils(), docutils_namespace():
            # What the parser calls of the generator that a later one will not have: no matter of a page.
            warnings.simplefilter("ignore", PendingDeprecationWarning)
            warnings.simplefilter("ignore", DeprecationWarning)
            application = generator.Sphinx(
                sources,
                None,
                made,
                made / ".doctrees",
                "html",
                confoverrides=settings,
                status=None,
                warning=complaints,
            )
            application.build()
    except SphinxError as error:
        raise _failed(str(error)) from error
    if found := _COLOUR.sub("", complaints.getvalue()).strip():
        raise _failed(found.replace(f"{sources}/", "").splitlines()[0])
    for name in _LEFT:
        path = made / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def _failed(why: str) -> DataError:
    return DataError(f"the documentation cannot be made: {why}", f"안내서를 만들 수 없습니다: {why}")
