"""What only a terminal shows: its own width, bold and dim, a question to read instead of its file."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs a pseudo-terminal")
Shown = Callable[..., str]


@pytest.fixture
def shown() -> Shown:
    """What a command prints on a terminal of so many columns."""

    def on_terminal(columns: int, *arguments: str, **environment: str) -> str:
        import fcntl  # noqa: PLC0415 - not everywhere, as the next
        import struct  # noqa: PLC0415 - as above
        import termios  # noqa: PLC0415 - as above

        ours, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        kept = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR"}}
        command = subprocess.Popen(
            [sys.executable, "-m", "policygraph.cli", *arguments],
            stdout=theirs,
            stderr=subprocess.DEVNULL,
            env={**kept, "TERM": "xterm", "POLICYGRAPH_LANG": "ko", "PYTHONUTF8": "1", **environment},
        )
        os.close(theirs)
        found = b""
        while True:
            try:
                data = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            if not data:
                break
            found += data
        os.close(ours)
        assert command.wait() == 0
        return found.decode().replace("\r\n", "\n")

    return on_terminal


def test_the_width_is_that_of_the_terminal(shown: Shown) -> None:
    """Records in 60 columns, a table in 140; the title is bold, the note dim."""
    narrow, wide = (shown(columns, "query", "dated-targets") for columns in (60, 140))

    assert ("── 1/" in narrow, "── 1/" in wide) == (True, False)
    assert (wide.startswith("\x1b[1m"), "\x1b[2m" in wide) == (True, True)


def test_no_color_is_respected(shown: Shown) -> None:
    """NO_COLOR leaves plain text."""
    assert "\x1b" not in shown(80, "query", "vision", NO_COLOR="1")


def test_a_question_is_shown_to_be_read(shown: Shown) -> None:
    """In one language, without comment marks, before its query."""
    lines = shown(80, "query", "--show", "vision").splitlines()

    assert (lines[0], lines[1]) == ("vision · 계획의 구조", "이 계획의 비전은?")
    assert [line for line in lines if line.startswith("#")] == []
    assert [line for line in lines if line.startswith("SELECT")] != []
