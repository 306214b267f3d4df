"""The application: its routes, and what every answer carries."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from policygraph import __version__
from policygraph.errors import PolicygraphError
from policygraph.serve.asking import Asked
from policygraph.serve.queries import read_query

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.requests import Request
    from starlette.routing import BaseRoute
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from policygraph.serve.asking import Asking

_LOG = logging.getLogger(__name__)
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
            await asking.ask(Asked(read_query("health")))
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
        exception_handlers={404: _not_found},
    )


async def _not_found(_: Request, __: Exception) -> Response:
    return Response("there is nothing here / 여기에는 아무것도 없습니다\n", 404, media_type="text/plain")


class _Hardened:
    """Puts the security headers on every answer; what goes wrong unexpectedly is logged, and not shown."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def hardened(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("Content-Security-Policy", _CONTENT_SECURITY_POLICY)
            await send(message)

        try:
            await self._app(scope, receive, hardened)
        except Exception:  # noqa: BLE001 - no detail of whatever it is may leave the server
            _LOG.exception("unexpected, at %s", scope["path"])
            if not started:
                failed = Response("something went wrong here, it is logged\n", 503, media_type="text/plain")
                await failed(scope, receive, hardened)
