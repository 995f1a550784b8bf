"""Exports over HTTP: the formats of `corpus.exports`, made while they are sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import StreamingResponse

from corpus.exports import FORMATS, File, Format, Kind, Options, zipped
from corpus.registry.records import Choice, whole_plans
from corpus.registry.views import plan_card
from corpus.search import body_of
from corpus.store import Store
from kehoach.web.problems import Problem, not_found

router = APIRouter(prefix="/api/v1")

_CONTENT: dict[str, dict[str, object]] = {each.media_type: {} for each in FORMATS.values()}


@router.get(
    "/export.{format}",
    summary="Plans in a format that other programs read; several files as a zip archive",
    response_class=StreamingResponse,
    responses={200: {"content": _CONTENT | {"application/zip": {}}, "description": "the export"}},
)
def export(
    request: Request,
    format: Annotated[
        str,
        Path(pattern=f"^({'|'.join(FORMATS)})$", json_schema_extra={"enum": list(FORMATS)}),
    ],
    kind: Annotated[
        list[Kind] | None,
        Query(description="tables; all if none", examples=[["task", "deadline"]]),
    ] = None,
    plan: Annotated[str | None, Query(max_length=16, description="one plan alone")] = None,
    province: Annotated[str | None, Query(max_length=60)] = None,
    year: Annotated[int | None, Query(ge=1900, le=2100)] = None,
    agency: Annotated[str | None, Query(max_length=200, description="a body's name")] = None,
    original: Annotated[bool, Query(description="without the corrections of people")] = False,
    lang: Annotated[Literal["vi", "en"], Query(description="of heads and words")] = "vi",
) -> StreamingResponse:
    chosen = FORMATS[format]
    kinds = _kinds(chosen, kind or [])
    store: Store = request.app.state.store
    choice = Choice(plan, province, year, _body(store, plan, agency))
    options = Options(kinds, lang, choice.body, str(request.base_url).rstrip("/"))
    files = chosen.files(whole_plans(store, choice, original=original), options)
    if chosen.is_one_file(kinds, one_plan=plan is not None):
        return _answer(_alone(files), f"kehoach{chosen.suffix}", chosen.media_type)
    return _answer(zipped(files), f"kehoach-{chosen.name}.zip", "application/zip")


def _kinds(chosen: Format, asked: list[Kind]) -> tuple[Kind, ...]:
    if missing := chosen.missing():
        raise Problem(HTTPStatus.NOT_IMPLEMENTED, "format-missing", f"the server has no {missing}")
    if unknown := [each for each in asked if each not in chosen.kinds]:
        known = ", ".join(chosen.kinds) or "none"
        raise Problem(
            HTTPStatus.UNPROCESSABLE_ENTITY,
            "bad-kind",
            f"{chosen.name} has no table {unknown[0]!r}; it has: {known}",
        )
    return tuple(each for each in chosen.kinds if not asked or each in asked)


def _body(store: Store, plan: str | None, agency: str | None) -> str | None:
    """The id of a body by its name. Raises `Problem` if it or the plan is unknown."""
    with store.reading() as connection:
        if plan is not None and plan_card(connection, plan) is None:
            raise not_found("plan", plan)
        body = body_of(connection, agency) if agency else None
    if agency and body is None:
        raise not_found("body", agency)
    return body


def _alone(files: Iterator[File]) -> Iterator[bytes]:
    for file in files:
        yield from file.chunks


def _answer(chunks: Iterable[bytes], name: str, media_type: str) -> StreamingResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(chunks, media_type=media_type, headers=disposition)
