"""The sessions in the READMEs and the documentation: run what they show, and write what it printed.

A block that starts with ```` ```console ```` holds commands after "$ " and what they print. `make readme`
writes the output anew; the tests say whether it is still true. ``make demo`` is run as the three commands
that it stands for: they build, check and draw for the first language, and say the same in the others.
"""

import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from pkgutil import resolve_name
from typing import Any
from unittest import mock

from policygraph.cli import main
from policygraph.errors import Language

ROOT = Path(__file__).resolve().parent.parent
READMES: dict[str, Language] = {"README.md": "en", "README.ko.md": "ko"}
_BLOCK = re.compile(r"```console\n(.*?)```\n", re.DOTALL)
_COMMAND = re.compile(r"^\$ (.*)\n", re.MULTILINE)
# Where a page of both languages turns to one of them.
_HALF = re.compile(r"^## (?P<name>한국어|English)$", re.MULTILINE)
# Not run here: it would run itself.
UNTESTED = ("make test",)
DEMO = "make demo"
# What of the demo takes long.
_LONG = (
    "policygraph.cli.build.build",
    "policygraph.cli.check.shape_findings",
    "policygraph.cli.check.rule_findings",
    "policygraph.cli.check.owl_findings",
    "policygraph.cli.view.write_site",
)


def commands(text: str) -> list[tuple[str, str]]:
    """The commands of a text, each with the output printed under it."""
    return [found for block in _BLOCK.findall(text) for found in of_block(block)]


def of_block(block: str) -> list[tuple[str, str]]:
    """The commands of one block, each with its output."""
    pieces = _COMMAND.split(block)
    return list(zip(pieces[1::2], pieces[2::2], strict=True))


def pages() -> Iterator[Path]:
    """The pages of the documentation that are written by hand."""
    generated = {ROOT / "docs" / "questions", ROOT / "docs" / "reference"}
    for path in sorted((ROOT / "docs").rglob("*.md")):
        if path.parent not in generated:
            yield path
    yield ROOT / "CONTRIBUTING.md"
    yield ROOT / "data" / "README.md"


def half_at(text: str, place: int) -> Language:
    """The language in which a page of both speaks at a place; English before its halves."""
    halves = [half["name"] for half in _HALF.finditer(text, 0, place)]
    return "ko" if halves and halves[-1] == "한국어" else "en"


def environment(language: Language) -> dict[str, str]:
    """What a command of a page sees: our own commands, 100 columns, a language."""
    return {
        **os.environ,
        "POLICYGRAPH_LANG": language,
        "COLUMNS": "100",
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }


def run(command: str, language: Language, site: Path) -> str:
    """What a command of a README other than the demo prints, without what differs between machines."""
    result = subprocess.run(  # noqa: S602 - the README's own commands
        command, shell=True, cwd=ROOT, env=environment(language), capture_output=True, text=True, check=True
    )
    return _plain(result.stdout, site, "site")


def demonstrate(site: Path) -> dict[Language, str]:
    """What `make demo` prints, by language."""
    steps = ("policygraph build", "policygraph check", f"policygraph view -o {shlex.quote(str(site))}")
    printed: dict[Language, str] = {}
    with ExitStack() as stack:
        for work in _LONG:
            stack.enter_context(mock.patch(work, _once(resolve_name(work))))
        for language in READMES.values():
            done = [run_within(ROOT, step, language, notes=False) for step in steps]
            if any(code for code, _ in done):
                raise AssertionError(done)
            printed[language] = _plain("".join(words for _, words in done), site, "site")
    return printed


def _once(work: Callable[..., Any]) -> Callable[..., Any]:
    """Work that is done the first time, and gives what it then gave."""
    given: list[Any] = []

    def remembered(*arguments: object) -> object:
        if not given:
            found = work(*arguments)
            given.append(list(found) if isinstance(found, Iterator) else found)
        return given[0]

    return remembered


def run_in(folder: Path, command: str, language: Language) -> str:
    """What a command of a page shows in a terminal at `folder`, notes and errors too."""
    if ours(command):
        return _plain(run_within(folder, command, language)[1], folder, "…")
    result = subprocess.run(  # noqa: S602 - the documentation's own commands
        command,
        shell=True,
        cwd=folder,
        env=environment(language),
        capture_output=True,
        text=True,
        check=False,
    )
    return _plain(result.stdout + result.stderr, folder, "…")


def ours(command: str) -> bool:
    """Whether a command is one of policygraph and no more, so that no shell is needed."""
    return command.startswith("policygraph ") and not set(command) & set("|<>&;$\n")


def run_within(folder: Path, command: str, language: Language, *, notes: bool = True) -> tuple[int, str]:
    """The exit code and the words of a command of policygraph, in this process, which has loaded much.

    Args:
        folder: where it is run.
        command: one of policygraph.
        language: that it speaks.
        notes: whether with its notes and errors.
    """
    written = io.BytesIO()
    words = io.TextIOWrapper(written, encoding="utf-8", newline="\n", write_through=True)
    with (
        chdir(folder),
        mock.patch.dict(os.environ, environment(language)),
        redirect_stdout(words),
        redirect_stderr(words if notes else io.StringIO()),
    ):
        try:
            code = main(shlex.split(command)[1:])
        except SystemExit as exit_:  # --version and --help
            code = int(exit_.code or 0)
    return code, written.getvalue().decode()


def _plain(output: str, folder: Path, name: str) -> str:
    """An output without ends of lines and places of this machine."""
    lines = [line.rstrip() for line in output.replace(str(folder), name).splitlines()]
    return re.sub(r"file://\S*site/", "file:///…/site/", "\n".join(lines) + "\n")


def refresh(folder: Path, site: Path) -> None:
    """Write the output of every command into the READMEs."""
    demo = demonstrate(site)
    for name, language in READMES.items():
        path = folder / name

        def shown(command: str, _: Language, language: Language = language) -> str:
            return demo[language] if command == DEMO else run(command, language, site)

        path.write_text(_anew(path.read_text(encoding="utf-8"), shown), encoding="utf-8")


def refresh_pages() -> None:
    """Write the output of every command into the documentation."""
    for path in pages():
        text = path.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as place:

            def shown(command: str, language: Language, place: str = place) -> str:
                return run_in(Path(place), command, language)

            path.write_text(_anew(text, shown), encoding="utf-8", newline="\n")


def _anew(text: str, shown: Callable[[str, Language], str]) -> str:
    """A text with what `shown` gives for each command and the language of its place."""

    def block(match: re.Match[str]) -> str:
        language = half_at(text, match.start())
        session = "".join(
            f"$ {command}\n{output if command in UNTESTED else shown(command, language)}"
            for command, output in of_block(match[1])
        )
        return f"```console\n{session}```\n"

    return _BLOCK.sub(block, text)


if __name__ == "__main__":
    refresh_pages()
    if sys.argv[1:] != ["docs"]:
        refresh(ROOT, ROOT / "site")
