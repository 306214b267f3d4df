"""A connection to a SPARQL server: where requests go, who asks, and what is said when it fails.

Credentials come from the environment, where neither a list of processes nor a shell's history shows them:
POLICYGRAPH_USER and POLICYGRAPH_PASSWORD (Basic or Digest, as the server asks for), or POLICYGRAPH_TOKEN
(Bearer). They are sent to the one server that was named; a redirection to another is an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from os import environ
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit
from weakref import finalize

import httpx

from policygraph import __version__
from policygraph.errors import CommandError, ConnectionBrokenError, RefusedByServerError, StoreError

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

_USER, _PASSWORD, _TOKEN = "POLICYGRAPH_USER", "POLICYGRAPH_PASSWORD", "POLICYGRAPH_TOKEN"
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_LONGEST_PROBLEM = 200
_MARKUP = re.compile(r"<(script|style|title)\b.*?</\1>|<[^<>]*>", re.DOTALL | re.IGNORECASE)
_ECHO = re.compile(r"SPARQL query:\s")  # Virtuoso's heading over it
_REDIRECTIONS = 5
_MAY_PASS = {408, 425, 429, 502, 503, 504}
# Virtuoso answers 500 where a change met others and was taken back: deadlock, or too long in waiting.
_TAKEN_BACK = re.compile(r"Virtuoso (40001|S1T00) ")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks; not shown when printed."""

    user: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = environ) -> Self:
        """What the environment says.

        Raises:
            CommandError: a user without a password, or the reverse.
        """
        user, password = environment.get(_USER) or None, environment.get(_PASSWORD) or None
        if (user is None) != (password is None):
            raise CommandError(
                f"set both {_USER} and {_PASSWORD}, or neither",
                f"{_USER}와 {_PASSWORD}를 함께 정하거나 둘 다 비우십시오",
            )
        return cls(user, password, environment.get(_TOKEN) or None)

    @property
    def given(self) -> bool:
        """Whether there are any."""
        return self.token is not None or self.user is not None


