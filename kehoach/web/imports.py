"""The page that takes files in, as `POST /api/v1/imports` does."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Depends, Request, Response
from starlette.datastructures import UploadFile

from kehoach.web.access import require
from kehoach.web.forms import check_token, form_token, keep_token
from kehoach.web.intake import Taken, take_all
from kehoach.web.pages import context_of, render
from kehoach.web.problems import invalid
from kehoach.web.settings import Settings

router = APIRouter(include_in_schema=False, dependencies=[Depends(require("import"))])


@router.get("/import")
def import_page(request: Request) -> Response:
    return _page(request, None)


@router.post("/import")
async def take_files(request: Request) -> Response:
    """Take the files of the form in, one after another."""
    form = await request.form(max_files=_settings(request).upload_files)
    check_token(request, form)
    files = [each for each in form.getlist("files") if isinstance(each, UploadFile)]
    files = [each for each in files if each.filename]
    if not files:
        raise invalid(context_of(request).text("web.import-none"))
    return _page(request, await take_all(request, files))


def _page(request: Request, taken: Sequence[Taken] | None) -> Response:
    token = form_token(request)
    response = render(
        request,
        "import.html",
        token=token,
        taken=taken,
        megabytes=_settings(request).upload_bytes // 1_000_000,
    )
    keep_token(response, token)
    return response


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings
