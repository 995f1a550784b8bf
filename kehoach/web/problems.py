"""One shape for everything that goes wrong: `application/problem+json` (RFC 9457)."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

MEDIA_TYPE = "application/problem+json"


class Problem(Exception):
    """A request that cannot be answered: `code` is stable, `detail` is for people."""

    def __init__(self, status: HTTPStatus, code: str, detail: str, **more: object) -> None:
        self.status, self.code, self.detail, self.more = status, code, detail, more
        super().__init__(detail)


def not_found(kind: str, identity: str) -> Problem:
    """The problem of an id that nothing bears."""
    return Problem(HTTPStatus.NOT_FOUND, "not-found", f"no {kind} {identity!r}")


def invalid(detail: str) -> Problem:
    """The problem of a request that says what cannot be."""
    return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid", detail)


def install(app: FastAPI) -> None:
    """Have `app` answer every failure with a problem."""

    @app.exception_handler(Problem)
    async def _problem(request: Request, problem: Problem) -> Response:
        return _answer(request, problem.status, problem.code, problem.detail, **problem.more)

    @app.exception_handler(RequestValidationError)
    async def _invalid(request: Request, error: RequestValidationError) -> Response:
        errors = [
            {"field": ".".join(map(str, each["loc"])), "message": each["msg"]}
            for each in error.errors()
        ]
        detail = "; ".join(f"{each['field']}: {each['message']}" for each in errors)
        return _answer(request, HTTPStatus.UNPROCESSABLE_ENTITY, "invalid", detail, errors=errors)

    @app.exception_handler(HTTPException)
    async def _http(request: Request, error: HTTPException) -> Response:
        status = HTTPStatus(error.status_code)
        code = status.phrase.lower().replace(" ", "-")
        answer = _answer(request, status, code, str(error.detail))
        answer.headers.update(error.headers or {})
        return answer


def _answer(
    request: Request, status: HTTPStatus, code: str, detail: str, **more: object
) -> Response:
    """A page for a person's browser, a problem for everybody else."""
    if not request.url.path.startswith("/api/") and "text/html" in request.headers.get(
        "accept", ""
    ):
        from kehoach.web.pages import render  # it needs the problems of this module

        return render(request, "failure.html", int(status), failed=status, code=code, detail=detail)
    body = {"type": f"urn:kehoach:problem:{code}", "title": status.phrase, "status": int(status)}
    return JSONResponse(
        body | {"detail": detail} | more, status_code=int(status), media_type=MEDIA_TYPE
    )
