"""The sessions in the READMEs: run what they show, and write what it printed.

A block that starts with ```` ```console ```` holds commands after "$ " and what they print. `make readme`
writes the output anew; the tests say whether it is still true. ``make demo`` is run as the three commands
that it stands for.
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
# Not run here: it would run itself.
UNTESTED = ("make test",)


def commands(text: str) -> list[tuple[str, str]]:
    """The commands of a text, each with the output printed under it."""
    found = []
    for block in _BLOCK.findall(text):
        pieces = _COMMAND.split(block)
        found += [(command, output) for command, output in zip(pieces[1::2], pieces[2::2], strict=True)]
    return found


def run(command: str, language: str, site: Path) -> str:
    """What `command` prints, at 100 columns, with what differs between machines left out."""
    environment = {
        **os.environ,
        "POLICYGRAPH_LANG": language,
        "COLUMNS": "100",
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
    if command == "make demo":
        command = f"policygraph build && policygraph check && policygraph view -o {site}"
    result = subprocess.run(  # noqa: S602 - the README's own commands
        command, shell=True, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    lines = [line.rstrip() for line in result.stdout.replace(str(site), "site").splitlines()]
    return re.sub(r"file://\S*site/", "file:///…/site/", "\n".join(lines) + "\n")


def refresh(folder: Path, site: Path) -> None:
    """Write the output of every command into the READMEs."""
    for name, language in READMES.items():
        text = (folder / name).read_text(encoding="utf-8")

        def block(match: re.Match[str], language: str = language) -> str:
            pieces = _COMMAND.split(match[1])
            shown = ""
            for command, output in zip(pieces[1::2], pieces[2::2], strict=True):
                printed = output if command in UNTESTED else run(command, language, site)
                shown += f"$ {command}\n{printed}"
            return f"```console\n{shown}```\n"

        (folder / name).write_text(_BLOCK.sub(block, text), encoding="utf-8")


if __name__ == "__main__":
    refresh(ROOT, ROOT / "site")
