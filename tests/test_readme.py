"""The READMEs show what the commands print."""

import re
from pathlib import Path

import pytest

from policygraph import paths
from policygraph.errors import Language
from policygraph.store.snapshot import remove_snapshot
from sessions import DEMO, READMES, ROOT, UNTESTED, commands, demonstrate, run

SESSIONS = [
    (name, language, command, output)
    for name, language in READMES.items()
    for command, output in commands((ROOT / name).read_text(encoding="utf-8"))
    if command not in {DEMO, *UNTESTED}
]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "language", "command", "output"), SESSIONS, ids=lambda value: str(value)[:40]
)
def test_a_session_prints_what_the_readme_shows(
    tmp_path: Path, name: str, language: Language, command: str, output: str
) -> None:
    """A command of a README prints what stands under it, but for the sizes of pages to the last digit."""
    printed = run(command, language, tmp_path / "site")
    assert (name, without_sizes(printed)) == (name, without_sizes(output))


@pytest.mark.slow
def test_the_demo_prints_what_the_readmes_show(tmp_path: Path) -> None:
    """In either language, but for the sizes of pages to the last digit."""
    printed = demonstrate(tmp_path / "site")
    remove_snapshot(paths.TRIPLES)  # other tests find the build as it is committed
    for name, language in READMES.items():
        shown = dict(commands((ROOT / name).read_text(encoding="utf-8")))[DEMO]
        assert (name, without_sizes(printed[language])) == (name, without_sizes(shown))


def without_sizes(output: str) -> str:
    """An output without the sizes of files, which any change of a page moves."""
    return re.sub(r"\d+\.\d\d MB", "… MB", output)


@pytest.mark.parametrize("name", READMES)
def test_a_readme_starts_with_the_two_commands(name: str) -> None:
    """First make demo, then make test."""
    found = [command for command, _ in commands((ROOT / name).read_text(encoding="utf-8"))]
    assert found[:2] == ["make demo", "make test"]


def test_both_readmes_show_the_same_commands() -> None:
    """English and Korean readers are shown the same."""
    shown = [
        [command for command, _ in commands((ROOT / name).read_text(encoding="utf-8"))] for name in READMES
    ]
    plain = [[command.replace(" --lang en", "") for command in one] for one in shown]
    assert plain[0] == plain[1]
