"""One shape for everything that goes wrong: `application/problem+json` (RFC 9457)."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from kehoach.web.headers import HEADERS

MEDIA_TYPE = "application/problem+json"


class ProblemAnswer(BaseModel):
    """What went wrong: `type` and `status` are for programs, `detail` for people."""

    type: str = Field(examples=["urn:kehoach:problem:not-found"])
    title: str = Field(examples=["Not Found"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["no plan '3f2a9c1b00d4e5f6'"])
    errors: list[dict[str, str]] | None = Field(
        None, description="of a 422: the fields that do not fit, each with a message"
    )


RESPONSES: dict[int | str, dict[str, Any]] = {
    "default": {
        "description": "What went wrong (RFC 9457)",
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemAnswer"}}},
    },
    422: {"model": ProblemAnswer, "description": "A value that cannot be"},
}
"""For the OpenAPI: what every route may answer besides what it is for."""


_CODES = {413: "too-large", 422: "invalid"}
"""Of those that Python's versions phrase differently."""


class Problem(Exception):
    """A request that cannot be answered: `code` is stable, `detail` is for people."""

    def __init__(
        self,
        status: HTTPStatus,
        code: str,
        detail: str,
        *,
        headers: Mapping[str, str] | None = None,
        **more: object,
    ) -> None:
        self.status, self.code, self.detail, self.more = status, code, detail, more
        self.headers = dict(headers or {})
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
        return answer(request, problem)

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
        code = _CODES.get(status) or status.phrase.lower().replace(" ", "-")
        answer = _answer(request, status, code, str(error.detail))
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(Exception)
    async def _fault(request: Request, _: Exception) -> Response:
        """A fault of ours: what it was is for the log, not for the one who asked."""
        detail = "the server has a fault; its log says more"
        made = _answer(request, HTTPStatus.INTERNAL_SERVER_ERROR, "fault", detail)
        made.headers.update(HEADERS)  # faults are answered outside of all middleware
        return made


def answer(request: Request, problem: Problem) -> Response:
    """The answer to a request that met a problem."""
    made = _answer(request, problem.status, problem.code, problem.detail, **problem.more)
    made.headers.update(problem.headers)
    return made


def too_large(request: Request, most: int) -> Response:
    """The answer to a request whose body is over `most` bytes."""
    return answer(
        request, Problem(HTTPStatus(413), "too-large", f"the body is over {most:,} bytes")
    )


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