class Connection:
    """Requests to one server.

    Args:
        url: the address that requests go to, unless they name another of the same server.
        credentials: who asks; by default what the environment says.
        seconds: how long to wait for the server to go on.

    Raises:
        CommandError: it is no address of a server, or holds a password.
    """

    def __init__(self, url: str, credentials: Credentials | None = None, seconds: float = 120.0) -> None:
        self.url = _checked(url)
        self._credentials = Credentials.from_environment() if credentials is None else credentials
        self._seconds = seconds
        self._client = httpx.Client(
            auth=_Answering(self._credentials),
            timeout=httpx.Timeout(seconds, connect=min(10.0, seconds)),
            headers={"User-Agent": f"policygraph/{__version__}"},
            trust_env=urlsplit(url).hostname not in _LOOPBACK,  # no proxy can reach this machine's own
        )
        self.close = finalize(self, self._client.close)  # at the latest when nobody holds it any more

    def send(
        self,
        method: str,
        url: str | None = None,
        *,
        params: Sequence[tuple[str, str]] = (),
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """The response to a request, whole.

        Raises:
            CommandError: the server says that the request is wrong.
            StoreError: it does not answer, or refuses.
        """
        url = url or self.url
        request = self._client.build_request(
            method,
            httpx.URL(url).copy_merge_params(list(params)) if params else url,
            content=content,
            headers=dict(headers or {}),
        )
        for _ in range(_REDIRECTIONS):
            response = self._sent(request)
            if response.next_request is None:
                break
            if not _same_server(request.url, response.next_request.url):
                there = response.next_request.url
                host = f"{there.scheme}://{there.netloc.decode()}"
                raise self._error(
                    f"sends on to another server ({host}), which is not followed: name that one",
                    f"다른 서버({host})로 넘깁니다. 따라가지 않으니 그 주소를 직접 주십시오",
                )
            request = response.next_request
        if not response.is_success:
            raise self._refusal(response)
        return response

    def _sent(self, request: httpx.Request) -> httpx.Response:
        try:
            return self._client.send(request)
        except httpx.TimeoutException as error:
            raise self._error(
                f"does not answer within {self._seconds:g} s",
                f"{self._seconds:g}초 안에 답하지 않습니다",
                ConnectionBrokenError,
            ) from error
        except httpx.ConnectError as error:
            problem = _shortened(str(error))
            raise self._error(
                f"cannot be reached ({problem}): is the server running?",
                f"닿지 않습니다 ({problem}): 서버가 켜져 있습니까?",
                ConnectionBrokenError,
            ) from error
        except httpx.DecodingError as error:
            raise self._error("sent what cannot be unpacked", "보낸 것을 풀 수 없습니다") from error
        except httpx.HTTPError as error:
            problem = _shortened(str(error))
            raise self._error(
                f"broke off its answer ({problem})",
                f"답이 도중에 끊겼습니다 ({problem})",
                ConnectionBrokenError,
            ) from error

    def _refusal(self, response: httpx.Response) -> CommandError | StoreError:
        """What a status other than success means."""
        said = said_by(response)
        match response.status_code:
            case 401 | 403 if self._credentials.given:
                return self._error(
                    "refuses these credentials", "이 계정을 받아들이지 않습니다", RefusedByServerError
                )
            case 401 | 403:
                return self._error(
                    f"asks who you are: set {_USER} and {_PASSWORD}, or {_TOKEN}",
                    f"계정을 묻습니다: {_USER}와 {_PASSWORD}, 또는 {_TOKEN}을 정하십시오",
                    RefusedByServerError,
                )
            case 404 | 405 | 410:
                return self._error(
                    f"is not there ({response.status_code}): is it the server's query address?",
                    f"없는 주소입니다 ({response.status_code}): 서버의 질의 주소가 맞습니까?",
                )
            case 400 | 413 | 414 | 422:
                return CommandError(
                    f"the server cannot answer this query: {said}",
                    f"서버가 이 질의에 답하지 못합니다: {said}",
                    file=self.url,
                )
        passing = response.status_code in _MAY_PASS or _TAKEN_BACK.match(said)
        return self._error(
            f"fails with {response.status_code}: {said}",
            f"{response.status_code} 오류입니다: {said}",
            ConnectionBrokenError if passing else StoreError,
        )

    def _error(self, en: str, ko: str, kind: type[StoreError] = StoreError) -> StoreError:
        return kind(en, ko, file=self.url)


class _Answering(httpx.Auth):
    """Gives the credentials: a token at once, a password when and how the server asks for one."""

    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials
        self._agreed: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send the request, with credentials where they are due."""
        user, password = self._credentials.user, self._credentials.password
        if self._credentials.token is not None:
            request.headers["Authorization"] = f"Bearer {self._credentials.token}"
            yield request
            return
        if self._agreed is None:
            response = yield request
            if response.status_code != httpx.codes.UNAUTHORIZED or user is None or password is None:
                return
            schemes = ",".join(response.headers.get_list("www-authenticate")).lower()
            if "digest" in schemes:
                self._agreed = httpx.DigestAuth(user, password)
            elif "basic" in schemes:
                self._agreed = httpx.BasicAuth(user, password)
            else:
                return
        yield from self._agreed.auth_flow(request)


def said_by(response: httpx.Response) -> str:
    """The first words of what the server says, without markup and without the query come back."""
    text = response.text
    if "html" in response.headers.get("content-type", ""):
        text = _MARKUP.sub(" ", text)
    return _shortened(_ECHO.split(text, maxsplit=1)[0]) or response.reason_phrase or str(response.status_code)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_PROBLEM else f"{line[:_LONGEST_PROBLEM]}…"


def _checked(url: str) -> str:
    try:
        parts = urlsplit(url)
        whole = parts.scheme in _PORTS and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        whole = False
    if not whole:
        raise CommandError(
            "the address of a server starts with http:// or https://",
            "서버 주소는 http:// 또는 https://로 시작합니다",
        )
    if parts.username is not None or parts.password is not None:
        raise CommandError(
            f"an address may hold no password, it would be seen and kept: set {_USER} and {_PASSWORD}",
            f"주소에 비밀번호를 넣으면 남의 눈에 띕니다: {_USER}와 {_PASSWORD}를 정하십시오",
        )
    return url


def _same_server(one: httpx.URL, other: httpx.URL) -> bool:
    def place(url: httpx.URL) -> tuple[str, str, int | None]:
        return url.scheme, url.host, url.port or _PORTS.get(url.scheme)

    return place(one) == place(other)
