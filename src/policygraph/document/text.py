"""A source file as numbered lines, the same whatever its line ends.

>>> text = Text("plan.md", ("first", "second"))
>>> text.line(2)
'second'
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from policygraph.errors import SourceError

# Everything but the tab, and what some readers take for line ends.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


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
        SourceError: the file is missing, empty, not UTF-8, or holds control characters.
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
        raise SourceError(*_why_not_utf8(data, error), file=file, line=line) from error
    lines = whole.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    if lines == [""]:
        raise SourceError("is empty", "빈 파일입니다", file=file)
    for number, line_text in enumerate(lines, 1):
        if control := _CONTROL.search(line_text):
            code = f"U+{ord(control[0]):04X}"
            raise SourceError(
                f"holds the control character {code}: not a plain text",
                f"제어 문자 {code}가 있습니다: 일반 텍스트가 아닙니다",
                file=file,
                line=number,
            )
    return Text(file, tuple(lines))


def _why_not_utf8(data: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    """What is wrong with the encoding and what to do, in English and Korean."""
    if error.end == len(data) and error.reason == "unexpected end of data":
        return "is cut off in the middle of a character", "글자 가운데에서 잘렸습니다"
    encoding = next((name for name in ("cp949", "utf-16") if _decodes(data, name)), None)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    if encoding is None:
        return "is not UTF-8", "UTF-8이 아닙니다"
    return (
        f"is not UTF-8 (it looks like {encoding}); convert it: iconv -f {encoding} -t utf-8",
        f"UTF-8이 아닙니다 ({encoding}로 보입니다). 변환하십시오: iconv -f {encoding} -t utf-8",
    )


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
