"""The application: its routes, and what every answer carries."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from policygraph import __version__
from policygraph.errors import PolicygraphError
from policygraph.query.lookups import read_lookup
from policygraph.serve.asking import Asked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.requests import Request
    from starlette.routing import BaseRoute
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from policygraph.serve.asking import Asking

_LOG = logging.getLogger(__name__)
_ACCESS = logging.getLogger("policygraph.access")
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def create_app(
    asking: Asking,
    routes: Sequence[BaseRoute],
    state: Callable[[], dict[str, object]] = dict,
    *,
    open_to_all: bool = True,
) -> Starlette:
    """The application.

    Args:
        asking: who answers queries, to be asked whether it does.
        routes: what there is.
        state: what `/health` tells besides.
        open_to_all: whether pages of other sites may read the answers (CORS); not for data that needs a
            password.
    """

    async def health(_: Request) -> Response:
        try:
            await asking.ask(Asked(read_lookup("policygraph.serve", "health")))
        except PolicygraphError as error:
            return JSONResponse({"status": "failing", "reason": error.en}, 503)
        return JSONResponse({"status": "ok", "version": __version__, **state()})

    middleware = [Middleware(_Hardened)]
    if open_to_all:
        cors = Middleware(
            CORSMiddleware,
            allow_origins=["*"],
            allow_methods=["GET", "HEAD", "POST"],
            allow_headers=["Accept", "Accept-Language", "Content-Type", "If-None-Match"],
            expose_headers=["ETag", "Retry-After"],
            max_age=86_400,
        )
        middleware.append(cors)
    return Starlette(
        routes=[*routes, Route("/health", health, methods=["GET"])],
        middleware=middleware,
        exception_handlers={404: _not_found, 405: _wrong_method},
    )


async def _not_found(_: Request, __: Exception) -> Response:
    return Response("there is nothing here / 여기에는 아무것도 없습니다\n", 404, media_type="text/plain")


async def _wrong_method(_: Request, error: Exception) -> Response:
    headers = error.headers if isinstance(error, HTTPException) else None
    text = "that method is not for this address: see Allow / 이 주소에 없는 메서드입니다: Allow를 보십시오\n"
    return Response(text, 405, headers, media_type="text/plain")


class _Hardened:
    """Puts the security headers on every answer; what goes wrong unexpectedly is logged, and not shown.

    Each request is a line of the access log: method, path, status, bytes, milliseconds. Neither who asked
    nor what (the query) is written down.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, size, since = 0, 0, time.monotonic()

        async def hardened(message: Message) -> None:
            nonlocal status, size
            size += len(message.get("body", b""))
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("Content-Security-Policy", _CONTENT_SECURITY_POLICY)
            await send(message)

        method, path = scope["method"], scope["raw_path"].decode("ascii", "backslashreplace")
        failed = None
        try:
            await self._app(scope, receive, hardened)
        except asyncio.CancelledError:  # the grace of a graceful end is over
            failed = "the server is stopping / 서버가 멈춥니다\n"
        except Exception:  # noqa: BLE001 - no detail of whatever it is may leave the server
            _LOG.exception("unexpected, at %s %s", method, path)
            failed = "something went wrong here, it is logged / 문제가 생겨 기록했습니다\n"
        if failed is not None and not status:
            await Response(failed, 503, media_type="text/plain")(scope, receive, hardened)
        took = 1000 * (time.monotonic() - since)
        _ACCESS.info("%s %s %s %s B %.0f ms", method, path, status, size, took)
