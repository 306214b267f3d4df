"""A source file as numbered lines."""

import hashlib
from pathlib import Path

import pytest

from policygraph.document import Text, load_text
from policygraph.errors import SourceError


def loaded(folder: Path, data: bytes) -> Text:
    """The text that a file with `data` gives."""
    path = folder / "plan.md"
    path.write_bytes(data)
    return load_text(path)


@pytest.mark.parametrize(
    "data",
    [
        "가\n\n나".encode(),
        "가\n\n나\n".encode(),
        "가\r\n\r\n나\r\n".encode(),
        "가\r\r나".encode(),
        "\ufeff가\n\n나".encode(),
    ],
    ids=["LF", "final newline", "CRLF", "CR", "byte order mark"],
)
def test_lines_are_the_same_whatever_their_ends(data: bytes, tmp_path: Path) -> None:
    """Line ends, a final newline and a byte order mark are no part of the text."""
    assert Text("plan.md", ("가", "", "나")) == loaded(tmp_path, data)


def test_blank_last_line_is_a_line(tmp_path: Path) -> None:
    """Only one final newline ends the last line; a second is a blank line."""
    assert loaded(tmp_path, "가\n\n".encode()).lines == ("가", "")


def test_digest_is_that_of_the_file(tmp_path: Path) -> None:
    """For a file with LF and no final newline, the digest is its SHA-256."""
    data = "가\n나".encode()
    assert hashlib.sha256(data).hexdigest() == loaded(tmp_path, data).digest


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("가\n나".encode("cp949"), "plan.md:1: is not UTF-8 (it looks like cp949)"),
        (b"a\nb\n\xff\xfe\x00", "plan.md:3: is not UTF-8"),
        ("가\n나".encode("utf-16"), "plan.md:1: is not UTF-8 (it looks like utf-16)"),
        ("가\n나".encode()[:-1], "plan.md:2: is cut off in the middle of a character"),
        ("가\n나\u2028다".encode(), "plan.md:2: holds the control character U+2028"),
        (b"a\nb\x0bc", "plan.md:2: holds the control character U+000B"),
        (b"", "plan.md: is empty"),
        (b"\n", "plan.md: is empty"),
        (b"a\nb\0c", "plan.md:2: holds the control character U+0000"),
    ],
    ids=["cp949", "neither", "UTF-16", "cut", "line separator", "vertical tab", "empty", "a newline", "NUL"],
)
def test_what_is_no_text_is_refused(data: bytes, expected: str, tmp_path: Path) -> None:
    """The error names the file and, where there is one, the line."""
    with pytest.raises(SourceError) as caught:
        loaded(tmp_path, data)
    assert str(caught.value).startswith(expected)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    """The error gives the whole path."""
    with pytest.raises(SourceError) as caught:
        load_text(tmp_path / "plan.md")
    assert f"{tmp_path / 'plan.md'}: cannot be read (No such file or directory)" == str(caught.value)


def test_error_stands_at_its_line() -> None:
    """An error about a line names the file and the line."""
    assert str(Text("plan.md", ()).error(7, "wrong", "틀림")) == "plan.md:7: wrong"
