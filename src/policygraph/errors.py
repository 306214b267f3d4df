"""What can go wrong, as one family of exceptions.

    PolicygraphError
    ├── CommandError           the command is wrong: exit code 2
    │   ├── QuerySyntaxError   a query is not SPARQL
    │   ├── RefusedQueryError  a query asks for what is not allowed
    │   ├── QueryTimeoutError  a query took longer than it may
    │   └── BusyError          there are too many queries at once
    └── DataError              the data is wrong: exit code 1
        ├── SourceError        a line of a source cannot be read
        └── StoreError         what was built is missing, damaged or busy; a server does not do its part
            ├── ConnectionBrokenError   a server does not answer, which may pass
            └── RefusedByServerError    a server does not let whoever asks do it

Every error says what is wrong, where and what to do, in English and in Korean:

>>> error = SourceError("a budget row has 4 cells, this has 3", "예산 행은 4칸인데 3칸뿐입니다",
...                     file="plan.md", line=785)
>>> print(error)
plan.md:785: a budget row has 4 cells, this has 3
>>> print(error.message("ko"))
plan.md:785: 예산 행은 4칸인데 3칸뿐입니다
"""

from typing import Literal

Language = Literal["ko", "en"]


class PolicygraphError(Exception):
    """The base of every error that policygraph raises on purpose.

    Args:
        en: what is wrong and what to do, in English, without the place.
        ko: the same in Korean.
        file: the file it is about, if any.
        line: the 1-based line in that file, if any.
    """

    def __init__(self, en: str, ko: str, *, file: str | None = None, line: int | None = None) -> None:
        super().__init__(en)
        self.en = en
        self.ko = ko
        self.file = file
        self.line = line

    @property
    def place(self) -> str:
        """Where it is: ``file:line: ``, ``file: `` or nothing."""
        if self.file is None:
            return ""
        return f"{self.file}: " if self.line is None else f"{self.file}:{self.line}: "

    def message(self, language: Language) -> str:
        """The one line that a user sees."""
        return self.place + (self.ko if language == "ko" else self.en)

    def __str__(self) -> str:
        """The message in English."""
        return self.message("en")


class CommandError(PolicygraphError):
    """The command is wrong: an unknown name, a missing parameter."""


class QuerySyntaxError(CommandError):
    """A query is not SPARQL 1.1.

    Args:
        en: as of every error.
        ko: as of every error.
        at: 1-based line and column of the query where reading it failed, if they are known.
    """

    def __init__(self, en: str, ko: str, *, at: tuple[int, int] | None = None) -> None:
        super().__init__(en, ko)
        self.at = at


class RefusedQueryError(CommandError):
    """A query asks for what is not allowed here: another endpoint, too many rows, too much memory."""


class QueryTimeoutError(CommandError):
    """A query took longer than it may, and was stopped."""


class BusyError(CommandError):
    """There are too many queries at once: ask again later."""


class DataError(PolicygraphError):
    """The data is wrong: it cannot be read whole, or does not add up."""


class SourceError(DataError):
    """A line of a source, or of a file beside it, cannot be read."""


class StoreError(DataError):
    """What was built is missing, damaged or in use; or a server does not do its part."""


class ConnectionBrokenError(StoreError):
    """A server does not answer, or the connection broke: asked again, it may answer."""


class RefusedByServerError(StoreError):
    """A server does not let whoever asks do it: without credentials, or with wrong ones."""
