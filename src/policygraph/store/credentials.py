"""Who asks a server: from the environment, never from a command line or an address, and only for the server meant.

>>> Credentials.from_environment({"POLICYGRAPH_USER": "dba", "POLICYGRAPH_PASSWORD": "x"})
Credentials(user='dba')
"""

import ipaddress
from collections.abc import Generator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

import httpx

from policygraph.errors import CommandError

_USER, _PASSWORD, _TOKEN = "POLICYGRAPH_USER", "POLICYGRAPH_PASSWORD", "POLICYGRAPH_TOKEN"
_UNAUTHORIZED = 401


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user with a password, or a token; none where everybody may."""

    user: str | None = None
    password: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Credentials":
        """POLICYGRAPH_TOKEN, or POLICYGRAPH_USER with POLICYGRAPH_PASSWORD.

        Raises:
            CommandError: only one of user and password is given.
        """
        user, password, token = (environment.get(name) or None for name in (_USER, _PASSWORD, _TOKEN))
        if (user is None) != (password is None):
            raise CommandError(
                f"{_USER} and {_PASSWORD} are needed together",
                f"{_USER}와 {_PASSWORD}는 함께 주어야 합니다",
            )
        return cls(user, password, token)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return self.token is not None or self.user is not None

    def for_servers(self, *addresses: str) -> httpx.Auth | None:
        """What shows them to the servers of these addresses and to no other."""
        return _Shown(self, frozenset(_origin(httpx.URL(url)) for url in addresses)) if self else None


class _Shown(httpx.Auth):
    """A token at once; user and password as the server asks for them, and from then on at once."""

    def __init__(self, credentials: Credentials, origins: frozenset[tuple[str, str, int | None]]) -> None:
        self._credentials = credentials
        self._origins = origins
        self._way: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        """Show them, if the request goes where they belong."""
        if _origin(request.url) not in self._origins:
            yield request
            return
        if self._credentials.token is not None:
            request.headers["Authorization"] = f"Bearer {self._credentials.token}"
            yield request
            return
        if self._way is None:
            response = yield request
            if response.status_code != _UNAUTHORIZED:
                return
            asked = response.headers.get("www-authenticate", "").lower()
            user, password = self._credentials.user or "", self._credentials.password or ""
            if "digest" in asked:
                self._way = httpx.DigestAuth(user, password)
                flow = self._way.auth_flow(request)
                next(flow)  # it would ask first what has just been asked
                with suppress(StopIteration):
                    yield flow.send(response)
                return
            self._way = httpx.BasicAuth(user, password)
        yield from self._way.auth_flow(request)


def checked_address(url: str) -> str:
    """`url`, if it is an http or https address without credentials.

    Raises:
        CommandError: it is not.
    """
    try:
        parsed = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise _no_address(url) from error
    if parsed.userinfo:
        raise CommandError(
            f"an address holds no password: give it by {_USER} and {_PASSWORD}",
            f"주소에는 비밀번호를 쓰지 않습니다: {_USER}와 {_PASSWORD}로 주십시오",
        )
    if parsed.scheme not in {"http", "https"} or not parsed.host or parsed.fragment:
        raise _no_address(url)
    return url


def is_open_to_listeners(url: str) -> bool:
    """Whether what is sent there can be read on the way: http, and not to this machine."""
    parsed = httpx.URL(url)
    if parsed.scheme != "http" or parsed.host == "localhost":
        return False
    try:
        return not ipaddress.ip_address(parsed.host).is_loopback
    except ValueError:
        return True


def _no_address(url: str) -> CommandError:
    return CommandError(f"{url!r} is no http or https address", f"{url!r}은(는) http나 https 주소가 아닙니다")


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port
