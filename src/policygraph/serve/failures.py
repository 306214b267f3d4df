"""What is wrong with a request, as an answer to it: a status, and words in the client's language.

The words are plain text; a client that asks for `application/problem+json` gets them so (RFC 9457), with the
line and column of a syntax error as numbers.
"""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from policygraph.errors import (
    BusyError,
    CommandError,
    PolicygraphError,
    QuerySyntaxError,
    QueryTimeoutError,
    RefusedQueryError,
    StoreError,
)
from policygraph.serve.negotiation import choose, choose_language

if TYPE_CHECKING:
    from starlette.requests import Request

    from policygraph.errors import Language

_STATUS: tuple[tuple[type[PolicygraphError], HTTPStatus], ...] = (
    (RefusedQueryError, HTTPStatus.FORBIDDEN),
    (QueryTimeoutError, HTTPStatus.REQUEST_TIMEOUT),
    (BusyError, HTTPStatus.SERVICE_UNAVAILABLE),
    (CommandError, HTTPStatus.BAD_REQUEST),
    (StoreError, HTTPStatus.BAD_GATEWAY),
)
_RETRY_AFTER = "5"
_TEXT, _PROBLEM = "text/plain", "application/problem+json"


class RequestError(Exception):
    """A request that is not what the protocol says.

    Args:
        status: the HTTP status.
        en: what is wrong, in English.
        ko: the same in Korean.
        headers: to be sent with the answer.
    """

    def __init__(self, status: int, en: str, ko: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(en)
        self.status, self.en, self.ko, self.headers = status, en, ko, headers or {}


def failure(request: Request, error: RequestError | PolicygraphError, otherwise: Language) -> Response:
    """The answer that says what is wrong.

    Args:
        request: what could not be answered.
        error: why.
        otherwise: the language for clients that do not say which they prefer.
    """
    status, headers = _status(error)
    language = preferred_language(request, otherwise)
    text = error.ko if language == "ko" else error.en
    headers = {
        **headers,
        "Content-Language": language,
        "Vary": "Accept, Accept-Language",
        "Cache-Control": "no-store",
    }
    if choose(request.headers.get("accept"), (_TEXT, _PROBLEM)) == _PROBLEM:
        at = error.at if isinstance(error, QuerySyntaxError) else None
        problem: dict[str, Any] = {"title": HTTPStatus(status).phrase, "status": status, "detail": text}
        if at is not None:
            problem |= {"line": at[0], "column": at[1]}
        return Response(json.dumps(problem, ensure_ascii=False), status, headers, media_type=_PROBLEM)
    return Response(f"{text}\n", status, headers, media_type=_TEXT)


def preferred_language(request: Request, otherwise: Language) -> Language:
    """The language that the client prefers, of the two that there are."""
    return choose_language(request.headers.get("accept-language", ""), otherwise)


def _status(error: RequestError | PolicygraphError) -> tuple[int, dict[str, str]]:
    if isinstance(error, RequestError):
        return error.status, error.headers
    status = next((code for kind, code in _STATUS if isinstance(error, kind)), HTTPStatus.SERVICE_UNAVAILABLE)
    return status, {"Retry-After": _RETRY_AFTER} if status == HTTPStatus.SERVICE_UNAVAILABLE else {}
