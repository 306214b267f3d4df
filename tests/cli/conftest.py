"""The command line, run in this process or as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from policygraph.cli import main


@dataclass(frozen=True)
class Done:
    """What a command did."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process, speaking Korean; the terminal is 120 columns wide."""
    monkeypatch.setenv("POLICYGRAPH_LANG", "ko")
    monkeypatch.setenv("COLUMNS", "120")

    def run_here(*arguments: str) -> Done:
        try:
            code = main(arguments)
        except SystemExit as end:  # --help and --version
            code = int(end.code or 0)
        captured = capsys.readouterr()
        return Done(code, captured.out, captured.err)

    return run_here


@pytest.fixture
def process(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run a command as a process in another folder, with just the given environment."""

    def run_there(
        *arguments: str, stdin: bytes = b"", **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        path = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        return subprocess.run(
            [sys.executable, "-m", "policygraph.cli", *arguments],
            cwd=tmp_path,
            env={**path, **environment},
            input=stdin,
            capture_output=True,
            check=False,
        )

    return run_there
