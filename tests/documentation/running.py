"""Each code block is run, asked or parsed by the rule of its kind; a kind without a rule is an error."""

import csv
import doctest
import json
import re
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl
from rdflib import Graph

from documentation.blocks import Block
from policygraph.query import ask
from sessions import ROOT, environment, of_block, ours, run_in, run_within

NOT_RUN = tomllib.loads(Path(__file__).with_name("not_run.toml").read_text(encoding="utf-8"))["command"]
# Where the documentation says that `policygraph serve` answers.
_SERVED = "http://127.0.0.1:8765"
_BASH = shutil.which("bash") or "bash"
_PIPE = re.compile(r'pipe\("([^"]+)"\)')
_READ = re.compile(r'read_\w+\("([^"]+)"\)')


@dataclass
class Place:
    """Where the blocks of a page are run.

    Attributes:
        folder: what they write.
        server: the address of a server that answers as `policygraph serve` does.
        names: what Python blocks have defined.
    """

    folder: Path
    server: str
    names: dict[str, object] = field(default_factory=lambda: {"__name__": "documentation"})

    def run(self, block: Block) -> None:
        """Run a block by the rule of its kind; what is wrong is raised."""
        rule = _RULES.get(block.kind)
        if rule is None:
            raise AssertionError(f"{block.page}:{block.line}: no rule for a block of the kind {block.kind!r}")
        rule(self, block)

    def shell(self, script: str, block: Block) -> str:
        """What a script prints."""
        done = subprocess.run(
            [_BASH, "-euo", "pipefail", "-c", script.replace(_SERVED, self.server)],
            cwd=self.folder,
            env=environment(block.language),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise AssertionError(f"{block.page}:{block.line}: {script}\n{done.stderr}")
        return done.stdout


def excused(command: str) -> str | None:
    """How a command begins that is not run; None, if it is run."""
    return next((one["starts"] for one in NOT_RUN if command.startswith(one["starts"])), None)


def _sh(place: Place, block: Block) -> None:
    script = [one for one in re.split(r"(?<!\\)\n", block.text.strip()) if not excused(one)]
    if script and all(map(ours, script)):
        for command in script:
            code, words = run_within(place.folder, command, block.language)
            if code:
                raise AssertionError(f"{block.page}:{block.line}: {command}\n{words}")
    elif script:
        place.shell("\n".join(script), block)


def _console(place: Place, block: Block) -> None:
    for command, output in of_block(block.text):
        shown = run_in(place.folder, command, block.language)
        if shown != output:
            raise AssertionError(f"{block.page}:{block.line}: {command} prints\n{shown}\nmake readme?")


def _python(place: Place, block: Block) -> None:
    exec(compile(block.text, f"{block.page}:{block.line}", "exec"), place.names)  # noqa: S102 - our own page


def _pycon(place: Place, block: Block) -> None:
    test = doctest.DocTestParser().get_doctest(block.text, place.names, block.page, block.page, block.line)
    printed: list[str] = []
    runner = doctest.DocTestRunner()
    runner.run(test, out=printed.append, clear_globs=False)
    if runner.failures:
        raise AssertionError("".join(printed))
    place.names.update(test.globs)


def _sparql(_: Place, block: Block) -> None:
    if not ask(block.text, lang=block.language):
        raise AssertionError(f"{block.page}:{block.line}: no answer")


def _r(place: Place, block: Block) -> None:
    """R need not be there: what it reads, from a command or a file, must be a table with rows."""
    printed = (place.shell(command, block).splitlines() for command in _PIPE.findall(block.text))
    tables = [len(list(csv.DictReader(lines))) for lines in printed]
    for file in _READ.findall(block.text):
        read = pl.read_parquet if file.endswith(".parquet") else pl.read_csv
        tables.append(read(place.folder / file).height)
    if not tables or not all(tables):
        raise AssertionError(f"{block.page}:{block.line}: it reads no table")


def _powershell(_: Place, block: Block) -> None:
    """No Windows is here: what is typed there must be what the Makefile runs, but for how it is silenced."""
    recipes = [set(line.split()) for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()]
    for command in block.text.splitlines():
        words = set(command.replace(".venv\\Scripts\\", "$(BIN)/").replace("py -m", "$(PYTHON) -m").split())
        if not any(words <= {word.lstrip("@") for word in recipe} for recipe in recipes):
            raise AssertionError(f"{block.page}:{block.line}: no recipe runs {command}")


def _turtle(_: Place, block: Block) -> None:
    Graph().parse(data=block.text, format="turtle")


_RULES: dict[str, Callable[[Place, Block], object]] = {
    "console": _console,
    "json": lambda _, block: json.loads(block.text),
    "powershell": _powershell,
    "pycon": _pycon,
    "python": _python,
    "r": _r,
    "sh": _sh,
    "sparql": _sparql,
    "text": lambda _, __: None,  # a drawing or a formula: nothing to run
    "toml": lambda _, block: tomllib.loads(block.text),
    "turtle": _turtle,
}
