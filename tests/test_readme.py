"""The READMEs show what the commands print."""

from pathlib import Path

import pytest

from sessions import READMES, ROOT, UNTESTED, commands, run

SESSIONS = [
    (name, language, command, output)
    for name, language in READMES.items()
    for command, output in commands((ROOT / name).read_text(encoding="utf-8"))
    if command not in UNTESTED
]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "language", "command", "output"), SESSIONS, ids=lambda value: str(value)[:40]
)
def test_a_session_prints_what_the_readme_shows(
    tmp_path: Path, name: str, language: str, command: str, output: str
) -> None:
    """A command of a README prints what stands under it."""
    assert (name, run(command, language, tmp_path / "site")) == (name, output)


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
