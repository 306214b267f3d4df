"""A source file as numbered lines, the same whatever its line ends.

>>> text = Text("plan.md", ("first", "second"))
>>> text.line(2)
'second'
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from policygraph.errors import SourceError


@dataclass(frozen=True, slots=True)
class Text:
    """The lines of a document, without line ends; line 1 is the first.

    Attributes:
        file: the name to show in messages.
        lines: the text.
    """

    file: str
    lines: tuple[str, ...]

    def line(self, number: int) -> str:
        """The text of the 1-based line `number`."""
        return self.lines[number - 1]

    @property
    def digest(self) -> str:
        """SHA-256 of the lines joined by LF, without a last line end.

        For a UTF-8 file with LF and no final newline this is what ``sha256sum`` prints.
        """
        return hashlib.sha256("\n".join(self.lines).encode()).hexdigest()

    def error(self, line: int, en: str, ko: str) -> SourceError:
        """An error at `line`."""
        return SourceError(en, ko, file=self.file, line=line)


def load_text(path: Path) -> Text:
    """Read a UTF-8 text file.

    CRLF, CR and a missing or present final newline make no difference, nor does a byte order mark.

    Raises:
        SourceError: the file is missing, empty, not UTF-8, or holds NUL characters.
    """
    file = path.name
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"cannot be read ({error.strerror})", f"읽을 수 없습니다 ({error.strerror})", file=str(path)
        ) from error
    try:
        whole = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        guess = "cp949" if _decodes(data, "cp949") else "another encoding"
        raise SourceError(
            f"is not UTF-8 (it looks like {guess}); convert it: iconv -f cp949 -t utf-8",
            f"UTF-8이 아닙니다 ({guess}로 보입니다). 변환하십시오: iconv -f cp949 -t utf-8",
            file=file,
            line=line,
        ) from error
    lines = whole.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    if lines == [""]:
        raise SourceError("is empty", "빈 파일입니다", file=file)
    for number, line_text in enumerate(lines, 1):
        if "\0" in line_text:
            raise SourceError(
                "holds a NUL character: not a text file",
                "NUL 문자가 있습니다: 텍스트 파일이 아닙니다",
                file=file,
                line=number,
            )
    return Text(file, tuple(lines))


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
