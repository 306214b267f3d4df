"""The sessions in the READMEs: run what they show, and write what it printed.

A block that starts with ```` ```console ```` holds commands after "$ " and what they print. `make readme`
writes the output anew; the tests say whether it is still true. ``make demo`` is run as the three commands
that it stands for, in one process for all languages: they build, check and draw in the first, and say the
same in the others.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READMES = {"README.md": "en", "README.ko.md": "ko"}
_BLOCK = re.compile(r"```console\n(.*?)```\n", re.DOTALL)
_COMMAND = re.compile(r"^\$ (.*)\n", re.MULTILINE)
# The commands of the demo in one language after the other; what takes long is done once.
_DEMO = """
import os, sys
import policygraph.cli.build as build, policygraph.cli.check as check, policygraph.cli.view as view
from policygraph.cli import main

def once(module, name):
    work, done = getattr(module, name), []
    def remembered(*arguments):
        if not done:
            found = work(*arguments)
            done.append(list(found) if hasattr(found, "__next__") else found)
        return done[0]
    setattr(module, name, remembered)

once(build, "build")
once(check, "shape_findings")
once(check, "rule_findings")
once(check, "owl_findings")
once(view, "write_site")
site, *languages = sys.argv[1:]
for number, language in enumerate(languages):
    os.environ["POLICYGRAPH_LANG"] = language
    print(end="\\f" if number else "", flush=True)
    codes = [main(["build"]), main(["check"]), main(["view", "-o", site])]
    assert codes == [0, 0, 0], codes
"""
# Not run here: it would run itself.
UNTESTED = ("make test",)
DEMO = "make demo"


def commands(text: str) -> list[tuple[str, str]]:
    """The commands of a text, each with the output printed under it."""
    found = []
    for block in _BLOCK.findall(text):
        pieces = _COMMAND.split(block)
        found += [(command, output) for command, output in zip(pieces[1::2], pieces[2::2], strict=True)]
    return found


def run(command: str, language: str, site: Path) -> str:
    """What a command other than the demo prints, at 100 columns, without what differs between machines."""
    environment = {
        **os.environ,
        "POLICYGRAPH_LANG": language,
        "COLUMNS": "100",
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
    result = subprocess.run(  # noqa: S602 - the README's own commands
        command, shell=True, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return _anywhere(result.stdout, site)


def demonstrate(site: Path) -> dict[str, str]:
    """What `make demo` prints at 100 columns, by language."""
    languages = sorted(set(READMES.values()))
    result = subprocess.run(
        [sys.executable, "-c", _DEMO, str(site), *languages],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "100"},
        capture_output=True,
        text=True,
        check=True,
    )
    return {
        language: _anywhere(printed, site)
        for language, printed in zip(languages, result.stdout.split("\f"), strict=True)
    }


def _anywhere(printed: str, site: Path) -> str:
    """An output without what differs between machines."""
    lines = [line.rstrip() for line in printed.replace(str(site), "site").splitlines()]
    return re.sub(r"file://\S*site/", "file:///…/site/", "\n".join(lines) + "\n")


def refresh(folder: Path, site: Path) -> None:
    """Write the output of every command into the READMEs."""
    demo = demonstrate(site)
    for name, language in READMES.items():
        text = (folder / name).read_text(encoding="utf-8")

        def block(match: re.Match[str], language: str = language) -> str:
            pieces = _COMMAND.split(match[1])
            shown = ""
            for command, output in zip(pieces[1::2], pieces[2::2], strict=True):
                if command == DEMO:
                    printed = demo[language]
                else:
                    printed = output if command in UNTESTED else run(command, language, site)
                shown += f"$ {command}\n{printed}"
            return f"```console\n{shown}```\n"

        (folder / name).write_text(_BLOCK.sub(block, text), encoding="utf-8")


if __name__ == "__main__":
    refresh(ROOT, ROOT / "site")
