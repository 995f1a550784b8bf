"""The API that takes files in: a file becomes a record, or the answer says why it does not."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, File, Request, Response, UploadFile
from fastapi.concurrency import run_in_threadpool
from fastapi.routing import APIRoute
from starlette.datastructures import UploadFile as SentFile

from corpus.outcome import FileStatus, Status, failed
from corpus.registry.uploads import shown_name, take_upload
from corpus.store import Store
from corpus.store.rows import plan_id
from ingest import TooLarge
from kehoach.web.access import Requirement, require
from kehoach.web.api import Extras, get_plan
from kehoach.web.problems import Problem, invalid
from kehoach.web.settings import Settings

FORM, JSON = "multipart/form-data", "application/json"
_STATUS = {
    "TooLarge": HTTPStatus(413),
    "ArchiveFile": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "UnsupportedFormat": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
}
"""How failures to read a file are answered; all others are of its content (422)."""


def taking(media_type: str) -> type[APIRoute]:
    """A class of routes that take nothing but bodies of that type (415), and of those that may send
    one: without it the body would be read first."""

    class Taking(APIRoute):
        def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
            handler = super().get_route_handler()
            called = (each.dependency for each in self.dependencies)
            required = [each for each in called if isinstance(each, Requirement)]

            async def checked(request: Request) -> Response:
                for each in required:
                    each(request)
                sent = request.headers.get("content-type", "").partition(";")[0].strip().lower()
                if request.method == "POST" and sent != media_type:
                    raise _wrong_type(sent, media_type)
                return await handler(request)

            return checked

    return Taking


def _wrong_type(sent: str, wanted: str) -> Problem:
    detail = f"{sent!r} is not taken here; send {wanted}"
    return Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", detail)


router = APIRouter(
    prefix="/api/v1", route_class=taking(FORM), dependencies=[Depends(require("import"))]
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file that was sent as `name`; `plan` is the id of its plan or None."""

    name: str
    plan: str | None
    status: FileStatus


@router.post(
    "/plans",
    status_code=201,
    summary="Take a file in; its record",
    response_class=Response,
    responses={201: {"description": "The record, at `Location`", "content": {JSON: {}}}},
)
async def post_plan(
    request: Request,
    file: Annotated[UploadFile, File(description="a plan: .docx, .pdf, .doc, a scan …")],
    extras: Extras = "",
) -> Response:
    """The file is read in a process with limits of time and memory; its type is what its content
    says. A file that is there already is not read again. What cannot be read is a problem whose
    `status` members say why, in both languages: 413 too large, 415 no format for plans, 422 else.
    """
    taken = await take(request, file)
    if taken.plan is None:
        raise _unreadable(taken.status)
    return await run_in_threadpool(_record, request, taken.plan, extras)


@router.post("/imports", summary="Take several files in; what became of each")
async def post_imports(
    request: Request, files: Annotated[list[UploadFile], File(description="plans")]
) -> list[Taken]:
    """One after another, as `POST /api/v1/plans` does; one bad file costs that file alone."""
    return await take_all(request, files)


def _record(request: Request, plan: str, extras: str) -> Response:
    store: Store = request.app.state.store
    with store.reading() as connection:
        response = get_plan(request, connection, plan, extras)
    response.status_code = HTTPStatus.CREATED
    response.headers["Location"] = f"/api/v1/plans/{plan}"
    return response


async def take_all(request: Request, files: Sequence[SentFile]) -> list[Taken]:
    """What becomes of several files, one after another. Raises `Problem` if they are too many."""
    settings: Settings = request.app.state.settings
    if len(files) > settings.upload_files:
        raise invalid(f"more than {settings.upload_files} files")
    return [await take(request, each) for each in files]


async def take(request: Request, file: SentFile) -> Taken:
    """What becomes of a file that is sent: read in a process of its own, with limits."""
    store: Store = request.app.state.store
    settings: Settings = request.app.state.settings
    name = shown_name(file.filename or "")
    data = await file.read(settings.upload_bytes + 1)
    if len(data) > settings.upload_bytes:
        detail = f"upload_bytes: {settings.upload_bytes:,}"
        return Taken(name, None, failed(Path(name), TooLarge(Path(name), detail=detail)).status)
    status = await run_in_threadpool(take_upload, store, name, data)
    is_in = status.status is Status.IMPORTED
    return Taken(name, plan_id(sha256(data).hexdigest()) if is_in else None, status)


def _unreadable(status: FileStatus) -> Problem:
    return Problem(
        _STATUS.get(status.code or "", HTTPStatus.UNPROCESSABLE_ENTITY),
        "unreadable",
        status.message_en or "the file cannot be read",
        cause=status.code,
        message=status.message,
        message_en=status.message_en,
        page=status.page,
    )
