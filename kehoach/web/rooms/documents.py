"""Legal documents: what they are, who cites them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from corpus.registry.cards import DocumentCard, Piece
from corpus.registry.documents import (
    DocumentView,
    document_types,
    document_view,
    list_documents,
)
from kehoach.web.api import Registry
from kehoach.web.drawing import bars
from kehoach.web.pages import render
from kehoach.web.rooms.asking import PAGE, Limit, Offset, found
from schemas.plan import Role

api, pages = APIRouter(), APIRouter()

Type = Annotated[str | None, Query(alias="type", max_length=60, examples=["Quyết định"])]
Year = Annotated[int | None, Query(ge=1900, le=2100)]


@api.get("/documents", summary="Legal documents, those of most citing plans first")
def get_documents(
    connection: Registry,
    kind: Type = None,
    year: Year = None,
    limit: Limit = PAGE,
    cursor: Offset = 0,
) -> Piece[DocumentCard]:
    return list_documents(connection, kind=kind, year=year, offset=cursor, limit=limit)


@api.get("/documents/{document}", summary="A legal document and who cites it")
def get_document(
    connection: Registry,
    document: str,
    role: Role | None = None,
    limit: Limit = PAGE,
    cursor: Offset = 0,
) -> DocumentView:
    view = document_view(connection, document, role=role, offset=cursor, limit=limit)
    return found(view, "document", document)


@pages.get("/documents")
def documents_page(
    request: Request,
    connection: Registry,
    kind: Type = None,
    year: Year = None,
    cursor: Offset = 0,
) -> Response:
    answer = get_documents(connection, kind, year, PAGE, cursor)
    types = document_types(connection)
    return render(request, "documents.html", answer=answer, types=types, kind=kind, year=year)


@pages.get("/documents/{document}")
def document_page(
    request: Request,
    connection: Registry,
    document: str,
    role: Role | None = None,
    cursor: Offset = 0,
) -> Response:
    view = get_document(connection, document, role, PAGE, cursor)
    chart = bars(view.years) if view.years else None
    return render(request, "document.html", view=view, role=role, cursor=cursor, chart=chart)
