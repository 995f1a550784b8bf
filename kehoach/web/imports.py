"""The page that takes files in."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from fastapi import APIRouter, Depends, Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from corpus.outcome import FileStatus, Status, failed
from corpus.registry.uploads import shown_name, take_upload
from corpus.store import Store
from corpus.store.rows import plan_id
from ingest import TooLarge
from kehoach.web.access import require
from kehoach.web.forms import check_token, form_token, keep_token
from kehoach.web.pages import context_of, render
from kehoach.web.problems import invalid
from kehoach.web.settings import Settings

router = APIRouter(include_in_schema=False, dependencies=[Depends(require("import"))])
MOST_FILES = 50
"""Files of one form."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a file that was sent as `name`; `plan` is the id of its plan."""

    name: str
    status: FileStatus
    plan: str | None


@router.get("/import")
def import_page(request: Request) -> Response:
    return _page(request, None)


@router.post("/import")
async def take_files(request: Request) -> Response:
    """Take the files of the form in, one after another."""
    form = await request.form(max_files=MOST_FILES)
    check_token(request, form)
    files = [each for each in form.getlist("files") if isinstance(each, UploadFile)]
    files = [each for each in files if each.filename]
    if not files:
        raise invalid(context_of(request).text("web.import-none"))
    store: Store = request.app.state.store
    return _page(request, [await _take(store, each, _settings(request)) for each in files])


async def _take(store: Store, file: UploadFile, settings: Settings) -> Sent:
    name = shown_name(file.filename or "")
    data = await file.read(settings.upload_bytes + 1)
    if len(data) > settings.upload_bytes:
        detail = f"upload_bytes: {settings.upload_bytes:,}"
        return Sent(name, failed(Path(name), TooLarge(Path(name), detail=detail)).status, None)
    status = await run_in_threadpool(take_upload, store, name, data)
    imported = status.status is Status.IMPORTED
    return Sent(name, status, plan_id(sha256(data).hexdigest()) if imported else None)


def _page(request: Request, statuses: list[Sent] | None) -> Response:
    token = form_token(request)
    response = render(
        request,
        "import.html",
        token=token,
        statuses=statuses,
        megabytes=_settings(request).upload_bytes // 1_000_000,
    )
    keep_token(response, token)
    return response


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings
